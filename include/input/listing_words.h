/* Listing words: the periods, categories and municipalities in a listing. There are few
   texts, and they come back in millions of rows; what one meant is remembered. */
#ifndef INPUT_LISTING_WORDS_H
#define INPUT_LISTING_WORDS_H

#include <stdint.h>

#include "base/slice.h"
#include "base/words.h"
#include "model/budget.h"

enum listing_word_kind { WORD_PERIOD, WORD_CATEGORY, WORD_MUNICIPALITY };

enum {
    LISTING_WORDS = 4096,     /* places; a word replaces another one in its place */
    LISTING_WORD_MOST = 16,   /* bytes of a word that is remembered */
    LISTING_WORD_PADDING = 16 /* bytes that can be read from a word's front on */
};

/* A word: its bytes as two numbers, with zeros behind it. */
struct listing_word {
    uint64_t front, back;
    uint32_t len, kind;
    int value;
};

struct listing_words {
    struct listing_word *list; /* owned: LISTING_WORDS of them */
};

/* Reads which half of a transfer a row is of; nothing is HALF_NONE. False for any other
   text. */
bool listing_half_read(struct slice text, enum line_half *half);

void listing_words_init(struct listing_words *w);
void listing_words_clear(struct listing_words *w);

/* Remembers what a word means, unless it is too long. */
void listing_words_add(struct listing_words *w, enum listing_word_kind kind,
                       struct slice text, int value);

static inline uint64_t listing_word_bytes(const char *at, size_t len) {
    return len >= 8  ? words_eight(at)
           : len > 0 ? words_eight(at) & (UINT64_MAX >> 8 * (8 - len))
                     : 0;
}

/* A text of at most LISTING_WORD_MOST bytes, and its place. The upper bits of a product
   depend on all bits below them. */
static inline struct listing_word listing_word(enum listing_word_kind kind,
                                               struct slice text) {
    return (struct listing_word){
        .front = listing_word_bytes(text.at, text.len),
        .back = text.len > 8 ? listing_word_bytes(text.at + 8, text.len - 8) : 0,
        .len = (uint32_t)text.len,
        .kind = kind};
}

static inline size_t listing_word_place(const struct listing_word *word) {
    const uint64_t factor = 11400714819323198485u;
    uint64_t hash = (word->front ^ word->back << 1 ^ word->kind) * factor;
    return (size_t)((hash ^ hash >> 32) * factor >> 52);
}

/* Sets *value to what a word meant before; false when it is not remembered. There are
   LISTING_WORD_PADDING bytes from its front on. */
static inline bool listing_words_find(const struct listing_words *w,
                                      enum listing_word_kind kind, struct slice text,
                                      int *value) {
    if (text.len > LISTING_WORD_MOST || text.len == 0)
        return false;
    struct listing_word sought = listing_word(kind, text);
    const struct listing_word *known = &w->list[listing_word_place(&sought)];
    *value = known->value;
    return known->front == sought.front && known->back == sought.back &&
           known->len == sought.len && known->kind == sought.kind;
}

#endif
