/* HTML: one page, readable on a telephone, printed on A4, light and dark, without
   scripts or requests. */
#include "base/lang.h"
#include "report/html/html.h"
#include "report/show.h"

enum {
    CONTENTS_LEAST = 4, /* sections that are worth a list of contents */
    PAGE_MOST = 40      /* rows that certainly fit on a printed page */
};

static void put_head(struct html *h, const struct report *r) {
    struct emit *e = &h->emit;
    emit_text(e, "<!DOCTYPE html>\n<html lang=\"");
    emit_text(e, r->lang == LANG_NL ? "nl" : "en");
    emit_text(e,
              "\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    html_string(h, r->title);
    if (r->fact_count > 0 && r->facts[0].value.type == CELL_TEXT) {
        emit_text(e, " \u2013 ");
        html_cell(h, &r->facts[0].value);
    }
    emit_text(e, "</title>\n<style>\n");
    for (const char *const *line = html_style; *line; line++)
        emit_text(e, *line);
    emit_text(e, "</style>\n</head>\n<body>\n");
}

static void put_facts(struct html *h, const struct report *r) {
    struct emit *e = &h->emit;
    emit_text(e, "<header>\n<h1>");
    html_string(h, r->title);
    emit_text(e, "</h1>\n<dl class=\"facts\">\n");
    for (size_t i = 0; i < r->fact_count; i++) {
        const struct fact *fact = &r->facts[i];
        if (!fact->title || fact->value.type == CELL_EMPTY)
            continue;
        emit_text(e, "<div><dt>");
        html_string(h, fact->title);
        emit_text(e, "</dt><dd>");
        html_cell(h, &fact->value);
        emit_text(e, "</dd></div>\n");
    }
    emit_text(e, "</dl>\n</header>\n");
}

static bool is_section(const struct table *t) {
    return (t->audience & FOR_PAGES) && t->title;
}

static void put_contents(struct html *h, const struct report *r) {
    struct emit *e = &h->emit;
    size_t sections = 0;
    for (size_t i = 0; i < r->table_count; i++)
        sections += is_section(r->tables[i]);
    if (sections < CONTENTS_LEAST)
        return;
    emit_text(e, "<nav aria-label=\"");
    html_string(h, _("Contents"));
    emit_text(e, "\">\n<ul>\n");
    for (size_t i = 0; i < r->table_count; i++) {
        if (!is_section(r->tables[i]))
            continue;
        emit_text(e, "<li><a href=\"#t");
        emit_figure(e, (int64_t)i + 1, 0, &figure_plain);
        emit_text(e, "\">");
        html_string(h, r->tables[i]->title);
        emit_text(e, "</a></li>\n");
    }
    emit_text(e, "</ul>\n</nav>\n");
}

static int put_section(struct html *h, const struct table *t, size_t number) {
    struct emit *e = &h->emit;
    emit_text(e, "<section id=\"t");
    emit_figure(e, (int64_t)number, 0, &figure_plain);
    emit_text(e, "\" class=\"");
    emit_text(e, t->own_page                               ? "page"
                 : html_is_wide(t) || t->chart || t->flows ? "wide"
                                                           : "narrow");
    emit_text(e, t->source.push || t->row_count > PAGE_MOST ? " long\">\n" : "\">\n");
    int status = html_table(h, t);
    if (status != 0)
        return status;
    html_bars(h, t);
    html_flows(h, t);
    if (t->note) {
        emit_text(e, "<p class=\"note\">");
        html_string(h, t->note);
        emit_text(e, "</p>\n");
    }
    emit_text(e, "</section>\n");
    return emit_status(e);
}

static void put_remarks(struct html *h, const struct report *r) {
    for (size_t i = 0; i < r->remark_count; i++) {
        emit_text(&h->emit, i == 0 ? "<section class=\"remarks\">\n<p>" : "<p>");
        html_string(h, r->remarks[i]);
        emit_text(&h->emit, "</p>\n");
    }
    if (r->remark_count > 0)
        emit_text(&h->emit, "</section>\n");
}

static void put_warnings(struct html *h, const struct report *r) {
    struct emit *e = &h->emit;
    struct buf place = {0};
    if (r->warning_count == 0)
        return;
    emit_text(e, "<section class=\"warnings\">\n<h2>");
    html_string(h, _("Warnings"));
    emit_text(e, "</h2>\n<ul>\n");
    for (size_t i = 0; i < r->warning_count; i++) {
        buf_reset(&place);
        show_place(&place, &r->warnings[i]);
        emit_text(e, "<li>");
        if (place.len > 0) {
            emit_text(e, "<code>");
            html_words(h, buf_view(&place));
            emit_text(e, "</code> ");
        }
        html_string(h, r->warnings[i].message);
        emit_text(e, "</li>\n");
    }
    emit_text(e, "</ul>\n</section>\n");
    buf_clear(&place);
}

static void put_end(struct html *h, const struct report *r) {
    emit_text(&h->emit, "</main>\n<footer><p>seta ");
    html_string(h, r->version);
    emit_text(&h->emit, "</p></footer>\n</body>\n</html>\n");
}

static int put_page(struct html *h, const struct report *r) {
    put_head(h, r);
    put_facts(h, r);
    put_contents(h, r);
    emit_text(&h->emit, "<main>\n");
    for (size_t i = 0; i < r->table_count; i++)
        if ((r->tables[i]->audience & FOR_PAGES) &&
            put_section(h, r->tables[i], i + 1) != 0)
            return -1;
    put_remarks(h, r);
    put_warnings(h, r);
    put_end(h, r);
    return 0;
}

int write_html(const struct report *r, const struct layout *layout, struct byte_sink *out,
               struct diags *diags) {
    (void)layout, (void)diags;
    struct html h = {.figures = figure_in(r->lang, true)};
    emit_start(&h.emit, out);
    int status = put_page(&h, r);
    buf_clear(&h.clean);
    return emit_finish(&h.emit) != 0 || status != 0 ? -1 : 0;
}
