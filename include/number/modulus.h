/* A modulus: a number that many others are divided by, prepared so that this needs no
   division instruction. */
#ifndef NUMBER_MODULUS_H
#define NUMBER_MODULUS_H

#include <stdint.h>

struct modulus {
    uint64_t value;      /* 0 = beyond 64 bits */
    uint64_t reciprocal; /* (2^64 - 1) / value, rounded down */
};

static inline struct modulus modulus_of(uint64_t value) {
    return (struct modulus){value, value ? UINT64_MAX / value : 0};
}

/* Divides by a modulus of at most 64 bits: returns the quotient, sets the rest. */
static inline uint64_t modulus_divide(struct modulus m, uint64_t number, uint64_t *rest) {
    __extension__ typedef unsigned __int128 twice;
    /* The quotient estimated by the reciprocal is at most two too low (Barrett 1986). */
    uint64_t quotient = (uint64_t)((twice)number * m.reciprocal >> 64);
    uint64_t left = number - quotient * m.value;
    while (left >= m.value) {
        left -= m.value;
        quotient++;
    }
    *rest = left;
    return quotient;
}

/* The rest of a number: all of it if the modulus is beyond 64 bits. */
static inline uint64_t modulus_rest(struct modulus m, uint64_t number) {
    if (m.value)
        modulus_divide(m, number, &number);
    return number;
}

#endif
