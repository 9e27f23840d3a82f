/* Distribution: the cents of listed lines, from what was decided for their residue
   classes. */
#ifndef ENGINE_ROUNDING_DISTRIBUTE_H
#define ENGINE_ROUNDING_DISTRIBUTE_H

#include "engine/rounding/residue_classes.h"
#include "engine/rounding/round_up_bits.h"

/* Distributes the extra cents of every residue class of a group that was rounded:
   municipality by municipality, round and round its lines, so that no line gets two from the
   same municipality and all get equally many. The order of its lines is used up. */
void distribute_group(struct residue_classes *s, struct round_up_bits *round_ups);

/* The same for lines of one residue that cancel against others: each takes the extra cents
   of its largest remainders, and so does the other, mirrored. */
void distribute_paired(const struct divider *d, uint64_t residue, const uint32_t *lines,
                       size_t count, struct round_up_bits *round_ups);

/* Fills cells[municipality] with the cents of a line of `amount` that has these bits
   (NULL = none). Fills exact[municipality] too when it is not NULL, unless the divider
   is too wide to have a unit. */
void distribute_line(const struct divider *d, const unsigned char *round_ups,
                     money amount, money *cells, struct exact *exact);

#endif
