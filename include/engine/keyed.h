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

#endif
