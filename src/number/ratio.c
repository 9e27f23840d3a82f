#include "number/ratio.h"

#include <stdlib.h>

#include "base/mem.h"

static void *resize(void *old, size_t old_size, size_t size) {
    (void)old_size;
    return mem_realloc_hook(old, size);
}

static void release(void *old, size_t size) {
    (void)size;
    free(old);
}

void ratio_start(void) {
    mp_set_memory_functions(mem_malloc_hook, resize, release);
}

void ratio_init(struct ratio *r) {
    mpq_init(r->q);
}

void ratio_clear(struct ratio *r) {
    mpq_clear(r->q);
}

struct ratio *ratio_list_new(size_t count) {
    struct ratio *list = mem_alloc(count * sizeof *list);
    for (size_t i = 0; i < count; i++)
        ratio_init(&list[i]);
    return list;
}

void ratio_list_free(struct ratio *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        ratio_clear(&list[i]);
    free(list);
}

void ratio_set(struct ratio *r, const struct ratio *from) {
    mpq_set(r->q, from->q);
}

void ratio_set_int(struct ratio *r, int64_t n) {
    integer_set(mpq_numref(r->q), n);
    integer_set(mpq_denref(r->q), 1);
}

void ratio_set_decimal(struct ratio *r, struct decimal d) {
    integer_set(mpq_numref(r->q), d.digits);
    integer_power_of_ten(mpq_denref(r->q), d.places);
    mpq_canonicalize(r->q);
}

void ratio_add(struct ratio *r, const struct ratio *a) {
    mpq_add(r->q, r->q, a->q);
}

void ratio_sub(struct ratio *r, const struct ratio *a) {
    mpq_sub(r->q, r->q, a->q);
}

void ratio_mul(struct ratio *r, const struct ratio *a) {
    mpq_mul(r->q, r->q, a->q);
}

void ratio_mul_int(struct ratio *r, int64_t n) {
    integer_mul(mpq_numref(r->q), mpq_numref(r->q), money_size(n));
    if (n < 0)
        mpq_neg(r->q, r->q);
    mpq_canonicalize(r->q);
}

void ratio_div(struct ratio *r, const struct ratio *by) {
    mpq_div(r->q, r->q, by->q);
}

void ratio_cut(struct ratio *r) {
    mpz_tdiv_q(mpq_numref(r->q), mpq_numref(r->q), mpq_denref(r->q));
    integer_set(mpq_denref(r->q), 1);
}

int ratio_sign(const struct ratio *r) {
    return mpq_sgn(r->q);
}

int ratio_compare(const struct ratio *a, const struct ratio *b) {
    return mpq_cmp(a->q, b->q);
}

/* Converts a whole number of GMP; false if it is no money. */
static bool whole(const mpz_t z, int64_t *n) {
    if (!integer_fits(z))
        return false;
    *n = integer_get(z);
    return true;
}

bool ratio_floor(const struct ratio *r, int64_t *n) {
    mpz_t z;
    mpz_init(z);
    mpz_fdiv_q(z, mpq_numref(r->q), mpq_denref(r->q));
    bool fits = whole(z, n);
    mpz_clear(z);
    return fits;
}

bool ratio_ceiling(const struct ratio *r, int64_t *n) {
    mpz_t z;
    mpz_init(z);
    mpz_cdiv_q(z, mpq_numref(r->q), mpq_denref(r->q));
    bool fits = whole(z, n);
    mpz_clear(z);
    return fits;
}

/* z = r x scale, rounded to the nearest whole number, halves away from zero: apart from
   the sign, the floor of (2 x |numerator| x scale + denominator) / (2 x denominator). */
static void nearest(mpz_t z, const struct ratio *r, const mpz_t scale) {
    mpz_t twice;
    mpz_init(twice);
    mpz_mul(z, mpq_numref(r->q), scale);
    mpz_abs(z, z);
    mpz_mul_2exp(z, z, 1);
    mpz_add(z, z, mpq_denref(r->q));
    mpz_mul_2exp(twice, mpq_denref(r->q), 1);
    mpz_fdiv_q(z, z, twice);
    if (mpq_sgn(r->q) < 0)
        mpz_neg(z, z);
    mpz_clear(twice);
}

bool ratio_nearest(const struct ratio *r, int64_t *n) {
    mpz_t z, one;
    mpz_init(z);
    mpz_init(one);
    integer_set(one, 1);
    nearest(z, r, one);
    bool fits = whole(z, n);
    mpz_clear(one);
    mpz_clear(z);
    return fits;
}

void ratio_write_whole(struct buf *out, const mpz_t z) {
    if (integer_fits(z)) {
        buf_int(out, integer_get(z));
        return;
    }
    char *text = mem_alloc(mpz_sizeinbase(z, 10) + 2);
    buf_text(out, mpz_get_str(text, 10, z));
    free(text);
}

void ratio_write(struct buf *out, const struct ratio *r) {
    ratio_write_whole(out, mpq_numref(r->q));
    buf_char(out, '/');
    ratio_write_whole(out, mpq_denref(r->q));
}

/* Appends a number beyond 64 bits, without group marks. */
static void write_wide(struct buf *out, const mpz_t z, unsigned places,
                       const struct figure_style *style) {
    struct buf digits;
    buf_init(&digits);
    mpz_t size;
    mpz_init(size);
    mpz_abs(size, z);
    /* More digits than `places`, since it did not fit 64 bits. */
    ratio_write_whole(&digits, size);
    mpz_clear(size);
    if (mpz_sgn(z) < 0)
        buf_char(out, '-');
    buf_add(out, digits.at, digits.len - places);
    if (places > 0)
        buf_text(out, style->decimal);
    buf_add(out, digits.at + digits.len - places, places);
    buf_clear(&digits);
}

void ratio_write_decimal(struct buf *out, const struct ratio *r, unsigned places,
                         const struct figure_style *style) {
    mpz_t z, scale;
    mpz_init(z);
    mpz_init(scale);
    integer_power_of_ten(scale, places);
    nearest(z, r, scale);
    int64_t digits;
    if (whole(z, &digits))
        figure_write(out, digits, places, style);
    else
        write_wide(out, z, places, style);
    mpz_clear(scale);
    mpz_clear(z);
}

/* Whether a text is a whole number without a sign. */
static bool is_whole(const char *text) {
    size_t len = strspn(text, "0123456789");
    return len > 0 && text[len] == '\0';
}

bool ratio_read(struct ratio *r, const char *numerator, const char *denominator) {
    bool read = is_whole(numerator) && is_whole(denominator) &&
                mpz_set_str(mpq_numref(r->q), numerator, 10) == 0 &&
                mpz_set_str(mpq_denref(r->q), denominator, 10) == 0 &&
                mpz_sgn(mpq_denref(r->q)) != 0;
    if (read)
        mpq_canonicalize(r->q);
    else
        ratio_set_int(r, 0);
    return read;
}
