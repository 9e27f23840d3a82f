#include "base/name_map.h"

#include <stdlib.h>

#include "base/letters.h"
#include "base/mem.h"

void name_map_init(struct name_map *x) {
    *x = (struct name_map){0};
    names_init(&x->names);
}

void name_map_clear(struct name_map *x) {
    names_clear(&x->names);
    free(x->values);
    name_map_init(x);
}

void name_map_add(struct name_map *x, struct slice name, int value) {
    char *lower = letters_lower(name);
    size_t count = (size_t)x->names.count;
    if ((size_t)names_add(&x->names, slice_of(lower)) == count) {
        x->values = mem_room(x->values, count, &x->room, sizeof *x->values);
        x->values[count] = value;
    }
    free(lower);
}

int name_map_find(const struct name_map *x, struct slice name) {
    char *lower = letters_lower(name);
    int number = names_find(&x->names, slice_of(lower));
    free(lower);
    return number == NAMES_NONE ? -1 : x->values[number];
}
