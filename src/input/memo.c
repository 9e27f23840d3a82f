#include "input/memo.h"

#include <stdlib.h>

#include "base/mem.h"

enum { MEMO_MOST = 4096, MEMO_LONGEST = 64 };

void memo_init(struct memo *m) {
    *m = (struct memo){0};
    names_init(&m->names);
}

void memo_clear(struct memo *m) {
    names_clear(&m->names);
    free(m->values);
    memo_init(m);
}

bool memo_find(const struct memo *m, struct slice text, int *value) {
    int number = names_find(&m->names, text);
    if (number == NAMES_NONE)
        return false;
    *value = m->values[number];
    return true;
}

void memo_add(struct memo *m, struct slice text, int value) {
    if (text.len > MEMO_LONGEST || m->names.count == MEMO_MOST)
        return;
    m->values = mem_room(m->values, (size_t)m->names.count, &m->room, sizeof *m->values);
    m->values[names_add(&m->names, text)] = value;
}
