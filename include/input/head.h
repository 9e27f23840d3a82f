/* Heads: the first bytes of a text as two numbers, for comparing short texts fast. */
#ifndef INPUT_HEAD_H
#define INPUT_HEAD_H

#include <stdint.h>
#include <string.h>

#include "base/slice.h"
#include "base/words.h"

enum { HEAD_BYTES = 16 };

/* The first HEAD_BYTES bytes, or all there are and zeros, the first lowest. */
struct head {
    uint64_t low, high;
};

/* Short texts are put together of two loads that may overlap. */
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

/* Whether two texts are the same whose heads are known. */
static inline bool head_same(struct head a, struct slice a_text, struct head b,
                             struct slice b_text) {
    return a_text.len == b_text.len && a.low == b.low && a.high == b.high &&
           (a_text.len <= HEAD_BYTES || memcmp(a_text.at, b_text.at, a_text.len) == 0);
}

/* A number to find a text by, of so many slots. Multiplying by odd constants and taking
   the upper half spreads words that differ in few places (Knuth, The Art of Computer
   Programming, volume 3, section 6.4). */
static inline size_t head_slot(struct head head, size_t slots) {
    uint64_t hash = head.low * 11400714819323198485u ^ head.high * 14029467366897019727u;
    return (size_t)((hash ^ hash >> 29) * 11400714819323198485u >> 32) & (slots - 1);
}

#endif
