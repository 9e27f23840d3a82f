#include "view/shown.h"

size_t shown_count(const struct allocation *a, const struct allocate_view *v) {
    size_t count = 0;
    for (size_t p = 0; p < a->period_count; p++)
        count += period_in_range(a->periods[p], v->range);
    return count;
}

period shown_last(const struct allocation *a, const struct allocate_view *v) {
    period last = PERIOD_NONE;
    for (size_t p = 0; p < a->period_count; p++)
        if (period_in_range(a->periods[p], v->range))
            last = a->periods[p];
    return last;
}

money shown_amount(const struct allocation *a, const struct allocate_view *v,
                   enum category c, size_t municipality, bool vat) {
    money sum = 0;
    for (size_t p = 0; p < a->period_count; p++)
        if (period_in_range(a->periods[p], v->range))
            sum += allocation_amount(a, p, c, municipality, vat);
    return sum;
}
