/* A line listing that was written earlier, read again to be verified. */
#ifndef INPUT_LISTING_H
#define INPUT_LISTING_H

#include "model/budget.h"

/* One row: what one municipality was given of one line. Only these columns are evidence. */
struct listing_row {
    period period;
    enum category category; /* CATEGORY_OWN for own costs */
    struct slice line;      /* the line's id, or file:line; borrowed during the call */
    int municipality;
    money amount;       /* cents */
    money vat;          /* cents; 0 when the listing has none */
    struct place place; /* of the row; without a line number in JSON */
};

/* Who takes the rows. `take` returns 0 to go on, -1 to stop. */
struct listing_sink {
    void *self;
    int (*take)(void *self, const struct listing_row *row);
};

/* Reads the listing at `path` (CSV in either language, or JSON when the name ends in .json) and
   pushes its rows in their order. Municipalities are those of `b`. -1 after any fault, which is
   added to `d`: an unreadable file, a missing column, a cell that makes no sense. */
int listing_read(struct budget *b, const char *path, const struct listing_sink *sink,
                 struct diags *d) __attribute__((warn_unused_result));

#endif
