/* Ratios: exact fractions of any size, by GMP. */
#ifndef NUMBER_RATIO_H
#define NUMBER_RATIO_H

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "number/integer.h"
#include "number/money.h"

/* A non-negative decimal as it was written: digits / 10^places, with at most 18 places.
   Weights (per cent) and driver values are decimals. */
struct decimal {
    int64_t digits;
    unsigned places;
};

enum { DECIMAL_PLACES = 18 };

/* An exact fraction, always in lowest terms. */
struct ratio {
    mpq_t q; /* owned */
};

/* 0; ratio_clear releases it. */
void ratio_init(struct ratio *r);
void ratio_clear(struct ratio *r);

/* A list of zeros. Owned by the caller: ratio_list_free. */
struct ratio *ratio_list_new(size_t count);
void ratio_list_free(struct ratio *list, size_t count);

/* Set r to a value. */
void ratio_set(struct ratio *r, const struct ratio *from);
void ratio_set_int(struct ratio *r, int64_t n);
void ratio_set_decimal(struct ratio *r, struct decimal d);

/* r += a, r -= a, r *= a, r *= n, r /= by, which must not be 0. */
void ratio_add(struct ratio *r, const struct ratio *a);
void ratio_sub(struct ratio *r, const struct ratio *a);
void ratio_mul(struct ratio *r, const struct ratio *a);
void ratio_mul_int(struct ratio *r, int64_t n);
void ratio_div(struct ratio *r, const struct ratio *by);

/* Cuts off what is not whole, towards 0. */
void ratio_cut(struct ratio *r);

/* Negative, 0 or positive. */
int ratio_sign(const struct ratio *r);
int ratio_compare(const struct ratio *a, const struct ratio *b);

/* Rounded to whole numbers: down, up, or to the nearest with halves away from zero. False
   when the result is not a money (the number is left alone then). */
bool ratio_floor(const struct ratio *r, int64_t *n) __attribute__((warn_unused_result));
bool ratio_ceiling(const struct ratio *r, int64_t *n) __attribute__((warn_unused_result));
bool ratio_nearest(const struct ratio *r, int64_t *n) __attribute__((warn_unused_result));

/* Sets r to a fraction that is written in digits; false, and 0, when it is none. */
bool ratio_read(struct ratio *r, const char *numerator, const char *denominator)
    __attribute__((warn_unused_result));

/* Appends a whole number of any size. */
void ratio_write_whole(struct buf *out, const mpz_t z);

/* Appends "numerator/denominator", e.g. 22252/61580 reduced: 5563/15395; "0/1" for 0. */
void ratio_write(struct buf *out, const struct ratio *r);

/* Appends the ratio rounded to `places` decimals (halves away from zero), in `style`. */
void ratio_write_decimal(struct buf *out, const struct ratio *r, unsigned places,
                         const struct figure_style *style);

/* Makes GMP end the process as mem.c does when memory runs out. Call once, first. */
void ratio_start(void);

#endif
