/* Pairing: lines and rows of a listing meet while both are read, side by side.

   In a listing that has the order of the lines each line is met by its rows, is proved and
   forgotten. Where rows and lines are out of step, lines without rows are kept (pending.h),
   and so are rows without a line (lost.h), once that lasts: in the same order they are
   few, also when some lines were added or taken out since. In another order they are as
   many as the listing has: some 100 bytes a line and 50 a row. */
#ifndef ENGINE_VERIFY_PAIRING_H
#define ENGINE_VERIFY_PAIRING_H

#include "engine/verify/lost.h"
#include "engine/verify/pending.h"

/* The line that was read last. */
struct current_line {
    struct verify_line line;
    struct slice name;
    bool namesake;             /* a pending line has its identity */
    struct verify_cell *cells; /* owned */
};

struct pairing {
    const struct budget *budget; /* borrowed */
    struct verify_check *check;  /* borrowed */
    struct listing_source source;
    struct pending pending;
    struct lost lost;
    struct current_line current;
    struct listing_row row; /* the next one, if has_row */
    bool has_row, ended;    /* ended: no more rows */
    period *periods;        /* owned: of all rows so far, each once */
    size_t period_count, period_room;
    size_t waited;   /* lines since one was met by the rows that were next */
    size_t sweep_at; /* cells of pending lines at which they are swept */
};

void pairing_init(struct pairing *p, const struct budget *b, struct verify_check *check);
void pairing_clear(struct pairing *p);

/* Takes the next line, called `name`: it is proved and added to its group, or pending. */
void pairing_add(struct pairing *p, const struct verify_line *line, struct slice name);

/* Whether a row of this period was read. */
bool pairing_has_period(const struct pairing *p, period when);

/* Behind the last line: takes the remaining rows. */
void pairing_finish(struct pairing *p);

#endif
