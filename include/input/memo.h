/* Memos: what the texts of a column meant, so that each is looked up once. */
#ifndef INPUT_MEMO_H
#define INPUT_MEMO_H

#include "base/names.h"

struct memo {
    struct names names; /* owned */
    int *values;        /* owned: by number in `names` */
    size_t room;
};

void memo_init(struct memo *m);
void memo_clear(struct memo *m);

/* What was remembered of `text`; false when nothing was. */
bool memo_find(const struct memo *m, struct slice text, int *value);

/* Remembers a text that is not there yet. When it is long or there are many already, it
   is left: the memory does not grow with the file. */
void memo_add(struct memo *m, struct slice text, int value);

#endif
