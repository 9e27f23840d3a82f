/* One tidy table in the CSV style of its reader's language. English: comma, decimal
   point, ids. Dutch: as Excel with Dutch settings opens it on a double click, with a byte
   order mark, semicolon, decimal comma and labels. Both end lines with LF, which every
   program reads, Excel too. */
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "number/money.h"
#include "report/writer.h"

struct csv_style {
    char delimiter;
    bool labels; /* words for a reader instead of ids */
    const char *begin;
    const struct figure_style *figures;
};

static const struct csv_style csv_styles[] = {
    [LANG_EN] = {',', false, "", &figure_plain},
    [LANG_NL] = {';', true, "\xef\xbb\xbf", &figure_dutch_plain},
};

enum { WRITE_SIZE = 64 * 1024 }; /* about so many bytes are written at a time */

struct csv {
    struct byte_sink *out; /* borrowed */
    bool forked;           /* rows are kept until it is joined */
    const struct csv_style *style;
    size_t columns;
    struct buf rows; /* owned: not written yet */
};

/* --- cells, written to where there is room for the longest ------------------------ */

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* Sixteen bytes side by side; each is all ones where a comparison holds. */
typedef signed char lanes __attribute__((vector_size(16)));
enum { LANES = sizeof(lanes) };

static inline lanes lanes_at(const char *at) {
    lanes bytes;
    memcpy(&bytes, at, LANES);
    return bytes;
}

static inline bool is_any(lanes found) {
    uint64_t halves[2];
    memcpy(halves, &found, LANES);
    return (halves[0] | halves[1]) != 0;
}

/* Copies sixteen bytes; returns which of them need quotes. */
static inline lanes copy_lanes(char *to, lanes bytes, char delimiter) {
    memcpy(to, &bytes, LANES);
    return (bytes == (signed char)delimiter) | (bytes == '"') | (bytes == '\n') |
           (bytes == '\r');
}

/* A text shorter than that, and zeros. */
static inline lanes short_text(struct slice text) {
    lanes bytes = {0};
    if (text.len > 0)
        memcpy(&bytes, text.at, text.len);
    return bytes;
}

/* Copies a text, and perhaps bytes after it; returns whether it needs quotes. */
static inline bool copy_text(char *to, struct slice text, char delimiter) {
    if (text.len < LANES)
        return is_any(copy_lanes(to, short_text(text), delimiter));
    size_t last = text.len - LANES;
    lanes found = copy_lanes(to + last, lanes_at(text.at + last), delimiter);
    for (size_t i = 0; i < last; i += LANES)
        found |= copy_lanes(to + i, lanes_at(text.at + i), delimiter);
    return is_any(found);
}

/* Blanks at the ends need quotes too: many programs would strip them. */
static bool has_blank_end(struct slice text) {
    return text.len && (is_blank(text.at[0]) || is_blank(text.at[text.len - 1]));
}

static char *put_quoted(char *to, struct slice text, bool apostrophe) {
    *to++ = '"';
    if (apostrophe)
        *to++ = '\'';
    for (size_t i = 0; i < text.len; i++) {
        *to++ = text.at[i];
        if (text.at[i] == '"')
            *to++ = '"';
    }
    *to++ = '"';
    return to;
}

/* With an apostrophe a spreadsheet reads no formula in it. */
static char *put_text(const struct csv_style *style, char *to, struct slice text,
                      bool apostrophe) {
    *to = '\'';
    if (copy_text(to + apostrophe, text, style->delimiter) || has_blank_end(text))
        return put_quoted(to, text, apostrophe);
    return to + apostrophe + text.len;
}

/* Exact amounts are text, which could be read as a formula if it begins with a minus. */
static inline char *put_apostrophe(char *to, const struct exact *exact) {
    *to = '\'';
    return to + (exact->cents < 0 || exact->rest < 0);
}

static struct slice term_of(const struct csv_style *style, const struct cell *cell) {
    return slice_of(style->labels ? cell->term.label : cell->term.id);
}

/* Puts a cell; returns the end. */
static char *put_cell(const struct csv_style *style, char *to, const struct cell *cell) {
    switch (cell->type) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        return put_text(style, to, cell->text, letters_formula(cell->text));
    case CELL_TERM:
        return put_text(style, to, term_of(style, cell), false);
    case CELL_MONEY:
    case CELL_COUNT:
    case CELL_FIGURE:
        return to +
               figure_put(to, cell->figure.digits, cell->figure.places, style->figures);
    case CELL_EXACT:
        return exact_put(put_apostrophe(to, &cell->exact), &cell->exact, style->figures);
    }
    return to;
}

/* The most bytes that a text and a delimiter take: it may be all quotes, and get quotes
   and an apostrophe around it; and whole words are copied. */
static size_t room_of_text(struct slice text) {
    return 2 * text.len + 4 + LANES;
}

static size_t room_of(const struct csv_style *style, const struct cell *cell) {
    switch (cell->type) {
    case CELL_TEXT:
        return room_of_text(cell->text);
    case CELL_TERM:
        return room_of_text(term_of(style, cell));
    default:
        return EXACT_ROOM + 2;
    }
}

/* Appends cells with a delimiter after each. */
static void put_cells(const struct csv *csv, struct buf *out, const struct cell *cells,
                      size_t count) {
    const struct csv_style *style = csv->style;
    size_t room = 0;
    for (size_t i = 0; i < count; i++)
        room += room_of(style, &cells[i]);
    char *to = buf_room(out, room);
    for (size_t i = 0; i < count; i++) {
        to = put_cell(style, to, &cells[i]);
        *to++ = style->delimiter;
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

/* Writes the rows once there are enough; returns what a row sink does. */
static int write_when_full(struct csv *csv) {
    return !csv->forked && csv->rows.len >= WRITE_SIZE ? flush(csv) : 0;
}

static int put_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct csv *csv = self;
    if (kind != ROW_BODY)
        return 0;
    put_cells(csv, &csv->rows, cells, csv->columns);
    csv->rows.at[csv->rows.len - 1] = '\n';
    return write_when_full(csv);
}

static void make_cells(void *self, struct buf *out, const struct cell *cells,
                       size_t count) {
    put_cells(self, out, cells, count);
}

/* The most bytes that a strip takes in a row. */
static size_t room_of_strip(const struct strip *strip) {
    switch (strip->type) {
    case STRIP_SAME:
        return strip->same.len + LANES;
    case STRIP_MADE:
        return strip->longest + LANES;
    default:
        return EXACT_ROOM + FIGURE_ROOM + 2;
    }
}

/* Copies what make_cells made, and bytes after it: room for one more text is there. */
static inline char *put_made(char *to, const char *from, size_t len) {
    for (size_t i = 0; i < len; i += LANES)
        memcpy(to + i, from + i, LANES);
    return to + len;
}

/* Puts the cells of a strip in one row, with a delimiter after it; returns the end. */
static inline char *put_strip(const struct csv_style *style, char *to,
                              const struct strip *strip, size_t row) {
    switch (strip->type) {
    case STRIP_SAME:
        return put_made(to, strip->same.at, strip->same.len);
    case STRIP_MADE:
        return put_made(to, strip->made[row].at, strip->made[row].len);
    case STRIP_EXACT:
        to = put_apostrophe(to, &strip->exact[row]);
        to = exact_put_both(to, &strip->exact[row], strip->cents[row], style->delimiter,
                            style->figures);
        break;
    }
    *to = style->delimiter;
    return to + 1;
}

static int put_block(void *self, const struct strip *strips, size_t count, size_t rows) {
    struct csv *csv = self;
    size_t room = 0;
    for (size_t i = 0; i < count; i++)
        room += room_of_strip(&strips[i]);
    char *to = buf_room(&csv->rows, room * rows);
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < count; i++)
            to = put_strip(csv->style, to, &strips[i], row);
        to[-1] = '\n';
    }
    csv->rows.len = (size_t)(to - csv->rows.at);
    return write_when_full(csv);
}

/* --- forks ------------------------------------------------------------------------ */

static void release(struct row_sink *forked) {
    struct csv *csv = forked->self;
    buf_clear(&csv->rows);
    free(csv);
}

static int join_rows(void *self, struct row_sink *sink) {
    return flush(self) == 0 ? flush(sink->self) : -1;
}

static struct row_sink fork_rows(void *self) {
    const struct csv *csv = self;
    struct csv *forked = mem_alloc(sizeof *forked);
    *forked = (struct csv){.out = csv->out, .forked = true};
    forked->style = csv->style;
    forked->columns = csv->columns;
    return (struct row_sink){.self = forked,
                             .row = put_row,
                             .block = put_block,
                             .make = make_cells,
                             .release = release};
}

/* --- the table -------------------------------------------------------------------- */

static void put_header(struct csv *csv, const struct table *t) {
    const struct csv_style *style = csv->style;
    buf_text(&csv->rows, style->begin);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        struct slice name = slice_of(style->labels && c->csv_name ? c->csv_name : c->id);
        char *start = buf_room(&csv->rows, room_of_text(name));
        char *to = put_text(style, start, name, false);
        *to++ = i + 1 < t->column_count ? style->delimiter : '\n';
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
    struct csv csv = {.out = out, .style = &csv_styles[r->csv_lang]};
    csv.columns = t->column_count;
    put_header(&csv, t);
    struct row_sink sink = {
        .self = &csv, .row = put_row, .block = put_block, .make = make_cells};
    sink.fork = fork_rows;
    sink.join = join_rows;
    int status = table_rows(t, &sink);
    status = flush(&csv) != 0 ? -1 : status;
    buf_clear(&csv.rows);
    return status != 0 ? -1 : 0;
}
