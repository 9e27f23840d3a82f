#include "number/portions.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { ROOM_LIMBS = 2 };

void portions_init(struct portions *f, size_t count, const mpz_t denominator) {
    *f = (struct portions){.count = count, .limbs = mpz_size(denominator) + ROOM_LIMBS};
    f->numerators = mem_zero(count * f->limbs, sizeof *f->numerators);
    mpz_init(f->denominator);
    mpz_set(f->denominator, denominator);
}

void portions_clear(struct portions *f) {
    if (f->limbs)
        mpz_clear(f->denominator);
    free(f->numerators);
    *f = (struct portions){0};
}

void portions_add(struct portions *f, size_t at, const mpz_t unit, uint64_t times) {
    mp_limb_t *to = f->numerators + at * f->limbs;
    mp_size_t size = (mp_size_t)mpz_size(unit), limbs = (mp_size_t)f->limbs;
    assert(size < limbs && mpz_sgn(unit) >= 0);
    if (size == 0)
        return;
    mp_limb_t carry = mpn_addmul_1(to, mpz_limbs_read(unit), size, times);
    mpn_add_1(to + size, to + size, limbs - size, carry);
}

void portions_of(struct portions *f, const struct ratio *list, size_t count) {
    mpz_t common, factor;
    mpz_init(common);
    mpz_init(factor);
    integer_set(common, 1);
    for (size_t i = 0; i < count; i++)
        mpz_lcm(common, common, mpq_denref(list[i].q));
    portions_init(f, count, common);
    for (size_t i = 0; i < count; i++) {
        mpz_divexact(factor, common, mpq_denref(list[i].q));
        mpz_mul(factor, factor, mpq_numref(list[i].q));
        portions_add(f, i, factor, 1);
    }
    portions_reduce(f);
    mpz_clear(factor);
    mpz_clear(common);
}

/* The greatest divisor of the denominator and all numerators. */
static void find_divisor(const struct portions *f, mpz_t divisor) {
    mpz_t room = {{0}};
    mpz_set(divisor, f->denominator);
    for (size_t i = 0; i < f->count && mpz_sizeinbase(divisor, 2) > 1; i++)
        mpz_gcd(divisor, divisor, portions_numerator(f, i, room));
}

void portions_reduce(struct portions *f) {
    mpz_t divisor, part, room = {{0}};
    mpz_init(divisor);
    mpz_init(part);
    find_divisor(f, divisor);
    mpz_divexact(f->denominator, f->denominator, divisor);
    size_t limbs = mpz_size(f->denominator);
    mp_limb_t *made = mem_zero(f->count * limbs, sizeof *made);
    for (size_t i = 0; i < f->count; i++) {
        mpz_divexact(part, portions_numerator(f, i, room), divisor);
        assert(mpz_size(part) <= limbs);
        if (mpz_size(part))
            mpn_copyi(made + i * limbs, mpz_limbs_read(part), (mp_size_t)mpz_size(part));
    }
    free(f->numerators);
    f->numerators = made;
    f->limbs = limbs;
    mpz_clear(part);
    mpz_clear(divisor);
}

void portions_sum(const struct portions *f, struct ratio *sum) {
    mpz_t room = {{0}};
    integer_set(mpq_numref(sum->q), 0);
    for (size_t i = 0; i < f->count; i++)
        mpz_add(mpq_numref(sum->q), mpq_numref(sum->q), portions_numerator(f, i, room));
    mpz_set(mpq_denref(sum->q), f->denominator);
    mpq_canonicalize(sum->q);
}

void portions_get(const struct portions *f, size_t at, struct ratio *to) {
    mpz_t room = {{0}};
    mpz_set(mpq_numref(to->q), portions_numerator(f, at, room));
    mpz_set(mpq_denref(to->q), f->denominator);
    mpq_canonicalize(to->q);
}
