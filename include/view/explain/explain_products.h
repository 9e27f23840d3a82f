/* How amounts of a group were computed: the tariffs and factors of its lines. */
#ifndef VIEW_EXPLAIN_EXPLAIN_PRODUCTS_H
#define VIEW_EXPLAIN_EXPLAIN_PRODUCTS_H

#include "engine/allocate.h"
#include "report/report.h"

/* Of each group of an allocation. */
struct explain_products {
    const struct allocation *a; /* borrowed */
    struct buf *text;           /* owned: the first products; NULL = there are none */
    uint64_t *count;            /* owned: lines with a product */
};

void explain_products_init(struct explain_products *p, const struct allocation *a);
void explain_products_clear(struct explain_products *p);

/* Takes a line of a group, with or without a product. */
void explain_products_take(struct explain_products *p, const struct group *g,
                           const struct cost_line *line);

/* `whole`, with the products of the group behind it: "2 cost lines of 2026: 10,000 x 42.01
   and 31,480,000.00 x 1.027". */
const char *explain_products_of(struct report *r, const struct explain_products *p,
                                const struct group *g, const char *whole);

#endif
