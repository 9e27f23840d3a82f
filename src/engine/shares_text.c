/* Shares as text: fractions, per cents that total 100, exact amounts. */
#include "engine/shares.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/largest.h"

static void add_number(struct buf *out, const mpz_t n) {
    char *text = mem_alloc(mpz_sizeinbase(n, 10) + 2);
    buf_text(out, mpz_get_str(text, 10, n));
    free(text);
}

void shares_write(struct buf *out, const struct shares *shares, size_t municipality) {
    add_number(out, shares->numerators[municipality]);
    buf_char(out, '/');
    add_number(out, shares->denominator);
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

void shares_exact(struct buf *out, const struct shares *shares, size_t municipality,
                  money amount, const struct figure_style *style) {
    mpz_t cents, rest;
    mpz_init(cents);
    mpz_init(rest);
    mpz_mul_si(cents, shares->numerators[municipality], amount);
    mpz_abs(cents, cents);
    mpz_fdiv_qr(cents, rest, cents, shares->denominator);
    bool below = amount < 0 && mpz_sgn(shares->numerators[municipality]) > 0;
    if (below && mpz_sgn(cents) == 0)
        buf_char(out, '-'); /* less than a cent: there is no -0 to carry the sign */
    money_write(out, below ? -mpz_get_si(cents) : mpz_get_si(cents), style);
    if (mpz_sgn(rest)) {
        buf_text(out, below ? " - " : " + ");
        add_number(out, rest);
        buf_char(out, '/');
        add_number(out, shares->denominator);
        buf_text(out, " ct");
    }
    mpz_clear(rest);
    mpz_clear(cents);
}
