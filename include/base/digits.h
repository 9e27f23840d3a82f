/* Digits: whole numbers as decimal text, two digits at a time, since dividing is
   what takes the time. */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stdint.h>
#include <string.h>

enum { DIGITS_MOST = 20 }; /* of 64 bits */

/* The numbers from 00 to 99. */
extern const char digits_pairs[201];

/* The powers of ten that 64 bits hold, from 1 on. */
extern const uint64_t digits_powers[DIGITS_MOST];

/* How many digits a number has; 0 has one. */
static inline unsigned digits_count(uint64_t number) {
    unsigned bits = 64 - (unsigned)__builtin_clzll(number | 1);
    unsigned most = bits * 1233 >> 12; /* 1233 / 4096 is just above log10(2) */
    return most + (number >= digits_powers[most] || number == 0);
}

/* Puts a number in front of `end`; returns where it starts. 0 has no digits. */
static inline char *digits_put(char *end, uint64_t number) {
    for (; number >= 10; number /= 100)
        memcpy(end -= 2, digits_pairs + number % 100 * 2, 2);
    if (number > 0)
        *--end = (char)('0' + number);
    return end;
}

#endif
