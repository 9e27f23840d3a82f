#include "engine/compare/counterfactual.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "engine/shares/share_cache.h"

struct counterfactual {
    struct budget budget;      /* of `drivers`, all borrowed, but for the keys */
    struct arena arena;        /* owned: the keys */
    struct share_cache *cache; /* owned */
    struct diags dropped;      /* owned: missing figures here are no fault of the input */
};

/* The driver of `drivers` that matches one of `keys`. */
static int driver_in(const struct budget *drivers, const struct budget *keys,
                     int driver) {
    struct slice name = slice_of(keys->drivers[driver].name);
    for (int i = DRIVER_EQUAL; i < (int)drivers->driver_count; i++)
        if (letters_same(name, slice_of(drivers->drivers[i].name)))
            return i;
    bool inhabitants = driver == keys->inhabitants && drivers->inhabitants >= 0;
    return inhabitants ? drivers->inhabitants : DRIVER_NONE;
}

/* May result in a 29th of February that does not exist: dates are only compared. */
static date move_date(date d, int years) {
    return d == DATE_NONE ? d : d + years * 10000;
}

static void copy_version(struct counterfactual *c, struct key_version *to,
                         const struct key_version *from, const struct budget *keys,
                         int years) {
    *to = *from;
    to->from = move_date(from->from, years);
    to->weights = arena_take(&c->arena, from->weight_count * sizeof *to->weights);
    for (size_t i = 0; i < from->weight_count; i++) {
        to->weights[i] = from->weights[i];
        to->weights[i].driver = driver_in(&c->budget, keys, from->weights[i].driver);
    }
}

static void copy_keys(struct counterfactual *c, const struct budget *keys, int years) {
    c->budget.keys = arena_take(&c->arena, keys->key_count * sizeof *c->budget.keys);
    c->budget.key_count = keys->key_count;
    for (size_t i = 0; i < keys->key_count; i++) {
        const struct key *from = &keys->keys[i];
        struct key *to = &c->budget.keys[i];
        *to = *from;
        to->versions = arena_take(&c->arena, from->version_count * sizeof *to->versions);
        for (size_t v = 0; v < from->version_count; v++)
            copy_version(c, &to->versions[v], &from->versions[v], keys, years);
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

static bool has_drivers(const struct key_version *version) {
    for (size_t i = 0; i < version->weight_count; i++)
        if (version->weights[i].driver == DRIVER_NONE &&
            version->weights[i].weight.digits)
            return false;
    return true;
}

const struct shares *counterfactual_shares(struct counterfactual *c, int key, period p) {
    const struct key_version *version = key_on(&c->budget.keys[key], period_first_day(p));
    if (!version || !has_drivers(version))
        return NULL;
    return share_cache_get(c->cache, key, p, &c->dropped);
}
