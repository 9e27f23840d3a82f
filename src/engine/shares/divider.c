#include "engine/shares/divider.h"

#include <stdlib.h>

#include "base/mem.h"

__extension__ typedef unsigned __int128 twice;

void divider_init(struct divider *d, const struct shares *shares) {
    *d = (struct divider){.shares = shares, .count = shares->count};
    d->limbs = shares->share.limbs;
    d->whole = mem_alloc(d->limbs * sizeof *d->whole);
    mpn_copyi(d->whole, mpz_limbs_read(shares->share.denominator), (mp_size_t)d->limbs);
    d->width = DIVIDER_WIDE;
    if (d->limbs > 1)
        return;
    d->denominator = d->whole[0];
    d->width = d->denominator <= UINT32_MAX ? DIVIDER_NARROW : DIVIDER_MIDDLE;
    if (d->denominator <= EXACT_UNIT_MOST)
        d->unit = exact_unit(d->denominator);
    d->modulus = modulus_of(d->denominator);
    d->numerators = shares->share.numerators;
}

void divider_clear(struct divider *d) {
    free(d->whole);
    *d = (struct divider){0};
}

enum { FEW_LIMBS = 16 };

/* Divides number x times by D, for a wide divider: returns the quotient, which must fit 64
   bits. The number may be `rest`. */
static uint64_t divide_wide(const struct divider *d, const mp_limb_t *number,
                            uint64_t times, mp_limb_t *rest) {
    mp_limb_t few[FEW_LIMBS + 1], quotient[2];
    mp_size_t limbs = (mp_size_t)d->limbs;
    mp_limb_t *product =
        limbs <= FEW_LIMBS ? few : mem_alloc((d->limbs + 1) * sizeof *product);
    product[limbs] = mpn_mul_1(product, number, limbs, times);
    mpn_tdiv_qr(quotient, rest, 0, product, limbs + 1, d->whole, limbs);
    if (product != few)
        free(product);
    return quotient[0];
}

uint64_t divider_split(const struct divider *d, size_t municipality, uint64_t size,
                       mp_limb_t *rest) {
    if (d->width == DIVIDER_WIDE)
        return divide_wide(d, d->shares->share.numerators + municipality * d->limbs, size,
                           rest);
    uint64_t numerator = d->numerators[municipality];
    if (d->width == DIVIDER_NARROW) {
        uint64_t residue, times = divider_reduce(d, size, &residue);
        return times * numerator + divider_split_narrow(d, municipality, residue, rest);
    }
    twice product = (twice)size * numerator;
    *rest = (uint64_t)(product % d->denominator);
    return (uint64_t)(product / d->denominator);
}

uint64_t divider_times(const struct divider *d, uint64_t times, mp_limb_t *rest) {
    if (d->width == DIVIDER_WIDE)
        return divide_wide(d, rest, times, rest);
    if (d->width == DIVIDER_NARROW && times <= UINT32_MAX)
        return divider_reduce(d, *rest * times, rest);
    twice product = (twice)*rest * times;
    *rest = (uint64_t)(product % d->denominator);
    return (uint64_t)(product / d->denominator);
}

void divider_rest(const struct divider *d, size_t municipality, uint64_t size,
                  uint64_t times, mp_limb_t *rest) {
    if (d->width == DIVIDER_NARROW)
        divider_split_narrow(d, municipality, size, rest);
    else
        divider_split(d, municipality, size, rest);
    if (times > 1)
        divider_times(d, times, rest);
}

struct exact divider_exact(const struct divider *d, size_t municipality, money amount) {
    mp_limb_t rest;
    uint64_t cents = divider_split(d, municipality, money_size(amount), &rest);
    return exact_of(amount < 0, cents, rest, &d->unit);
}

/* For a divider without a unit. */
static void write_wide(struct buf *out, const struct divider *d, size_t municipality,
                       money amount, const struct figure_style *style) {
    mpz_t number;
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    uint64_t cents = divider_split(d, municipality, money_size(amount), rest);
    bool below = amount < 0, nil = divider_is_nil(d, rest);
    if (below && cents == 0 && !nil)
        buf_char(out, '-'); /* the whole cents are 0, which has no sign */
    money_write(out, below ? -(money)cents : (money)cents, style);
    if (!nil) {
        buf_text(out, below ? " - " : " + ");
        ratio_write_whole(out, mpz_roinit_n(number, rest, (mp_size_t)d->limbs));
        buf_char(out, '/');
        ratio_write_whole(out, d->shares->share.denominator);
        buf_text(out, " ct");
    }
    free(rest);
}

void divider_write(struct buf *out, const struct divider *d, size_t municipality,
                   money amount, const struct figure_style *style) {
    if (divider_has_unit(d))
        exact_write(out, divider_exact(d, municipality, amount), style);
    else
        write_wide(out, d, municipality, amount, style);
}
