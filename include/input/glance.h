/* A glance at a row of the plainest kind: on one line that ends with LF, as many cells as were
   asked for, no quote and no control character. Its cells lie between the delimiters. */
#ifndef INPUT_GLANCE_H
#define INPUT_GLANCE_H

#include <stdint.h>

#include "base/slice.h"

struct glance {
    const char *start, *text; /* borrowed: of the row; what the marks count from */
    const uint16_t *marks;    /* borrowed: where each cell ends */
    size_t width, len;        /* cells; bytes with the line end */
    uint64_t line;            /* physical */
    bool padded;              /* GLANCE_PADDING bytes behind the row exist */
};

enum { GLANCE_PADDING = 16 };

/* The cell as it is written, with blanks around it if there are any. */
static inline struct slice glance_cell(const struct glance *g, size_t cell) {
    const char *from = cell > 0 ? g->text + g->marks[cell - 1] + 1 : g->start;
    return (struct slice){from, (size_t)(g->text + g->marks[cell] - from)};
}

#endif
