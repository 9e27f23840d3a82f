/* 64 bits in and out of GMP's integers. GMP's own functions for small numbers take a `long`,
   which has 32 bits on some systems and would cut money: everybody else uses these, and the
   floor check refuses GMP's own. */
#ifndef NUMBER_INTEGER_H
#define NUMBER_INTEGER_H

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

#include "number/money.h"

_Static_assert(GMP_NUMB_BITS == 64, "a word of GMP must hold 64 bits");

/* z = n. */
static inline void integer_set(mpz_t z, int64_t n) {
    mp_limb_t size = money_size(n);
    const mpz_t positive = MPZ_ROINIT_N(&size, n != 0);
    mpz_set(z, positive);
    if (n < 0)
        mpz_neg(z, z);
}

/* Whether z is above -2^63 and below 2^63: INT64_MIN is no money. */
static inline bool integer_fits(const mpz_t z) {
    return mpz_sizeinbase(z, 2) <= 63;
}

/* The value of a number that fits. */
static inline int64_t integer_get(const mpz_t z) {
    int64_t size = (int64_t)mpz_getlimbn(z, 0);
    return mpz_sgn(z) < 0 ? -size : size;
}

/* The value of a number from 0 up to 2^64 - 1. */
static inline uint64_t integer_word(const mpz_t z) {
    return mpz_getlimbn(z, 0);
}

/* to = a x n, to += a x n, to -= a x n. */
static inline void integer_mul(mpz_t to, const mpz_t a, uint64_t n) {
    mp_limb_t word = n;
    const mpz_t number = MPZ_ROINIT_N(&word, n != 0);
    mpz_mul(to, a, number);
}

static inline void integer_add_mul(mpz_t to, const mpz_t a, uint64_t n) {
    mp_limb_t word = n;
    const mpz_t number = MPZ_ROINIT_N(&word, n != 0);
    mpz_addmul(to, a, number);
}

static inline void integer_sub_mul(mpz_t to, const mpz_t a, uint64_t n) {
    mp_limb_t word = n;
    const mpz_t number = MPZ_ROINIT_N(&word, n != 0);
    mpz_submul(to, a, number);
}

/* z = 10^places: both of GMP's arguments are small. */
static inline void integer_power_of_ten(mpz_t z, unsigned places) {
    mpz_ui_pow_ui(z, 10, places);
}

#endif
