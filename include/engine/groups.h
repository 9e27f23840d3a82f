/* Groups: the sums of an accumulator laid out as the periods, groups and own costs of an
   allocation. */
#ifndef ENGINE_GROUPS_H
#define ENGINE_GROUPS_H

#include "engine/accumulator.h"
#include "engine/allocate.h"
#include "engine/rounding/rounding.h"

/* The machinery of an allocation, which its readers do not see. */
struct allocation_work {
    struct share_cache *cache; /* owned */
    struct accumulator accumulator;
    struct group_sum **sums; /* owned: the accumulator's, in the order of the groups */
    struct round_up_bits round_ups[AMOUNT_PARTS]; /* owned: when lines are listed */
};

/* Fills the periods, groups and own costs of an allocation; the given cents stay 0. -1
   when the totals are too large (added to `d`). */
int groups_make(struct allocation *a, struct diags *d)
    __attribute__((warn_unused_result));

/* The groups as rounding sees them. Owned by the caller: free. */
struct rounding_group *groups_to_round(const struct allocation *a);

#endif
