/* Glances: rows of a plain kind, looked at where they stand, many in a go. Such a row is
   on one line that ends with LF or CR LF, has as many cells as were asked for, quotes only
   as RFC 4180 wants them, and no control character outside of them. Its cells are seen as
   they are written: the same bytes mean the same. */
#ifndef INPUT_CSV_ROW_VIEW_H
#define INPUT_CSV_ROW_VIEW_H

#include <stdint.h>

#include "base/slice.h"

enum { ROW_VIEW_PADDING = 16 }; /* bytes that exist behind each row, whatever they hold */

struct row_view {
    const char *row;             /* borrowed: where the next row starts */
    const char *last;            /* no row that is passed starts or ends behind it */
    const char *text;            /* borrowed: what index count from */
    const uint16_t *index, *end; /* borrowed: the row's index, and where all index end */
    const uint16_t *ends;   /* borrowed: of the row's cells, behind their last bytes */
    const uint16_t *behind; /* borrowed: the index behind the row's own */
    uint16_t *room;         /* borrowed: for `ends` where other index lie between */
    char delimiter;
    size_t width; /* cells of a row */
    size_t rows;  /* that were passed */
};

/* The same as row_view_row for one that has other index than one behind each cell. */
bool row_view_marked_row(struct row_view *g);

/* Whether the next row is there and of the plain kind. */
static inline bool row_view_row(struct row_view *g) {
    const uint16_t *mark = g->index;
    if ((size_t)(g->end - mark) < g->width || g->row > g->last)
        return false;
    const uint16_t *last = mark + g->width - 1;
    while (mark < last && g->text[*mark] == g->delimiter)
        mark++;
    if (mark < last || g->text[*mark] != '\n')
        return row_view_marked_row(g);
    g->ends = g->index;
    g->behind = mark + 1;
    return g->text + *mark <= g->last;
}

/* Cells of that row from `first` to `last` as they are written, with
   blanks and quotes around them if there are any. */
static inline struct slice row_view_cells(const struct row_view *g, size_t first,
                                          size_t last) {
    const char *from = first > 0 ? g->text + g->ends[first - 1] + 1 : g->row;
    return (struct slice){from, (size_t)(g->text + g->ends[last] - from)};
}

static inline struct slice row_view_cell(const struct row_view *g, size_t cell) {
    return row_view_cells(g, cell, cell);
}

/* Passes that row. */
static inline void row_view_pass(struct row_view *g) {
    g->index = g->behind;
    g->row = g->text + g->index[-1] + 1;
    g->rows++;
}

#endif
