#include "engine/shares/share_cache.h"

#include <stdlib.h>

#include "base/hash_table.h"
#include "base/mem.h"
#include "engine/shares/centres.h"

/* The roster of a period. */
struct period_roster {
    period period;
    const struct roster *roster; /* borrowed; NULL after an error */
};

/* The shares of a key in a period. */
struct cached_shares {
    int key;
    period period;
    struct shares *shares;   /* owned; NULL after an error */
    struct divider *divider; /* owned; of the shares; NULL after an error */
};

struct share_cache {
    const struct budget *budget;
    struct reported reported;
    struct roster **rosters; /* owned: different ones; quarters mostly share one */
    size_t roster_count, roster_room;
    struct period_roster *periods; /* owned */
    size_t period_count, period_room;
    struct cached_shares *entries; /* owned */
    size_t entry_count, entry_room;
    /* Owned: numbers of entries by key and period, of periods, and of rosters by what
       they hold. */
    struct hash_table table, period_table, roster_table;
};

struct share_cache *share_cache_new(const struct budget *b) {
    struct share_cache *cache = mem_zero(1, sizeof *cache);
    cache->budget = b;
    reported_init(&cache->reported);
    return cache;
}

static void clear_entry(struct cached_shares *entry) {
    if (entry->divider)
        divider_clear(entry->divider);
    if (entry->shares)
        shares_clear(entry->shares);
    free(entry->divider);
    free(entry->shares);
}

void share_cache_free(struct share_cache *cache) {
    if (!cache)
        return;
    for (size_t i = 0; i < cache->entry_count; i++)
        clear_entry(&cache->entries[i]);
    for (size_t i = 0; i < cache->roster_count; i++) {
        roster_clear(cache->rosters[i]);
        free(cache->rosters[i]);
    }
    hash_table_clear(&cache->table);
    hash_table_clear(&cache->period_table);
    hash_table_clear(&cache->roster_table);
    free(cache->entries);
    free(cache->periods);
    free(cache->rosters);
    reported_clear(&cache->reported);
    free(cache);
}

/* The upper half of the product with 2^64 / the golden ratio. */
static uint32_t mix(uint64_t value) {
    return (uint32_t)(value * 11400714819323198485u >> 32);
}

static uint32_t hash_of(int key, period p) {
    return mix((uint64_t)(uint32_t)key << 32 | (uint32_t)p);
}

static uint32_t roster_hash(const struct roster *r) {
    uint32_t hash = 0;
    for (size_t j = 0; j < r->count; j++)
        hash = mix((uint64_t)hash << 32 ^ (uintptr_t)r->version[j]);
    return hash;
}

/* The roster of the cache that is equal to *made (taken), which is added when there is
   none. Periods with equal rosters share one, so that a fault of a driver's total, which
   is about the roster, is reported once for all of them. */
static const struct roster *keep_roster(struct share_cache *cache, struct roster *made) {
    uint32_t hash = roster_hash(made);
    for (struct hash_probe at = hash_table_probe(&cache->roster_table, hash);
         hash_probe_next(&at);)
        if (roster_equal(cache->rosters[at.number], made)) {
            roster_clear(made);
            return cache->rosters[at.number];
        }
    hash_table_add(&cache->roster_table, hash, (uint32_t)cache->roster_count);
    cache->rosters = mem_room(cache->rosters, cache->roster_count, &cache->roster_room,
                              sizeof(struct roster *));
    struct roster *kept = mem_alloc(sizeof *kept);
    *kept = *made;
    return cache->rosters[cache->roster_count++] = kept;
}

const struct roster *share_cache_roster(struct share_cache *cache, period p,
                                        struct diags *d) {
    uint32_t hash = hash_of(0, p);
    for (struct hash_probe at = hash_table_probe(&cache->period_table, hash);
         hash_probe_next(&at);)
        if (cache->periods[at.number].period == p)
            return cache->periods[at.number].roster;
    struct roster made;
    const struct roster *kept = NULL;
    if (roster_init(&made, cache->budget, p, d) == 0)
        kept = keep_roster(cache, &made);
    hash_table_add(&cache->period_table, hash, (uint32_t)cache->period_count);
    cache->periods = mem_room(cache->periods, cache->period_count, &cache->period_room,
                              sizeof *cache->periods);
    cache->periods[cache->period_count++] = (struct period_roster){p, kept};
    return kept;
}

/* The entry of a key and period, or NULL. */
static struct cached_shares *find_entry(const struct share_cache *cache, int key,
                                        period p) {
    for (struct hash_probe at = hash_table_probe(&cache->table, hash_of(key, p));
         hash_probe_next(&at);)
        if (cache->entries[at.number].key == key && cache->entries[at.number].period == p)
            return &cache->entries[at.number];
    return NULL;
}

/* Adds an entry: with shares (taken), or of an error when they are NULL. */
static struct cached_shares *add_entry(struct share_cache *cache, int key, period p,
                                       const struct shares *shares) {
    struct cached_shares entry = {key, p, NULL, NULL};
    if (shares) {
        entry.shares = mem_alloc(sizeof *entry.shares);
        *entry.shares = *shares;
        entry.divider = mem_alloc(sizeof *entry.divider);
        divider_init(entry.divider, entry.shares);
    }
    cache->entries = mem_room(cache->entries, cache->entry_count, &cache->entry_room,
                              sizeof *cache->entries);
    hash_table_add(&cache->table, hash_of(key, p), (uint32_t)cache->entry_count);
    cache->entries[cache->entry_count] = entry;
    return &cache->entries[cache->entry_count++];
}

/* Computes the shares of a key, and adds those of all keys that it reaches. Without a
   roster the key is not checked: its faults would be guesses. */
static struct cached_shares *compute(struct share_cache *cache, int key, period p,
                                     struct diags *d) {
    const struct roster *roster = share_cache_roster(cache, p, d);
    const struct shares_task task = {cache->budget, key, p, roster};
    struct centres made;
    if (!roster || centres_solve(&made, &task, &cache->reported, d) != 0)
        return add_entry(cache, key, p, NULL);
    for (size_t i = 0; i < made.count; i++) {
        if (find_entry(cache, made.shares[i].key, p))
            shares_clear(&made.shares[i]);
        else
            add_entry(cache, made.shares[i].key, p, &made.shares[i]);
    }
    free(made.shares);
    return find_entry(cache, key, p);
}

const struct divider *share_cache_divider(struct share_cache *cache, int key, period p,
                                          struct diags *d) {
    const struct cached_shares *known = find_entry(cache, key, p);
    return (known ? known : compute(cache, key, p, d))->divider;
}

const struct shares *share_cache_get(struct share_cache *cache, int key, period p,
                                     struct diags *d) {
    const struct divider *divider = share_cache_divider(cache, key, p, d);
    return divider ? divider->shares : NULL;
}
