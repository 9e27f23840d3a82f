/* An arena: storage for many small things that all live exactly as long as the run. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/slice.h"

struct arena {
    struct arena_block *last; /* owned; NULL when nothing was taken yet */
};

/* Makes `a` empty. No memory is taken until the first use. */
void arena_init(struct arena *a);

/* Releases all that was ever taken from `a`, which is empty again afterwards. */
void arena_clear(struct arena *a);

/* `size` bytes, all 0, aligned for any type; valid until arena_clear. Never NULL. */
void *arena_take(struct arena *a, size_t size);

/* A NUL-ended copy of `text`; valid until arena_clear. */
const char *arena_text(struct arena *a, struct slice text);

#endif
