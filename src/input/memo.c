#include "input/memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { MEMO_MOST = 4096, MEMO_LONGEST = 64, WORD = 8 };

/* A text as two words that cover it, or its ends when it is long: texts of one length, at most
   two words, are the same when these are. */
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

static inline uint64_t half_word(const char *at) {
    uint32_t half;
    memcpy(&half, at, sizeof half);
    return half;
}

/* Of a text that is not empty. Four bytes from either end, and four more beside each when the
   text is that long: without a branch, since which length comes next cannot be foreseen. */
static inline struct ends ends_of(struct slice text) {
    const char *at = text.at, *last = text.at + text.len;
    if (text.len < WORD / 2)
        return (struct ends){(unsigned char)at[0],
                             (uint64_t)(unsigned char)at[text.len / 2] << WORD |
                                 (unsigned char)last[-1]};
    size_t step = text.len >= WORD ? WORD / 2 : 0;
    return (struct ends){half_word(at) << 32 | half_word(at + step),
                         half_word(last - WORD / 2) << 32 |
                             half_word(last - WORD / 2 - step)};
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
