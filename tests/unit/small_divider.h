/* A divider of one key over a few municipalities, with all that it is made of. */
#ifndef TESTS_SMALL_DIVIDER_H
#define TESTS_SMALL_DIVIDER_H

#include "engine/shares/divider.h"
#include "model/budget.h"

struct small_divider {
    struct budget budget;
    struct diags diags;
    struct shares shares;
    struct divider divider;
};

/* Shares by figures[municipality]. */
void small_divider_init(struct small_divider *s, const int64_t *figures, size_t count);
void small_divider_clear(struct small_divider *s);

#endif
