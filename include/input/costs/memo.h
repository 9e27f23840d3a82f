/* Memos: what the texts of a column meant, so that each is looked up once. */
#ifndef INPUT_COSTS_MEMO_H
#define INPUT_COSTS_MEMO_H

#include <stdint.h>

#include "base/arena.h"

struct memo {
    struct arena arena;       /* owned: the texts */
    struct memo_entry *slots; /* owned: hash table */
    size_t count;
    size_t capacity; /* slots, a power of two, or 0 */
};

void memo_init(struct memo *m);
void memo_clear(struct memo *m);

/* What was remembered of `text`; false when nothing was. */
bool memo_find(const struct memo *m, struct slice text, int *value);

/* Remembers a text that is not there yet. When it is empty or long, or there are many
   already, it is left: the memory does not grow with the file, and looking a text up
   again costs only time. */
void memo_add(struct memo *m, struct slice text, int value);

#endif
