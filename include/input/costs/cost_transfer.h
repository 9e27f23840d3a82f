/* Cost transfer: an amount that one bears in favour of another. Its row is two lines, the
   halves: the first is borne as ever, the second has the opposite amounts and is the
   receiver's, who is a municipality, or all that share a key. One side at least is one
   municipality. */
#ifndef INPUT_COSTS_COST_TRANSFER_H
#define INPUT_COSTS_COST_TRANSFER_H

#include "input/costs/cost_file.h"

enum { TRANSFER_HALVES = 2 };

/* Whether the current row says in whose favour it is. */
static inline bool cost_transfer_given(const struct cost_file *f) {
    return reader_cell(&f->reader, COST_FAVOUR).len > 0;
}

/* Reads the receiver of the current row, whose first half was read but for its amounts. -1
   after a fault. */
int cost_transfer_read(struct cost_file *f, struct cost_line halves[TRANSFER_HALVES])
    __attribute__((warn_unused_result));

/* Gives the second half what it has of the first: all but the receiver. */
void cost_transfer_finish(struct cost_file *f, struct cost_line halves[TRANSFER_HALVES]);

#endif
