/* Combinations: a few texts that are looked up together, by their bytes. Short texts, as
   most are, are compared without a loop or a branch: three numbers hold all of their
   bytes. */
#ifndef INPUT_COSTS_TUPLE_TABLE_H
#define INPUT_COSTS_TUPLE_TABLE_H

#include <string.h>

#include "base/arena.h"
#include "base/words.h"

enum {
    TUPLE_TEXTS = 11,  /* most in a combination */
    TUPLE_PADDING = 8, /* bytes that exist from a text's front, however short */
    TUPLE_SHORT = 24   /* most bytes that the three numbers hold */
};

struct tuple_text {
    uint64_t first, middle, last; /* eight bytes each, which may overlap */
    struct slice text;
};

struct tuple_table {
    size_t width;             /* texts in each */
    struct tuple_text *texts; /* owned: so many for each, in the order added */
    size_t count;             /* combinations */
    size_t room;              /* texts */
    uint32_t *slots;          /* owned: hash table of numbers, 0 = free */
    size_t slot_count;        /* a power of two */
    unsigned slot_shift;      /* brings the upper bits of a hash to a slot */
    struct arena arena;       /* owned: bytes of texts */
};

void tuple_table_init(struct tuple_table *c, size_t width);
void tuple_table_clear(struct tuple_table *c);

/* Adds one that is not there. Its number, which is how many there are now; or 0 when
   there are too many, or its texts too long: the memory does not grow with the file. */
uint32_t tuple_table_add(struct tuple_table *c, const struct tuple_text *texts);

/* The number of a combination, from 1 in the order added; 0 when it is not there. */
uint32_t tuple_table_find(const struct tuple_table *c, const struct tuple_text *texts);

/* Makes ready a text (borrowed) to be looked up. TUPLE_PADDING bytes exist. */
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

/* The upper bits of a product with an odd constant depend on all bits of the other number
   (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
static inline size_t tuple_table_hash(const struct tuple_table *c,
                                      const struct tuple_text *texts, size_t width) {
    uint64_t hash = 0;
    for (size_t i = 0; i < width; i++)
        hash = (hash ^ hash >> 32) * 11400714819323198485u +
               texts[i].first * 11400714819323198485u +
               texts[i].middle * 14029467366897019727u +
               texts[i].last * 9650029242287828579u;
    return (size_t)(hash >> c->slot_shift);
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

/* The slot of a combination, or the free one where it belongs. The width is that of all;
   where it is a constant, less is to be done. */
static inline uint32_t *tuple_table_slot(const struct tuple_table *c,
                                         const struct tuple_text *texts, size_t width) {
    size_t mask = c->slot_count - 1;
    for (size_t i = tuple_table_hash(c, texts, width);; i = (i + 1) & mask) {
        uint32_t *slot = &c->slots[i];
        if (*slot == 0 || tuple_table_same(c->texts + (*slot - 1) * width, texts, width))
            return slot;
    }
}

#endif
