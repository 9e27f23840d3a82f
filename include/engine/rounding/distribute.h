/* Distribution: gives listed lines their cents, as was decided for their residue
   classes. */
#ifndef ENGINE_ROUNDING_DISTRIBUTE_H
#define ENGINE_ROUNDING_DISTRIBUTE_H

#include "engine/rounding/residue_classes.h"
#include "engine/rounding/round_up_bits.h"

/* Distributes the extra cents of every residue class of a rounded group: municipality by
   municipality, round and round its lines. So no line gets two from the same
   municipality, and all get equally many, as their cells have the same sum. Releases the
   order of the lines. */
void distribute_group(struct residue_classes *group, struct round_up_bits *round_ups);

/* The same for lines of one residue that cancel against others of opposite sign: each
   gets the extra cents of its largest remainders, so that the others mirror it. */
void distribute_paired(const struct divider *d, uint64_t residue, const uint32_t *lines,
                       size_t count, struct round_up_bits *round_ups);

/* Fills cells[municipality] with the cents of a line of `amount` with these bits (NULL =
   none), and exact[municipality] when it is not NULL and the divider has a unit. */
void distribute_line(const struct divider *d, const unsigned char *round_ups,
                     money amount, money *cells, struct exact *exact);

#endif
