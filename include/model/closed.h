/* Closed periods: what was invoiced, and may not change any more.

   `seta close` writes the lines of a root (rounding.h) to a file in the budget folder: a
   line listing that says of each line what is closed of it, with the advances known then,
   and a last row with digests of all of it. From then on whoever reads the folder compares
   it with that row.

   Closed are the lines as a multiset, the shares of their keys, the totals published, and
   the settings that decide who pays whom. Ids, descriptions and labels of lines are not,
   nor the order of anything: that of municipalities counts where it moves a cent. */
#ifndef MODEL_CLOSED_H
#define MODEL_CLOSED_H

#include "model/budget.h"

/* A closed period. Texts are as its file has them, in the arena of the budget. */
struct closed_period {
    period root;
    enum closing close; /* the year: its quarters are closed together */
    const char *file;   /* its path */
    enum model model;
    const char *host;            /* a code, or "" */
    struct slice municipalities; /* codes in their order then, " | " between */
    struct slice categories;     /* names, likewise */
    struct slice digest;         /* see engine/closing/closing_digest.h */
    const char **codes; /* of each municipality of the budget: the code it had then */
    struct advance *advances; /* known then; without place */
    size_t advance_count;
};

/* Whether a period is part of a closed one. */
bool closed_has(const struct closed_period *c, period p);

/* The closed period that a period is part of, or NULL. */
const struct closed_period *budget_closed(const struct budget *b, period p);

/* Fills in the codes: those of the list that each municipality has or had formerly, else
   its own. */
void closed_codes(struct closed_period *c, struct budget *b);

/* The municipality that had a code then, or MUNICIPALITY_NONE. */
int closed_municipality(const struct closed_period *c, const struct budget *b,
                        struct slice code);

/* Takes the next text off the front of a list with " | " between: a bar alone may be part
   of a code. False when none is left. */
bool closed_next(struct slice *list, struct slice *one);

/* --- lines --------------------------------------------------------------------------- */

/* What is closed of a line beside its amounts. */
enum closed_field {
    CLOSED_PERIOD,
    CLOSED_CATEGORY, /* its id in lower case, or "own" */
    CLOSED_KEY,      /* its name in lower case, or the category that it is named after */
    CLOSED_KEY_PERIOD,
    CLOSED_BEARER,   /* the code of the municipality that bears it whole */
    CLOSED_HALF,     /* "borne" or "credited" */
    CLOSED_FAVOUR,   /* of the half that is borne: a code or a key */
    CLOSED_INCURRED, /* a code, or "joint body" */
    CLOSED_FIELDS
};

enum { CLOSED_END = 0x1f }; /* the byte behind each field: no cell has it */

struct closed_line {
    struct slice text; /* its fields; borrowed */
    money amount[AMOUNT_PARTS];
    struct slice name; /* as listing_line_name; borrowed. Not closed */
    struct place place;
};

/* A row of a closed file: what one municipality bears of a line. Texts are borrowed until
   the next row. */
struct closed_row {
    struct closed_line line;
    struct slice municipality; /* its code then */
    struct slice key;          /* as written then */
    struct slice numerator, denominator;
    money given[AMOUNT_PARTS];
};

/* Gives the rows one by one: returns 1, or 0 after the last. */
struct closed_rows {
    void *self;
    int (*next)(void *self, struct closed_row *row);
};

/* Appends the fields of a line to `out`. */
void closed_line_write(struct buf *out, const struct budget *b,
                       const struct closed_period *c, const struct cost_line *line);

/* A field in such a text. */
struct slice closed_field_of(struct slice text, int field);

/* The parts of fields, for whoever makes them from other texts: the name of a key; of a
   category; of a party ("" for none). Appended, the first two without CLOSED_END. */
void closed_key_write(struct buf *out, const struct categories *list, struct slice name);
void closed_category_write(struct buf *out, const struct categories *list, category c);
const char *closed_party(const struct closed_period *c, int party);

#endif
