/* The share cache: the shares of every key and period of a run. They are computed once,
   and each of their faults is reported once. */
#ifndef ENGINE_SHARES_SHARE_CACHE_H
#define ENGINE_SHARES_SHARE_CACHE_H

#include "engine/shares/divider.h"
#include "engine/shares/roster.h"
#include "engine/shares/shares.h"

struct share_cache;

/* An empty cache on `b`, which must outlive it. Owned by the caller: share_cache_free. */
struct share_cache *share_cache_new(const struct budget *b);
void share_cache_free(struct share_cache *cache);

/* The shares of a key in a period, borrowed from the cache; the faults are those of
   shares_init. NULL after an error, in this call or an earlier one. */
const struct shares *share_cache_get(struct share_cache *cache, int key, period p,
                                     struct diags *d);

/* The divider of these shares. */
const struct divider *share_cache_divider(struct share_cache *cache, int key, period p,
                                          struct diags *d);

/* The roster of a period; NULL after an error. Borrowed. */
const struct roster *share_cache_roster(struct share_cache *cache, period p,
                                        struct diags *d);

#endif
