/* What an allocation report shows: sums and counts over the periods chosen. */
#ifndef VIEW_SHOWN_H
#define VIEW_SHOWN_H

#include "view/allocate.h"

/* What a municipality bears of a category over the periods shown: cents. Sums that were
   accepted by the allocation do not overflow. */
money shown_amount(const struct allocation *a, const struct allocate_view *v,
                   enum category c, size_t municipality, bool vat);

/* The last period shown, or PERIOD_NONE. */
period shown_last(const struct allocation *a, const struct allocate_view *v);

/* How many periods are shown. */
size_t shown_count(const struct allocation *a, const struct allocate_view *v);

#endif
