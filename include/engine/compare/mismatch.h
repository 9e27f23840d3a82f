/* Mismatch: what the two sides of a comparison do not have in common. */
#ifndef ENGINE_COMPARE_MISMATCH_H
#define ENGINE_COMPARE_MISMATCH_H

#include "engine/compare/comparison.h"

/* Checks that both budgets are in one currency. -1 when not, reported in `d` at `at`. */
int mismatch_currencies(const struct budget *before, const struct budget *after,
                        struct place at, struct diags *d)
    __attribute__((warn_unused_result));

/* The last quarter of after, where the year that was asked for is a budget against what it
   came to so far: before has the whole year, and after its first quarter, or first two or
   three. PERIOD_NONE in any other case. */
period mismatch_so_far(const struct comparison *c);

/* Warns, at the folders `before` and `after`, of times when one side has costs and the
   other has none, where a year equals its four quarters, and unless that is a budget so
   far; and of municipalities that are on one side only but have the name of one on the
   other. */
void mismatch_warn(const struct comparison *c, const char *before, const char *after,
                   struct diags *d);

#endif
