/* Cost formula: the amount of a cost line that is computed: the units of its key times a
   tariff, or an amount, times a factor. The exact product is rounded once.

   Units are the figures of the key's driver in the line's key period: of all that take
   part, or of the line's municipality alone. A key that a comparison replaces counts as
   the folder has it: a what-if changes shares, and no amount. */
#ifndef INPUT_COSTS_COST_FORMULA_H
#define INPUT_COSTS_COST_FORMULA_H

#include "input/costs/cost_file.h"

/* Reads amount and VAT of the current row, whose tariff or factor may be filled. With a
   tariff the net amount is 0 until it is finished. -1 after a fault. */
int cost_formula_read(struct cost_file *f, struct cost_line *line)
    __attribute__((warn_unused_result));

/* Counts the units of a tariff, after the line's assignment was read; those in `counted`,
   of a line with the same assignment, are counted once. NULL = they are not kept. -1 after a
   fault. */
int cost_formula_finish(struct cost_file *f, struct cost_line *line,
                        struct counted_units *counted)
    __attribute__((warn_unused_result));

#endif
