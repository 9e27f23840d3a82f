/* Thrown folders: budgets as files, with everything that an arrangement may say, and a
   model of them: shares by fractions, from what was thrown alone. */
#ifndef TESTS_THROWN_H
#define TESTS_THROWN_H

#include <gmp.h>
#include <stdbool.h>

#include "dice.h"
#include "engine/allocate.h"

enum {
    THROWN_MUNICIPALITIES = 6,
    THROWN_DRIVERS = 4, /* of the file; the last is of per cents */
    THROWN_PERCENT = THROWN_DRIVERS - 1,
    THROWN_KEYS = 6,
    THROWN_WEIGHTS = 4,
    THROWN_WORDS = 7,
    THROWN_ROWS = 30,
    THROWN_SPOILT = 4,
    THROWN_ADVANCES = 5,
    NOBODY = -1
};

/* Time is counted in quarters of the folder's year: 1 to 4, and 0 is the last one before
   it. A row's period may be the whole year. */
enum { WHOLE_YEAR = 5, ALWAYS = -9, NEVER = 9 };

struct thrown_municipality {
    int joins, leaves, changes; /* first and last quarter; from when figures are others */
    struct decimal figure[2][THROWN_DRIVERS];
};

struct thrown_weight {
    int driver, key; /* a driver, or of another key DRIVER_NONE */
    struct decimal weight;
    bool own_total;
};

struct thrown_version {
    int begins; /* the quarter, or ALWAYS */
    bool parts;
    struct thrown_weight weights[THROWN_WEIGHTS];
    int count;
};

struct thrown_key {
    int word; /* the category it is named after, or NOBODY */
    struct thrown_version versions[2];
    int version_count;
};

struct thrown_row {
    int when, key_when;
    int word; /* the category, or another for an own cost */
    int key;
    bool key_written;             /* else the key has the category's name */
    int municipality;             /* who bears it, or NOBODY; the key counts units too */
    int in_favour_key, in_favour; /* or NOBODY */
    int incurred_by;              /* as in a cost line */
    bool tariff, factor;
    struct decimal price, factors; /* the amount, or the tariff; the factor */
    money vat;
    int id; /* 0 = none */
};

struct thrown_advance {
    int municipality, when, to; /* `to` as in an advance */
    money amount[AMOUNT_PARTS];
};

struct thrown {
    int year;
    bool dutch, ids, own_categories;
    bool backwards; /* columns of figures stand from the last to the first */
    bool percent;   /* it has a driver of per cents */
    bool parts;     /* all of its keys are in parts, and there is no column of weights */
    enum model model;
    int host;
    enum closing close;
    enum payments payments;
    bool advances_spread;
    int words[THROWN_WORDS]; /* of the categories, in their order */
    int word_count;
    int municipality_count;
    struct thrown_municipality municipalities[THROWN_MUNICIPALITIES];
    struct thrown_key keys[THROWN_KEYS];
    int key_count;
    struct thrown_row rows[THROWN_ROWS + 1];
    int row_count;
    struct thrown_row spoilt[THROWN_SPOILT]; /* rows that came up and mean nothing */
    int spoilt_count, spoilt_by;
    struct thrown_advance advances[THROWN_ADVANCES];
    int advance_count;
};

/* Like dice_try, in a temporary folder, where thrown_write writes: it is taken away, unless
   a case failed; then its path is printed. */
int thrown_try(const char *name, property holds, uint64_t cases);

/* Throws a folder of which every row means something. */
void thrown_folder(struct thrown *t, struct dice *d);

/* Throws some of it anew: figures, keys, rows; perhaps of another year. */
void thrown_again(struct thrown *t, struct dice *d);

/* Gives all of a key to one driver or one key, since ever. */
void thrown_replace(struct thrown *t, struct dice *d, int key);

/* Adds one of the rows that mean nothing, which the program must refuse, in place of the one
   added before. False when all of them were added. */
bool thrown_spoil(struct thrown *t);

/* Writes its files, or that of the costs, into the working directory. */
void thrown_write(const struct thrown *t);
void thrown_write_costs(const struct thrown *t);

/* The period of a time. */
period thrown_period(const struct thrown *t, int when);

/* The name of a category, or of a key, in the language of the folder. */
const char *thrown_word(const struct thrown *t, int word);
void thrown_key_name(struct buf *out, const struct thrown *t, int key);

/* What a weight gives to, as in the column of drivers: "d1", "key:k0". */
void thrown_bearer_name(struct buf *out, const struct thrown *t,
                        const struct thrown_weight *w);

/* --- the model ------------------------------------------------------------------------ */

/* Shares of the keys of one folder by the figures of another, which may be the same. */
struct thrown_shares;
struct thrown_shares *thrown_shares_new(const struct thrown *figures,
                                        const struct thrown *keys);
void thrown_shares_free(struct thrown_shares *s);

/* The shares by a key, one per municipality; NULL when they do not exist. Borrowed. */
const mpq_t *thrown_shares_get(struct thrown_shares *s, int key, int when);

/* Whether a municipality takes part when a time begins. */
bool thrown_takes_part(const struct thrown_municipality *m, int when);

/* The version of a key that counts at a time; NULL before the first. */
const struct thrown_version *thrown_version_at(const struct thrown_key *key, int when);

/* Whether a row means something; then its net amount in cents is *cents. */
bool thrown_worth(const struct thrown *t, struct thrown_shares *s,
                  const struct thrown_row *row, money *cents);

/* To the nearest whole number, halves away from zero. */
money thrown_round(const mpq_t q);

#endif
