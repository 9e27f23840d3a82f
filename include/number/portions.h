/* Portions: a list of non-negative fractions over one denominator, as machine words. A list of
   ratios takes ten times the memory, and divides for each of them. */
#ifndef NUMBER_PORTIONS_H
#define NUMBER_PORTIONS_H

#include "number/ratio.h"

struct portions {
    size_t count;
    size_t limbs;          /* words of each numerator, the least significant first */
    mp_limb_t *numerators; /* owned */
    mpz_t denominator;     /* owned */
};

/* Zeros over this denominator. Numerators have room for two words more than it, so that
   sums stay within. The caller owns *f: portions_clear. */
void portions_init(struct portions *f, size_t count, const mpz_t denominator);

/* The same values as a list of ratios that are not above 1, in lowest terms: over their
   least common denominator. The caller owns *f. */
void portions_of(struct portions *f, const struct ratio *list, size_t count);
void portions_clear(struct portions *f);

/* The numerator of one of them += times x unit. */
void portions_add(struct portions *f, size_t at, const mpz_t unit, uint64_t times);

/* Brings fractions that are not above 1 to their least common denominator, of whose size
   their numerators are from then on. */
void portions_reduce(struct portions *f);

/* Sets a ratio to the sum of all. */
void portions_sum(const struct portions *f, struct ratio *sum);

/* A numerator, which is borrowed and only read; `room` needs no clearing. */
static inline mpz_srcptr portions_numerator(const struct portions *f, size_t at,
                                            mpz_t room) {
    return mpz_roinit_n(room, f->numerators + at * f->limbs, (mp_size_t)f->limbs);
}

static inline bool portions_nil(const struct portions *f, size_t at) {
    const mp_limb_t *words = f->numerators + at * f->limbs;
    for (size_t i = 0; i < f->limbs; i++)
        if (words[i] != 0)
            return false;
    return true;
}

/* Sets a ratio to one of them. */
void portions_get(const struct portions *f, size_t at, struct ratio *to);

#endif
