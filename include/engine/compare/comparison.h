/* A comparison: the figures of two allocations side by side, which compare.h fills in. */
#ifndef ENGINE_COMPARE_COMPARISON_H
#define ENGINE_COMPARE_COMPARISON_H

#include "engine/allocate.h"
#include "engine/compare/own_costs.h"

/* Cents. */
struct change {
    money before, after, difference; /* difference = after - before */
};

struct effects {
    money costs, drivers, keys, rounding; /* together the difference */
};

/* One municipality. */
struct compared {
    const char *code, *name; /* borrowed from the budgets: of after where it is in it */
    /* Its index in the budgets, or MUNICIPALITY_NONE; the first of several that are one
       on the other side, which names their codes as former ones. */
    int before, after;
    bool several[2]; /* whether there are several: of before, of after */
    struct change change;
    struct change own; /* own costs in it, whatever category they were written under */
    struct effects effects;
    /* When it last took part in after, else in before; or 0. */
    struct decimal inhabitants;
};

/* A period of each side, or PERIOD_NONE when that side has no costs in it. */
struct period_pair {
    period before, after;
};

enum gap_kind {
    GAP_KEY,            /* before has no such key then: after's was taken */
    GAP_DRIVERS_BEFORE, /* before has no figures for the key: those of after were taken */
    GAP_DRIVERS_AFTER   /* after has none for before's key: those of before were taken */
};

/* Something that one side lacks, so that the other's was taken for one of the states. */
struct gap {
    enum gap_kind kind;
    const char *key;    /* name; borrowed from the budgets */
    period first, last; /* where it was needed, on the calendar of after */
};

/* One of both: a finished allocation, and its own costs by category, or NULL when they
   are to be compared as own costs alone. Borrowed. */
struct compare_side {
    const struct allocation *allocation;
    const struct own_costs *own;
};

struct comparison {
    struct compare_side before, after;
    struct period_range range;
    int years; /* how far the calendar of after runs ahead; 0 with a period in common */
    struct compared *rows; /* owned: in the order of before, then those of after alone */
    size_t count;
    size_t *before_rows, *after_rows; /* owned: row of each municipality of that side */
    struct compared total;            /* the plain sum of the rows */
    struct period_pair *periods;      /* owned: those shown, by time */
    size_t period_count;
    struct change *by_category; /* owned: [row x CATEGORY_COUNT + category], as the
                                   allocations have it */
    struct change *with_own;    /* owned: the same, but own costs are in the category they
                                were written under, if that is known */
    struct change *by_period;   /* owned: [row x period_count + pair] */
    struct gap *gaps;           /* owned */
    size_t gap_count, gap_room;
};

void comparison_clear(struct comparison *c);

/* Whether the costs of a period of before, or of after, are compared. */
bool comparison_shows(const struct comparison *c, bool after, period p);

/* The difference in per cent of before, of its absolute value when it is negative, so
   that more is always more; times 10^places and rounded, halves away from zero. False
   when before is 0 or the figure is too large. */
bool change_percent(const struct change *change, unsigned places, int64_t *digits);

/* A part in per cent of a total of which it is one; times 10^places and rounded likewise.
   False when that total is 0 or the figure is too large. */
bool change_share(money part, money total, unsigned places, int64_t *digits);

/* The difference per inhabitant, in cents rounded likewise. False without inhabitants. */
bool change_per_inhabitant(const struct change *change, struct decimal inhabitants,
                           money *cents);

#endif
