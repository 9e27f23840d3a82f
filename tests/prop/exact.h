/* Exact checks of an outcome without the code of the allocation: shares are computed from
   the figures again, and every cell and total is compared with its exact fraction. */
#ifndef TESTS_EXACT_H
#define TESTS_EXACT_H

#include "scenario.h"

/* Checks promises 1 to 3 of an outcome that was listed. NULL, or what is wrong. */
const char *exact_check(const struct outcome *o);

/* Divides an amount by largest remainder, ties to the first municipality: by
   fractions. */
void exact_largest(const struct scenario *s, int key, money amount, money *cells);

/* An amount that a key divides into whole cents, if it is below `most`; else 0. */
money exact_whole_amount(const struct scenario *s, int key, money most);

#endif
