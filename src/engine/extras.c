#include "engine/extras.h"

#include <stdlib.h>

#include "base/mem.h"

void extras_init(struct extras *e, uint64_t lines, size_t columns) {
    e->stride = (columns + 7) / 8;
    e->bits = mem_zero(lines, e->stride);
}

void extras_clear(struct extras *e) {
    free(e->bits);
    *e = (struct extras){0};
}
