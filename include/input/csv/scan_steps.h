/* Scan steps: a scanner, given the function that finds bytes of one kind among 64. For the
   files with scanners alone.

   64 bytes become 64 bits, 1 for each byte of a kind; which quotes open and close follows
   from these numbers without a branch, and the positions of the bits that are left are then
   written out (Langdale and Lemire, Parsing gigabytes of JSON per second, 2019, sections
   3.1 and 3.2). */
#ifndef INPUT_CSV_SCAN_STEPS_H
#define INPUT_CSV_SCAN_STEPS_H

#include <string.h>

#include "input/csv/scan.h"

#define ALWAYS_INLINE static inline __attribute__((always_inline))

enum { SCAN_STEP = 64, SCAN_AT_ONCE = 8 };

/* Which of 64 bytes are of a kind, the first in the lowest bit. */
struct scan_bits {
    uint64_t delimiters, quotes;
    uint64_t controls; /* up to SCAN_CONTROL, without tabs */
};
typedef struct scan_bits scan_kinds(const char *at, char delimiter);

/* The position of the lowest bit that is 1; any number when none is. */
typedef size_t scan_lowest(uint64_t bits);

ALWAYS_INLINE size_t scan_lowest_plain(uint64_t bits) {
    return (size_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
}

/* How the bytes before end, in the lowest bit of each; `inside` in all bits. */
struct scan_state {
    uint64_t inside; /* in quotes */
    uint64_t ended;  /* with a structural byte */
    uint64_t closed; /* with a quote that closes a cell, or is the first of two */
};

/* Finds the structural bytes of a step; returns those that are out of place. A quote is
   inside a cell when the number of quotes up to it is odd; the second of two within a cell
   opens it again. */
ALWAYS_INLINE uint64_t scan_step(struct scan_state *s, const struct scan_bits *b,
                                 uint64_t *structural) {
    uint64_t ends = b->delimiters | b->controls, inside = b->quotes;
    *structural = ends;
    if ((b->quotes | s->inside | s->closed) == 0) {
        s->ended = ends >> (SCAN_STEP - 1);
        return 0;
    }
    for (int i = 1; i < SCAN_STEP; i *= 2)
        inside ^= inside << i;
    inside ^= s->inside;
    ends &= ~inside;
    const uint64_t opening = b->quotes & inside, closing = b->quotes & ~inside;
    const uint64_t behind_end = ends << 1 | s->ended,
                   behind_quote = closing << 1 | s->closed;
    *structural = ends;
    *s = (struct scan_state){0 - (inside >> (SCAN_STEP - 1)), ends >> (SCAN_STEP - 1),
                             closing >> (SCAN_STEP - 1)};
    return (b->controls & inside) | (opening & ~(behind_end | behind_quote)) |
           (behind_quote & ~(ends | b->quotes));
}

/* Writes out the positions of the bits, eight at a time. There are rarely more, and eight
   turns without a condition cost less than one mispredicted branch. What is written
   beyond the last bit is overwritten or ignored. Volatile, since compilers would gather
   the eight in one register first, which takes longer. Returns where the next position
   goes. */
ALWAYS_INLINE uint16_t *scan_write(uint16_t *next, size_t base, uint64_t bits,
                                   scan_lowest *lowest) {
    volatile uint16_t *at = next;
    next += __builtin_popcountll(bits);
    do {
#pragma GCC unroll 8
        for (int i = 0; i < SCAN_AT_ONCE; i++) {
            at[i] = (uint16_t)(base + lowest(bits));
            bits &= bits - 1;
        }
        at += SCAN_AT_ONCE;
    } while (__builtin_expect(bits != 0, 0));
    return next;
}

ALWAYS_INLINE struct scanned scan_by(scan_kinds *kinds, scan_lowest *lowest,
                                     struct slice window, char delimiter, uint16_t *at) {
    struct scan_state state = {.ended = 1};
    uint16_t *next = at;
    size_t done = 0;
    char rest[SCAN_STEP]; /* blanks behind the last bytes: no delimiter */
    for (; done < window.len; done += SCAN_STEP) {
        const char *from = window.at + done;
        if (window.len - done < SCAN_STEP)
            from = memcpy(memset(rest, ' ', SCAN_STEP), from, window.len - done);
        const struct scan_bits bits = kinds(from, delimiter);
        uint64_t structural;
        const uint64_t odd = scan_step(&state, &bits, &structural);
        if (__builtin_expect(odd != 0, 0)) {
            next = scan_write(next, done, structural & (odd ^ (odd - 1)) >> 1, lowest);
            done += (size_t)__builtin_ctzll(odd);
            break;
        }
        next = scan_write(next, done, structural, lowest);
    }
    return (struct scanned){(size_t)(next - at), done < window.len ? done : window.len};
}

#endif
