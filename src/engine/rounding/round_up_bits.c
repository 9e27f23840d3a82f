#include "engine/rounding/round_up_bits.h"

#include <stdlib.h>

#include "base/mem.h"

void round_up_bits_init(struct round_up_bits *e, uint64_t lines, size_t columns) {
    e->stride = (columns + 7) / 8;
    e->bits = mem_zero(lines, e->stride);
}

void round_up_bits_clear(struct round_up_bits *e) {
    free(e->bits);
    *e = (struct round_up_bits){0};
}
