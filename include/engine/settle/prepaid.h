/* Prepaid: the advances as a settlement counts them.

   An advance counts in its period. One for a year whose costs are booked by the quarter
   counts only when the year is settled as a whole, and in no quarter. Where the settings
   spread it, quarter k counts floor(k a / 4) - floor((k - 1) a / 4) of its absolute
   amount a in cents, with the sign of the amount; and of its VAT likewise. A year with
   costs of its own is a period like any other. */
#ifndef ENGINE_SETTLE_PREPAID_H
#define ENGINE_SETTLE_PREPAID_H

#include "engine/settle/cross_charges.h"

/* The advances of the budget, those of a year spread when the settings say so. Owned by
   the caller. */
struct advance *prepaid_list(const struct allocation *a, size_t *count);

/* Whether an advance of the list is for a year of which `range` has only a part: it waits
   until the year is settled as a whole, and is in no balance. */
bool prepaid_waits(const struct cross_charges *c, const struct advance *advance,
                   struct period_range range);

/* Warns of advances for a year that wait; and, unless a range was given, of periods that
   have advances but no costs, if others have costs. */
void prepaid_warn(const struct cross_charges *c, struct period_range range,
                  struct diags *d);

#endif
