/* Shares as text: fractions, per cents that total 100, exact amounts. */
#include "engine/shares.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/divider.h"
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

/* Where a rest does not fit a word, or its sign does not. */
static void write_wide(struct buf *out, const struct divider *d, size_t municipality,
                       money amount, const struct figure_style *style) {
    mpz_t number;
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    uint64_t cents = divider_split(d, municipality, money_size(amount), rest);
    bool below = amount < 0, nil = divider_is_nil(d, rest);
    if (below && cents == 0 && !nil)
        buf_char(out, '-'); /* there is no -0 to carry the sign */
    money_write(out, below ? -(money)cents : (money)cents, style);
    if (!nil) {
        buf_text(out, below ? " - " : " + ");
        add_number(out, mpz_roinit_n(number, rest, (mp_size_t)d->limbs));
        buf_char(out, '/');
        add_number(out, d->shares->denominator);
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
