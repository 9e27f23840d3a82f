/* Groups: whether the figures of a file or a column show their thousands. Where some do
   and others do not, a group mark may be a decimal mark: a reason to look twice. */
#ifndef INPUT_TABLE_GROUPING_H
#define INPUT_TABLE_GROUPING_H

#include "base/diag.h"
#include "input/table/amounts.h"

/* The first figure of a kind. */
struct grouping_cell {
    char text[40]; /* cut to fit, for a message; "" = there is none */
    struct place place;
};

struct grouping {
    struct grouping_cell marked, unmarked; /* of four digits or more */
    struct grouping_cell decimals;         /* of fewer digits, with decimals */
    bool certain; /* the mark is no decimal mark: a blank, or one stands behind it */
};

/* Remembers an amount that is the first of its kind. */
void grouping_add(struct grouping *g, enum grouping_kind grouping, struct slice text,
                  struct place at);

/* Remembers a decimal that is the first of its kind, read with this decimal mark. Figures
   of one column are alike: "98.500" beside "104,2" is doubtful too. */
void grouping_add_decimal(struct grouping *g, struct slice text, char mark,
                          struct place at);

/* Takes over what a later chunk of the file showed, whose places count from a
   line so many further on. */
void grouping_join(struct grouping *g, const struct grouping *later, uint64_t lines);

/* Warns where the second kind came up. */
void grouping_review(const struct grouping *g, struct diags *d);

/* Remembers a figure if it is the first. */
void grouping_remember(struct grouping_cell *first, struct slice text, struct place at);

/* Takes over the first of a later chunk where there is none. */
void grouping_join_first(struct grouping_cell *first, const struct grouping_cell *later,
                         uint64_t lines);

/* Thousands: figures such as 62.390 that have three decimals, or are groups of three with
   the other decimal mark. One figure of the file that can only be read with its mark proves
   what they are; without one it is for the settings of that file to say. */
struct thousands {
    bool proved;
    struct grouping_cell first; /* that may be both */
};

/* Adds an amount, or a decimal, that could be read with `mark`; `like` = it may be both. */
void thousands_add(struct thousands *t, struct slice text, char mark, bool is_amount,
                   bool like, struct place at);
void thousands_join(struct thousands *t, const struct thousands *later, uint64_t lines);

struct reader;
struct load_context;

/* Adds the error of a file that does not tell. */
void thousands_review(const struct thousands *t, struct reader *s);

/* Adds the error itself, of a file whose decimal mark is taken to be the comma or not. */
void thousands_fault(struct diags *d, const struct load_context *l, const char *text,
                     struct place at, bool comma);

#endif
