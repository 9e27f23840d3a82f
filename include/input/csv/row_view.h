/* Row view: rows where they stand in the text, without splitting, stripping or copying.
   Such a row is one line that ends with LF or CR LF, has as many cells as were asked for,
   quotes only as RFC 4180 has them, and no control character but tabs in quotes. Cells
   are seen with their quotes and blanks: two with the same bytes mean the same. */
#ifndef INPUT_CSV_ROW_VIEW_H
#define INPUT_CSV_ROW_VIEW_H

#include <stdint.h>

#include "base/slice.h"

enum { ROW_VIEW_PADDING = 16 }; /* bytes that exist behind each row, whatever they hold */

struct row_view {
    const char *row;            /* borrowed: where the next row starts */
    const char *last;           /* no row of the view starts or ends behind it */
    const char *text;           /* borrowed: what positions count from */
    const uint16_t *next, *end; /* borrowed: positions of the structural bytes from the
                                   row on (struct structural_index) */
    const uint16_t *ends;       /* borrowed: positions where the row's cells end */
    const uint16_t *behind;     /* borrowed: the first position behind the row */
    uint16_t *room;             /* borrowed: for `ends` of a row with quotes */
    char delimiter;
    size_t width; /* cells of a row */
    size_t rows;  /* that were passed */
};

/* The same as row_view_row, for a row that has more structural bytes than the one behind
   each cell: quotes, tabs or CR. */
bool row_view_quoted_row(struct row_view *v);

/* Whether the next row is all there and can be viewed; then its cells can be had. */
static inline bool row_view_row(struct row_view *v) {
    const uint16_t *at = v->next;
    if ((size_t)(v->end - at) < v->width || v->row > v->last)
        return false;
    const uint16_t *last = at + v->width - 1;
    while (at < last && v->text[*at] == v->delimiter)
        at++;
    if (at < last || v->text[*at] != '\n')
        return row_view_quoted_row(v);
    v->ends = v->next;
    v->behind = at + 1;
    return v->text + *at <= v->last;
}

/* Cells of that row from `first` to `last` as written, with the delimiters between them
   and with their blanks and quotes. */
static inline struct slice row_view_cells(const struct row_view *v, size_t first,
                                          size_t last) {
    const char *from = first > 0 ? v->text + v->ends[first - 1] + 1 : v->row;
    return (struct slice){from, (size_t)(v->text + v->ends[last] - from)};
}

static inline struct slice row_view_cell(const struct row_view *v, size_t cell) {
    return row_view_cells(v, cell, cell);
}

/* Goes on to the row behind it. */
static inline void row_view_pass(struct row_view *v) {
    v->next = v->behind;
    v->row = v->text + v->next[-1] + 1;
    v->rows++;
}

#endif
