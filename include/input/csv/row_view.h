/* Row view: rows where they stand in the text, without splitting, stripping or copying, as
   nearly all rows of a cost file can be read. Such a row means the same to every reader of
   CSV: it is one line that ends with LF or CR LF, has quotes only as RFC 4180 has them, and
   no control character but tabs. Every other row is left to libcsv, the reference (csvin.h),
   and so is a row that the text at hand does not hold whole. Cells are seen with their quotes
   and blanks: two with the same bytes mean the same. */
#ifndef INPUT_CSV_ROW_VIEW_H
#define INPUT_CSV_ROW_VIEW_H

#include "input/csv/scan.h"

enum {
    ROW_VIEW_PADDING = 16, /* bytes that exist behind each row, whatever they hold */
    ROW_VIEW_CELLS = 1024  /* most cells of a row */
};

struct row_view {
    const char *row;            /* borrowed: where the next row starts */
    const char *last;           /* no row of the view starts or ends behind it */
    const char *text;           /* borrowed: what positions count from */
    const uint16_t *next, *end; /* positions of the structural bytes from the row on */
    const uint16_t *ends;       /* positions where the row's cells end */
    const uint16_t *behind;     /* the first position behind the row */
    size_t width;               /* cells of the row */
    size_t rows;                /* that were passed */
    char *copies;               /* owned: room for texts of the row that differ from its
                                   bytes */
    size_t copied;              /* bytes of it that are used */
    char delimiter;
    bool doubtful;       /* some cells may be Windows-1252 */
    scanner *scan;       /* NULL = no row can be viewed */
    uint16_t *positions; /* owned: what scanning found in the window */
    uint64_t window;     /* where in the file the window starts */
    size_t window_len;
};

/* Prepares a view, all zeros before the first time, for a file or another pass over it. */
void row_view_start(struct row_view *v, char delimiter);
void row_view_clear(struct row_view *v);

/* Views the row that `text` begins with, `offset` bytes into the file, and those behind it;
   `anew` when it was not found in what had been scanned. False when there is too little
   text. */
bool row_view_open(struct row_view *v, struct slice text, uint64_t offset, bool anew);

/* Whether the next row is all there and can be viewed, with any number of cells; then
   these can be had, and `width` says how many there are. */
bool row_view_any(struct row_view *v);

/* The first position behind the line that ends at *at with LF or CR LF; NULL when it does
   not. */
static inline const uint16_t *row_view_behind(const struct row_view *v,
                                              const uint16_t *at) {
    const char *byte = v->text + *at;
    if (*byte == '\n')
        return at + 1;
    return *byte == '\r' && at + 1 < v->end && byte[1] == '\n' ? at + 2 : NULL;
}

/* The same for a row of `width` cells. */
static inline bool row_view_row(struct row_view *v, size_t width) {
    const uint16_t *at = v->next;
    if ((size_t)(v->end - at) < width)
        return false;
    const uint16_t *last = at + width - 1;
    while (at < last && v->text[*at] == v->delimiter)
        at++;
    v->ends = v->next;
    v->width = width;
    v->behind = at == last ? row_view_behind(v, at) : NULL;
    return v->behind && v->text + v->behind[-1] <= v->last;
}

/* A cell of that row as written, with its blanks and quotes. */
static inline struct slice row_view_cell(const struct row_view *v, size_t cell) {
    const char *from = cell > 0 ? v->text + v->ends[cell - 1] + 1 : v->row;
    return (struct slice){from, (size_t)(v->text + v->ends[cell] - from)};
}

/* The text of a cell that has quotes around it, or is not ASCII: see below. */
struct slice row_view_copied(struct row_view *v, struct slice cell);

/* What a cell says, as UTF-8: without the quotes around it, and each doubled quote within
   made one. Borrowed until the view goes on to the next row. */
static inline struct slice row_view_text(struct row_view *v, size_t cell) {
    struct slice bytes = row_view_cell(v, cell);
    bool as_is = !v->doubtful && (bytes.len == 0 || bytes.at[0] != '"');
    return as_is ? bytes : row_view_copied(v, bytes);
}

/* Goes on to the row behind it. */
static inline void row_view_pass(struct row_view *v) {
    v->next = v->behind;
    v->row = v->text + v->next[-1] + 1;
    v->copied = 0;
    v->rows++;
}

#endif
