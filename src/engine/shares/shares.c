#include "engine/shares/shares.h"

#include <assert.h>

#include "engine/shares/centres.h"

/* Whether all shares total 1. */
__attribute__((unused)) static bool is_whole(const struct shares *s) {
    struct ratio sum, one;
    ratio_init(&sum);
    ratio_init(&one);
    ratio_set_int(&one, 1);
    portions_sum(&s->share, &sum);
    bool equal = ratio_compare(&sum, &one) == 0;
    ratio_clear(&one);
    ratio_clear(&sum);
    return equal;
}

struct shares shares_make(int key, period p, struct portions share) {
    struct shares made = {.key = key, .period = p, .count = share.count, .share = share};
    assert(is_whole(&made));
    return made;
}

bool shares_same(const struct shares *a, const struct shares *b, size_t municipality) {
    struct ratio one, other;
    if (a == b)
        return true;
    ratio_init(&one);
    ratio_init(&other);
    portions_get(&a->share, municipality, &one);
    portions_get(&b->share, municipality, &other);
    bool same = ratio_compare(&one, &other) == 0;
    ratio_clear(&other);
    ratio_clear(&one);
    return same;
}

int shares_init(struct shares *shares, const struct budget *b, int key, period p,
                struct diags *d) {
    struct roster roster;
    if (roster_init(&roster, b, p, d))
        return -1;
    struct reported reported;
    reported_init(&reported);
    const struct shares_task task = {b, key, p, &roster};
    int result = centres_shares(shares, &task, &reported, d);
    reported_clear(&reported);
    roster_clear(&roster);
    return result;
}

void shares_clear(struct shares *shares) {
    portions_clear(&shares->share);
    *shares = (struct shares){0};
}
