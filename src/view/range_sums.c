#include "view/range_sums.h"

size_t range_sums_count(const struct allocation *a, struct period_range range) {
    size_t count = 0;
    for (size_t p = 0; p < a->period_count; p++)
        count += period_in_range(a->periods[p], range);
    return count;
}

period range_sums_last(const struct allocation *a, struct period_range range) {
    period last = PERIOD_NONE;
    for (size_t p = 0; p < a->period_count; p++)
        if (period_in_range(a->periods[p], range))
            last = a->periods[p];
    return last;
}

money range_sums_amount(const struct allocation *a, struct period_range range, category c,
                        size_t municipality, enum amount_part part) {
    money sum = 0;
    for (size_t p = 0; p < a->period_count; p++)
        if (period_in_range(a->periods[p], range))
            sum += allocation_amount(a, p, c, municipality, part);
    return sum;
}

money range_sums_shared(const struct allocation *a, struct period_range range,
                        size_t municipality, enum amount_part part) {
    money sum = 0;
    for (size_t p = 0; p < a->period_count; p++)
        if (period_in_range(a->periods[p], range))
            sum += allocation_shared(a, p, municipality, part);
    return sum;
}
