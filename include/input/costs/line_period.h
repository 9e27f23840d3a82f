/* Line period: the period of a cost line, by its own cell, its year with a quarter or a
   month, its date, or the file's name or the settings. Never a guess: a bare number may
   be a month or a quarter, and is refused until the settings say which. */
#ifndef INPUT_COSTS_LINE_PERIOD_H
#define INPUT_COSTS_LINE_PERIOD_H

#include "input/costs/cost_file.h"

/* Finds the period for lines that have none of their own, and the one in the file's name.
   Warns of dates in a column that is not read, when they are of another period; the
   reader stands at the header before and after. -1 after a fault. */
int line_period_file(struct cost_file *f) __attribute__((warn_unused_result));

/* Reads the period of the current row. -1 after a fault. */
int line_period_read(struct cost_file *f, period *p) __attribute__((warn_unused_result));

/* Reads the period in a cell that holds something. -1 after a fault. */
int line_period_cell(struct cost_file *f, int field, period *p)
    __attribute__((warn_unused_result));

#endif
