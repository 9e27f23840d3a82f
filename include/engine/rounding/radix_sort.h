/* Pairs of a key and a value, sorted by key: there may be millions. */
#ifndef ENGINE_ROUNDING_RADIX_SORT_H
#define ENGINE_ROUNDING_RADIX_SORT_H

#include <stddef.h>
#include <stdint.h>

struct sort_item {
    uint64_t key;
    int64_t value;
};

/* Sorts by rising key; pairs of equal keys keep their order. */
void radix_sort(struct sort_item *list, size_t count);

/* The same with room for as many pairs, of the caller's, for who sorts again and again:
   fresh memory takes the system's time. */
void radix_sort_in(struct sort_item *list, size_t count, struct sort_item *scratch);

#endif
