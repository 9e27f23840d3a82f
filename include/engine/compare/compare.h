/* Compare: what changed for each municipality between two allocations, and why.

   Municipalities are matched by code, else by a former code of one of them; keys and
   drivers by name, case ignored; a key named after a category also by that. Periods match
   themselves, unless the two sides have none in common: then the first year of one
   matches the first year of the other, and so on, quarter by quarter and whole year by
   whole year.

   The bridge replaces the three causes of a figure one after the other, in exact
   fractions: state 0 is all of before; state 1 has after's costs, own costs among them;
   state 2 also has after's driver values and municipalities taking part; state 3 is all
   of after. An effect is the difference between two states, rounded to cents with halves
   away from zero, and `rounding` is what remains of the published difference. */
#ifndef ENGINE_COMPARE_COMPARE_H
#define ENGINE_COMPARE_COMPARE_H

#include "engine/compare/comparison.h"

/* Compares two sides, which must outlive the result. A pair of periods is shown when
   either of them is in `range`. -1 and *c empty when a figure is too large (reported in
   `d`). The caller owns *c: comparison_clear. */
int compare_allocations(struct comparison *c, struct compare_side before,
                        struct compare_side after, struct period_range range,
                        struct diags *d) __attribute__((warn_unused_result));

#endif
