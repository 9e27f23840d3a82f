#include "input/memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { MEMO_MOST = 4096, MEMO_LONGEST = 64, WORD = 8 };

/* A text as two words, its first bytes and its last: texts of equal length, at most two
   words, are the same when these are. */
struct ends {
    uint64_t first, last;
};

struct memo_entry {
    struct ends ends;
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

/* Of a text that is not empty. Both words may cover the same bytes. */
static inline struct ends ends_of(struct slice text) {
    struct ends e = {0, 0};
    const char *last = text.at + text.len;
    if (text.len >= WORD) {
        memcpy(&e.first, text.at, WORD);
        memcpy(&e.last, last - WORD, WORD);
    } else if (text.len >= WORD / 2) {
        memcpy(&e.first, text.at, WORD / 2);
        memcpy(&e.last, last - WORD / 2, WORD / 2);
    } else {
        e.first = (unsigned char)text.at[0];
        e.last = (unsigned char)text.at[text.len / 2] | (uint64_t)(unsigned char)last[-1]
                                                            << WORD;
    }
    return e;
}

/* Multiplying by an odd constant, 2^64 / the golden ratio, and taking high bits spreads
   words that differ in few places (Knuth, The Art of Computer Programming, 6.4). */
static inline size_t hash(struct ends e, size_t len) {
    uint64_t h = (e.first + len) * 11400714819323198485u;
    h = (h ^ h >> 32 ^ e.last) * 11400714819323198485u;
    return (size_t)(h >> 32);
}

static inline bool is_text(const struct memo_entry *entry, struct ends e,
                           struct slice text) {
    return entry->text.len == text.len && entry->ends.first == e.first &&
           entry->ends.last == e.last &&
           (text.len <= 2 * WORD || memcmp(entry->text.at, text.at, text.len) == 0);
}

/* The slot that holds `text`, or the free one where it belongs. */
static inline struct memo_entry *slot_of(const struct memo *m, struct slice text,
                                         struct ends e) {
    size_t mask = m->capacity - 1;
    for (size_t i = hash(e, text.len) & mask;; i = (i + 1) & mask)
        if (m->slots[i].text.len == 0 || is_text(&m->slots[i], e, text))
            return &m->slots[i];
}

bool memo_find(const struct memo *m, struct slice text, int *value) {
    if (text.len == 0 || m->capacity == 0)
        return false;
    const struct memo_entry *entry = slot_of(m, text, ends_of(text));
    if (entry->text.len == 0)
        return false;
    *value = entry->value;
    return true;
}

/* Doubles the slots once a quarter is taken: few collisions matter more than few bytes. */
static void make_room(struct memo *m) {
    struct memo old = *m;
    if (m->count * 4 < m->capacity)
        return;
    m->capacity = m->capacity ? m->capacity * 2 : 64;
    m->slots = mem_zero(m->capacity, sizeof *m->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].text.len > 0)
            *slot_of(m, old.slots[i].text, old.slots[i].ends) = old.slots[i];
    free(old.slots);
}

void memo_add(struct memo *m, struct slice text, int value) {
    if (text.len == 0 || text.len > MEMO_LONGEST || m->count == MEMO_MOST)
        return;
    make_room(m);
    struct ends e = ends_of(text);
    struct memo_entry *entry = slot_of(m, text, e);
    entry->ends = e;
    entry->text = (struct slice){arena_text(&m->arena, text), text.len};
    entry->value = value;
    m->count++;
}
