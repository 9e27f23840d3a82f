/* Seats: the order in which the cents of residue classes are parts to their copies, made of
   what is remembered of the lines. 4 bytes a line. */
#ifndef ENGINE_ROUNDING_DISTRIBUTION_ORDER_H
#define ENGINE_ROUNDING_DISTRIBUTION_ORDER_H

#include "engine/rounding/round_up_bits.h"
#include "engine/rounding/line_records.h"
#include "engine/rounding/residue_classes.h"

/* Puts the lines of `count` groups in order by their records, which are released, on so
   many threads at most (0 = as many as there are processors): groups[i] has `planes`
   residue classes, AMOUNT_PARTS of them, with no residues yet, whose residues are counted and whose
   `lines` are filled. A line that cancels against one of opposite sign has no place: it
   is parts to at once. round_ups[part] is one for `lines` lines in all; that of VAT stays
   empty when there is none. */
void distribution_order_make(struct line_records *records,
                             struct residue_classes *const *groups, size_t count,
                             struct round_up_bits *round_ups, uint64_t lines,
                             unsigned jobs);

#endif
