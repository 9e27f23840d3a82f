#include "engine/shares/largest_remainder.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

struct remainder {
    const mp_limb_t *rest; /* borrowed */
    size_t limbs, municipality;
};

static int by_size(const void *a, const void *b) {
    const struct remainder *x = a, *y = b;
    int order = mpn_cmp(y->rest, x->rest, (mp_size_t)x->limbs);
    return order ? order
                 : (x->municipality > y->municipality) -
                       (x->municipality < y->municipality);
}

__attribute__((unused)) static bool adds_up(const struct divider *d, money amount,
                                            const money *given) {
    for (size_t j = 0; j < d->count; j++)
        amount -= given[j];
    return amount == 0;
}

void largest_remainder(const struct divider *d, money amount, money *given) {
    uint64_t size = money_size(amount);
    mp_limb_t *rests = mem_alloc(d->count * d->limbs * sizeof *rests);
    struct remainder *list = mem_alloc(d->count * sizeof *list);
    uint64_t left = size;
    for (size_t j = 0; j < d->count; j++) {
        list[j] = (struct remainder){rests + j * d->limbs, d->limbs, j};
        given[j] = (money)divider_split(d, j, size, rests + j * d->limbs);
        left -= (uint64_t)given[j];
    }
    if (left)
        qsort(list, d->count, sizeof *list, by_size);
    for (size_t i = 0; i < left; i++)
        given[list[i].municipality]++;
    for (size_t j = 0; j < d->count; j++)
        given[j] = amount < 0 ? -given[j] : given[j];
    assert(left < d->count && adds_up(d, amount, given));
    free(list);
    free(rests);
}
