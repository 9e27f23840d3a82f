/* Own costs by category. An allocation does not keep the category that own costs were
   written under; a comparison with an arrangement that shares such costs needs it. */
#ifndef ENGINE_COMPARE_OWN_COSTS_H
#define ENGINE_COMPARE_OWN_COSTS_H

#include "model/budget.h"

struct own_costs;

/* Empty; `b` must outlive it. Owned by the caller: own_costs_free. */
struct own_costs *own_costs_new(const struct budget *b);
void own_costs_free(struct own_costs *o);

/* A sink that adds up own costs, and passes every line on to `next`. */
struct line_sink own_costs_sink(struct own_costs *o, struct line_sink next);

/* Own costs of a municipality in a period that were written under a shared
   category, in cents. False when they are too large for a money. */
bool own_costs_amount(const struct own_costs *o, period p, category c,
                      size_t municipality, money *amount);

#endif
