#include "input/memo.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/head.h"

enum {
    MEMO_MOST = 4096,  /* texts: a column that repeats itself has far fewer */
    MEMO_LONGEST = 64, /* bytes of a text */
    SLOTS_FIRST = 64   /* a power of two */
};

struct memo_entry {
    struct head head;
    struct slice text; /* borrowed from the arena; len 0 = the slot is free */
    int value;
};

void memo_init(struct memo *m) {
    *m = (struct memo){0};
    arena_init(&m->arena);
}

void memo_clear(struct memo *m) {
    arena_clear(&m->arena);
    free(m->slots);
    memo_init(m);
}

/* The slot that holds `text`, or the free one where it belongs. */
static inline struct memo_entry *slot_of(const struct memo *m, struct slice text,
                                         struct head head) {
    size_t mask = m->capacity - 1;
    for (size_t i = head_slot(head, m->capacity);; i = (i + 1) & mask) {
        struct memo_entry *slot = &m->slots[i];
        if (slot->text.len == 0 || head_same(slot->head, slot->text, head, text))
            return slot;
    }
}

bool memo_find(const struct memo *m, struct slice text, int *value) {
    if (text.len == 0 || m->capacity == 0)
        return false;
    const struct memo_entry *entry = slot_of(m, text, head_of(text));
    if (entry->text.len == 0)
        return false;
    *value = entry->value;
    return true;
}

/* Doubles the slots once a quarter is taken: few collisions
   matter more than few bytes. */
static void make_room(struct memo *m) {
    struct memo old = *m;
    if (m->count * 4 < m->capacity)
        return;
    m->capacity = m->capacity ? m->capacity * 2 : SLOTS_FIRST;
    m->slots = mem_zero(m->capacity, sizeof *m->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].text.len > 0)
            *slot_of(m, old.slots[i].text, old.slots[i].head) = old.slots[i];
    free(old.slots);
}

void memo_add(struct memo *m, struct slice text, int value) {
    if (text.len == 0 || text.len > MEMO_LONGEST || m->count == MEMO_MOST)
        return;
    make_room(m);
    struct head head = head_of(text);
    struct memo_entry *entry = slot_of(m, text, head);
    entry->head = head;
    entry->text = (struct slice){arena_text(&m->arena, text), text.len};
    entry->value = value;
    m->count++;
}
