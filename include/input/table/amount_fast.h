/* Amount (fast): short amounts in the plain form, "1234.56" or "-123.45", as most are.
   All digits are read at once. */
#ifndef INPUT_TABLE_AMOUNT_FAST_H
#define INPUT_TABLE_AMOUNT_FAST_H

#include "base/slice.h"
#include "base/words.h"
#include "number/money.h"

/* The number that eight digits make, the first in the lowest byte: first pairs of digits
   are put together, then fours, then all eight (Lemire, Quickly parsing eight digits,
   2018). */
static inline uint32_t amount_fast_eight(uint64_t digits) {
    const uint64_t mask = UINT64_C(0x000000ff000000ff);
    digits = digits * 10 + (digits >> 8);
    return (uint32_t)(((digits & mask) * (100 + (UINT64_C(1000000) << 32)) +
                       (digits >> 16 & mask) * (1 + (UINT64_C(10000) << 32))) >>
                      32);
}

/* Whether one of eight bytes is not in 0 to 9. */
static inline bool amount_fast_odd(uint64_t digits) {
    return ((digits | (digits + UINT64_C(0x7676767676767676))) &
            UINT64_C(0x8080808080808080)) != 0;
}

/* Four to eight characters, each less '0', the last in the highest byte; zeros before. */
static inline uint64_t amount_fast_load(const char *at, size_t len) {
    const uint32_t zeros = 0x30303030;
    return (uint64_t)(words_four(at) ^ zeros) << 8 * (8 - len) |
           (uint64_t)(words_four(at + len - 4) ^ zeros) << 32;
}

/* Reads an amount of one to five digits, or a minus and one to four, with this decimal
   mark and two decimals. False for any other form, which amount_read_any may know. */
static inline bool amount_fast_read(struct slice text, char mark, money *cents) {
    enum { LEAST = 4, MOST = 8 };
    if (text.len - LEAST > MOST - LEAST)
        return false; /* too long, or too short: then it wraps around */
    const size_t negative = text.at[0] == '-', len = text.len - negative;
    if (len < LEAST)
        return false;
    const uint64_t bytes = amount_fast_load(text.at + negative, len);
    const uint64_t decimals = UINT64_C(0xffff) << 48;
    const uint64_t digits = (bytes & decimals) | (bytes << 8 & ~decimals);
    const money size = amount_fast_eight(digits);
    *cents = negative ? -size : size;
    return !amount_fast_odd(digits) &&
           (bytes >> 40 & 0xff) == (unsigned char)(mark ^ '0');
}

#endif
