#include "number/ratio_sums.h"

#include <stdlib.h>

#include "base/mem.h"

void ratio_sums_init(struct ratio_sums *s, size_t count) {
    *s = (struct ratio_sums){.count = count,
                             .numerators = mem_alloc(count * sizeof *s->numerators)};
    for (size_t i = 0; i < count; i++)
        mpz_init(s->numerators[i]);
    mpz_init(s->denominator);
    integer_set(s->denominator, 1);
}

void ratio_sums_clear(struct ratio_sums *s) {
    for (size_t i = 0; i < s->count; i++)
        mpz_clear(s->numerators[i]);
    free(s->numerators);
    mpz_clear(s->denominator);
    *s = (struct ratio_sums){0};
}

/* Makes the denominator a multiple of another. */
static void widen(struct ratio_sums *s, const mpz_t by) {
    mpz_t factor;
    if (mpz_divisible_p(s->denominator, by))
        return;
    mpz_init(factor);
    mpz_gcd(factor, s->denominator, by);
    mpz_divexact(factor, by, factor);
    mpz_mul(s->denominator, s->denominator, factor);
    for (size_t i = 0; i < s->count; i++)
        mpz_mul(s->numerators[i], s->numerators[i], factor);
    mpz_clear(factor);
}

void ratio_sums_add(struct ratio_sums *s, const struct portions *portions,
                    const size_t *rows, int64_t amount) {
    mpz_t factor, room = {{0}};
    widen(s, portions->denominator);
    mpz_init(factor);
    mpz_divexact(factor, s->denominator, portions->denominator);
    integer_mul(factor, factor, money_size(amount));
    if (amount < 0)
        mpz_neg(factor, factor);
    for (size_t i = 0; i < portions->count; i++)
        mpz_addmul(s->numerators[rows[i]], factor, portions_numerator(portions, i, room));
    mpz_clear(factor);
}

void ratio_sums_add_whole(struct ratio_sums *s, size_t row, int64_t amount) {
    if (amount < 0)
        integer_sub_mul(s->numerators[row], s->denominator, money_size(amount));
    else
        integer_add_mul(s->numerators[row], s->denominator, money_size(amount));
}

void ratio_sums_get(const struct ratio_sums *s, size_t row, struct ratio *to) {
    mpz_set(mpq_numref(to->q), s->numerators[row]);
    mpz_set(mpq_denref(to->q), s->denominator);
    mpq_canonicalize(to->q);
}
