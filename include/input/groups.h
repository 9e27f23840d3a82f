/* Groups: whether the figures of a file or a column show their thousands. Where some do
   and others do not, a group mark may be a decimal mark: a reason to look twice. */
#ifndef INPUT_GROUPS_H
#define INPUT_GROUPS_H

#include "base/diag.h"
#include "input/amounts.h"

/* The first figure of a kind. */
struct groups_cell {
    char text[40]; /* cut to fit, for a message; "" = there is none */
    struct place place;
};

struct groups {
    struct groups_cell marked, unmarked; /* of four digits or more */
    struct groups_cell decimals;         /* of fewer digits, with decimals */
    bool certain; /* the mark is no decimal mark: a blank, or one stands behind it */
};

/* Remembers an amount that is the first of its kind. */
void groups_add(struct groups *g, enum grouping grouping, struct slice text,
                struct place at);

/* Remembers a decimal that is the first of its kind, read with this decimal mark. Figures
   of one column are alike: "98.500" beside "104,2" is doubtful too. */
void groups_add_decimal(struct groups *g, struct slice text, char mark, struct place at);

/* Takes over what a later stretch of the file showed, whose places count from a
   line so many further on. */
void groups_join(struct groups *g, const struct groups *later, uint64_t lines);

/* Warns where the second kind came up. */
void groups_review(const struct groups *g, struct diags *d);

/* Remembers a figure if it is the first. */
void groups_remember(struct groups_cell *first, struct slice text, struct place at);

/* Takes over the first of a later stretch where there is none. */
void groups_join_first(struct groups_cell *first, const struct groups_cell *later,
                       uint64_t lines);

/* Thousands: figures such as 62.390 that have three decimals, or are groups of three with
   the other decimal mark. One figure of the file that can only be read with its mark proves
   what they are; without one it is for the settings of that file to say. */
struct thousands {
    bool proved;
    struct groups_cell first; /* that may be both */
};

/* Adds an amount, or a decimal, that could be read with `mark`; `like` = it may be both. */
void thousands_add(struct thousands *t, struct slice text, char mark, bool is_amount,
                   bool like, struct place at);
void thousands_join(struct thousands *t, const struct thousands *later, uint64_t lines);

struct sheet;
struct loading;

/* Adds the error of a file that does not tell. */
void thousands_review(const struct thousands *t, struct sheet *s);

/* Adds the error itself, of a file whose decimal mark is taken to be the comma or not. */
void thousands_fault(struct diags *d, const struct loading *l, const char *text,
                     struct place at, bool comma);

#endif
