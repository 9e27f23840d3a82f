/* The totals that a verification proves: floor or ceiling of their exact values. */
#ifndef ENGINE_VERIFY_TOTALS_H
#define ENGINE_VERIFY_TOTALS_H

#include "engine/plane.h"
#include "engine/shares.h"
#include "model/budget.h"

/* A published total: the exact value and what was given, for every municipality. What
   it spans is said by its level and the members that mean something there. */
enum total_level { TOTAL_GROUP, TOTAL_CATEGORY, TOTAL_PERIOD, TOTAL_YEAR };

struct verify_total {
    enum total_level level;
    period period;          /* of a year: the whole year */
    enum category category; /* of TOTAL_GROUP and TOTAL_CATEGORY */
    int key;                /* of TOTAL_GROUP */
    period key_period;      /* of TOTAL_GROUP */
    struct ratio *exact;    /* owned: cents, [plane x municipalities + municipality] */
    wide *given;            /* owned: the same */
};

struct verify_totals {
    const struct budget *budget; /* borrowed */
    bool years;                  /* years are published totals too */
    struct verify_total *list;   /* owned */
    size_t count, room;
};

void verify_totals_init(struct verify_totals *t, const struct budget *b, bool years);
void verify_totals_clear(struct verify_totals *t);

/* What a line adds to the totals above it. */
struct verify_line {
    period period;
    enum category category;
    int key;
    period key_period;
    const struct shares *shares; /* borrowed */
    money amount[PLANES];
};

/* Adds a line to every total that it belongs to; given[plane] has
   a cell per municipality. */
void verify_totals_add(struct verify_totals *t, const struct verify_line *line,
                       const money *const given[PLANES]);

/* Adds a fault for every total of a municipality that is not the floor or the ceiling
   of its exact value. `file` names the listing. */
void verify_totals_check(const struct verify_totals *t, const char *file,
                         struct diags *d);

/* Whether `given` is the floor or the ceiling of `exact`. */
bool verify_is_rounding(const struct ratio *exact, wide given);

/* Appends an exact number of cents as whole units with six decimals, for a message. */
void verify_write_exact(struct buf *out, const struct ratio *cents);

#endif
