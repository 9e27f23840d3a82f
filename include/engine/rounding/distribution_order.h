/* Distribution order: the order in which the lines of a residue class get its cents, made
   from the line records. 4 bytes a line. */
#ifndef ENGINE_ROUNDING_DISTRIBUTION_ORDER_H
#define ENGINE_ROUNDING_DISTRIBUTION_ORDER_H

#include "engine/rounding/rounding.h"

/* Counts the residues of all groups from their line records, which are released, and
   fills the `lines` of their residue classes. Lines that cancel against others of
   opposite sign are not among these: their cents are distributed at once. Makes
   round_ups[part] for all lines; that of VAT stays empty when there is none. */
void distribution_order_make(const struct rounding *r, struct round_up_bits *round_ups);

#endif
