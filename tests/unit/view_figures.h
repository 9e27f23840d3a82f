/* A budget and its allocation as the views see them, made by hand: no engine divides
   anything here, so a test knows every figure.

   Municipalities: A Alpha, B Bravo, C Charlie (from 1 April 2025), D Delta (until the end
   of 2024). Inhabitants 500 300 200 100, fte 4.5 3 2.5 1. Key `fte` divides by fte, key
   `heads` for 60 % by inhabitants and for 40 % in equal parts:

     fte    2025-Q1   3/5 2/5        since Q2   9/20 6/20 5/20
     heads  2025-Q1   23/40 17/40    since Q2   65/150 47/150 38/150

   What each bears, in cents. Every sum lays its figures side by side: of any part net
   Bravo bears 2 and Charlie 3 times what Alpha bears, and of VAT 1/3 and 4/3 of it.

     Q1 staff       fte             net  1        2        -      VAT  3        1       -
     Q1 ict         heads               10       20        -          30       10       -
     Q2 staff       fte of Q1          100      200        -         300      100       -
     Q2 staff       fte               1000     2000     3000        3000     1000    4000
     Q2 facilities  heads of Q3     -10000   -20000   -30000      -30000   -10000  -40000
     Q3 housing     heads           100000   200000   300000      300000   100000  400000
     Q1 own         Alpha 0 (a line of nothing), Bravo 1000000; VAT 0, 2000000
     Q2 own         Delta 10000000; VAT 20000000 */
#ifndef TESTS_VIEW_FIGURES_H
#define TESTS_VIEW_FIGURES_H

#include "test.h"

#include "engine/allocate.h"

enum { ALPHA, BRAVO, CHARLIE, DELTA, MUNICIPALITIES };
enum { INHABITANTS, FTE };
enum { KEY_FTE, KEY_HEADS };
enum { Q1 = 2025 * 8 + 1, Q2, Q3 };
enum { MOST_GROUPS = 10, MOST_SHARES = 6, MOST_PERIODS = 3 };

/* Numbers of the groups above. */
enum { STAFF_Q1, ICT_Q1, STAFF_LATE, STAFF_Q2, FACILITIES_Q2, HOUSING_Q3 };

static const struct period_range all_periods = {0};

struct figures {
    struct budget b;
    struct diags d;
    struct allocation a;
    struct group groups[MOST_GROUPS];
    period periods[MOST_PERIODS];
    struct own_cost own[MOST_PERIODS * MUNICIPALITIES];
    struct shares shares[MOST_SHARES];
    struct divider dividers[MOST_SHARES];
    size_t share_count;
    struct shares ghost_shares; /* of a group that is not there, see view_figures.c */
};

/* The budget alone, or with its allocation. */
void figures_budget(struct budget *b);
void figures_init(struct figures *f);
void figures_clear(struct figures *f);

/* A group more, in its place among the others. */
void figures_group(struct figures *f, period p, category c, int key, period key_period,
                   const money net[MUNICIPALITIES], const money vat[MUNICIPALITIES]);

/* Own costs of a municipality in a period of the allocation. */
void figures_own(struct figures *f, size_t period_index, size_t municipality, money net,
                 money vat);

/* Changes the sum of a group without giving anybody anything. */
void figures_lose(struct figures *f, size_t group, money net, money vat);

/* A line of the account `none`. */
void figures_leave_out(struct figures *f, period p, uint64_t lines, money net, money vat);

#endif
