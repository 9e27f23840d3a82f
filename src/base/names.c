#include "base/names.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

void names_init(struct names *n) {
    *n = (struct names){0};
    arena_init(&n->arena);
}

void names_clear(struct names *n) {
    arena_clear(&n->arena);
    free(n->list);
    free(n->slots);
    names_init(n);
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo): the texts are short. A budget made to give many
   equal hashes would only slow down its own reading. */
static uint64_t hash(struct slice text) {
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < text.len; i++)
        h = (h ^ (unsigned char)text.at[i]) * 1099511628211u;
    return h ^ h >> 29;
}

/* The slot that holds `text`, or the free one where it belongs. */
static int *slot_of(const struct names *n, struct slice text) {
    size_t mask = (size_t)n->capacity - 1;
    for (size_t i = (size_t)hash(text) & mask;; i = (i + 1) & mask) {
        int *slot = &n->slots[i];
        if (*slot == 0 || slice_equal(n->list[*slot - 1], text))
            return slot;
    }
}

int names_find(const struct names *n, struct slice text) {
    return n->capacity ? *slot_of(n, text) - 1 : NAMES_NONE;
}

/* Doubles the slots once they are half full. */
static void make_room(struct names *n) {
    if (n->count * 2 < n->capacity)
        return;
    n->capacity = n->capacity ? n->capacity * 2 : 16;
    free(n->slots);
    n->slots = mem_zero((size_t)n->capacity, sizeof *n->slots);
    for (int i = 0; i < n->count; i++)
        *slot_of(n, n->list[i]) = i + 1;
}

int names_add(struct names *n, struct slice text) {
    make_room(n);
    int *slot = slot_of(n, text);
    if (*slot == 0) {
        n->list = mem_room(n->list, (size_t)n->count, &n->room, sizeof *n->list);
        n->list[n->count].at = arena_text(&n->arena, text);
        n->list[n->count].len = text.len;
        *slot = ++n->count;
    }
    return *slot - 1;
}
