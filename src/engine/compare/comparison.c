#include "engine/compare/comparison.h"

#include <stdlib.h>

void comparison_clear(struct comparison *c) {
    free(c->rows);
    free(c->before_rows);
    free(c->after_rows);
    free(c->periods);
    free(c->by_category);
    free(c->with_own);
    free(c->by_period);
    free(c->gaps);
    *c = (struct comparison){0};
}

bool comparison_shows(const struct comparison *c, bool after, period p) {
    period theirs = p + period_make(after ? -c->years : c->years, 0);
    return period_in_range(p, c->range) || period_in_range(theirs, c->range);
}

/* --- figures ---------------------------------------------------------------------- */

/* difference x factor / divisor, rounded; false when the divisor is 0 or the result too
   large. */
static bool divide(money difference, int64_t factor, struct decimal divisor,
                   int64_t *digits) {
    struct ratio figure, by;
    ratio_init(&figure);
    ratio_init(&by);
    ratio_set_int(&figure, difference);
    ratio_mul_int(&figure, factor);
    ratio_set_decimal(&by, divisor);
    bool exists = ratio_sign(&by) != 0;
    if (exists) {
        ratio_div(&figure, &by);
        exists = ratio_nearest(&figure, digits);
    }
    ratio_clear(&by);
    ratio_clear(&figure);
    return exists;
}

bool change_share(money part, money total, unsigned places, int64_t *digits) {
    int64_t factor = 100;
    for (unsigned i = 0; i < places; i++)
        factor *= 10;
    return divide(part, factor, (struct decimal){total, 0}, digits);
}

bool change_percent(const struct change *change, unsigned places, int64_t *digits) {
    money more = change->before < 0 ? -change->difference : change->difference;
    return change_share(more, change->before, places, digits);
}

bool change_per_inhabitant(const struct change *change, struct decimal inhabitants,
                           money *cents) {
    return divide(change->difference, 1, inhabitants, cents);
}

bool comparison_from_closed(const struct comparison *c) {
    const struct budget *b = c->before.allocation->budget;
    return b->key_count > 0 && b->keys[0].fixed_count > 0;
}
