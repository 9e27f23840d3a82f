/* Dealing: the cents of one line, from what was decided for its super-line. */
#ifndef ENGINE_DEAL_H
#define ENGINE_DEAL_H

#include "engine/seats.h"

/* Fills cells[municipality] with the cents of a line of `amount` that has that seat in
   the group. The floors are given to everybody; the extra cents of the super-line are
   dealt municipality by municipality, round and round its copies, so that no copy gets
   two from the same municipality and all get equally many. A line that cancels against
   another takes its largest remainders, and so does the other, mirrored.

   Fills exact[municipality] too when it is not NULL, unless the divider is too wide to
   have a unit. */
void deal_line(const struct superlines *s, struct seat seat, money amount, money *cells,
               struct exact *exact);

/* Has what dealing to a seat looks at fetched, for a line that comes soon: memory takes
   longer than dealing. */
static inline void deal_expect(const struct superlines *s, struct seat seat) {
    if (seat.copies > 0)
        __builtin_prefetch(&s->raised[(uint64_t)seat.residue * s->divider->count / 64]);
}

#endif
