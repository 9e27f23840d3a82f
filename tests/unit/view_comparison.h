/* A comparison made by hand. Alpha is in both sides, Bravo in before alone, Charlie in
   after alone; they have 500, no and 2.5 inhabitants. In cents:

            before  after  difference   costs drivers keys rounding
     Alpha    1000   1250         250       1      20  300      -71
     Bravo     400      0        -400    -500      60   30       10
     Charlie     0    300         300     111     222    3      -36
     total    1400   1550         150    -388     302  333      -97

   With own costs where they were written, before to after:

              staff     housing   ict       facilities  other own
     Alpha    100 200   300   0     0 450   600 600      0   0
     Bravo     10   0    20   0     0   0   300   0     70   0
     Charlie    0   5     0   0     0  40     0 250      0   5

   By period (the years differ; each side has one quarter alone):

              2024-Q1 / 2025-Q1   2024-Q2 / none   none / 2025-Q3
     Alpha    700 650             300 0            0 600
     Bravo    150   0             250 0            0   0
     Charlie    0  90               0 0            0 210

   The changes by category as the allocations have them are other figures, which need not
   add up: comparison_by_category. */
#ifndef TESTS_VIEW_COMPARISON_H
#define TESTS_VIEW_COMPARISON_H

#include "test.h"

#include "engine/compare/comparison.h"
#include "report/report.h"
#include "small_budget.h"

enum { COMPARED = 3, PAIRS = 3 };

struct compared_sides {
    struct budget budgets[2]; /* of before and after */
    struct allocation allocations[2];
    struct diags diags[2];
    struct comparison c;
    struct compared rows[COMPARED];
    struct period_pair pairs[PAIRS];
    struct change by_category[COMPARED * CATEGORY_COLUMNS];
    struct change with_own[COMPARED * CATEGORY_COLUMNS];
    struct change by_period[COMPARED * PAIRS];
    struct gap gaps[3];
};

void comparison_by_hand(struct compared_sides *s);
void comparison_by_hand_clear(struct compared_sides *s);

/* The same, and the end of a report of it (taken). */
void comparison_by_hand_end(struct compared_sides *s, struct report *r);

/* The report for readers of a comparison of "old" with "new", of which CSV is in Dutch.
   Owned by the caller. */
struct report *comparison_by_hand_report(const struct compared_sides *s);

#endif
