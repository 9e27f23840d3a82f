/* Ratio sums: exact sums of amounts times portions, over one denominator that grows as it has
   to: nothing is brought to lowest terms until a sum is asked for. */
#ifndef NUMBER_RATIO_SUMS_H
#define NUMBER_RATIO_SUMS_H

#include "number/portions.h"

struct ratio_sums {
    size_t count;
    mpz_t *numerators; /* owned: one for each sum */
    mpz_t denominator; /* owned */
};

/* Zeros. The caller owns *s: ratio_sums_clear. */
void ratio_sums_init(struct ratio_sums *s, size_t count);
void ratio_sums_clear(struct ratio_sums *s);

/* Adds amount x portion i to the sum rows[i], for all portions. */
void ratio_sums_add(struct ratio_sums *s, const struct portions *portions,
                    const size_t *rows, int64_t amount);

/* Adds a whole number to one sum. */
void ratio_sums_add_whole(struct ratio_sums *s, size_t row, int64_t amount);

/* Sets a ratio to a sum. */
void ratio_sums_get(const struct ratio_sums *s, size_t row, struct ratio *to);

#endif
