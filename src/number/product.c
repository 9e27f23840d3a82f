#include "number/product.h"

#include <assert.h>

static const int64_t powers[DECIMAL_PLACES + 1] = {1,
                                                   10,
                                                   100,
                                                   1000,
                                                   10000,
                                                   100000,
                                                   1000000,
                                                   10000000,
                                                   100000000,
                                                   1000000000,
                                                   10000000000,
                                                   100000000000,
                                                   1000000000000,
                                                   10000000000000,
                                                   100000000000000,
                                                   1000000000000000,
                                                   10000000000000000,
                                                   100000000000000000,
                                                   1000000000000000000};

void product_add(struct product *p, struct decimal factor) {
    assert(p->count < PRODUCT_FACTORS);
    p->factors[p->count++] = factor;
}

/* In fractions, which may be of any size. */
static bool product_large(const struct product *p, money *cents) {
    struct ratio value, factor;
    ratio_init(&value);
    ratio_init(&factor);
    ratio_set_int(&value, 100);
    for (size_t i = 0; i < p->count; i++) {
        ratio_set_decimal(&factor, p->factors[i]);
        ratio_mul(&value, &factor);
    }
    bool fits = ratio_nearest(&value, cents);
    ratio_clear(&factor);
    ratio_clear(&value);
    return fits;
}

/* The same in 128 bits, which most fit: false when not, and then it is not known whether it
   is a money. */
static bool product_small(const struct product *p, wide *cents) {
    wide digits = 100, below = 1;
    for (size_t i = 0; i < p->count; i++)
        if (__builtin_mul_overflow(digits, p->factors[i].digits, &digits) ||
            __builtin_mul_overflow(below, powers[p->factors[i].places], &below))
            return false;
    wide whole = digits / below, rest = digits % below;
    rest = rest < 0 ? -rest : rest;
    bool up = rest >= below - rest;
    *cents = whole + (up ? (digits < 0 ? -1 : 1) : 0);
    return true;
}

bool product_cents(const struct product *p, money *cents) {
    wide small;
    return product_small(p, &small) ? money_holds(small, cents) : product_large(p, cents);
}

void product_write(struct buf *out, const struct product *p,
                   const struct figure_style *style) {
    for (size_t i = 0; i < p->count; i++) {
        if (i > 0)
            buf_text(out, " x ");
        figure_write(out, p->factors[i].digits, p->factors[i].places, style);
    }
}
