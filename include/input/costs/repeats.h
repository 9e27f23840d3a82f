/* Repeats: rows of cost files that are exactly the same, so that one may be a mistake. */
#ifndef INPUT_COSTS_REPEATS_H
#define INPUT_COSTS_REPEATS_H

#include "base/diag.h"

/* A row as a fingerprint of all its cells: 64 bits, so that among a million rows the
   chance that two different ones have the same is 1 in 37 million. */
struct fingerprint {
    uint64_t hash;
    uint64_t ordinal; /* rows before it */
    struct place place;
};

struct repeats {
    struct fingerprint *list; /* owned */
    size_t count, room;
};

void repeats_init(struct repeats *r);
void repeats_clear(struct repeats *r);

/* Adds a row: 40 bytes each. */
void repeats_add(struct repeats *r, const struct slice *cells, size_t count,
                 struct place at);

/* Adds a note for every row that repeats an earlier one. */
void repeats_report(struct repeats *r, struct diags *d);

#endif
