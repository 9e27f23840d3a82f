/* Amount (fast): short amounts in the plain forms that most are, "1234.56", "12.5", "1234",
   "-123.45", and "12.345,67" with one mark between thousands. All digits are read at
   once. */
#ifndef INPUT_FORMS_AMOUNT_FAST_H
#define INPUT_FORMS_AMOUNT_FAST_H

#include "base/words.h"
#include "input/forms/amounts.h"

/* A call would take as long as what is done. */
#define AMOUNT_FAST static inline __attribute__((always_inline))

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

/* The highest bit of each of eight bytes that is not in 0 to 9. */
static inline uint64_t amount_fast_odd(uint64_t digits) {
    return (digits | (digits + UINT64_C(0x7676767676767676))) &
           UINT64_C(0x8080808080808080);
}

/* Up to eight characters, each less '0', the last in the highest byte; zeros before. */
static inline uint64_t amount_fast_load(const char *at, size_t len) {
    const uint32_t zeros = 0x30303030;
    uint64_t bytes = 0;
    if (len >= sizeof zeros)
        return (uint64_t)(words_four(at) ^ zeros) << 8 * (8 - len) |
               (uint64_t)(words_four(at + len - sizeof zeros) ^ zeros) << 32;
    for (size_t i = 0; i < len; i++)
        bytes = bytes >> 8 | (uint64_t)(unsigned char)(at[i] ^ '0') << 56;
    return bytes;
}

/* Reads up to eight digits, among them a decimal mark with one or two behind it, or
   none. */
AMOUNT_FAST bool amount_fast_plain(const char *at, size_t len, char mark,
                                   struct amount *amount) {
    static const int64_t to_cents[] = {100, 10, 1};
    const unsigned char point = (unsigned char)(mark ^ '0');
    uint64_t bytes = amount_fast_load(at, len);
    size_t decimals = amount_fast_odd(bytes) == 0     ? 0
                      : (bytes >> 40 & 0xff) == point ? 2
                      : (bytes >> 48 & 0xff) == point ? 1
                                                      : 0;
    if (decimals > 0) {
        const uint64_t before = UINT64_MAX >> (8 * decimals);
        bytes = (bytes & ~before) | (bytes & before >> 8) << 8;
    }
    const size_t marked = decimals > 0, whole = len - decimals - marked;
    *amount = (struct amount){.cents = amount_fast_eight(bytes) * to_cents[decimals],
                              .grouping = whole > 3 ? GROUPING_UNUSED : GROUPING_SHORT,
                              .marked = marked};
    return whole > 0 && amount_fast_odd(bytes) == 0;
}

/* Reads "1.234,56" to "123.456,78", which begin with no zero. */
static inline bool amount_fast_grouped(const char *at, size_t len, char mark,
                                       struct amount *amount) {
    enum { SHORTEST = 8 };
    const uint64_t zeros = UINT64_C(0x3030303030303030);
    const uint64_t bytes = words_eight(at + len - SHORTEST) ^ zeros;
    const unsigned char group = (unsigned char)((mark == ',' ? '.' : ',') ^ '0');
    uint64_t digits = (bytes & UINT64_C(0xffff) << 48) |
                      (bytes << 8 & UINT64_C(0xffffff) << 24) | (bytes & 0xff) << 16;
    for (size_t i = 0; i < len - SHORTEST; i++)
        digits |= (uint64_t)(unsigned char)(at[i] ^ '0')
                  << 8 * (2 - (len - SHORTEST) + i);
    *amount = (struct amount){
        .cents = amount_fast_eight(digits), .grouping = GROUPING_USED, .marked = true};
    return amount_fast_odd(digits) == 0 && (bytes >> 8 & 0xff) == group &&
           (bytes >> 40 & 0xff) == (unsigned char)(mark ^ '0') && at[0] != '0';
}

/* Reads an amount in one of these forms, with a minus before it or not. False for any other
   form, which amount_read may know. */
AMOUNT_FAST bool amount_fast_read(struct slice text, char mark, struct amount *amount) {
    enum { PLAIN = 8, MOST = 10 };
    if (text.len - 1 > MOST)
        return false; /* too long, or empty: then it wraps around */
    const size_t negative = text.at[0] == '-', len = text.len - negative;
    const char *at = text.at + negative;
    if (!(len <= PLAIN && amount_fast_plain(at, len, mark, amount)) &&
        !(len >= PLAIN && len <= MOST && amount_fast_grouped(at, len, mark, amount)))
        return false;
    if (negative)
        amount->cents = -amount->cents;
    return true;
}

#endif
