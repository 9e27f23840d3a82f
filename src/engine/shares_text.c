/* Shares as text: fractions, per cents that total 100, exact amounts. */
#include "engine/shares.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/largest.h"

static void add_number(struct buf *out, const mpz_t n) {
    if (mpz_fits_ulong_p(n)) {
        buf_uint(out, mpz_get_ui(n));
        return;
    }
    char *text = mem_alloc(mpz_sizeinbase(n, 10) + 2);
    buf_text(out, mpz_get_str(text, 10, n));
    free(text);
}

void shares_write_numerator(struct buf *out, const struct shares *shares,
                            size_t municipality) {
    add_number(out, shares->numerators[municipality]);
}

void shares_write_denominator(struct buf *out, const struct shares *shares) {
    add_number(out, shares->denominator);
}

void shares_write(struct buf *out, const struct shares *shares, size_t municipality) {
    shares_write_numerator(out, shares, municipality);
    buf_char(out, '/');
    shares_write_denominator(out, shares);
}

/* A hundred per cent is an amount like any other. */
void shares_percent(const struct shares *shares, unsigned places, int64_t *percent) {
    money hundred = 100;
    while (places-- > 0)
        hundred *= 10;
    struct divider divider;
    divider_init(&divider, shares);
    largest_remainder(&divider, hundred, percent);
    divider_clear(&divider);
}

/* Whole cents, and what is below them in front of its number. */
static void write_cents(struct buf *out, uint64_t cents, bool below, bool rest,
                        const struct figure_style *style) {
    if (below && cents == 0)
        buf_char(out, '-'); /* less than a cent: there is no -0 to carry the sign */
    money_write(out, below ? -(money)cents : (money)cents, style);
    if (rest)
        buf_text(out, below ? " - " : " + ");
}

static void end_fraction(struct buf *out, const struct shares *shares) {
    buf_char(out, '/');
    shares_write_denominator(out, shares);
    buf_text(out, " ct");
}

/* In machine numbers: with D of 32 bits a residue times a numerator fits 64. */
static void exact_narrow(struct buf *out, const struct shares *shares, uint64_t numerator,
                         uint64_t size, bool below, const struct figure_style *style) {
    uint64_t d = mpz_get_ui(shares->denominator), part = size % d * numerator;
    uint64_t rest = part % d;
    write_cents(out, size / d * numerator + part / d, below, rest > 0, style);
    if (rest == 0)
        return;
    buf_uint(out, rest);
    end_fraction(out, shares);
}

static void exact_wide(struct buf *out, const struct shares *shares,
                       const mpz_t numerator, uint64_t size, bool below,
                       const struct figure_style *style) {
    mpz_t cents, rest;
    mpz_init(cents);
    mpz_init(rest);
    mpz_mul_ui(cents, numerator, size);
    mpz_fdiv_qr(cents, rest, cents, shares->denominator);
    write_cents(out, mpz_get_ui(cents), below, mpz_sgn(rest) > 0, style);
    if (mpz_sgn(rest) > 0) {
        add_number(out, rest);
        end_fraction(out, shares);
    }
    mpz_clear(rest);
    mpz_clear(cents);
}

void shares_exact(struct buf *out, const struct shares *shares, size_t municipality,
                  money amount, const struct figure_style *style) {
    const __mpz_struct *numerator = shares->numerators[municipality];
    uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    bool below = amount < 0 && mpz_sgn(numerator) > 0;
    if (mpz_cmp_ui(shares->denominator, UINT32_MAX) <= 0)
        exact_narrow(out, shares, mpz_get_ui(numerator), size, below, style);
    else
        exact_wide(out, shares, numerator, size, below, style);
}
