/* Bridge: the effects that lead from before to after, from the exact states between two
   allocations (compare.h). */
#ifndef ENGINE_COMPARE_BRIDGE_H
#define ENGINE_COMPARE_BRIDGE_H

#include "engine/compare/comparison.h"

/* Fills the effects of every row and the gaps of a comparison whose rows, changes and
   periods are known. -1 when an effect is too large for a money. */
int bridge_fill(struct comparison *c) __attribute__((warn_unused_result));

#endif
