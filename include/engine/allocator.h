/* The allocator: what works behind an allocation, out of its readers' sight. */
#ifndef ENGINE_ALLOCATOR_H
#define ENGINE_ALLOCATOR_H

#include "engine/allocate.h"
#include "engine/intake.h"

struct allocator {
    struct sharebook *book; /* owned */
    struct intake intake;
    struct pile **piles; /* owned: those of the intake, in the order of the groups */
};

/* Fills the periods, groups and own costs of an allocation from what was taken in: all
   but the cents that are given. -1 when the totals are too large. */
int allocator_lay_out(struct allocation *a, struct diags *d)
    __attribute__((warn_unused_result));

/* Rounds every group. -1 after an internal error. */
int allocator_round(struct allocation *a, struct diags *d)
    __attribute__((warn_unused_result));

#endif
