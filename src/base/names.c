#include "base/names.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"

void names_init(struct names *n) {
    *n = (struct names){0};
    arena_init(&n->arena);
}

void names_clear(struct names *n) {
    arena_clear(&n->arena);
    free(n->list);
    hash_table_clear(&n->table);
    names_init(n);
}

/* The bytes of a text of less than eight, in two loads that may overlap. */
static inline uint64_t short_text(struct slice text) {
    if (text.len >= 4)
        return words_four(text.at) | (uint64_t)words_four(text.at + text.len - 4) << 32;
    uint64_t bytes = 0;
    for (size_t i = 0; i < text.len; i++)
        bytes |= (uint64_t)(unsigned char)text.at[i] << 8 * i;
    return bytes;
}

/* Eight bytes at a time, the last eight overlapping those before. The upper bits of a
   product with an odd constant depend on all bits of the other factor (Knuth, The Art of
   Computer Programming, volume 3, section 6.4). Texts that are made to collide are
   possible, and slow down nothing but the reading of their own file. */
static inline uint32_t hash_of(struct slice text) {
    const uint64_t factor = 11400714819323198485u;
    uint64_t hash = text.len * factor;
    for (size_t i = 0; i + 8 < text.len; i += 8) {
        hash = (hash ^ words_eight(text.at + i)) * factor;
        hash ^= hash >> 32;
    }
    hash ^= text.len >= 8 ? words_eight(text.at + text.len - 8) : short_text(text);
    hash *= factor;
    return (uint32_t)((hash ^ hash >> 32) * factor >> 32);
}

static inline int find(const struct names *n, struct slice text, uint32_t hash) {
    for (struct hash_probe p = hash_table_probe(&n->table, hash); hash_probe_next(&p);) {
        struct slice name = n->list[p.number];
        if (name.len == text.len &&
            (text.len == 0 || memcmp(name.at, text.at, text.len) == 0))
            return (int)p.number;
    }
    return NAMES_NONE;
}

int names_find(const struct names *n, struct slice text) {
    return find(n, text, hash_of(text));
}

int names_add(struct names *n, struct slice text) {
    uint32_t hash = hash_of(text);
    int number = find(n, text, hash);
    if (number != NAMES_NONE)
        return number;
    n->list = mem_room(n->list, (size_t)n->count, &n->room, sizeof *n->list);
    n->list[n->count] = (struct slice){arena_text(&n->arena, text), text.len};
    hash_table_add(&n->table, hash, (uint32_t)n->count);
    return n->count++;
}
