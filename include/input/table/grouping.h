/* Grouping: whether the figures of a file or a column have marks between their thousands.
   Where only some do, a group mark may be a decimal mark, which is worth a warning. */
#ifndef INPUT_TABLE_GROUPING_H
#define INPUT_TABLE_GROUPING_H

#include "base/diag.h"
#include "input/forms/amounts.h"

/* The first figure of some kind. */
struct grouping_cell {
    char text[40]; /* cut to fit, for a message; "" = there is none */
    struct place place;
};

struct grouping {
    struct grouping_cell marked, unmarked; /* of four digits or more */
    struct grouping_cell decimals;         /* of fewer digits, with decimals */
    bool certain; /* a mark is no decimal mark: a blank, or one with decimals behind */
};

/* Whether no amount of that kind was met yet. */
static inline bool grouping_is_new(const struct grouping *g, enum grouping_kind kind) {
    return kind != GROUPING_SHORT &&
           !(kind == GROUPING_USED ? &g->marked : &g->unmarked)->text[0];
}

/* Remembers an amount if it is the first of its kind. */
void grouping_add(struct grouping *g, enum grouping_kind grouping, struct slice text,
                  struct place at);

/* Remembers a decimal, read with this decimal mark, if it is the first of its kind.
   Figures of one column are alike: "98.500" beside "104,2" is doubtful too. */
void grouping_add_decimal(struct grouping *g, struct slice text, char mark,
                          struct place at);

/* Adds what a later chunk of the file has; its places are moved by `lines`. */
void grouping_join(struct grouping *g, const struct grouping *later, uint64_t lines);

/* Warns when both kinds were met, at the first of the second kind. */
void grouping_review(const struct grouping *g, struct diags *d);

/* Remembers a figure if there is none yet. */
void grouping_remember(struct grouping_cell *first, struct slice text, struct place at);

/* The same for the first figure of a later chunk, whose place is moved by `lines`. */
void grouping_join_first(struct grouping_cell *first, const struct grouping_cell *later,
                         uint64_t lines);

/* Thousands: figures such as 62.390, which have three decimals, or groups of three if the
   decimal mark is the other one. One figure of the file that can only be read with this
   mark proves it; without one the settings must say it for this file. */
struct thousands {
    bool proved;                /* the decimal mark is certain */
    struct grouping_cell first; /* that can be read in both ways */
};

/* Adds an amount, or a decimal, that was read with `mark`; `like` = it looks like groups
   of three with the other one. */
void thousands_add(struct thousands *t, struct slice text, char mark, bool is_amount,
                   bool like, struct place at);
void thousands_join(struct thousands *t, const struct thousands *later, uint64_t lines);

struct reader;
struct load_context;

/* Adds the error of a file that has such a figure and no proof. */
void thousands_review(const struct thousands *t, struct reader *s);

/* Adds that error for one figure; `comma` = its file is read with a decimal comma. */
void thousands_fault(struct diags *d, const struct load_context *l, const char *text,
                     struct place at, bool comma);

#endif
