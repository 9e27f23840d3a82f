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
    char harmless; /* a delimiter elsewhere */
    bool labels;   /* words for a reader instead of ids */
    const char *begin;
    const struct figure_style *figures;
};

static const struct dialect dialects[] = {
    [LANG_EN] = {',', ';', false, "", &figure_plain},
    [LANG_NL] = {';', ',', true, "\xef\xbb\xbf", &figure_dutch_plain},
};

enum { PIECE = 64 * 1024 }; /* bytes that are written at a time, about */

struct csv {
    struct byte_sink *out; /* borrowed */
    bool part;             /* rows are kept until it is joined */
    const struct dialect *dialect;
    size_t columns;
    struct buf rows; /* owned: not written yet */
};

/* --- cells, written to where there is room for the longest ------------------------ */

/* Bytes that are looked at more closely: a spreadsheet could take a text that starts
   with one for a formula, or it may have to stand in quotes. */
enum { SIGN = 1, QUOTED = 2 };
static const unsigned char special[256] = {
    ['='] = SIGN,   ['+'] = SIGN,    ['-'] = SIGN,   ['@'] = SIGN,
    ['\t'] = SIGN,  [','] = QUOTED,  [';'] = QUOTED, ['\r'] = SIGN | QUOTED,
    ['"'] = QUOTED, ['\n'] = QUOTED,
};

static unsigned char special_at(struct slice text, size_t at) {
    return special[(unsigned char)text.at[at]];
}

/* Whether a spreadsheet could take the text for a formula. A text that has marks in
   front of its sign already gets one more, so that taking off one mark always gives
   the text back. */
static bool needs_mark(struct slice text) {
    size_t at = 0;
    while (at < text.len && text.at[at] == '\'')
        at++;
    return at < text.len && special_at(text, at) & SIGN;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* Blanks at the ends are quoted too: many readers strip them otherwise. */
static bool needs_quotes(struct slice text, const struct dialect *d) {
    if (text.len == 0)
        return false;
    if (is_blank(text.at[0]) || is_blank(text.at[text.len - 1]))
        return true;
    size_t i = 0;
    while (text.len - i >= 4 && !(special_at(text, i) | special_at(text, i + 1) |
                                  special_at(text, i + 2) | special_at(text, i + 3)))
        i += 4; /* nearly always to the end */
    for (; i < text.len; i++)
        if (special_at(text, i) & QUOTED && text.at[i] != d->harmless)
            return true;
    return false;
}

static char *put_bytes(char *to, struct slice bytes) {
    if (bytes.len)
        memcpy(to, bytes.at, bytes.len);
    return to + bytes.len;
}

static char *put_quoted(char *to, struct slice text, bool mark) {
    *to++ = '"';
    if (mark)
        *to++ = '\'';
    for (size_t i = 0; i < text.len; i++) {
        *to++ = text.at[i];
        if (text.at[i] == '"')
            *to++ = '"';
    }
    *to++ = '"';
    return to;
}

static char *put_text(const struct dialect *d, char *to, struct slice text, bool mark) {
    if (needs_quotes(text, d))
        return put_quoted(to, text, mark);
    if (mark)
        *to++ = '\'';
    return put_bytes(to, text);
}

static struct slice term_of(const struct dialect *d, const struct cell *cell) {
    return slice_of(d->labels ? cell->term.label : cell->term.id);
}

/* Appends a cell; returns the end. */
static char *put_cell(const struct dialect *d, char *to, const struct cell *cell) {
    switch (cell->type) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        return put_text(d, to, cell->text, needs_mark(cell->text));
    case CELL_TERM:
        return put_text(d, to, term_of(d, cell), false);
    case CELL_MONEY:
    case CELL_COUNT:
    case CELL_FIGURE:
        return to + figure_put(to, cell->figure.digits, cell->figure.places, d->figures);
    case CELL_MADE:
        return put_bytes(to, cell->made.bytes);
    }
    return to;
}

/* Bytes that a cell and its delimiter take at most: a text may be all quotes, stand in
   quotes, and be marked. */
static size_t room_of(const struct dialect *d, const struct cell *cell) {
    switch (cell->type) {
    case CELL_TEXT:
        return 2 * cell->text.len + 4;
    case CELL_TERM:
        return 2 * term_of(d, cell).len + 4;
    case CELL_MADE:
        return cell->made.bytes.len + 1;
    default:
        return FIGURE_ROOM + 1;
    }
}

/* Appends the cells of so many columns with a delimiter behind each. */
static void put_cells(const struct csv *csv, struct buf *out, const struct cell *cells,
                      size_t columns) {
    const struct dialect *d = csv->dialect;
    size_t room = 0, count = 0;
    for (size_t done = 0; done < columns; count++) {
        room += room_of(d, &cells[count]);
        done += cells[count].type == CELL_MADE ? cells[count].made.columns : 1;
    }
    char *to = buf_room(out, room);
    for (size_t i = 0; i < count; i++) {
        to = put_cell(d, to, &cells[i]);
        *to++ = d->delimiter;
    }
    out->len = (size_t)(to - out->at);
}

/* --- rows ------------------------------------------------------------------------- */

static int flush(struct csv *csv) {
    int status = 0;
    if (csv->rows.len > 0)
        status = csv->out->write(csv->out->self, csv->rows.at, csv->rows.len);
    buf_reset(&csv->rows);
    return status;
}

static int put_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct csv *csv = self;
    if (kind != ROW_BODY)
        return 0;
    put_cells(csv, &csv->rows, cells, csv->columns);
    csv->rows.at[csv->rows.len - 1] = '\n';
    return !csv->part && csv->rows.len >= PIECE ? flush(csv) : 0;
}

static void make_cells(void *self, struct buf *out, const struct cell *cells,
                       size_t count) {
    put_cells(self, out, cells, count);
    out->len--; /* whoever uses them gives the last delimiter */
}

/* --- parts ------------------------------------------------------------------------ */

static void release(struct row_sink *part) {
    struct csv *csv = part->self;
    buf_clear(&csv->rows);
    free(csv);
}

static int join_rows(void *self, struct row_sink *sink) {
    return flush(self) == 0 ? flush(sink->self) : -1;
}

static struct row_sink fork_rows(void *self) {
    const struct csv *csv = self;
    struct csv *part = mem_alloc(sizeof *part);
    *part = (struct csv){.out = csv->out, .part = true};
    part->dialect = csv->dialect;
    part->columns = csv->columns;
    return (struct row_sink){
        .self = part, .row = put_row, .make = make_cells, .release = release};
}

/* --- the table -------------------------------------------------------------------- */

static void put_header(struct csv *csv, const struct table *t) {
    const struct dialect *d = csv->dialect;
    buf_text(&csv->rows, d->begin);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        struct slice name = slice_of(d->labels && c->csv_name ? c->csv_name : c->id);
        char *start = buf_room(&csv->rows, 2 * name.len + 4);
        char *to = put_text(d, start, name, false);
        *to++ = i + 1 < t->column_count ? d->delimiter : '\n';
        csv->rows.len += (size_t)(to - start);
    }
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
    struct csv csv = {.out = out, .dialect = &dialects[r->csv_lang]};
    csv.columns = t->column_count;
    put_header(&csv, t);
    struct row_sink sink = {.self = &csv, .row = put_row, .make = make_cells};
    sink.fork = fork_rows;
    sink.join = join_rows;
    int status = table_rows(t, &sink);
    status = flush(&csv) != 0 ? -1 : status;
    buf_clear(&csv.rows);
    return status != 0 ? -1 : 0;
}
