/* Compared figures: two allocations side by side, as compare.h fills them in. */
#ifndef ENGINE_COMPARE_COMPARISON_H
#define ENGINE_COMPARE_COMPARISON_H

#include "engine/allocate.h"
#include "engine/compare/own_costs.h"

/* Cents. */
struct change {
    money before, after, difference; /* difference = after - before */
};

struct effects {
    money costs, drivers, keys, rounding; /* their sum is the difference */
};

/* One municipality. */
struct compared {
    const char *code, *name; /* borrowed from the budgets: after's, if it is there */
    /* Its index in the budgets, or MUNICIPALITY_NONE. Several of one side may be one on
       the other, which has their codes as former codes: then the first of them. */
    int before, after;
    bool several[2]; /* whether they are several: in before, in after */
    struct change change;
    struct change own; /* its own costs, whatever category they were written under */
    struct effects effects;
    money over_limit; /* cents; 0 = within the limit, or there is none (limit.h) */
    /* Of the last period in which it took part in after, else in before; or 0. */
    struct decimal inhabitants;
};

/* A period of each side, or PERIOD_NONE when that side has no costs in it. */
struct period_pair {
    period before, after;
};

enum gap_kind {
    GAP_KEY,            /* before has no such key then: after's was used */
    GAP_DRIVERS_BEFORE, /* before has no figures for the key: those of after were used */
    GAP_DRIVERS_AFTER,  /* after has none for before's key: those of before were used */
    GAP_KINDS
};

/* Something that one side lacks, so that a state uses the other side's. */
struct gap {
    enum gap_kind kind;
    const char *key;    /* name; borrowed from the budgets */
    period first, last; /* that needed it, on the calendar of after */
};

/* One side: a finished allocation, and its own costs by category, or NULL to compare them
   as own costs alone. Borrowed. */
struct compare_side {
    const struct allocation *allocation;
    const struct own_costs *own;
};

struct comparison {
    struct compare_side before, after;
    struct period_range range;
    int years; /* that the calendar of after is ahead; 0 with a period in common */
    struct compared *rows; /* owned: in the order of before, then those of after alone */
    size_t count;
    size_t *before_rows, *after_rows; /* owned: row of each municipality of that side */
    struct compared total;            /* the plain sum of the rows */
    bool limited;                     /* rises are held against `limit`, in per cent */
    struct decimal limit;
    struct period_pair *periods; /* owned: those shown, by time */
    size_t period_count;
    struct categories categories; /* those of after, then those of before alone */
    struct change *by_category;   /* owned: [row x category_columns + category_column], as
                                   in the allocations */
    struct change *with_own;      /* owned: the same, with own costs in the category that
                                   they were written under, if that is known */
    struct change *by_period;     /* owned: [row x period_count + pair] */
    struct gap *gaps;             /* owned */
    size_t gap_count, gap_room;
};

void comparison_clear(struct comparison *c);

/* Whether the costs of a period of one side are compared. */
bool comparison_shows(const struct comparison *c, bool after, period p);

/* The difference in per cent of the absolute value of before, so that an increase is
   always positive; times 10^places and rounded, halves away from zero. False when before
   is 0 or the figure is too large. */
bool change_percent(const struct change *change, unsigned places, int64_t *digits);

/* A part in per cent of its total, times 10^places and rounded likewise. False when the
   total is 0 or the figure is too large. */
bool change_share(money part, money total, unsigned places, int64_t *digits);

/* The difference per inhabitant, in cents rounded likewise. False without inhabitants. */
bool change_per_inhabitant(const struct change *change, struct decimal inhabitants,
                           money *cents);

/* Whether before is a closed file: it has no drivers. */
bool comparison_from_closed(const struct comparison *c);

#endif
