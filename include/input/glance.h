/* Glances: rows of a plain kind, looked at where they stand, many in a go. Such a row is
   on one line that ends with LF or CR LF, has as many cells as were asked for, quotes only
   as RFC 4180 wants them, and no control character outside of them. Its cells are seen as
   they are written: the same bytes mean the same. */
#ifndef INPUT_GLANCE_H
#define INPUT_GLANCE_H

#include <stdint.h>

#include "base/slice.h"

enum { GLANCE_PADDING = 16 }; /* bytes that exist behind each row, whatever they hold */

struct glance {
    const char *row;             /* borrowed: where the next row starts */
    const char *last;            /* no row that is passed starts or ends behind it */
    const char *text;            /* borrowed: what marks count from */
    const uint16_t *marks, *end; /* borrowed: the row's marks, and where all marks end */
    const uint16_t *ends;   /* borrowed: of the row's cells, behind their last bytes */
    const uint16_t *behind; /* borrowed: the marks behind the row's own */
    uint16_t *room;         /* borrowed: for `ends` where other marks lie between */
    char delimiter;
    size_t width; /* cells of a row */
    size_t rows;  /* that were passed */
};

/* The same as glance_row for one that has other marks than one behind each cell. */
bool glance_marked_row(struct glance *g);

/* Whether the next row is there and of the plain kind. */
static inline bool glance_row(struct glance *g) {
    const uint16_t *mark = g->marks;
    if ((size_t)(g->end - mark) < g->width || g->row > g->last)
        return false;
    const uint16_t *last = mark + g->width - 1;
    while (mark < last && g->text[*mark] == g->delimiter)
        mark++;
    if (mark < last || g->text[*mark] != '\n')
        return glance_marked_row(g);
    g->ends = g->marks;
    g->behind = mark + 1;
    return g->text + *mark <= g->last;
}

/* Cells of that row from `first` to `last` as they are written, with
   blanks and quotes around them if there are any. */
static inline struct slice glance_cells(const struct glance *g, size_t first,
                                        size_t last) {
    const char *from = first > 0 ? g->text + g->ends[first - 1] + 1 : g->row;
    return (struct slice){from, (size_t)(g->text + g->ends[last] - from)};
}

static inline struct slice glance_cell(const struct glance *g, size_t cell) {
    return glance_cells(g, cell, cell);
}

/* Passes that row. */
static inline void glance_pass(struct glance *g) {
    g->marks = g->behind;
    g->row = g->text + g->marks[-1] + 1;
    g->rows++;
}

#endif
