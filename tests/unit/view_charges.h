/* Charges made by hand on the allocation of view_figures.h: who incurred what each bears,
   and what was paid in advance. Model: service company, so all settle with The Body.

   Incurred, in cents, net / VAT:

     Q1  by The Body  Alpha 11/33, Bravo 22/11        by Bravo its own 1000000/2000000
     Q2  by Alpha     Alpha -8900/-26700, Bravo -17800/-8900, Charlie -27000/-36000
         by The Body  Delta's own 10000000/20000000
     Q3  by The Body  Alpha 100000/300000, Bravo 200000/100000, Charlie 300000/400000

   Advances: Q1 Alpha to The Body 500/100; Q2 Bravo to Alpha 300/0; Q3 Charlie to The Body
   250000/50000; Q4, which has no costs, Charlie to Bravo 6000/600; and of the year 2025
   Bravo to The Body 1200/240, which waits until the year is settled as a whole.

   The positions that come of this stand in charges_positions, worked out by hand: borne,
   incurred, advances paid less received, and balance = borne - incurred - advances. */
#ifndef TESTS_VIEW_CHARGES_H
#define TESTS_VIEW_CHARGES_H

#include "view_figures.h"
#include "report/report.h"
#include "view/settle/settlement_view.h"

#include "engine/settle/cross_charges.h"

enum { BODY = MUNICIPALITIES, PARTIES };
enum { Q4 = Q3 + 1, YEAR = 2025 * 8, MOST_ADVANCES_OF_CHARGES = 8 };
enum { PERIODS_OF_CHARGES = 5 };

struct charges {
    struct figures f;
    struct cross_charges l;
    period periods[PERIODS_OF_CHARGES]; /* 2025 and its quarters */
    money *borne[PERIODS_OF_CHARGES * PARTIES];
    bool favoured[PARTIES]; /* nobody */
    struct advance advances[MOST_ADVANCES_OF_CHARGES];
};

void charges_init(struct charges *c);
void charges_clear(struct charges *c);

void charges_advance(struct charges *c, period p, int from, int to, money net, money vat);

/* One more thing that `who` incurred, borne by a municipality. */
void charges_line(struct charges *c, period p, size_t who, size_t bears, money net,
                  money vat);

/* What a party should have in the positions of some periods: borne, incurred, advances,
   balance. */
struct expected_position {
    const char *name, *code; /* NULL name: behind the last */
    money net[4], vat[4];
};

/* Of the first, second and third quarter by itself, and of the three together. */
enum { IN_Q1, IN_Q2, IN_Q3, TOGETHER, POSITION_SETS };
extern const struct expected_position charges_positions[POSITION_SETS][PARTIES + 1];

static const struct period_range three = {Q1, Q3};

/* A settlement of some periods, and a report for its tables. */
struct settling {
    struct charges c;
    struct settlement_view s;
    struct report *r;
};

/* The settlement of charges that are there already; of the charges above; and the end of
   either. */
void settling_start(struct settling *t, struct period_range range);
void settling_begin(struct settling *t, struct period_range range);
void settling_end(struct settling *t);

#endif
