/* Glances: rows of the plainest kind, looked at where they stand, many in a go. Such a
   row is on one line that ends with LF, has as many cells as were asked for, no quote and
   no control character; its cells lie between the delimiters. */
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
    char delimiter;
    size_t width; /* cells of a row */
    size_t rows;  /* that were passed */
};

/* Whether the next row is there and of the plainest kind. */
static inline bool glance_row(const struct glance *g) {
    if ((size_t)(g->end - g->marks) < g->width || g->row > g->last)
        return false;
    for (size_t i = 0; i < g->width - 1; i++)
        if (g->text[g->marks[i]] != g->delimiter)
            return false;
    const char *line_end = g->text + g->marks[g->width - 1];
    return *line_end == '\n' && line_end <= g->last;
}

/* A cell of that row as it is written, with blanks around it if there are any. */
static inline struct slice glance_cell(const struct glance *g, size_t cell) {
    const char *from = cell > 0 ? g->text + g->marks[cell - 1] + 1 : g->row;
    return (struct slice){from, (size_t)(g->text + g->marks[cell] - from)};
}

/* Passes that row. */
static inline void glance_pass(struct glance *g) {
    g->marks += g->width;
    g->row = g->text + g->marks[-1] + 1;
    g->rows++;
}

#endif
