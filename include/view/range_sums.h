/* Range sums: what an allocation report shows, sums and counts over the periods chosen. */
#ifndef VIEW_RANGE_SUMS_H
#define VIEW_RANGE_SUMS_H

#include "engine/allocate.h"

/* What a municipality bears of a category over the periods shown, in cents. Sums that the
   allocation accepted do not overflow. */
money range_sums_amount(const struct allocation *a, struct period_range range, category c,
                        size_t municipality, enum amount_part part);

/* The same of all shared costs. */
money range_sums_shared(const struct allocation *a, struct period_range range,
                        size_t municipality, enum amount_part part);

/* The last period shown, or PERIOD_NONE. */
period range_sums_last(const struct allocation *a, struct period_range range);

/* How many periods are shown. */
size_t range_sums_count(const struct allocation *a, struct period_range range);

#endif
