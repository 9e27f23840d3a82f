/* Text for a screen or a printed page, of 80 columns if the layout has no width. */
#include "report/screen.h"
#include "report/show.h"
#include "report/text/text.h"

enum { DEFAULT_WIDTH = 80, LEAST_WIDTH = 40, FACT_GAP = 2 };

static void print_sentence(const struct text_page *page, const char *sentence,
                           unsigned indent) {
    struct buf clean = {0};
    screen_clean(&clean, slice_of(sentence));
    emit_repeat(page->emit, " ", indent);
    text_paragraph(page, buf_view(&clean), indent, indent);
    buf_clear(&clean);
}

static void print_heading(const struct text_page *page, const char *heading) {
    text_style(page, STYLE_STRONG);
    print_sentence(page, heading, 0);
    text_style(page, STYLE_PLAIN);
}

static void print_title(const struct text_page *page, const char *title) {
    struct buf clean = {0};
    screen_clean(&clean, slice_of(title));
    unsigned width = screen_width(buf_view(&clean));
    print_heading(page, title);
    emit_repeat(page->emit, "=", width < page->width ? width : page->width);
    emit_char(page->emit, '\n');
    buf_clear(&clean);
}

static bool is_shown(const struct fact *fact) {
    return fact->title && fact->value.type != CELL_EMPTY;
}

/* Prints `name: value`, the values aligned after `names` columns. */
static void print_fact(const struct text_page *page, const struct fact *fact,
                       unsigned names) {
    struct buf name = {0}, value = {0};
    screen_clean(&name, slice_of(fact->title));
    buf_char(&name, ':');
    buf_repeat(&name, " ", names - screen_width(buf_view(&name)));
    show_cell(&value, &fact->value, page->figures);
    emit_slice(page->emit, buf_view(&name));
    text_paragraph(page, buf_view(&value), names, names);
    buf_clear(&name);
    buf_clear(&value);
}

static void print_facts(const struct text_page *page, const struct report *r) {
    struct buf name = {0};
    unsigned names = 0;
    for (size_t i = 0; i < r->fact_count; i++) {
        if (!is_shown(&r->facts[i]))
            continue;
        buf_reset(&name);
        screen_clean(&name, slice_of(r->facts[i].title));
        unsigned width = screen_width(buf_view(&name)) + 1 + FACT_GAP;
        names = width > names ? width : names;
    }
    buf_clear(&name);
    if (names > 0)
        emit_char(page->emit, '\n');
    for (size_t i = 0; i < r->fact_count; i++)
        if (is_shown(&r->facts[i]))
            print_fact(page, &r->facts[i], names);
}

static int print_table(const struct text_page *page, const struct table *t) {
    emit_char(page->emit, '\n');
    if (t->title)
        print_heading(page, t->title);
    int status = text_table(page, t);
    if (status != 0)
        return status;
    text_bars(page, t);
    if (t->note)
        print_sentence(page, t->note, 0);
    return emit_status(page->emit);
}

static void print_warnings(const struct text_page *page, const struct report *r) {
    emit_char(page->emit, '\n');
    print_heading(page, _("Warnings"));
    struct buf text = {0};
    for (size_t i = 0; i < r->warning_count; i++) {
        const struct report_warning *w = &r->warnings[i];
        buf_reset(&text);
        show_place(&text, w);
        buf_text(&text, text.len > 0 ? ": " : "");
        screen_clean(&text, slice_of(w->message));
        emit_text(page->emit, "- ");
        text_paragraph(page, buf_view(&text), 2, 2);
    }
    buf_clear(&text);
}

static int print_report(const struct text_page *page, const struct report *r) {
    print_title(page, r->title);
    print_facts(page, r);
    for (size_t i = 0; i < r->table_count; i++)
        if (r->tables[i]->audience & FOR_TEXT && print_table(page, r->tables[i]) != 0)
            return -1;
    if (r->remark_count > 0)
        emit_char(page->emit, '\n');
    for (size_t i = 0; i < r->remark_count; i++)
        print_sentence(page, r->remarks[i], 0);
    if (r->warning_count > 0)
        print_warnings(page, r);
    return 0;
}

int write_text(const struct report *r, const struct layout *layout, struct byte_sink *out,
               struct diags *diags) {
    (void)diags;
    struct emit emit;
    struct text_page page = {
        .emit = &emit, .figures = figure_in(r->lang, true), .width = DEFAULT_WIDTH};
    if (layout) {
        page.terminal = layout->terminal;
        page.colour = layout->colour;
        page.width = layout->width ? layout->width : DEFAULT_WIDTH;
    }
    page.width = page.width < LEAST_WIDTH ? LEAST_WIDTH : page.width;
    emit_start(&emit, out);
    int status = print_report(&page, r);
    return emit_finish(&emit) != 0 || status != 0 ? -1 : 0;
}
