/* Digits: whole numbers as decimal text, several digits at a time, since division is what
   takes the time. */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stdint.h>

#include "base/words.h"

enum {
    DIGITS_MOST = 20,            /* digits of a number of 64 bits */
    DIGITS_ROOM = 32,            /* bytes that digits_put may write to */
    DIGITS_SHORT_MOST = 99999999 /* the largest number that fits a `struct digits` */
};

/* The numbers from 00 to 99. */
extern const char digits_pairs[201];

/* The powers of ten that 64 bits hold, from 1 on. */
extern const uint64_t digits_powers[DIGITS_MOST];

/* How many digits a number has; 0 has one. */
static inline unsigned digits_count(uint64_t number) {
    unsigned bits = 64 - (unsigned)__builtin_clzll(number | 1);
    unsigned most = bits * 1233 >> 12; /* 1233 / 4096 is just below log10(2) */
    return most + (number >= digits_powers[most] || number == 0);
}

/* A number as text in a word: its digits, the first in the lowest byte, and zeros. */
struct digits {
    uint64_t word;
    unsigned count;
};

/* A number below 10^8 as eight digits, the first in the lowest byte. Halves, quarters
   and eighths are divided side by side in one word: x * 10486 >> 20 is x / 100 below
   10,000, and x * 103 >> 10 is x / 10 below 100. */
static inline uint64_t digits_eight(uint32_t number) {
    uint64_t halves = number / 10000 | (uint64_t)(number % 10000) << 32;
    uint64_t hundreds = (halves * 10486 >> 20) & 0x0000007f0000007f;
    uint64_t quarters = hundreds | (halves - hundreds * 100) << 16;
    uint64_t tens = (quarters * 103 >> 10) & 0x000f000f000f000f;
    return (tens | (quarters - tens * 10) << 8) + 0x3030303030303030;
}

/* A number that is at most DIGITS_SHORT_MOST. */
static inline struct digits digits_short(uint32_t number) {
    unsigned count = digits_count(number);
    return (struct digits){digits_eight(number) >> (8 * (8 - count)), count};
}

/* Puts the digits at `to`, where there are eight bytes of room; returns the end. */
static inline char *digits_put_short(char *to, struct digits digits) {
    words_put(to, digits.word);
    return to + digits.count;
}

/* Puts a number of more than eight digits at `to`; returns the end. */
char *digits_put_long(char *to, uint64_t number);

/* Puts a number at `to`, where there are DIGITS_ROOM bytes of room; returns the end. The
   rest of that room is overwritten too. */
static inline char *digits_put(char *to, uint64_t number) {
    if (number > DIGITS_SHORT_MOST)
        return digits_put_long(to, number);
    return digits_put_short(to, digits_short((uint32_t)number));
}

#endif
