/* Tuple table: a hash table of tuples of texts, compared by their bytes. Short texts, as
   most are, are compared without a loop or a branch: three numbers hold all of their
   bytes.

   Every row of a large file is looked up here, so it has slots of its own: upon
   base/hash_table.h, which compares hashes first, reading took a tenth more
   instructions. */
#ifndef INPUT_COSTS_TUPLE_TABLE_H
#define INPUT_COSTS_TUPLE_TABLE_H

#include <string.h>

#include "base/arena.h"
#include "base/words.h"

enum {
    TUPLE_TEXTS = 11,  /* most in a tuple */
    TUPLE_PADDING = 8, /* bytes that can be read from a text's front on */
    TUPLE_SHORT = 24   /* most bytes that the three numbers hold */
};

struct tuple_text {
    uint64_t first, middle, last; /* eight bytes each, which may overlap */
    struct slice text;
};

struct tuple_table {
    size_t width;             /* texts of a tuple */
    struct tuple_text *texts; /* owned: `width` for each tuple, in the order added */
    size_t count;             /* tuples */
    size_t room;              /* texts */
    uint32_t *slots;          /* owned: numbers of tuples, 0 = free */
    size_t slot_count;        /* a power of two */
    unsigned slot_shift;      /* 64 less the bits of a slot's number */
    struct arena arena;       /* owned: bytes of texts */
};

void tuple_table_init(struct tuple_table *t, size_t width);
void tuple_table_clear(struct tuple_table *t);

/* Adds a tuple that is not there. Returns its number, which is the new count; or 0 when
   there are too many or its texts are too long: memory must not grow with the file. */
uint32_t tuple_table_add(struct tuple_table *t, const struct tuple_text *texts);

/* The number of a tuple, from 1 in the order added; 0 when it is not there. */
uint32_t tuple_table_find(const struct tuple_table *t, const struct tuple_text *texts);

/* A text (borrowed) to look up. TUPLE_PADDING bytes must be readable. */
static inline struct tuple_text tuple_text(struct slice text) {
    static const uint64_t bytes[] = {
        0,          0xff,         0xffff,           0xffffff,
        0xffffffff, 0xffffffffff, UINT64_MAX >> 16, UINT64_MAX >> 8,
        UINT64_MAX};
    size_t len = text.len < 8 ? text.len : 8, rest = text.len - len;
    uint64_t mask = bytes[len];
    return (struct tuple_text){words_eight(text.at) & mask,
                               words_eight(text.at + rest / 2) & mask,
                               words_eight(text.at + rest) & mask, text};
}

/* The slot where the search for a tuple begins. The upper bits of a product with an odd
   constant depend on all bits of the other factor (Knuth, The Art of Computer
   Programming, volume 3, section 6.4). */
static inline size_t tuple_table_hash(const struct tuple_table *t,
                                      const struct tuple_text *texts, size_t width) {
    uint64_t hash = 0;
    for (size_t i = 0; i < width; i++)
        hash = (hash ^ hash >> 32) * 11400714819323198485u +
               texts[i].first * 11400714819323198485u +
               texts[i].middle * 14029467366897019727u +
               texts[i].last * 9650029242287828579u;
    return (size_t)(hash >> t->slot_shift);
}

static inline bool tuple_table_same(const struct tuple_text *a,
                                    const struct tuple_text *b, size_t width) {
    for (size_t i = 0; i < width; i++) {
        size_t len = a[i].text.len;
        if (len != b[i].text.len || a[i].first != b[i].first || a[i].last != b[i].last ||
            a[i].middle != b[i].middle)
            return false;
        if (len > TUPLE_SHORT && memcmp(a[i].text.at, b[i].text.at, len) != 0)
            return false;
    }
    return true;
}

/* The slot of a tuple, or the free one where it belongs. `width` is t->width; where it is
   a constant, the compiler unrolls the loops. */
static inline uint32_t *tuple_table_slot(const struct tuple_table *t,
                                         const struct tuple_text *texts, size_t width) {
    size_t mask = t->slot_count - 1;
    for (size_t i = tuple_table_hash(t, texts, width);; i = (i + 1) & mask) {
        uint32_t *slot = &t->slots[i];
        if (*slot == 0 || tuple_table_same(t->texts + (*slot - 1) * width, texts, width))
            return slot;
    }
}

#endif
