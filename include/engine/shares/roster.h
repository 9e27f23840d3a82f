/* Rosters: the municipalities that take part in a period, each with the version that
   counts on its first day. */
#ifndef ENGINE_SHARES_ROSTER_H
#define ENGINE_SHARES_ROSTER_H

#include "model/budget.h"

struct roster {
    period period;
    size_t count; /* municipalities of the budget */
    /* Owned: one per municipality; NULL = takes no part. */
    const struct version **version;
    size_t taking_part;
};

/* Makes the roster of a period. Adds an error to `d` for every municipality that joins,
   leaves or changes inside it, and when none takes part: -1, and nothing is owned
   then. */
int roster_init(struct roster *r, const struct budget *b, period p, struct diags *d)
    __attribute__((warn_unused_result));
void roster_clear(struct roster *r);

/* Whether the same versions count in both, so that their driver totals are equal. */
bool roster_equal(const struct roster *a, const struct roster *b);

/* Advice for a change that falls inside a period, in the reader's language. */
const char *roster_advice(period p);

#endif
