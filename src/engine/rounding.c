#include "engine/rounding.h"

#include <stdlib.h>

#include "base/mem.h"

/* Takes |sum| x share apart into whole cents and the remainder below a cent. */
static money split(money size, const struct ratio *share, struct ratio *rest) {
    money whole = 0;
    struct ratio cents;
    ratio_init(&cents);
    ratio_set(rest, share);
    ratio_mul_int(rest, size);
    if (!ratio_floor(rest, &whole))
        whole = 0; /* cannot be: a share is at most 1 */
    ratio_set_int(&cents, whole);
    ratio_sub(rest, &cents);
    ratio_clear(&cents);
    return whole;
}

/* The largest remainder; the earlier municipality on ties. */
static size_t largest(const struct ratio *rest, size_t count) {
    size_t best = 0;
    for (size_t j = 1; j < count; j++)
        if (ratio_compare(&rest[j], &rest[best]) > 0)
            best = j;
    return best;
}

void rounding_divide(money sum, const struct shares *shares, money *given) {
    money size = sum < 0 ? -sum : sum, left = size;
    struct ratio *rest = mem_alloc(shares->count * sizeof *rest);
    for (size_t j = 0; j < shares->count; j++) {
        ratio_init(&rest[j]);
        given[j] = split(size, &shares->share[j], &rest[j]);
        left -= given[j];
    }
    for (; left > 0; left--) {
        size_t best = largest(rest, shares->count);
        given[best]++;
        ratio_set_int(&rest[best], -1);
    }
    for (size_t j = 0; j < shares->count; j++) {
        given[j] = sum < 0 ? -given[j] : given[j];
        ratio_clear(&rest[j]);
    }
    free(rest);
}
