#include "engine/shares/shares.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "engine/shares/centres.h"

static void make_room(struct shares *s) {
    s->numerators = mem_alloc(s->count * sizeof *s->numerators);
    mpz_init(s->denominator);
    integer_set(s->denominator, 1);
    for (size_t j = 0; j < s->count; j++)
        mpz_init(s->numerators[j]);
}

/* Brings all shares to their least common denominator. */
static void find_denominator(struct shares *s) {
    for (size_t j = 0; j < s->count; j++)
        mpz_lcm(s->denominator, s->denominator, mpq_denref(s->share[j].q));
    for (size_t j = 0; j < s->count; j++) {
        mpz_divexact(s->numerators[j], s->denominator, mpq_denref(s->share[j].q));
        mpz_mul(s->numerators[j], s->numerators[j], mpq_numref(s->share[j].q));
    }
}

/* Whether no share is negative and all total 1. */
__attribute__((unused)) static bool is_whole(const struct shares *s) {
    mpz_t sum;
    bool negative = false;
    mpz_init(sum);
    for (size_t j = 0; j < s->count; j++) {
        mpz_add(sum, sum, s->numerators[j]);
        negative = negative || mpz_sgn(s->numerators[j]) < 0;
    }
    bool equal = mpz_cmp(sum, s->denominator) == 0;
    mpz_clear(sum);
    return equal && !negative && mpz_sgn(s->denominator) > 0;
}

void shares_make(struct shares *shares, int key, period p, size_t count,
                 struct ratio *share) {
    *shares = (struct shares){.key = key, .period = p, .count = count, .share = share};
    make_room(shares);
    find_denominator(shares);
    assert(is_whole(shares));
}

int shares_init(struct shares *shares, const struct budget *b, int key, period p,
                struct diags *d) {
    struct roster roster;
    if (roster_init(&roster, b, p, d))
        return -1;
    struct reported reported;
    reported_init(&reported);
    const struct shares_task task = {b, key, p, &roster};
    int result = centres_shares(shares, &task, &reported, d);
    reported_clear(&reported);
    roster_clear(&roster);
    return result;
}

void shares_clear(struct shares *shares) {
    for (size_t j = 0; j < shares->count; j++) {
        ratio_clear(&shares->share[j]);
        mpz_clear(shares->numerators[j]);
    }
    if (shares->share)
        mpz_clear(shares->denominator);
    free(shares->numerators);
    free(shares->share);
    *shares = (struct shares){0};
}
