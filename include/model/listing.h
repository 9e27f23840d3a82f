/* A line listing: what every municipality was given of every cost line. */
#ifndef MODEL_LISTING_H
#define MODEL_LISTING_H

#include "model/budget.h"

/* One row of a listing that was written earlier. Only these columns are evidence. */
struct listing_row {
    period period;
    enum category category; /* CATEGORY_OWN for own costs */
    struct slice line;      /* as listing_line_name wrote it; borrowed during the call */
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

/* What a listing calls a cost line: its own id, or the file, without folders, and
   the line number where its file has no ids. Borrowed from the line, or from `room`
   (the caller's). */
struct slice listing_line_name(struct buf *room, const struct cost_line *line);

#endif
