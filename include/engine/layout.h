/* The allocator: what works behind an allocation, out of its readers' sight. */
#ifndef ENGINE_LAYOUT_H
#define ENGINE_LAYOUT_H

#include "engine/allocate.h"
#include "engine/accumulator.h"

struct allocation_work {
    struct share_cache *cache; /* owned */
    struct accumulator accumulator;
    struct group_sum *
        *sums; /* owned: those of the accumulator, in the order of the groups */
};

/* Fills the periods, groups and own costs of an allocation from what was taken in: all
   but the cents that are given. -1 when the totals are too large. */
int layout_make(struct allocation *a, struct diags *d)
    __attribute__((warn_unused_result));

/* Rounds every group. -1 after an internal error. */
int layout_round(struct allocation *a, struct diags *d)
    __attribute__((warn_unused_result));

#endif
