/* Row view: rows where they stand in the text, without splitting, stripping or copying, as
   nearly all rows of a cost file can be read. Such a row means the same to every reader of
   CSV: it is one line that ends with LF or CR LF, has quotes only as RFC 4180 has them, and
   no control character but tabs. Every other row is left to libcsv, the reference (csvin.h),
   and so is a row that the text at hand does not hold whole. Cells are seen with their quotes
   and blanks: two with the same bytes mean the same. */
#ifndef INPUT_CSV_ROW_VIEW_H
#define INPUT_CSV_ROW_VIEW_H

#include "input/csv/scan.h"

enum { ROW_VIEW_PADDING = 16 /* bytes that exist behind each row, whatever they hold */ };

struct row_view {
    const char *text;           /* borrowed: what positions count from */
    const uint16_t *next, *end; /* ends of cells from the row on, to that of a row: see
                                   scan.h */
    const uint16_t *ends;       /* those of the row; the first cell starts at ends[-1] */
    const uint16_t *behind;     /* the first end behind the row */
    size_t width;               /* cells of the row */
    size_t last;                /* no row of the view ends behind this position */
    size_t rows;                /* that were passed */
    char *copies;               /* owned: room for texts of the row that differ from its
                                   bytes */
    size_t copied;              /* bytes of it that are used */
    char delimiter;
    bool doubtful;       /* some cells may be Windows-1252 */
    scanner *scan;       /* NULL = no row can be viewed */
    uint16_t *positions; /* owned: 0, and what scanning found in the window */
    uint64_t window;     /* where in the file the window starts */
    size_t window_len;
};

/* Prepares a view, all zeros before the first time, for a file or another pass over it. */
void row_view_start(struct row_view *v, char delimiter);
void row_view_clear(struct row_view *v);

/* Views the row that `text` begins with, `offset` bytes into the file, and those behind it.
   False when that row cannot be viewed. */
bool row_view_open(struct row_view *v, struct slice text, uint64_t offset);

/* Whether the next row is all there and can be viewed; then its cells can be had, and `width`
   says how many there are. */
static inline bool row_view_any(struct row_view *v) {
    const char delimiter = v->delimiter, *ends = v->text - 1;
    const uint16_t *at = v->next;
    if (at == v->end)
        return false;
    while (ends[*at] == delimiter)
        at++;
    const char *end = ends + *at;
    bool returns = *end == '\r';
    v->ends = v->next;
    v->behind = at + 1 + returns;
    v->width = (size_t)(at + 1 - v->ends);
    return v->behind <= v->end && end[returns] == '\n' && v->behind[-1] <= v->last;
}

/* The same for a row of `width` cells. */
static inline bool row_view_row(struct row_view *v, size_t width) {
    return row_view_any(v) && v->width == width;
}

/* A cell of that row as written, with its blanks and quotes. */
static inline struct slice row_view_cell(const struct row_view *v, size_t cell) {
    const size_t from = v->ends[(ptrdiff_t)cell - 1], to = v->ends[cell];
    return (struct slice){v->text + from, to - from - 1};
}

/* The text of a cell that is not as it stands: see below. */
struct slice row_view_copied(struct row_view *v, struct slice cell);

/* What a cell says, as UTF-8: without blanks at its ends, or without the quotes around it, and
   each doubled quote within made one. Borrowed until the view goes on to the next row. */
static inline struct slice row_view_text(struct row_view *v, size_t cell) {
    struct slice bytes = row_view_cell(v, cell);
    bool as_is = !v->doubtful &&
                 (bytes.len == 0 || ((unsigned char)bytes.at[0] > '"' &&
                                     (unsigned char)bytes.at[bytes.len - 1] > ' '));
    return as_is ? bytes : row_view_copied(v, bytes);
}

/* Goes on to the row behind it. */
static inline void row_view_pass(struct row_view *v) {
    v->next = v->behind;
    v->copied = 0;
    v->rows++;
}

/* Where the next row starts. */
static inline const char *row_view_at(const struct row_view *v) {
    return v->text + v->next[-1];
}

#endif
