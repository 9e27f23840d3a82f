/* The order in which the cents of residue classes are distributed over their lines, made of
   what is remembered of the lines. 4 bytes a line. */
#ifndef ENGINE_ROUNDING_DISTRIBUTION_ORDER_H
#define ENGINE_ROUNDING_DISTRIBUTION_ORDER_H

#include "engine/rounding/rounding.h"

/* Counts the residues of all groups from the records of their lines, which are released, and
   fills the `lines` of their residue classes. A line that cancels against one of opposite
   sign is in no order: its cents are distributed at once. round_ups[part] is made for all
   lines; that of VAT stays empty when there is none. */
void distribution_order_make(const struct rounding *r, struct round_up_bits *round_ups);

#endif
