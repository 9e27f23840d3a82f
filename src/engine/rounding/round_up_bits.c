#include "engine/rounding/round_up_bits.h"

#include <stdlib.h>

#include "base/mem.h"

void round_up_bits_init(struct round_up_bits *b, uint64_t lines, size_t columns) {
    b->stride = (columns + 7) / 8;
    b->bits = mem_zero(lines, b->stride);
}

void round_up_bits_clear(struct round_up_bits *b) {
    free(b->bits);
    *b = (struct round_up_bits){0};
}
