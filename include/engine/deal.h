/* Dealing: the cents of listed lines, from what was decided for their super-lines. */
#ifndef ENGINE_DEAL_H
#define ENGINE_DEAL_H

#include "engine/extras.h"
#include "engine/superlines.h"

/* Deals the extra cents of every super-line of a group that was rounded: municipality by
   municipality, round and round its copies, so that no copy gets two from the same
   municipality and all get equally many. The order of its copies is used up. */
void deal_group(struct superlines *s, struct extras *extras);

/* Deals to lines of one residue that cancel against others: each takes the extra cents of
   its largest remainders, and so does the other, mirrored. */
void deal_paired(const struct divider *d, uint64_t residue, const uint32_t *lines,
                 size_t count, struct extras *extras);

/* Fills cells[municipality] with the cents of a line of `amount` that has these extras
   (NULL = none). Fills exact[municipality] too when it is not NULL, unless the divider
   is too wide to have a unit. */
void deal_line(const struct divider *d, const unsigned char *extras, money amount,
               money *cells, struct exact *exact);

#endif
