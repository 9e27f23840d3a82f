/* Limit: who rises by more than so many per cent. It is only told; no cent moves. */
#ifndef ENGINE_COMPARE_LIMIT_H
#define ENGINE_COMPARE_LIMIT_H

#include "engine/compare/comparison.h"

/* The fewest cents by which `after` must fall to be at most `percent` of the absolute
   value of `before` above it; 0 when it is. From nothing every rise is above it. */
money limit_excess(const struct change *change, struct decimal percent);

/* Holds the total change of every municipality against a limit: fills in `over_limit` of
   the rows, and its sum in the total. A sum too large is reported in `d`. */
void limit_mark(struct comparison *c, struct decimal percent, struct diags *d);

#endif
