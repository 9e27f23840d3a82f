/* Dice for properties: the same random numbers for the same SEED, in N cases, both from
   the environment. */
#ifndef TESTS_DICE_H
#define TESTS_DICE_H

#include <stdint.h>

struct dice {
    uint64_t state;
};

/* A property: is called with fresh dice for every case, and returns NULL or what is wrong
   (a literal). */
typedef const char *(*property)(struct dice *d);

/* Tries one property on N cases (or `cases` when N is not set), the first with SEED.
   Prints the seed of the first case that fails, with which SEED= and N=1 repeat it. 0, or
   1 after that. */
int dice_try(const char *name, property holds, uint64_t cases);

/* A whole number from `low` through `high`. */
int64_t dice_between(struct dice *d, int64_t low, int64_t high);

/* True once in so many calls. */
int dice_once_in(struct dice *d, int64_t times);

#endif
