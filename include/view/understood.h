/* Understood: what was made of each input file, in a line of text. */
#ifndef VIEW_UNDERSTOOD_H
#define VIEW_UNDERSTOOD_H

#include "model/budget.h"

/* Appends a line for every file that was read to its end: where its header is, what parts
   its cells and decimals, how many rows; of costs the lines, periods and the sum. */
void view_understood(struct buf *out, const struct budget *b);

/* Appends how many faults there are of each kind, most serious first: a line each, or
   nothing when there are fewer than two faults of `least` and above. */
void view_fault_counts(struct buf *out, const struct diags *d, enum diag_level least);

#endif
