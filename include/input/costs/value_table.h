/* Value table: numbers for the values of a column. A value is a text, or two numbers that
   were found before: so a row of many cells is one number in the end, found by a short step
   for each cell, however many combinations there are.

   Every row of a large file is looked up here, so a text is compared as two numbers that
   hold its first and its last eight bytes; only a longer one is compared byte by byte. */
#ifndef INPUT_COSTS_VALUE_TABLE_H
#define INPUT_COSTS_VALUE_TABLE_H

#include "base/arena.h"
#include "base/words.h"

enum {
    VALUE_PADDING = 8,       /* bytes that can be read from a text's front on */
    VALUE_LONGEST = 255,     /* bytes of a text that is added */
    VALUE_TABLE_MOST = 65536 /* values: memory must not grow with the file */
};

struct value {
    uint64_t first, last; /* eight bytes each, which may overlap */
    const char *text;     /* of a longer one: owned by the table when it is in there */
    uint32_t len;         /* bytes of the text; 0 for a pair */
    uint32_t number;      /* what it stands for; 0 = this slot is free */
};

struct value_table {
    struct value *slots; /* owned */
    size_t slot_count;   /* a power of two */
    unsigned slot_shift; /* 64 less the bits of a slot's number */
    uint32_t count;
    struct arena arena; /* owned: bytes of long texts */
};

void value_table_init(struct value_table *t);
void value_table_clear(struct value_table *t);

/* Adds a value that is not there, with a number that is not 0. False when it is too long, or
   there are too many: then rows that have it are read in full. */
bool value_table_add(struct value_table *t, struct value value, uint32_t number);

/* A text (borrowed) to look up. VALUE_PADDING bytes must be readable. */
static inline struct value value_of_text(struct slice text) {
    static const uint64_t bytes[] = {
        0,          0xff,         0xffff,           0xffffff,
        0xffffffff, 0xffffffffff, UINT64_MAX >> 16, UINT64_MAX >> 8,
        UINT64_MAX};
    size_t len = text.len < 8 ? text.len : 8;
    uint64_t mask = bytes[len];
    return (struct value){.first = words_eight(text.at) & mask,
                          .last = words_eight(text.at + text.len - len) & mask,
                          .text = text.at,
                          .len = (uint32_t)text.len};
}

/* Two numbers to look up. */
static inline struct value value_of_pair(uint32_t one, uint32_t other) {
    return (struct value){.first = one | (uint64_t)other << 32};
}

/* The slot where the search for a value begins. The upper bits of a product with an odd
   constant depend on all bits of the other factor (Knuth, The Art of Computer Programming,
   volume 3, section 6.4). */
static inline size_t value_table_hash(const struct value_table *t,
                                      const struct value *value) {
    uint64_t both = value->first * 2 + value->last;
    return (size_t)(both * 11400714819323198485u >> t->slot_shift);
}

static inline bool value_same(const struct value *a, const struct value *b) {
    enum { HELD = 16 }; /* bytes that the two numbers hold */
    return a->first == b->first && a->last == b->last && a->len == b->len &&
           (a->len <= HELD || memcmp(a->text, b->text, a->len) == 0);
}

/* The number of a value; 0 when it is not there. */
static inline uint32_t value_table_find(const struct value_table *t,
                                        const struct value *value) {
    size_t i = value_table_hash(t, value);
    while (!value_same(&t->slots[i], value) && t->slots[i].number != 0)
        i = (i + 1) & (t->slot_count - 1);
    return t->slots[i].number; /* a free slot may look like the empty text: 0 as well */
}

#endif
