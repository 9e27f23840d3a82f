/* Thousands: the table municipality x category in thousands of euro, adding up both ways.

   Every printed figure is the floor or the ceiling of its exact value in thousands -
   cells, each municipality's shared costs and total, and the same for all together - and
   every total is the plain sum of the printed figures above it and beside it. That is
   controlled rounding of a table (Cox 1987), by the same forest as the cents (forest.h).
   */
#ifndef ENGINE_ROUNDING_THOUSANDS_H
#define ENGINE_ROUNDING_THOUSANDS_H

#include <stddef.h>

#include "number/money.h"

/* The table, and its columns: the shared categories, own costs, and two totals. */
struct thousands_size {
    size_t rows;   /* municipalities */
    size_t shared; /* categories */
};

static inline size_t thousands_own(struct thousands_size s) {
    return s.shared;
}

static inline size_t thousands_shared(struct thousands_size s) {
    return s.shared + 1;
}

static inline size_t thousands_total(struct thousands_size s) {
    return s.shared + 2;
}

static inline size_t thousands_columns(struct thousands_size s) {
    return s.shared + 3;
}

/* Fills in the sums of a table. `cents` has a row for each municipality, with a column for
   each shared category and one for own costs; `figures` receives a row of all columns for
   each, and one more for all of them together. */
void thousands_add_up(const money *cents, struct thousands_size s, money *figures);

/* The same, rounded to thousands. The absolute values of all cells must fit a money
   together. Reversing all signs reverses every figure. */
void thousands_round(const money *cents, struct thousands_size s, money *thousands);

#endif
