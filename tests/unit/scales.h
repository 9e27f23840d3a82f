/* Scales for tests: two budgets of a few lines, allocated and compared. */
#ifndef TESTS_SCALES_H
#define TESTS_SCALES_H

#include "engine/compare/compare.h"

enum { MOST_LINES = 8 };

/* One side: a budget with the drivers A and B, its lines, and their allocation. */
struct side {
    struct budget b;
    struct cost_line lines[MOST_LINES];
    size_t line_count;
    struct allocation *a;
    struct own_costs *own;
};

/* Both sides, and their comparison. */
struct scales {
    struct diags d;
    struct side before, after;
    struct comparison c;
};

static const period q1 = 2025 * 8 + 1, q2 = 2025 * 8 + 2, next_q1 = 2026 * 8 + 1;
static const struct period_range everything = {PERIOD_NONE, PERIOD_NONE};

void scales_init(struct scales *s, size_t municipalities);

void scales_clear(struct scales *s);

void side_shared(struct side *s, period p, int key, money amount);

void side_own(struct side *s, period p, int municipality, money amount);

int scales_weigh(struct scales *s, struct period_range range);

void assert_compared(const struct compared *row, money before, money after, money costs,
                     money drivers, money keys, money rounding);

#endif
