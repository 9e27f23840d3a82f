#include "input/index.h"

#include <stdlib.h>

#include "base/letters.h"
#include "base/mem.h"

void index_init(struct index *x) {
    *x = (struct index){0};
    names_init(&x->names);
}

void index_clear(struct index *x) {
    names_clear(&x->names);
    free(x->values);
    index_init(x);
}

void index_add(struct index *x, struct slice name, int value) {
    char *lower = letters_lower(name);
    size_t count = (size_t)x->names.count;
    if ((size_t)names_add(&x->names, slice_of(lower)) == count) {
        x->values = mem_room(x->values, count, &x->room, sizeof *x->values);
        x->values[count] = value;
    }
    free(lower);
}

int index_find(const struct index *x, struct slice name) {
    char *lower = letters_lower(name);
    int number = names_find(&x->names, slice_of(lower));
    free(lower);
    return number == NAMES_NONE ? -1 : x->values[number];
}
