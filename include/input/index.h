/* Indexes: what names stand for, however many there are, case ignored. */
#ifndef INPUT_INDEX_H
#define INPUT_INDEX_H

#include "base/names.h"

struct index {
    struct names names; /* owned: in lower case */
    int *values;        /* owned: by number in `names` */
    size_t room;
};

void index_init(struct index *x);
void index_clear(struct index *x);

/* Adds a name that is not there yet; one that is keeps its value. */
void index_add(struct index *x, struct slice name, int value);

/* What a name stands for, or -1. */
int index_find(const struct index *x, struct slice name);

#endif
