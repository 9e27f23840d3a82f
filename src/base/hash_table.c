#include "base/hash_table.h"

#include <stdlib.h>

#include "base/mem.h"

/* One slot in two is used, at most: then the first one is mostly the right one. */
enum { SLOTS_EACH = 2, SLOTS_FIRST = 64 };

void hash_table_clear(struct hash_table *t) {
    free(t->slots);
    *t = (struct hash_table){0};
}

static void put(struct hash_table *t, struct hash_slot slot) {
    size_t at = slot.hash & (t->capacity - 1);
    while (t->slots[at].number)
        at = (at + 1) & (t->capacity - 1);
    t->slots[at] = slot;
}

static void grow(struct hash_table *t) {
    struct hash_table old = *t;
    t->capacity = t->capacity ? 2 * t->capacity : SLOTS_FIRST;
    t->slots = mem_zero(t->capacity, sizeof *t->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].number)
            put(t, old.slots[i]);
    free(old.slots);
}

void hash_table_add(struct hash_table *t, uint32_t hash, uint32_t number) {
    if (SLOTS_EACH * t->count >= t->capacity)
        grow(t);
    put(t, (struct hash_slot){hash, number + 1});
    t->count++;
}
