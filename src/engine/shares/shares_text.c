/* Shares as text: fractions, and per cents that total 100. */
#include "engine/shares/shares.h"

#include "engine/shares/divider.h"
#include "engine/shares/largest_remainder.h"

void shares_write_numerator(struct buf *out, const struct shares *shares,
                            size_t municipality) {
    mpz_t room = {{0}};
    ratio_write_whole(out, portions_numerator(&shares->share, municipality, room));
}

void shares_write_denominator(struct buf *out, const struct shares *shares) {
    ratio_write_whole(out, shares->share.denominator);
}

void shares_write(struct buf *out, const struct shares *shares, size_t municipality) {
    shares_write_numerator(out, shares, municipality);
    buf_char(out, '/');
    shares_write_denominator(out, shares);
}

/* A hundred per cent is divided as an amount would be. */
void shares_percent(const struct shares *shares, unsigned places, int64_t *percent) {
    money hundred = 100;
    while (places-- > 0)
        hundred *= 10;
    struct divider divider;
    divider_init(&divider, shares);
    largest_remainder(&divider, hundred, percent);
    divider_clear(&divider);
}
