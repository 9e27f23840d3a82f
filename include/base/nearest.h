/* The nearest known name to a misspelt one, for "did you mean". */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/slice.h"

struct nearest {
    struct slice wanted; /* borrowed */
    struct slice best;   /* borrowed from the names offered; empty when none is near */
    unsigned distance;   /* edits between both; a nearer name has fewer */
};

/* Starts a search for the name that `wanted` (borrowed) was probably meant to be. */
void nearest_init(struct nearest *n, struct slice wanted);

/* Offers a known name; it is kept (borrowed) when it is nearer than the best so far. The
   distance is that of Damerau and Levenshtein (optimal string alignment), case ignored; a
   name is near enough at one edit for every three bytes, at least one, at most three, but
   none at a single byte. Texts over 40 bytes are never near. */
void nearest_offer(struct nearest *n, struct slice name);

#endif
