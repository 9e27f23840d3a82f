/* Mismatch: warns when the two sides of a comparison do not cover the same. */
#ifndef ENGINE_COMPARE_MISMATCH_H
#define ENGINE_COMPARE_MISMATCH_H

#include "engine/compare/comparison.h"

/* Warns, at the folders `before` and `after`, of times when one side has costs and the
   other has none, where a year equals its four quarters; and of municipalities that are
   on one side only but have the name of one on the other. */
void mismatch_warn(const struct comparison *c, const char *before, const char *after,
                   struct diags *d);

#endif
