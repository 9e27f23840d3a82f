/* Memo: what the texts of a column stood for, so that each is looked up once. */
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

/* The value of `text`; false when it is not in the memo. */
bool memo_find(const struct memo *m, struct slice text, int *value);

/* Adds a text that is not in the memo. One that is empty or long, or comes when there are
   many, is not added: memory must not grow with the file. */
void memo_add(struct memo *m, struct slice text, int value);

#endif
