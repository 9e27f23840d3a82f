#include "number/product.h"

#include <assert.h>

void product_add(struct product *p, struct decimal factor) {
    assert(p->count < PRODUCT_FACTORS);
    p->factors[p->count++] = factor;
}

bool product_cents(const struct product *p, money *cents) {
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

void product_write(struct buf *out, const struct product *p,
                   const struct figure_style *style) {
    for (size_t i = 0; i < p->count; i++) {
        if (i > 0)
            buf_text(out, " x ");
        figure_write(out, p->factors[i].digits, p->factors[i].places, style);
    }
}
