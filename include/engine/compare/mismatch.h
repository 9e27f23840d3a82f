/* Mismatch: what makes the totals of a comparison say less than they seem to. */
#ifndef ENGINE_COMPARE_MISMATCH_H
#define ENGINE_COMPARE_MISMATCH_H

#include "engine/compare/comparison.h"

/* Warns, at the folders before and after: of the time in which one side has costs and the
   other has none, a year and its four quarters being the same; and of municipalities that
   one side has alone, but for their code. */
void mismatch_warn(const struct comparison *c, const char *before, const char *after,
                   struct diags *d);

#endif
