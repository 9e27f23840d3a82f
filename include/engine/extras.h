/* Extras: which cells of listed lines get a cent more than the floor of their size. A bit
   a cell, on as many bytes a line as that takes: lines can be dealt to side by side. */
#ifndef ENGINE_EXTRAS_H
#define ENGINE_EXTRAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct extras {
    size_t stride;       /* bytes a line */
    unsigned char *bits; /* owned: by line; NULL while there are none */
};

/* `lines` lines of so many columns, none with an extra cent. */
void extras_init(struct extras *e, uint64_t lines, size_t columns);
void extras_clear(struct extras *e);

/* Gives a cell an extra cent. */
static inline void extras_give(struct extras *e, uint64_t line, size_t column) {
    e->bits[line * e->stride + column / 8] |= (unsigned char)(1 << column % 8);
}

/* The same for eight cells from `column` on, a multiple of eight: those whose bits are in
   `which`, the first the lowest. */
static inline void extras_give_eight(struct extras *e, uint64_t line, size_t column,
                                     unsigned which) {
    e->bits[line * e->stride + column / 8] |= (unsigned char)which;
}

/* The bits of a line; NULL when there are none at all. */
static inline const unsigned char *extras_of(const struct extras *e, uint64_t line) {
    return e->bits ? e->bits + line * e->stride : NULL;
}

static inline bool extras_has(const unsigned char *line, size_t column) {
    return line && (line[column / 8] >> column % 8 & 1);
}

#endif
