/* Key split: what one key gives to municipalities and to other keys in one period, as exact
   fractions of a cost that total 1. Of a driver that is weight / whole x figure / total,
   where the whole is a hundred per cent, or the total of the key's parts. */
#ifndef ENGINE_SHARES_KEY_SPLIT_H
#define ENGINE_SHARES_KEY_SPLIT_H

#include "engine/shares/shares.h"

struct key_split {
    int key;
    const struct key_version *version; /* borrowed */
    struct portions direct; /* owned: what each municipality bears by drivers */
    struct ratio *charged;  /* owned: what goes the way of each of version->charges */
};

/* Whether a row of a key gives nothing: then its figures may be missing, or 0. */
static inline bool weight_is_nil(const struct weight *w) {
    return w->weight.digits == 0 && !w->own_total;
}

/* Adds every fault to `d`, at the key's row or the driver's cell, about the key by this
   `name`: see shares_init. After an error -1, and nothing is owned. */
int key_split_init(struct key_split *split, const struct shares_task *task,
                   const char *name, struct reported *reported, struct diags *d)
    __attribute__((warn_unused_result));
void key_split_clear(struct key_split *split);

#endif
