/* Counterfactuals: the keys of one budget applied to the driver values of another. */
#ifndef ENGINE_COMPARE_COUNTERFACTUAL_H
#define ENGINE_COMPARE_COUNTERFACTUAL_H

#include "engine/shares/shares.h"

struct counterfactual;

/* A budget with the municipalities and driver values of `drivers` and the keys of `keys`
   (borrowed; may be the same). Drivers are matched by name, whatever their column: case
   is ignored, and inhabitants match in either language. It has the calendar of `drivers`,
   which is `years` years ahead of that of `keys`. Owned by the caller:
   counterfactual_free. */
struct counterfactual *counterfactual_new(const struct budget *drivers,
                                          const struct budget *keys, int years);
void counterfactual_free(struct counterfactual *c);

/* The shares of a key (index into the keys of `keys`) in a period of the counterfactual's
   calendar. Borrowed; NULL when figures for it are missing or faulty. */
const struct shares *counterfactual_shares(struct counterfactual *c, int key, period p);

#endif
