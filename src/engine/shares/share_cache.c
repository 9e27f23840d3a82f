#include "engine/shares/share_cache.h"

#include <stdlib.h>

#include "base/mem.h"

/* A period that was asked for. */
struct roll {
    period period;
    const struct roster *roster; /* NULL after an error */
};

/* A key in a period that was asked for. */
struct page {
    int key;
    period period;
    struct shares *shares;   /* owned; NULL after an error */
    struct divider *divider; /* owned; of the shares; NULL after an error */
};

struct share_cache {
    const struct budget *budget;
    struct reported reported;
    struct roster **rosters; /* owned, each once: quarters mostly share one */
    size_t roster_count, roster_room;
    struct roll *rolls; /* owned */
    size_t roll_count, roll_room;
    struct page *pages; /* owned */
    size_t page_count, page_room;
};

struct share_cache *share_cache_new(const struct budget *b) {
    struct share_cache *cache = mem_zero(1, sizeof *cache);
    cache->budget = b;
    reported_init(&cache->reported);
    return cache;
}

static void clear_page(struct page *page) {
    if (page->divider)
        divider_clear(page->divider);
    if (page->shares)
        shares_clear(page->shares);
    free(page->divider);
    free(page->shares);
}

void share_cache_free(struct share_cache *cache) {
    if (!cache)
        return;
    for (size_t i = 0; i < cache->page_count; i++)
        clear_page(&cache->pages[i]);
    for (size_t i = 0; i < cache->roster_count; i++) {
        roster_clear(cache->rosters[i]);
        free(cache->rosters[i]);
    }
    free(cache->pages);
    free(cache->rolls);
    free(cache->rosters);
    reported_clear(&cache->reported);
    free(cache);
}

/* The roster of the cache that is equal to *made (taken), which is added when there is
   none. A fault of a driver's total is a fault of a roster: reported once for all periods
   that share it. */
static const struct roster *keep_roster(struct share_cache *cache, struct roster *made) {
    for (size_t i = 0; i < cache->roster_count; i++)
        if (roster_equal(cache->rosters[i], made)) {
            roster_clear(made);
            return cache->rosters[i];
        }
    cache->rosters = mem_room(cache->rosters, cache->roster_count, &cache->roster_room,
                              sizeof(struct roster *));
    struct roster *kept = mem_alloc(sizeof *kept);
    *kept = *made;
    return cache->rosters[cache->roster_count++] = kept;
}

const struct roster *share_cache_roster(struct share_cache *cache, period p,
                                        struct diags *d) {
    for (size_t i = 0; i < cache->roll_count; i++)
        if (cache->rolls[i].period == p)
            return cache->rolls[i].roster;
    struct roster made;
    const struct roster *kept = NULL;
    if (roster_init(&made, cache->budget, p, d) == 0)
        kept = keep_roster(cache, &made);
    cache->rolls = mem_room(cache->rolls, cache->roll_count, &cache->roll_room,
                            sizeof *cache->rolls);
    cache->rolls[cache->roll_count++] = (struct roll){p, kept};
    return kept;
}

/* Without a roster the key itself can still be wrong, but its faults would be guesses. */
static struct shares *compute(struct share_cache *cache, int key, period p,
                              struct diags *d) {
    const struct roster *roster = share_cache_roster(cache, p, d);
    struct shares made;
    const struct shares_task task = {cache->budget, key, p, roster};
    if (!roster || shares_compute(&made, &task, &cache->reported, d))
        return NULL;
    struct shares *kept = mem_alloc(sizeof *kept);
    *kept = made;
    return kept;
}

/* The page of a key and period, written when it is new. */
static struct page *find_page(struct share_cache *cache, int key, period p,
                              struct diags *d) {
    for (size_t i = 0; i < cache->page_count; i++)
        if (cache->pages[i].key == key && cache->pages[i].period == p)
            return &cache->pages[i];
    struct page page = {key, p, compute(cache, key, p, d), NULL};
    if (page.shares) {
        page.divider = mem_alloc(sizeof *page.divider);
        divider_init(page.divider, page.shares);
    }
    cache->pages = mem_room(cache->pages, cache->page_count, &cache->page_room,
                            sizeof *cache->pages);
    cache->pages[cache->page_count] = page;
    return &cache->pages[cache->page_count++];
}

const struct divider *share_cache_divider(struct share_cache *cache, int key, period p,
                                          struct diags *d) {
    return find_page(cache, key, p, d)->divider;
}

const struct shares *share_cache_get(struct share_cache *cache, int key, period p,
                                     struct diags *d) {
    const struct divider *divider = share_cache_divider(cache, key, p, d);
    return divider ? divider->shares : NULL;
}
