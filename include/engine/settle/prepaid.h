/* Prepaid: the advances as a settlement counts them.

   An advance counts in its period. That of a year in which costs are booked by the quarter
   belongs to the year: it counts when the year is settled as a whole, and in no quarter.
   Where the settings spread it, quarter k of the four counts floor(k a / 4) less
   floor((k - 1) a / 4) of its absolute value a in cents, with the sign put back, and of its
   VAT likewise. Where a year has costs of its own it is a period like any other. */
#ifndef ENGINE_SETTLE_PREPAID_H
#define ENGINE_SETTLE_PREPAID_H

#include "engine/settle/cross_charges.h"

/* The advances of the budget, those of a year spread when the settings say so. Owned by
   the caller. */
struct advance *prepaid_list(const struct allocation *a, size_t *count);

/* Whether an advance of the list is of a year and waits until that is settled as a whole:
   it is in no balance of `range`, in which some of the year lies. */
bool prepaid_waits(const struct cross_charges *l, const struct advance *advance,
                   struct period_range range);

/* Warns of advances of a year that wait; and, where no range was asked for, of periods
   with advances alone beside others with costs. */
void prepaid_warn(const struct cross_charges *l, struct period_range range,
                  struct diags *d);

#endif
