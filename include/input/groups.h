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

#endif
