/* Shares as text: fractions, per cents that total 100, exact amounts. */
#include "engine/shares.h"

#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
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

/* Whole cents; below zero even when there are none, for there is no -0
   to carry the sign. */
static void write_cents(struct buf *out, uint64_t cents, bool below,
                        const struct figure_style *style) {
    if (below && cents == 0)
        buf_char(out, '-');
    money_write(out, below ? -(money)cents : (money)cents, style);
}

static void write_wide_rest(struct buf *out, const struct divider *d, bool below,
                            const mp_limb_t *rest) {
    mpz_t number;
    buf_text(out, below ? " - " : " + ");
    add_number(out, mpz_roinit_n(number, rest, (mp_size_t)d->limbs));
    buf_char(out, '/');
    add_number(out, d->shares->denominator);
    buf_text(out, " ct");
}

/* The same of one word, from its end to its front: a listing has millions of them. */
static void write_rest(struct buf *out, const struct divider *d, bool below,
                       uint64_t rest) {
    char text[2 * DIGITS_MOST + 8];
    char *end = text + sizeof text, *at = end - 3;
    memcpy(at, " ct", 3);
    at = digits_put(at, d->denominator);
    *--at = '/';
    at = digits_put(at, rest);
    memcpy(at -= 3, below ? " - " : " + ", 3);
    buf_add(out, at, (size_t)(end - at));
}

void divider_exact(struct buf *out, const struct divider *d, size_t municipality,
                   money amount, const struct figure_style *style) {
    uint64_t size = money_size(amount);
    bool below = amount < 0 && mpz_sgn(d->shares->numerators[municipality]) > 0;
    mp_limb_t word = 0,
              *rest = d->limbs == 1 ? &word : mem_alloc(d->limbs * sizeof *rest);
    write_cents(out, divider_split(d, municipality, size, rest), below, style);
    if (rest == &word) {
        if (word > 0)
            write_rest(out, d, below, word);
        return;
    }
    if (!divider_is_nil(d, rest))
        write_wide_rest(out, d, below, rest);
    free(rest);
}
