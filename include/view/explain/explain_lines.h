/* The cost lines behind the totals that are explained: all of them, or the largest and
   what the others add up to. */
#ifndef VIEW_EXPLAIN_EXPLAIN_LINES_H
#define VIEW_EXPLAIN_EXPLAIN_LINES_H

#include "engine/largest_lines.h"
#include "view/explain/explain.h"
#include "view/explain/explain_products.h"

enum { LINES_LISTED = 20 };

struct explain_lines {
    const struct allocation *a;      /* borrowed */
    const struct explain_view *v;    /* borrowed */
    struct largest_lines *of_groups; /* owned: by group of the allocation */
    struct largest_lines own;
    struct explain_products products;
};

/* Reads the lines once more, unless `v` has no replay: then there are none. -1 when that
   failed. In any case the caller clears it. */
int explain_lines_read(struct explain_lines *l, const struct allocation *a,
                       const struct explain_view *v) __attribute__((warn_unused_result));
void explain_lines_clear(struct explain_lines *l);

/* The lines of a group; of own costs, with their municipality. NULL when there are none,
   else borrowed from the report. */
struct table *explain_lines_group(struct report *r, struct explain_lines *l, size_t group,
                                  const char *title);
struct table *explain_lines_own(struct report *r, struct explain_lines *l);

#endif
