/* Hash table: finds things by a hash of what they are looked up by. The things are the
   caller's, in an array; the table holds their numbers. Open addressing with linear
   probing (Knuth, The Art of Computer Programming, volume 3, section 6.4). Each hash is
   stored, so that growing needs nothing of the caller, and few wrong things are compared.

       for (struct hash_probe p = hash_table_probe(&t, hash); hash_probe_next(&p);)
           if (list[p.number] is the one)
               return p.number;
       hash_table_add(&t, hash, number);
*/
#ifndef BASE_HASH_TABLE_H
#define BASE_HASH_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hash_slot {
    uint32_t hash, number; /* number + 1; 0 = free */
};

/* All zero: an empty table. */
struct hash_table {
    struct hash_slot *slots; /* owned */
    size_t count;
    size_t capacity; /* slots, a power of two, or 0 */
};

void hash_table_clear(struct hash_table *t);

/* Adds a number under a hash, whose low bits must depend on the whole key. */
void hash_table_add(struct hash_table *t, uint32_t hash, uint32_t number);

/* The numbers that were added under a hash, one by one. */
struct hash_probe {
    const struct hash_table *table;
    size_t at;
    uint32_t hash, number;
};

static inline struct hash_probe hash_table_probe(const struct hash_table *t,
                                                 uint32_t hash) {
    return (struct hash_probe){t, hash, hash, 0};
}

/* Whether there is another: `number`. */
static inline bool hash_probe_next(struct hash_probe *p) {
    const struct hash_table *t = p->table;
    while (t->capacity > 0) {
        const struct hash_slot *slot = &t->slots[p->at++ & (t->capacity - 1)];
        p->number = slot->number - 1;
        if (slot->hash == p->hash || slot->number == 0)
            return slot->number > 0;
    }
    return false;
}

#endif
