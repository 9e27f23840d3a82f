#include "input/table/memo.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
    MEMO_MOST = 65536, /* texts; a column whose texts repeat has far fewer */
    MEMO_LONGEST = 64  /* bytes of a text */
};

void memo_init(struct memo *m) {
    *m = (struct memo){0};
    names_init(&m->texts);
}

void memo_clear(struct memo *m) {
    names_clear(&m->texts);
    free(m->values);
    memo_init(m);
}

void memo_add(struct memo *m, struct slice text, int value) {
    if (text.len == 0 || text.len > MEMO_LONGEST || m->texts.count == MEMO_MOST)
        return;
    size_t number = (size_t)names_add(&m->texts, text);
    m->values = mem_room(m->values, number, &m->room, sizeof *m->values);
    m->values[number] = value;
}
