/* Product: decimals that make an amount when they are multiplied, such as units by a
   tariff, or an amount by a factor. It is exact; the amount is rounded once. */
#ifndef NUMBER_PRODUCT_H
#define NUMBER_PRODUCT_H

#include "number/ratio.h"

enum { PRODUCT_FACTORS = 3 };

/* The first may be negative, or have more digits than other decimals. */
struct product {
    struct decimal factors[PRODUCT_FACTORS];
    size_t count; /* 0 = there is none */
};

void product_add(struct product *p, struct decimal factor);

/* The product of units in cents, to the nearest cent, halves away from zero. False when it
   is no money (*cents is left alone then). */
bool product_cents(const struct product *p, money *cents)
    __attribute__((warn_unused_result));

/* Appends "31,480,000.00 x 1.027", the decimals as they were added. */
void product_write(struct buf *out, const struct product *p,
                   const struct figure_style *style);

#endif
