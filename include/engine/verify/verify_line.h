/* Verification of one cost line and its rows in a listing: promises 1 and 2. */
#ifndef ENGINE_VERIFY_VERIFY_LINE_H
#define ENGINE_VERIFY_VERIFY_LINE_H

#include "engine/verify/verify_totals.h"

enum { ROW_ABSENT = 0 };

struct verify_line {
    struct verify_group *group; /* borrowed */
    money amount[AMOUNT_PARTS];
    int municipality; /* of own cost */
    enum line_half half;
    struct place place; /* in the input */
};

/* A row of the listing. */
struct verify_cell {
    uint64_t row; /* its line in the listing, or ROW_ABSENT */
    money given[AMOUNT_PARTS];
};

/* The context of checks. */
struct verify_check {
    const struct budget *budget; /* borrowed */
    const char *file;            /* borrowed: name of the listing */
    struct diags *diags;         /* borrowed: where faults go */
    mpz_t rest;                  /* scratch */
};

void verify_check_init(struct verify_check *c, const struct budget *b, struct diags *d);
void verify_check_clear(struct verify_check *c);

/* How many cells a line has: one for own costs, else one per municipality. */
size_t verify_line_cells(const struct budget *b, const struct verify_line *line);

/* The cell for a municipality's row; false when it has none. */
bool verify_line_cell(const struct verify_line *line, int municipality, size_t *cell);

/* Whether all rows are present, and promises 1 and 2 are kept. A municipality that takes
   no part may have a row of nil, or none. */
bool verify_line_proved(struct verify_check *c, const struct verify_line *line,
                        const struct verify_cell *cells);

/* Adds a fault for everything that is wrong with the line, called `name`. */
void verify_line_report(struct verify_check *c, const struct verify_line *line,
                        const struct verify_cell *cells, const char *name);

/* Adds line and rows to the sums of their group. */
void verify_line_add(const struct budget *b, const struct verify_line *line,
                     const struct verify_cell *cells);

#endif
