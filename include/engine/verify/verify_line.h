/* One cost line and the rows that a listing has for it: promises 1 and 2. */
#ifndef ENGINE_VERIFY_VERIFY_LINE_H
#define ENGINE_VERIFY_VERIFY_LINE_H

#include "engine/verify/verify_totals.h"

enum { ROW_ABSENT = 0 };

struct verify_line {
    struct verify_group *group; /* borrowed */
    money amount[AMOUNT_PARTS];
    int municipality;   /* of own cost */
    struct place place; /* in the input */
};

/* What a row gives. */
struct verify_cell {
    uint64_t row; /* its line in the listing, or ROW_ABSENT */
    money given[AMOUNT_PARTS];
};

/* What lines are checked with, and where faults go. */
struct verify_check {
    const struct budget *budget; /* borrowed */
    const char *file;            /* borrowed: the listing's */
    struct diags *diags;         /* borrowed */
    mpz_t rest;                  /* for what a check computes */
};

void verify_check_init(struct verify_check *c, const struct budget *b, struct diags *d);
void verify_check_clear(struct verify_check *c);

/* How many cells a line has: one for own costs, else one per municipality. */
size_t verify_line_cells(const struct budget *b, const struct verify_line *line);

/* The cell that a municipality's row belongs in; false when it has none. */
bool verify_line_cell(const struct verify_line *line, int municipality, size_t *cell);

/* Whether all rows are there, and promises 1 and 2 are kept. A municipality that takes no
   part may have a row of nil, or none. */
bool verify_line_proved(struct verify_check *c, const struct verify_line *line,
                        const struct verify_cell *cells);

/* Adds a fault for everything about the line, called `name`, that is not so. */
void verify_line_tell(struct verify_check *c, const struct verify_line *line,
                      const struct verify_cell *cells, const char *name);

/* Adds line and rows to their group. */
void verify_line_add(const struct budget *b, const struct verify_line *line,
                     const struct verify_cell *cells);

#endif
