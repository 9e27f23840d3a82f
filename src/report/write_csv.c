/* One tidy table in the dialect of its reader. English: comma, decimal point, ids. Dutch:
   what Excel with Dutch settings opens with a double click, so a byte order mark,
   semicolon, decimal comma and labels. Both end their lines with LF: Excel reads it, and
   so does everybody else. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "number/money.h"
#include "report/writer.h"

struct dialect {
    char delimiter;
    bool labels; /* words for a reader instead of ids */
    const char *begin;
    const struct figure_style *figures;
};

static const struct dialect dialects[] = {
    [LANG_EN] = {',', false, "", &figure_plain},
    [LANG_NL] = {';', true, "\xef\xbb\xbf", &figure_dutch_plain},
};

enum { PIECE = 64 * 1024 }; /* bytes that are written at a time, about */

struct csv {
    struct byte_sink *out; /* borrowed; NULL in a part, whose rows are kept */
    const struct dialect *dialect;
    size_t columns;
    struct buf rows; /* owned: not written yet */
    size_t last;     /* in the rows: where the last one starts */
    size_t *ends;    /* owned: where its cells end, counted from there */
};

static bool is_sign(char c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/* Whether a spreadsheet could take the text for a formula. A text that has marks in
   front of its sign already gets one more, so that taking off one mark always gives
   the text back. */
static bool needs_mark(struct slice text) {
    size_t at = 0;
    while (at < text.len && text.at[at] == '\'')
        at++;
    return at < text.len && is_sign(text.at[at]);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* Blanks at the ends are quoted too: many readers strip them otherwise. */
static bool needs_quotes(struct slice text, char delimiter) {
    if (text.len == 0)
        return false;
    if (is_blank(text.at[0]) || is_blank(text.at[text.len - 1]))
        return true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        /* Nearly every byte is beyond them all. */
        if (c <= ';' && (c == delimiter || c == '"' || c == '\n' || c == '\r'))
            return true;
    }
    return false;
}

static void put_text(struct csv *csv, struct slice text, bool mark) {
    struct buf *to = &csv->rows;
    if (!needs_quotes(text, csv->dialect->delimiter)) {
        if (mark)
            buf_char(to, '\'');
        buf_slice(to, text);
        return;
    }
    buf_text(to, mark ? "\"'" : "\"");
    for (const char *quote; (quote = memchr(text.at, '"', text.len));) {
        size_t len = (size_t)(quote - text.at) + 1;
        buf_add(to, text.at, len);
        buf_char(to, '"');
        text = (struct slice){text.at + len, text.len - len};
    }
    buf_slice(to, text);
    buf_char(to, '"');
}

static void put_cell(struct csv *csv, const struct cell *cell) {
    switch (cell->type) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        put_text(csv, cell->text, needs_mark(cell->text));
        break;
    case CELL_TERM:
        put_text(csv, slice_of(csv->dialect->labels ? cell->term.label : cell->term.id),
                 false);
        break;
    case CELL_MONEY:
    case CELL_COUNT:
    case CELL_FIGURE:
        figure_write(&csv->rows, cell->figure.digits, cell->figure.places,
                     csv->dialect->figures);
        break;
    }
}

/* --- rows ---------------------------------------------------------------------------- */

static int flush(struct csv *csv) {
    int status = 0;
    if (csv->rows.len > 0)
        status = csv->out->write(csv->out->self, csv->rows.at, csv->rows.len);
    buf_reset(&csv->rows);
    csv->last = 0;
    return status;
}

/* The first `same` cells, and what delimits them, are copied from the row before. */
static int put_body(void *self, const struct cell *cells, size_t same) {
    struct csv *csv = self;
    int status = 0;
    if (same == 0 && csv->out && csv->rows.len >= PIECE)
        status = flush(csv);
    size_t start = csv->rows.len, copied = same ? csv->ends[same - 1] : 0;
    char *to = buf_room(&csv->rows, copied);
    if (copied)
        memcpy(to, csv->rows.at + csv->last, copied);
    csv->rows.len += copied;
    for (size_t i = same; i < csv->columns; i++) {
        put_cell(csv, &cells[i]);
        buf_char(&csv->rows, i + 1 < csv->columns ? csv->dialect->delimiter : '\n');
        csv->ends[i] = csv->rows.len - start;
    }
    csv->last = start;
    return status;
}

static int put_row(void *self, enum row_kind kind, const struct cell *cells) {
    return kind == ROW_BODY ? put_body(self, cells, 0) : 0;
}

static void csv_init(struct csv *csv, const struct dialect *dialect, size_t columns) {
    *csv = (struct csv){.dialect = dialect, .columns = columns};
    csv->ends = mem_zero(columns, sizeof *csv->ends);
}

static void csv_clear(struct csv *csv) {
    buf_clear(&csv->rows);
    free(csv->ends);
}

/* --- parts --------------------------------------------------------------------------- */

static void release(struct row_sink *part) {
    csv_clear(part->self);
    free(part->self);
}

static struct row_sink fork_rows(void *self) {
    const struct csv *csv = self;
    struct csv *part = mem_alloc(sizeof *part);
    csv_init(part, csv->dialect, csv->columns);
    return (struct row_sink){
        .self = part, .row = put_row, .row_like = put_body, .release = release};
}

static int join_rows(void *self, struct row_sink *sink) {
    struct csv *csv = self, *part = sink->self;
    int status = flush(csv);
    part->out = csv->out;
    status = flush(part) != 0 ? -1 : status;
    part->out = NULL;
    return status;
}

/* --- the table ----------------------------------------------------------------------- */

static void put_header(struct csv *csv, const struct table *t) {
    buf_text(&csv->rows, csv->dialect->begin);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        if (i > 0)
            buf_char(&csv->rows, csv->dialect->delimiter);
        put_text(csv, slice_of(csv->dialect->labels && c->csv_name ? c->csv_name : c->id),
                 false);
    }
    buf_char(&csv->rows, '\n');
}

static const struct table *csv_table(const struct report *r) {
    for (size_t i = 0; i < r->table_count; i++)
        if (r->tables[i]->audience & FOR_CSV)
            return r->tables[i];
    return NULL;
}

int write_csv(const struct report *r, const struct layout *layout, struct byte_sink *out,
              struct diags *diags) {
    (void)layout, (void)diags;
    const struct table *t = csv_table(r);
    if (!t)
        return 0;
    struct csv csv;
    csv_init(&csv, &dialects[r->csv_lang], t->column_count);
    csv.out = out;
    put_header(&csv, t);
    struct row_sink sink = {&csv, put_row, put_body, fork_rows, join_rows, NULL};
    int status = table_rows(t, &sink);
    status = flush(&csv) != 0 ? -1 : status;
    csv_clear(&csv);
    return status != 0 ? -1 : 0;
}
