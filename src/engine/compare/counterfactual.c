#include "engine/compare/counterfactual.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/name_map.h"
#include "engine/shares/share_cache.h"

struct counterfactual {
    struct budget budget;      /* of `drivers`, all borrowed, but for the keys */
    struct arena arena;        /* owned: the keys */
    struct share_cache *cache; /* owned */
    struct diags dropped;      /* owned: missing figures here are no fault of the input */
};

/* The driver of `drivers` that matches each of `keys`, the built-in one first. In the
   arena. */
static const int *match_drivers(struct counterfactual *c, const struct budget *keys) {
    const struct budget *drivers = &c->budget;
    int *found = arena_take(&c->arena, (keys->driver_count + 1) * sizeof *found);
    struct name_map names; /* the value is the driver less DRIVER_NONE */
    name_map_init(&names);
    for (int i = DRIVER_EQUAL; i < (int)drivers->driver_count; i++)
        name_map_add(&names, slice_of(drivers->drivers[i].name), i - DRIVER_NONE);
    for (int i = DRIVER_EQUAL; i < (int)keys->driver_count; i++) {
        int match = name_map_find(&names, slice_of(keys->drivers[i].name));
        bool inhabitants = i == keys->inhabitants && drivers->inhabitants >= 0;
        found[i - DRIVER_EQUAL] = match >= 0    ? match + DRIVER_NONE
                                  : inhabitants ? drivers->inhabitants
                                                : DRIVER_NONE;
    }
    name_map_clear(&names);
    return found - DRIVER_EQUAL;
}

/* May result in a 29th of February that does not exist: dates are only compared. */
static date move_date(date d, int years) {
    return d == DATE_NONE ? d : d + years * 10000;
}

static void copy_version(struct counterfactual *c, struct key_version *to,
                         const struct key_version *from, const int *driver_of,
                         int years) {
    *to = *from;
    to->from = move_date(from->from, years);
    to->weights = arena_take(&c->arena, from->weight_count * sizeof *to->weights);
    for (size_t i = 0; i < from->weight_count; i++) {
        to->weights[i] = from->weights[i];
        to->weights[i].driver = driver_of[from->weights[i].driver];
    }
}

static void copy_keys(struct counterfactual *c, const struct budget *keys, int years) {
    const int *driver_of = match_drivers(c, keys);
    c->budget.keys = arena_take(&c->arena, keys->key_count * sizeof *c->budget.keys);
    c->budget.key_count = keys->key_count;
    for (size_t i = 0; i < keys->key_count; i++) {
        const struct key *from = &keys->keys[i];
        struct key *to = &c->budget.keys[i];
        *to = *from;
        to->versions = arena_take(&c->arena, from->version_count * sizeof *to->versions);
        for (size_t v = 0; v < from->version_count; v++)
            copy_version(c, &to->versions[v], &from->versions[v], driver_of, years);
    }
}

struct counterfactual *counterfactual_new(const struct budget *drivers,
                                          const struct budget *keys, int years) {
    struct counterfactual *c = mem_zero(1, sizeof *c);
    c->budget = *drivers;
    arena_init(&c->arena);
    diags_init(&c->dropped);
    copy_keys(c, keys, years);
    c->cache = share_cache_new(&c->budget);
    return c;
}

void counterfactual_free(struct counterfactual *c) {
    if (!c)
        return;
    share_cache_free(c->cache);
    diags_clear(&c->dropped);
    arena_clear(&c->arena);
    free(c);
}

const struct shares *counterfactual_shares(struct counterfactual *c, int key, period p) {
    return share_cache_get(c->cache, key, p, &c->dropped);
}
