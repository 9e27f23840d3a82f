#include "engine/presence.h"

bool presence_in(const struct allocation *a, size_t period_index, size_t municipality) {
    const struct budget *b = a->budget;
    period p = a->periods[period_index];
    if (municipality_on(&b->municipalities[municipality], period_first_day(p)) ||
        a->own[period_index * b->municipality_count + municipality].lines)
        return true;
    for (size_t g = allocation_first_group(a, p, 0);
         g < a->group_count && a->groups[g].period == p; g++)
        if (!shares_nil(a->groups[g].shares, municipality))
            return true;
    return false;
}

/* In how many periods of the range the municipality is `present`, or is not. */
static size_t count(const struct allocation *a, struct period_range range,
                    size_t municipality, bool present) {
    size_t found = 0;
    for (size_t p = 0; p < a->period_count; p++)
        found += period_in_range(a->periods[p], range) &&
                 presence_in(a, p, municipality) == present;
    return found;
}

size_t presence_count(const struct allocation *a, struct period_range range,
                      size_t municipality) {
    return count(a, range, municipality, true);
}

bool presence_in_some(const struct allocation *a, struct period_range range,
                      size_t municipality) {
    return count(a, range, municipality, true) > 0;
}

bool presence_in_every(const struct allocation *a, struct period_range range,
                       size_t municipality) {
    return count(a, range, municipality, false) == 0;
}
