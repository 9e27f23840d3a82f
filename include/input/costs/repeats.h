/* Repeats: rows of cost files that say exactly the same, so that one of them may be there
   by mistake. */
#ifndef INPUT_COSTS_REPEATS_H
#define INPUT_COSTS_REPEATS_H

#include "base/diag.h"

/* A row as a fingerprint of all its cells: 64 bits, so that among a million rows two
   different ones are taken for the same with a chance of 1 to 37 million. */
struct fingerprint {
    uint64_t hash;
    uint64_t ordinal; /* rows met before it */
    struct place place;
};

struct repeats {
    struct fingerprint *list; /* owned */
    size_t count, room;
};

void repeats_init(struct repeats *r);
void repeats_clear(struct repeats *r);

/* Remembers a row: 40 bytes each. */
void repeats_add(struct repeats *r, const struct slice *cells, size_t count,
                 struct place at);

/* Notes every row that repeats an earlier one. */
void repeats_report(struct repeats *r, struct diags *d);

#endif
