#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BLOCK_BYTES = 16 * 1024 };

struct arena_block {
    struct arena_block *before;
    size_t used, size; /* bytes of `bytes` */
    alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *a) {
    a->last = NULL;
}

void arena_clear(struct arena *a) {
    while (a->last) {
        struct arena_block *before = a->last->before;
        free(a->last);
        a->last = before;
    }
}

void *arena_take(struct arena *a, size_t size) {
    size_t step = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        mem_exhausted();
    size = (size + step - 1) / step * step;
    struct arena_block *block = a->last;
    if (!block || block->size - block->used < size) {
        size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
        block = mem_zero(1, sizeof *block + room);
        block->size = room;
        block->before = a->last;
        a->last = block;
    }
    void *got = block->bytes + block->used;
    block->used += size;
    return got;
}

const char *arena_text(struct arena *a, struct slice text) {
    char *copy = arena_take(a, text.len + 1);
    if (text.len)
        memcpy(copy, text.at, text.len);
    return copy;
}
