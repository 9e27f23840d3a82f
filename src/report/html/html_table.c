/* Tables in HTML. On a telephone a table with many columns becomes a list, so each cell
   has an attribute with the title of its column. */
#include "report/html/html.h"

/* Columns that certainly fit beside each other on a telephone, and on half a page. */
enum { TELEPHONE_MOST = 3, HALF_PAGE_MOST = 4 };

struct html_rows {
    struct html *html;
    const struct table *table;
    bool listed; /* becomes a list on a telephone */
};

static void put_classes(struct html *h, const struct column *c) {
    if (c->figure || c->total || c->detail) {
        emit_text(&h->emit, " class=\"");
        emit_text(&h->emit, c->figure && c->total ? "n t"
                            : c->figure           ? "n"
                            : c->total            ? "t"
                                                  : "d");
        emit_char(&h->emit, '"');
    }
}

/* Puts the cell of one column; `row` if it is the heading of its row. */
static void put_cell(struct html_rows *rows, const struct column *c,
                     const struct cell *cell, bool row) {
    struct emit *e = &rows->html->emit;
    emit_text(e, row ? "<th scope=\"row\"" : "<td");
    put_classes(rows->html, c);
    if (rows->listed && !row) {
        emit_text(e, " data-of=\"");
        html_string(rows->html, c->title);
        emit_char(e, '"');
    }
    emit_char(e, '>');
    html_cell(rows->html, cell);
    emit_text(e, row ? "</th>" : "</td>");
}

static int put_row(void *self, enum row_kind kind, const struct cell *cells) {
    static const char *const classes[] = {[ROW_BODY] = "",
                                          [ROW_SUBTOTAL] = " class=\"subtotal\"",
                                          [ROW_TOTAL] = " class=\"total\""};
    struct html_rows *rows = self;
    struct emit *e = &rows->html->emit;
    emit_text(e, "<tr");
    emit_text(e, classes[kind]);
    emit_char(e, '>');
    for (size_t i = 0; i < rows->table->column_count; i++)
        put_cell(rows, &rows->table->columns[i], &cells[i], i == 0);
    emit_text(e, "</tr>\n");
    return emit_status(e);
}

static void put_heading(struct html_rows *rows, const struct column *c) {
    struct emit *e = &rows->html->emit;
    bool empty = !c->title || !c->title[0];
    emit_text(e, empty ? "<td" : "<th scope=\"col\"");
    put_classes(rows->html, c);
    emit_char(e, '>');
    html_string(rows->html, c->title);
    emit_text(e, empty ? "</td>" : "</th>");
}

static void begin_table(struct html *h, const struct table *t, const char *attributes) {
    emit_text(&h->emit, "<table");
    emit_text(&h->emit, attributes);
    emit_text(&h->emit, ">\n");
    if (t->title) {
        emit_text(&h->emit, "<caption><h2>");
        html_string(h, t->title);
        emit_text(&h->emit, "</h2></caption>\n");
    }
}

/* --- a list of pairs -------------------------------------------------------------- */

static int put_pairs(void *self, enum row_kind kind, const struct cell *cells) {
    struct html_rows *rows = self;
    struct emit *e = &rows->html->emit;
    (void)kind;
    for (size_t i = 0; i < rows->table->column_count; i++) {
        const struct column *c = &rows->table->columns[i];
        emit_text(e, c->total ? "<tr class=\"total\"><th scope=\"row\">"
                              : "<tr><th scope=\"row\">");
        html_string(rows->html, c->title);
        emit_text(e, c->figure ? "</th><td class=\"n\">" : "</th><td>");
        html_cell(rows->html, &cells[i]);
        emit_text(e, "</td></tr>\n");
    }
    return emit_status(e);
}

/* --- whole tables ----------------------------------------------------------------- */

static int put_single(struct html *h, const struct table *t) {
    struct html_rows rows = {h, t, false};
    begin_table(h, t, " class=\"pairs\"");
    emit_text(&h->emit, "<tbody>\n");
    int status = table_rows(t, &(struct row_sink){.self = &rows, .row = put_pairs});
    emit_text(&h->emit, "</tbody>\n</table>\n");
    return status;
}

/* A part that scrolls sideways must also be reachable by keyboard. */
static void begin_scroll(struct html *h, const struct table *t) {
    emit_text(&h->emit,
              "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
    html_string(h, t->title ? t->title : t->id);
    emit_text(&h->emit, "\">\n");
}

bool html_is_wide(const struct table *t) {
    return !t->single && (t->column_count > HALF_PAGE_MOST || t->source.push);
}

int html_table(struct html *h, const struct table *t) {
    if (t->single)
        return put_single(h, t);
    bool broad = html_is_wide(t);
    struct html_rows rows = {h, t, t->column_count > TELEPHONE_MOST && !t->source.push};
    struct emit *e = &h->emit;
    if (broad)
        begin_scroll(h, t);
    begin_table(h, t, rows.listed ? " class=\"listed\"" : "");
    emit_text(e, "<thead>\n<tr>");
    for (size_t i = 0; i < t->column_count; i++)
        put_heading(&rows, &t->columns[i]);
    emit_text(e, "</tr>\n</thead>\n<tbody>\n");
    int status = table_rows(t, &(struct row_sink){.self = &rows, .row = put_row});
    emit_text(e, broad ? "</tbody>\n</table>\n</div>\n" : "</tbody>\n</table>\n");
    return status;
}
