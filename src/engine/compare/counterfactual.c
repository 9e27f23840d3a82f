#include "engine/compare/counterfactual.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "engine/shares/share_cache.h"

struct counterfactual {
    struct budget budget; /* of `drivers`, all borrowed, but for the keys */
    struct arena arena;   /* owned: the keys */
    struct share_cache *cache;
    /* That no figures could be made of a what_if is no fault of the input. */
    struct diags faults;
};

enum { DRIVER_LACKING = -2 };

static int driver_in(const struct budget *drivers, const struct budget *keys,
                     int driver) {
    struct slice name = slice_of(keys->drivers[driver].name);
    for (int i = DRIVER_EQUAL; i < (int)drivers->driver_count; i++)
        if (letters_same(name, slice_of(drivers->drivers[i].name)))
            return i;
    bool inhabitants = driver == keys->inhabitants && drivers->inhabitants >= 0;
    return inhabitants ? drivers->inhabitants : DRIVER_LACKING;
}

/* Dates are only compared: the 29th of February may move to a year without one. */
static date move_date(date d, int years) {
    return d == DATE_NONE ? d : d + years * 10000;
}

static void copy_version(struct counterfactual *m, struct key_version *to,
                         const struct key_version *from, const struct budget *keys,
                         int years) {
    *to = *from;
    to->from = move_date(from->from, years);
    to->weights = arena_take(&m->arena, from->weight_count * sizeof *to->weights);
    for (size_t i = 0; i < from->weight_count; i++) {
        to->weights[i] = from->weights[i];
        to->weights[i].driver = driver_in(&m->budget, keys, from->weights[i].driver);
    }
}

static void copy_keys(struct counterfactual *m, const struct budget *keys, int years) {
    m->budget.keys = arena_take(&m->arena, keys->key_count * sizeof *m->budget.keys);
    m->budget.key_count = keys->key_count;
    for (size_t i = 0; i < keys->key_count; i++) {
        const struct key *from = &keys->keys[i];
        struct key *to = &m->budget.keys[i];
        *to = *from;
        to->versions = arena_take(&m->arena, from->version_count * sizeof *to->versions);
        for (size_t v = 0; v < from->version_count; v++)
            copy_version(m, &to->versions[v], &from->versions[v], keys, years);
    }
}

struct counterfactual *counterfactual_new(const struct budget *drivers,
                                          const struct budget *keys, int years) {
    struct counterfactual *m = mem_zero(1, sizeof *m);
    m->budget = *drivers;
    arena_init(&m->arena);
    diags_init(&m->faults);
    copy_keys(m, keys, years);
    m->cache = share_cache_new(&m->budget);
    return m;
}

void counterfactual_free(struct counterfactual *m) {
    if (!m)
        return;
    share_cache_free(m->cache);
    diags_clear(&m->faults);
    arena_clear(&m->arena);
    free(m);
}

static bool has_drivers(const struct key_version *version) {
    for (size_t i = 0; i < version->weight_count; i++)
        if (version->weights[i].driver == DRIVER_LACKING &&
            version->weights[i].weight.digits)
            return false;
    return true;
}

const struct shares *counterfactual_shares(struct counterfactual *m, int key, period p) {
    const struct key_version *version = key_on(&m->budget.keys[key], period_first_day(p));
    if (!version || !has_drivers(version))
        return NULL;
    return share_cache_get(m->cache, key, p, &m->faults);
}
