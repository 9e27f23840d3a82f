/* Dividers: the shares of one key as machine numbers, to divide many amounts quickly.

   All shares are numerators over one denominator D (shares.h), so of an amount of s cents
   a municipality bears s x N / D cents: whole cents, and a rest in D-ths of a cent. Rests
   are `limbs` machine words long, the least significant first, as GMP stores its numbers:
   one word in practice, more when a key weighs drivers whose totals have no factors in
   common. */
#ifndef ENGINE_SHARES_DIVIDER_H
#define ENGINE_SHARES_DIVIDER_H

#include "engine/shares/shares.h"
#include "number/exact.h"
#include "number/modulus.h"

/* The size of D: small numbers divide much faster. */
enum divider_width {
    DIVIDER_NARROW, /* D < 2^32: products fit 64 bits */
    DIVIDER_MIDDLE, /* D < 2^64: products fit 128 bits */
    DIVIDER_WIDE    /* GMP */
};

struct divider {
    const struct shares *shares; /* borrowed */
    enum divider_width width;
    size_t count;                /* municipalities */
    size_t limbs;                /* words of D */
    mp_limb_t *whole;            /* owned: D, a whole cent */
    uint64_t denominator;        /* D, or 0 when it is wide */
    struct modulus modulus;      /* of the same D */
    const mp_limb_t *numerators; /* borrowed: one word each; not when D is wide */
    struct exact_unit unit;      /* D as text; empty when D is above EXACT_UNIT_MOST */
};

/* `shares` must outlive it. */
void divider_init(struct divider *d, const struct shares *shares);
void divider_clear(struct divider *d);

/* Divides size x N[municipality] by D: returns the whole cents and sets `rest` (d->limbs
   words) to the remainder. `size` is at most MONEY_MAX. */
uint64_t divider_split(const struct divider *d, size_t municipality, uint64_t size,
                       mp_limb_t *rest);

/* Divides rest x times by D likewise; `rest` is replaced. */
uint64_t divider_times(const struct divider *d, uint64_t times, mp_limb_t *rest);

/* Sets `rest` to the remainder of times x size x N[municipality]; `size` is below D. */
void divider_rest(const struct divider *d, size_t municipality, uint64_t size,
                  uint64_t times, mp_limb_t *rest);

/* Whether a rest is 0. */
static inline bool divider_is_nil(const struct divider *d, const mp_limb_t *rest) {
    return d->limbs == 1 ? rest[0] == 0 : mpn_zero_p(rest, (mp_size_t)d->limbs);
}

/* Whether exact values fit a `struct exact`. */
static inline bool divider_has_unit(const struct divider *d) {
    return d->unit.len > 0;
}

/* What a municipality bears of `amount`, exactly. Only for a divider with a unit. */
struct exact divider_exact(const struct divider *d, size_t municipality, money amount);

/* Appends what a municipality bears of `amount`, exactly, as exact_put writes it. For
   dividers of any width. */
void divider_write(struct buf *out, const struct divider *d, size_t municipality,
                   money amount, const struct figure_style *style);

/* Divides a number by D, which must fit 64 bits. */
static inline uint64_t divider_reduce(const struct divider *d, uint64_t number,
                                      uint64_t *rest) {
    return modulus_divide(d->modulus, number, rest);
}

/* The hot path of divider_split: for a narrow divider and a size below D. */
static inline uint64_t divider_split_narrow(const struct divider *d, size_t municipality,
                                            uint64_t residue, uint64_t *rest) {
    return divider_reduce(d, residue * d->numerators[municipality], rest);
}

#endif
