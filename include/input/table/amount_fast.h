/* Amount (fast): short amounts in the plain form, "1234.56" or "-123.45", as most are.
   All digits are read at once. */
#ifndef INPUT_TABLE_AMOUNT_FAST_H
#define INPUT_TABLE_AMOUNT_FAST_H

#include "base/slice.h"
#include "base/words.h"
#include "number/money.h"

enum {
    AMOUNT_FAST_PADDING = 9 /* bytes that can be read from an amount's front on */
};

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

/* Reads an amount of one to five digits, or a minus and one to four, with this decimal
   mark and two decimals. False for any other form, which amount_read may know. */
static inline bool amount_fast_read(struct slice text, char mark, money *cents) {
    enum { LEAST = 4, MOST = 8 };
    const size_t negative = text.at[0] == '-', len = text.len - negative;
    if (text.len > MOST || len - LEAST > MOST)
        return false; /* too long, or too short: then `len` - LEAST wraps around */
    /* Shifts out what stands behind it, and zeros in before it: 00123.45. */
    const uint64_t bytes =
        (words_eight(text.at + negative) ^ UINT64_C(0x3030303030303030))
        << 8 * (MOST - len);
    const uint64_t decimals = UINT64_C(0xffff) << 48;
    const uint64_t digits = (bytes & decimals) | (bytes << 8 & ~decimals);
    const money size = amount_fast_eight(digits);
    *cents = negative ? -size : size;
    return !amount_fast_odd(digits) &&
           (bytes >> 40 & 0xff) == (unsigned char)(mark ^ '0');
}

#endif
