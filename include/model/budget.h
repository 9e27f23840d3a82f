/* The budget: the whole arrangement between the municipalities, apart from its cost
   lines, which are passed on one by one. */
#ifndef MODEL_BUDGET_H
#define MODEL_BUDGET_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/amounts.h"
#include "model/category.h"
#include "model/period.h"
#include "number/money.h"
#include "number/product.h"

/* The three SETA models (Korsten 2002): who incurs costs and who pays whom. */
enum model { MODEL_NONE, MODEL_CENTRE, MODEL_SERVICE, MODEL_MATRIX };

/* Which way payments run: each to or from the joint body (the host in the centre model),
   or as few as can be. By default the model says so. */
enum payments { PAYMENTS_BY_MODEL, PAYMENTS_BODY, PAYMENTS_FEWEST };

/* The root of the rounding; see rounding.h. */
enum closing { CLOSE_QUARTER, CLOSE_YEAR };

/* Parties that are no municipality. */
enum { PARTY_NONE = -1, PARTY_BODY = -2 /* the joint body, named by the organisation */ };

enum { KEY_NONE = -1, MUNICIPALITY_NONE = -1 };

/* A driver: one number per municipality, such as inhabitants. */
struct driver {
    const char *name;   /* as in the header, e.g. "inwoners" */
    bool percent;       /* header ends in %: must total 100 over those taking part */
    bool text;          /* some cell holds no number: cannot be used by a key */
    bool refused;       /* some cell was refused when it was read: no total is known */
    bool comma;         /* its file has decimal commas: messages use them too */
    struct place place; /* of the header cell */
    struct place text_place; /* of the first cell that holds no number */
    const char *text_shown;  /* the text in it, cut short when it is long */
    struct place again;      /* of a second column of this name; line 0 = there is none */
    const char *thousands;   /* a cell that may be thousands or have decimals, or NULL */
    struct place thousands_place;
};

/* The figure of one driver in a version. */
struct driver_value {
    bool given;
    struct decimal value;
    uint32_t column; /* of the cell, in the version's row */
};

/* A municipality as it is from one day on: one row of municipalities.csv. */
struct version {
    date from;                          /* first day; DATE_NONE = no start */
    date until;                         /* last day; DATE_EVER = no end */
    date measured_on;                   /* peildatum, or DATE_NONE */
    struct driver_value *values;        /* one per driver: budget_make_values */
    struct place place;                 /* of the row's first cell */
    uint32_t from_column, until_column; /* of these cells */
};

struct municipality {
    const char *code;
    const char *name;         /* the code when no name is given */
    struct version *versions; /* by rising `from` */
    size_t version_count;
    struct place place;          /* of its first row */
    const char *formerly;        /* codes that it had, as written; NULL for none */
    struct place formerly_place; /* of the first cell that says so */
};

/* The built-in driver, whose figure is 1 for every municipality. It comes before those of
   the file: drivers[DRIVER_EQUAL] and values[DRIVER_EQUAL] are valid like any other. */
enum { DRIVER_EQUAL = -1, DRIVER_NONE = -2 };
#define DRIVER_EQUAL_NAMES "equal|gelijk"

/* What a key gives one part of a cost to: a driver, by which municipalities share it, or
   another key, the way of whose costs it goes. */
struct weight {
    int driver;            /* index into budget.drivers; of another key DRIVER_NONE */
    int key;               /* index into budget.keys; of a driver KEY_NONE */
    struct decimal weight; /* per cent, or parts */
    bool own_total;        /* instead of parts: as many as the driver's own total */
    struct place place;
};

/* A key as it is from one day on. */
struct key_version {
    date from;              /* first day; DATE_NONE = no start */
    struct weight *weights; /* of drivers */
    size_t weight_count;
    struct weight *charges; /* of other keys */
    size_t charge_count;
    bool parts;         /* weights are parts of their total, not per cents */
    struct place place; /* of its first row */
};

/* The shares of a key in a period, where nothing else is known of it. */
struct fixed_shares {
    period period;
    struct ratio *share; /* one per municipality */
};

struct key {
    const char *name;  /* as written first in keys.csv */
    category category; /* the category it is named after, or CATEGORY_UNKNOWN */
    struct key_version *versions; /* by rising `from` */
    size_t version_count;
    struct fixed_shares *fixed; /* of a closed file, whose municipalities they are for */
    size_t fixed_count;
    const struct municipality *fixed_for;
};

struct advance {
    int municipality;
    period period;
    money amount[AMOUNT_PARTS]; /* cents */
    int to; /* municipality, PARTY_BODY, or PARTY_NONE when the row does not say */
    struct place place;
};

struct settings {
    const char *organisation; /* "" when not set */
    enum model model;
    int host; /* municipality, or MUNICIPALITY_NONE */
    enum closing close;
    const char *currency; /* "EUR" */
    period period;        /* of cost files that name none, or PERIOD_NONE */
    enum payments payments;
    const char *rows_go;   /* where a new row goes, as the argument of a diagnostic */
    const char *delimiter; /* in such a row, likewise */
    bool advances_spread;  /* advances of a year are spread over its quarters */
    bool language_set;     /* the setting `language` is given */
    bool dutch;            /* and it is Dutch */
};

/* A file that was read, for the report. */
struct input_file {
    const char *name; /* without folder */
    uint64_t rows;    /* data rows */
    char sha256[65];  /* lower-case hexadecimal, or "" when it is not needed */
    char delimiter;   /* 0: it is a sheet of a workbook */
    char decimal_mark;
    uint64_t header; /* physical line of the header */
    bool costs;      /* it is a cost file: the members below are filled */
    uint64_t lines;
    bool summed; /* the sum fits a money */
    money sum;   /* cents, without VAT */
    period first, last;
};

/* Lines that are left out because their account has the category `none`: those of one
   period, or of several together. */
struct left_out {
    period period; /* PERIOD_NONE: of several */
    uint64_t lines;
    money amount[AMOUNT_PARTS]; /* cents */
};

/* Ledger accounts that only the rule * of accounts.csv covers. */
struct other_accounts {
    uint64_t accounts, lines;
    money amount; /* cents */
    bool more;    /* there are more accounts than were counted */
    bool known;   /* `amount` is known: it did not overflow */
};

struct ratio;
struct closed_period;

struct budget {
    struct arena arena; /* owned: everything below but the growing arrays of `inputs` */
    struct settings settings;
    struct categories categories;        /* by which costs are shared */
    struct municipality *municipalities; /* in the file's order, which also breaks ties */
    size_t municipality_count;
    struct driver *drivers; /* of the file, with the built-in one before them */
    size_t driver_count;    /* of the file */
    int inhabitants;        /* the driver called inhabitants|inwoners, or -1 */
    struct key *keys;       /* sorted by name */
    size_t key_count;
    struct advance *advances;
    size_t advance_count;
    struct input_file *inputs; /* owned; filled while reading */
    size_t input_count, input_room;
    bool has_vat;              /* some cost file has a VAT column */
    bool has_products;         /* some cost line has a tariff or a factor */
    bool has_tasks;            /* some cost file has a column of tasks */
    bool has_halves;           /* some cost line is half of a transfer */
    struct left_out *left_out; /* in order of time; filled while reading cost lines */
    size_t left_out_count;
    struct other_accounts others; /* filled while reading cost lines */
    struct closed_period *closed; /* by time of their roots; see closed.h */
    size_t closed_count;
};

/* An empty budget in euro, closed by the quarter; budget_clear releases all of it. */
void budget_init(struct budget *b);
void budget_clear(struct budget *b);

/* How many parts the amounts of its costs have: net alone, or VAT too. */
static inline enum amount_part budget_amount_parts(const struct budget *b) {
    return b->has_vat ? AMOUNT_PARTS : AMOUNT_VAT;
}

/* Makes the list of drivers: the built-in one, and room for `most` from the file. */
void budget_make_drivers(struct budget *b, size_t most);

/* Makes the figures of a version in the arena, one per driver; those of the file's
   drivers are not given yet. */
struct driver_value *budget_make_values(struct budget *b);

/* The name of a key that is charged, from "key:NAME", with blanks around both or not;
   empty when there is none. Borrowed. */
struct slice charged_key_name(struct slice text);

/* The name of a driver for readers: the one in the file, or "equal parts". */
const char *budget_driver_title(const struct budget *b, int driver);

/* How many versions of a municipality, or of a key, begin on a day or before. */
size_t municipality_begun(const struct municipality *m, date day);
size_t key_begun(const struct key *k, date day);

/* The version of a municipality that is valid on a day; NULL when it takes no part. */
const struct version *municipality_on(const struct municipality *m, date day);

/* Takes the next former code of a municipality from the front of `left`; they are
   separated by blanks, commas, semicolons or bars. False when none is left. */
bool municipality_former(struct slice *left, struct slice *code);

/* Whether a municipality formerly had this code; case ignored. */
bool municipality_was(const struct municipality *m, struct slice code);

/* Whether some municipality takes part on some day of a period. */
bool budget_anybody_in(const struct budget *b, period p);

/* The version of a key that is valid on a day; NULL before its first. */
const struct key_version *key_on(const struct key *k, date day);

/* All that was left out in the periods of a range, added up. */
struct left_out budget_left_out(const struct budget *b, struct period_range range);

/* A municipality by code or name, case ignored, or MUNICIPALITY_NONE. */
int budget_municipality(const struct budget *b, struct slice text);

/* A key by name, case ignored, or KEY_NONE. */
int budget_key(const struct budget *b, struct slice name);

/* The name of a party for readers: municipality name, organisation, or "joint body". */
const char *budget_party(const struct budget *b, int party);

/* The halves of a transfer: what one bears in favour of another, who is credited. */
enum line_half { HALF_NONE, HALF_BORNE, HALF_CREDITED };

/* One cost line, as `input` resolved it. Texts and the product are borrowed and valid
   during the call that passes the line on. */
struct cost_line {
    period period;
    period key_period; /* whose drivers and key count; the same unless a late invoice */
    category category; /* CATEGORY_OWN when `municipality` bears it whole */
    int key;           /* index into budget.keys; KEY_NONE for own cost */
    int municipality;  /* bears it whole; MUNICIPALITY_NONE when shared */
    int incurred_by;   /* municipality, PARTY_BODY, or PARTY_NONE: not said */
    money amount[AMOUNT_PARTS]; /* cents; a cost is positive, VAT that is not given 0 */
    const struct product *product; /* whose value the net amount is, rounded; or NULL */
    enum line_half half;           /* of a transfer, if it is one */
    const struct cost_line *counterpart; /* borrowed: its other half, or NULL */
    struct slice line; /* the line's own id, or empty when the file has none */
    struct slice description;
    struct slice task;          /* a label, or empty: it moves no cent */
    struct slice category_text; /* as written, for own costs */
    struct place place;         /* of the row: file and physical line; where the row has
                                   an amount for each period, also its column */
    /* A small number. Lines of one sink with the same kind differ only in amounts, texts
       and place, so that work done for one need not be repeated; 0 = not known. */
    uint32_t kind;
    uint32_t other; /* used by `input` alone: the account covered by the rule *, or 0 */
};

/* Who incurred a line: the party that it names, else the host in the centre model and the
   joint body in the service model; PARTY_NONE when nobody knows, and of a transfer. */
int line_incurred_by(const struct settings *settings, const struct cost_line *line);

/* Receives cost lines one by one. `take` returns 0 to go on, -1 to stop.

   A sink with a `fork` can be filled by several threads at once: each fills a fork with
   the lines of one chunk of the input. A fork adds its faults to `d`; their line numbers
   count from the start of the chunk, and the caller of `fork` corrects them. Full forks
   are joined in the order of their chunks: `join` adds the lines of a fork if `keep`, and
   releases it in any case. */
struct line_sink {
    void *self;
    int (*take)(void *self, const struct cost_line *line);
    bool no_texts; /* lines may come without number and description */
    /* NULL = one thread only */
    struct line_sink (*fork)(void *self, struct diags *d);
    void (*join)(void *self, struct line_sink *forked, bool keep);
};

/* Pushes all cost lines once more, in the same order. 0, or -1. */
struct line_replay {
    void *self;
    int (*replay)(void *self, struct line_sink *sink);
};

#endif
