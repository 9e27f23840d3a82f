/* A line listing: the share of every municipality in every cost line, and the other
   figures of a report in JSON. */
#ifndef MODEL_LISTING_H
#define MODEL_LISTING_H

#include "model/budget.h"

/* One row of a listing that was written earlier: the columns that are verified. */
struct listing_row {
    period period;
    category category; /* CATEGORY_OWN for own costs */
    struct slice line; /* as listing_line_name wrote it; borrowed until the next row */
    int municipality;
    enum line_half half;        /* as far as the listing says it */
    money amount[AMOUNT_PARTS]; /* cents; VAT 0 when the listing has none */
    struct place place;         /* of the row; its line is never 0 */
};

/* Gives the rows one by one: returns 1, or 0 after the last and after a failure, which
   the source has recorded itself. */
struct listing_source {
    void *self;
    int (*next)(void *self, struct listing_row *row);
};

/* A row of "allocation": a published total. `at` counts the rows from 0. */
struct listing_total {
    period period;
    category category;
    int municipality;
    money amount[AMOUNT_PARTS]; /* cents */
    uint64_t at;
    struct place place;
};

/* A row of "shares". Texts are borrowed during the call. */
struct listing_share {
    period period; /* of the key */
    int key;
    int municipality;
    struct slice share; /* "22252/61580" */
    uint64_t at;
    struct place place;
};

/* A line of control: costs read = allocated + own + left out. */
enum listing_control_kind {
    CONTROL_SHOWN, /* of the periods shown */
    CONTROL_SHOWN_VAT,
    CONTROL_ALL, /* of the whole folder */
    CONTROL_ALL_VAT,
    CONTROLS
};
enum { CONTROL_FIGURES = 5 };
extern const char *const listing_control_names[CONTROLS];
extern const char *const listing_control_figures[CONTROL_FIGURES];

struct listing_control {
    enum listing_control_kind kind;
    money figure[CONTROL_FIGURES]; /* cents, in the order of listing_control_figures */
    struct place place;
};

/* Receives the other figures of a listing, in the order in which they occur. */
struct listing_figures {
    void *self;
    void (*total)(void *self, const struct listing_total *total);
    void (*share)(void *self, const struct listing_share *share);
    void (*control)(void *self, const struct listing_control *control);
};

/* Whether a text names a cost line: it is the line's own id, or the file without folders
   and the line number, as costs.csv:12, which names a line that has an id as well; with
   the column, costs.csv:12:4, where the row has an amount for each period. */
bool listing_line_has_name(const struct cost_line *line, struct slice text);

/* The name of a cost line in a listing: its own id, or when its file has no ids, the file
   without folders and the line number, and the column where the row has an amount for each
   period. Borrowed from the line, or from `room` (the caller's). */
struct slice listing_line_name(struct buf *room, const struct cost_line *line);

#endif
