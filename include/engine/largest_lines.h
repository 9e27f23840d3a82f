/* The largest lines: of any number of cost lines those with the largest amounts, in the
   order in which they came, and what all others add up to. */
#ifndef ENGINE_LARGEST_LINES_H
#define ENGINE_LARGEST_LINES_H

#include "model/budget.h"

struct kept_line {
    char *name, *description; /* owned */
    period period;
    int municipality;           /* that bears it, or MUNICIPALITY_NONE */
    uint64_t ordinal;           /* its place among all that were offered */
    money amount[AMOUNT_PARTS]; /* cents */
    struct product product;     /* what its amount is made of; count 0 = nothing */
};

struct largest_lines {
    size_t most;             /* lines to keep */
    struct kept_line *lines; /* owned: a heap with the smallest first, until sorted */
    size_t count, room;
    uint64_t offered;        /* lines, kept or not */
    struct buf name;         /* owned: room for a name */
    wide rest[AMOUNT_PARTS]; /* what those not kept add up to */
};

/* Empty, to keep `most` (1 or more) lines. The caller's storage: largest_lines_clear. */
void largest_lines_init(struct largest_lines *l, size_t most);
void largest_lines_clear(struct largest_lines *l);

/* Offers a line. Of equal amounts the earlier line is kept. Texts are copied. */
void largest_lines_add(struct largest_lines *l, const struct cost_line *line);

/* What those not kept add up to, which is known to fit. */
void largest_lines_rest(const struct largest_lines *l, money rest[AMOUNT_PARTS]);

/* Puts the kept lines in the order in which they came; none can be offered after that. */
void largest_lines_sort(struct largest_lines *l);

#endif
