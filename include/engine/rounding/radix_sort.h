/* Radix sort: sorts pairs of a key and a value by key, millions if need be. */
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

/* The same with scratch room for `count` pairs, for callers that sort often: fresh memory
   costs time. */
void radix_sort_in(struct sort_item *list, size_t count, struct sort_item *scratch);

#endif
