/* Memo: what the texts of a column stood for, so that each is looked up once. */
#ifndef INPUT_TABLE_MEMO_H
#define INPUT_TABLE_MEMO_H

#include "base/names.h"

struct memo {
    struct names texts;
    int *values; /* owned: by number in `texts` */
    size_t room;
};

void memo_init(struct memo *m);
void memo_clear(struct memo *m);

/* The value of `text`; false when it is not in the memo. */
static inline bool memo_find(const struct memo *m, struct slice text, int *value) {
    int number = names_find(&m->texts, text);
    if (number == NAMES_NONE)
        return false;
    *value = m->values[number];
    return true;
}

/* Adds a text that is not in the memo. One that is empty or long, or comes when there are
   many, is not added: memory must not grow with the file. */
void memo_add(struct memo *m, struct slice text, int value);

#endif
