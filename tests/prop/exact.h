/* Exact checks of an outcome without the code of the allocation: shares are computed from
   the figures again, and every cell and total is compared with its exact fraction. */
#ifndef TESTS_EXACT_H
#define TESTS_EXACT_H

#include <gmp.h>

#include "scenario.h"

/* A line as it was divided: its shares, and the cents given. */
struct exact_line {
    period period, key_period;
    category category;
    int key, municipality;      /* who bears it whole, without shares */
    money amount[AMOUNT_PARTS]; /* cents */
    const mpq_t *share;         /* borrowed: one per municipality; NULL = own cost */
    money cells[AMOUNT_PARTS * MUNICIPALITIES];
};

/* Checks promises 1 to 3 of all lines of a listed allocation. NULL, or what is wrong. */
const char *exact_promises(const struct allocation *a, const struct exact_line *lines,
                           size_t count);

/* Checks promises 1 to 3 of an outcome that was listed. NULL, or what is wrong. */
const char *exact_check(const struct outcome *o);

/* Divides an amount by largest remainder, ties to the first municipality: by
   fractions. */
void exact_largest(const struct scenario *s, int key, money amount, money *cells);

/* An amount that a key divides into whole cents, if it is below `most`; else 0. */
money exact_whole_amount(const struct scenario *s, int key, money most);

#endif
