/* Own costs by category. An allocation does not keep what own costs were written under; a
   comparison with an arrangement that shares such costs needs it. */
#ifndef ENGINE_COMPARE_OWN_COSTS_H
#define ENGINE_COMPARE_OWN_COSTS_H

#include "model/budget.h"

struct own_costs;

/* Own costs of a municipality in a period that were written under one text. */
struct own_costs_sum {
    period period;
    size_t municipality;
    struct slice text; /* borrowed from the own costs */
    wide cents;
};

/* Empty. Owned by the caller: own_costs_free. */
struct own_costs *own_costs_new(void);
void own_costs_free(struct own_costs *o);

/* A sink that adds up own costs, and passes every line on to `next`. */
struct line_sink own_costs_sink(struct own_costs *o, struct line_sink next);

/* The sums, in the order of their first lines. Borrowed. */
const struct own_costs_sum *own_costs_sums(const struct own_costs *o, size_t *count);

#endif
