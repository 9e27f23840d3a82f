/* Amount (fast): short amounts in the plain forms that most are, "1234.56", "12.5", "1234",
   "-123.45", and "12.345,67" with one mark between thousands. All digits are read at
   once. */
#ifndef INPUT_FORMS_AMOUNT_FAST_H
#define INPUT_FORMS_AMOUNT_FAST_H

#include "base/words.h"
#include "input/forms/amounts.h"

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

/* What is read; cents without the sign. */
static inline struct amount amount_fast_of(money cents, size_t whole, bool grouped,
                                           bool marked) {
    enum { UNGROUPED = 3 /* digits that need no mark between them */ };
    return (struct amount){.cents = cents,
                           .grouping = whole <= UNGROUPED ? GROUPING_SHORT
                                       : grouped          ? GROUPING_USED
                                                          : GROUPING_UNUSED,
                           .marked = marked};
}

/* The highest bit of each of eight bytes that is not in 0 to 9. */
static inline uint64_t amount_fast_odd(uint64_t digits) {
    return (digits | (digits + UINT64_C(0x7676767676767676))) &
           UINT64_C(0x8080808080808080);
}

/* Up to eight characters, each less '0', the last in the highest byte; zeros before. */
static inline uint64_t amount_fast_load(const char *at, size_t len) {
    enum { FOUR = 4 };
    const uint32_t zeros = 0x30303030;
    uint64_t bytes = 0;
    if (len >= FOUR)
        return (uint64_t)(words_four(at) ^ zeros) << 8 * (8 - len) |
               (uint64_t)(words_four(at + len - FOUR) ^ zeros) << 32;
    for (size_t i = 0; i < len; i++)
        bytes = bytes >> 8 | (uint64_t)(unsigned char)(at[i] ^ '0') << 56;
    return bytes;
}

/* Reads up to eight digits, among them a decimal mark with one or two behind it, or
   none. */
static inline bool amount_fast_plain(const char *at, size_t len, char mark,
                                     struct amount *amount) {
    static const int64_t to_cents[] = {100, 10, 1};
    const uint64_t bytes = amount_fast_load(at, len), odd = amount_fast_odd(bytes);
    if (odd == 0) {
        *amount =
            amount_fast_of(amount_fast_eight(bytes) * to_cents[0], len, false, false);
        return true;
    }
    const unsigned place = (unsigned)__builtin_ctzll(odd) / 8, decimals = 7 - place;
    if (odd & (odd - 1) || decimals - 1 > 1 || len == decimals + 1 ||
        (bytes >> 8 * place & 0xff) != (unsigned char)(mark ^ '0'))
        return false;
    const uint64_t before = (UINT64_C(1) << 8 * place) - 1;
    const uint64_t behind = ~(before << 8 | 0xff);
    const money digits = amount_fast_eight((bytes & behind) | (bytes & before) << 8);
    *amount =
        amount_fast_of(digits * to_cents[decimals], len - decimals - 1, false, true);
    return true;
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
    *amount = amount_fast_of(amount_fast_eight(digits), len - 4, true, true);
    return amount_fast_odd(digits) == 0 && (bytes >> 8 & 0xff) == group &&
           (bytes >> 40 & 0xff) == (unsigned char)(mark ^ '0') && at[0] != '0';
}

/* Reads an amount in one of these forms, with a minus before it or not. False for any other
   form, which amount_read may know. */
static inline bool amount_fast_read(struct slice text, char mark, struct amount *amount) {
    enum { PLAIN = 8, MOST = 10 };
    const size_t negative = text.len > 0 && text.at[0] == '-', len = text.len - negative;
    const char *at = text.at + negative;
    if (len - 1 > MOST - 1)
        return false; /* too long, or empty: then it wraps around */
    if (!(len <= PLAIN && amount_fast_plain(at, len, mark, amount)) &&
        !(len >= PLAIN && amount_fast_grouped(at, len, mark, amount)))
        return false;
    if (negative)
        amount->cents = -amount->cents;
    return true;
}

/* What is behind a euro sign and a blank, if these come first. */
static inline struct slice amount_fast_number(struct slice text) {
    enum { EURO = 4 /* bytes */ };
    bool euro = text.len > EURO && words_four(text.at) == UINT32_C(0x20ac82e2);
    return euro ? (struct slice){text.at + EURO, text.len - EURO} : text;
}

#endif
