/* Bits by number, in words of 64. */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdbool.h>
#include <stdint.h>

static inline bool bits_get(const uint64_t *bits, uint64_t at) {
    return bits[at / 64] >> (at % 64) & 1;
}

static inline void bits_set(uint64_t *bits, uint64_t at) {
    bits[at / 64] |= (uint64_t)1 << (at % 64);
}

/* Sets a bit when `any`, without a branch. */
static inline void bits_set_if(uint64_t *bits, uint64_t at, bool any) {
    bits[at / 64] |= (uint64_t)any << (at % 64);
}

/* Eight bits from `at` on, the first lowest. There must be a word after that of the
   first bit; it is read only when they reach into it. */
static inline unsigned bits_eight(const uint64_t *bits, uint64_t at) {
    unsigned shift = at % 64;
    uint64_t low = bits[at / 64] >> shift;
    return (unsigned)(shift > 56 ? low | bits[at / 64 + 1] << (64 - shift) : low) & 0xff;
}

#endif
