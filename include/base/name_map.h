/* Name map: a number for each name, case ignored. */
#ifndef BASE_NAME_MAP_H
#define BASE_NAME_MAP_H

#include "base/names.h"

struct name_map {
    struct names names; /* owned: in lower case */
    int *values;        /* owned: by number in `names` */
    size_t room;
};

void name_map_init(struct name_map *x);
void name_map_clear(struct name_map *x);

/* Adds a name; one that is there keeps its value. */
void name_map_add(struct name_map *x, struct slice name, int value);

/* The value of a name, or -1. */
int name_map_find(const struct name_map *x, struct slice name);

#endif
