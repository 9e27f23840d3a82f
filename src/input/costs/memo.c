#include "input/costs/memo.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"

/* --- heads: the first bytes of a text as two numbers, to compare short texts fast ----- */

enum { HEAD_BYTES = 16 };

/* The first HEAD_BYTES bytes, the first of them lowest; a shorter text is padded with
   zeros. */
struct head {
    uint64_t low, high;
};

/* A short text is put together from two loads that may overlap. */
static inline struct head head_of(struct slice text) {
    const char *end = text.at + text.len;
    struct head head = {0, 0};
    if (text.len >= HEAD_BYTES)
        return (struct head){words_eight(text.at), words_eight(text.at + 8)};
    if (text.len > 8)
        return (struct head){words_eight(text.at),
                             words_eight(end - 8) >> 8 * (HEAD_BYTES - text.len)};
    if (text.len >= 4)
        head.low = words_four(text.at) | (uint64_t)words_four(end - 4)
                                             << 8 * (text.len - 4);
    else
        for (size_t i = 0; i < text.len; i++)
            head.low |= (uint64_t)(unsigned char)text.at[i] << 8 * i;
    return head;
}

/* Whether two texts with these heads are the same. */
static inline bool head_same(struct head a, struct slice a_text, struct head b,
                             struct slice b_text) {
    return a_text.len == b_text.len && a.low == b.low && a.high == b.high &&
           (a_text.len <= HEAD_BYTES || memcmp(a_text.at, b_text.at, a_text.len) == 0);
}

/* The slot where the search for a text begins. Multiplying by odd constants and taking the
   upper half spreads words that differ in few places (Knuth, The Art of Computer
   Programming, volume 3, section 6.4). */
static inline size_t head_slot(struct head head, size_t slots) {
    uint64_t hash = head.low * 11400714819323198485u ^ head.high * 14029467366897019727u;
    return (size_t)((hash ^ hash >> 29) * 11400714819323198485u >> 32) & (slots - 1);
}

/* --- the texts ---------------------------------------------------------------------- */

enum {
    MEMO_MOST = 4096,  /* texts; a column whose texts repeat has far fewer */
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

/* Doubles the slots once a quarter is taken: speed matters more than memory. */
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
