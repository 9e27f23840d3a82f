/* Ends: the first and the last bytes of a text as two words, for comparing short texts. */
#ifndef INPUT_ENDS_H
#define INPUT_ENDS_H

#include <stdint.h>
#include <string.h>

#include "base/slice.h"

enum { ENDS_BYTES = 16 }; /* of texts that long at most, the ends are all */

struct ends {
    uint64_t first, last;
};

static inline uint64_t ends_half(const char *at) {
    uint32_t half;
    memcpy(&half, at, sizeof half);
    return half;
}

/* Four bytes from either end, and four more beside each when the text has eight: without a
   branch between them, since nobody can foresee how long the next text is. Which byte of a
   text goes where has no meaning. */
static inline struct ends ends_of(struct slice text) {
    const char *at = text.at, *end = text.at + text.len;
    if (text.len >= 4) {
        size_t step = text.len >= 8 ? 4 : 0;
        return (struct ends){ends_half(at) << 32 | ends_half(at + step),
                             ends_half(end - 4) << 32 | ends_half(end - 4 - step)};
    }
    if (text.len == 0)
        return (struct ends){0, 0};
    return (struct ends){(unsigned char)at[0],
                         (uint64_t)(unsigned char)at[text.len / 2] << 8 |
                             (unsigned char)end[-1]};
}

/* Whether two texts are the same whose ends are known. */
static inline bool ends_same_text(struct ends a, struct slice a_text, struct ends b,
                                  struct slice b_text) {
    return a_text.len == b_text.len && a.first == b.first && a.last == b.last &&
           (a_text.len <= ENDS_BYTES || memcmp(a_text.at, b_text.at, a_text.len) == 0);
}

/* A number to find a text by, mixed with that of the texts before it. Multiplying by 2^64 /
   the golden ratio and taking the upper bits spreads words that differ in few places
   (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
static inline uint64_t ends_hash(uint64_t before, struct ends e, size_t len) {
    uint64_t h = (before ^ e.first) * 11400714819323198485u + len;
    return (h ^ h >> 32 ^ e.last) * 11400714819323198485u;
}

#endif
