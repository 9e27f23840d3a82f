#include "engine/compare/limit.h"

money limit_excess(const struct change *change, struct decimal percent) {
    struct ratio excess, allowed;
    ratio_init(&excess);
    ratio_init(&allowed);
    ratio_set_int(&excess, change->difference);
    ratio_set_decimal(&allowed, (struct decimal){percent.digits, percent.places + 2});
    ratio_mul_int(&allowed, change->before);
    if (change->before < 0)
        ratio_add(&excess, &allowed);
    else
        ratio_sub(&excess, &allowed);
    money cents = 0; /* an excess fits, for it is at most the difference */
    if (ratio_sign(&excess) <= 0 || !ratio_ceiling(&excess, &cents))
        cents = 0;
    ratio_clear(&allowed);
    ratio_clear(&excess);
    return cents;
}

void limit_mark(struct comparison *c, struct decimal percent, struct diags *d) {
    bool fits = true;
    c->limited = true;
    c->limit = percent;
    for (size_t i = 0; i < c->count; i++) {
        struct compared *row = &c->rows[i];
        row->over_limit = limit_excess(&row->change, percent);
        fits = money_add(&c->total.over_limit, row->over_limit) == 0 && fits;
    }
    if (!fits)
        diag_add(d, (struct place){0}, DIAG_TOTAL_TOO_LARGE, NULL);
}
