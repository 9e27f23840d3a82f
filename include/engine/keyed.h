/* Pairs of a key and a value, sorted by key: there may be millions. */
#ifndef ENGINE_KEYED_H
#define ENGINE_KEYED_H

#include <stddef.h>
#include <stdint.h>

struct keyed {
    uint64_t key;
    int64_t value;
};

/* Sorts by rising key; pairs of equal keys keep their order. */
void keyed_sort(struct keyed *list, size_t count);

/* The same with room for as many pairs, of the caller's, for who sorts again and again:
   fresh memory takes the system's time. */
void keyed_sort_in(struct keyed *list, size_t count, struct keyed *scratch);

#endif
