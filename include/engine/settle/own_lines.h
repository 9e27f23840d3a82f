/* The own cost lines of each municipality, as its statement lists them. */
#ifndef ENGINE_SETTLE_OWN_LINES_H
#define ENGINE_SETTLE_OWN_LINES_H

#include "engine/largest_lines.h"

/* A statement of more lines is no letter any more: the largest are listed then, and the
   rest as a sum. */
enum { OWN_LINES_MOST = 200 };

struct own_lines {
    struct largest_lines *of; /* owned: one for each municipality */
    size_t count;             /* of municipalities */
    struct period_range range;
    struct line_sink next;
};

/* For the lines of a range of periods. The caller's storage: own_lines_clear. */
void own_lines_init(struct own_lines *o, const struct budget *b,
                    struct period_range range);
void own_lines_clear(struct own_lines *o);

/* A sink that keeps own costs, and passes every line on to `next`. */
struct line_sink own_lines_sink(struct own_lines *o, struct line_sink next);

/* To be called after the last line. */
void own_lines_finish(struct own_lines *o);

#endif
