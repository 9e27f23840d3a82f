/* Names: every different text gets a number, counted from 0 in the order of addition. */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include "base/arena.h"
#include "base/hash_table.h"

enum { NAMES_NONE = -1 };

struct names {
    struct arena arena;      /* owned: the texts */
    struct slice *list;      /* owned: `count` texts by number */
    struct hash_table table; /* owned: the numbers */
    int count;
    size_t room; /* elements of `list` */
};

/* No names yet; names_clear releases the texts, which are valid until then. */
void names_init(struct names *n);
void names_clear(struct names *n);

/* The number of `text`, compared byte by byte, or NAMES_NONE. */
int names_find(const struct names *n, struct slice text);

/* The number of `text`, which is added (copied) when it is new. */
int names_add(struct names *n, struct slice text);

#endif
