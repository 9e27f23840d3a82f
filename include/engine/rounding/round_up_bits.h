/* Round-up bits: which cells of listed lines get a cent more than the floor of their
   size. A bit a cell, in whole bytes a line, so that threads can fill lines side by side.
   */
#ifndef ENGINE_ROUNDING_ROUND_UP_BITS_H
#define ENGINE_ROUNDING_ROUND_UP_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct round_up_bits {
    size_t stride;       /* bytes a line */
    unsigned char *bits; /* owned: by line; NULL while there are none */
};

/* `lines` lines of so many columns, none with an extra cent. */
void round_up_bits_init(struct round_up_bits *b, uint64_t lines, size_t columns);
void round_up_bits_clear(struct round_up_bits *b);

/* Gives a cell an extra cent. */
static inline void round_up_bits_set(struct round_up_bits *b, uint64_t line,
                                     size_t column) {
    b->bits[line * b->stride + column / 8] |= (unsigned char)(1 << column % 8);
}

/* The same for eight cells from `column` on, a multiple of eight: those whose bits are in
   `which`, the first the lowest. */
static inline void round_up_bits_set_eight(struct round_up_bits *b, uint64_t line,
                                           size_t column, unsigned which) {
    b->bits[line * b->stride + column / 8] |= (unsigned char)which;
}

/* The bits of a line; NULL when there are none at all. */
static inline const unsigned char *round_up_bits_of(const struct round_up_bits *b,
                                                    uint64_t line) {
    return b->bits ? b->bits + line * b->stride : NULL;
}

static inline bool round_up_bits_has(const unsigned char *line, size_t column) {
    return line && (line[column / 8] >> column % 8 & 1);
}

#endif
