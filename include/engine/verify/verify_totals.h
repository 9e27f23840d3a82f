/* Verification of totals: each is the floor or the ceiling of its exact value. */
#ifndef ENGINE_VERIFY_VERIFY_TOTALS_H
#define ENGINE_VERIFY_VERIFY_TOTALS_H

#include "base/names.h"
#include "engine/shares/shares.h"
#include "model/amounts.h"
#include "model/budget.h"

/* The lines of one period, category, key and key period; own costs have no key. Lines are
   added up here only: every total above is the sum of groups. */
struct verify_group {
    period period, key_period;
    category category;
    int key;
    const struct shares *shares; /* borrowed; NULL for own costs */
    int64_t denominator;         /* of the shares; 0 = one that does not fit */
    int64_t *numerators;         /* owned: of them, if it fits */
    wide sum[AMOUNT_PARTS];      /* cents of its lines */
    wide *given;                 /* owned: [part x municipalities + municipality] */
};

/* A published total above the groups: for every municipality the exact value and the
   cents given. `level` decides which of the members below it have a meaning. */
enum total_level { TOTAL_CATEGORY, TOTAL_PERIOD, TOTAL_YEAR };

struct verify_total {
    enum total_level level;
    period period;       /* of a year: the whole year */
    category category;   /* of TOTAL_CATEGORY; own costs are among them */
    struct ratio *exact; /* owned: cents, [part x municipalities + municipality]; 0 for
                               own costs */
    wide *given;         /* owned: the same */
};

struct verify_totals {
    const struct budget *budget;  /* borrowed */
    bool years;                   /* years are published totals too */
    struct names group_names;     /* owned: what identifies a group, as texts */
    struct verify_group **groups; /* owned, by number of the name */
    size_t group_room;
    struct names total_names;    /* owned: the same for totals */
    struct verify_total *totals; /* owned, by number of the name */
    size_t total_room;
    period *cut; /* owned: different years of which lines were skipped */
    size_t cut_count, cut_room;
};

void verify_totals_init(struct verify_totals *t, const struct budget *b, bool years);
void verify_totals_clear(struct verify_totals *t);

/* The group of a line. A new one has no shares yet. Valid until verify_totals_clear. */
struct verify_group *verify_totals_group(struct verify_totals *t,
                                         const struct cost_line *line);

/* Gives a new group the shares (borrowed) of its key and key period. */
void verify_group_share(struct verify_group *group, const struct shares *shares);

/* Notes that a period with lines is not in the listing: its year's total is not
   published. */
void verify_totals_skip(struct verify_totals *t, period p);

/* Makes the totals of the groups, after the last line. */
void verify_totals_make(struct verify_totals *t);

/* Adds a fault for every total of a municipality that is not the floor or the ceiling of
   its exact value. `file` names the listing. */
void verify_totals_check(const struct verify_totals *t, const char *file,
                         struct diags *d);

/* The total of a category in a period, or NULL. */
const struct verify_total *verify_totals_of(struct verify_totals *t, period p,
                                            category c);

/* Whether `given` is the floor or the ceiling of `exact`. */
bool verify_is_rounding(const struct ratio *exact, wide given);

/* Appends an exact number of cents in whole units with six decimals; and a sum of moneys,
   or nothing when it does not fit a money. */
void verify_write_exact(struct buf *out, const struct ratio *cents);
void verify_write_sum(struct buf *out, wide cents);

#endif
