/* The period of a cost line: its own cell, or its year with a quarter or a month, or its
   date, or what the file says. Never a guess: a bare number may be a month or a quarter, and
   is neither until the settings say which. */
#ifndef INPUT_COSTS_LINE_PERIOD_H
#define INPUT_COSTS_LINE_PERIOD_H

#include "input/costs/costs.h"

/* Finds what the file at `path` says for lines that have no period of their own, and what
   its name says. Looks at the dates in its first rows that nobody reads; the sheet is at its
   header before and after. -1 after a fault. */
int line_period_file(struct cost_file *f, const char *path)
    __attribute__((warn_unused_result));

/* Reads the period of the current row. -1 after a fault. */
int line_period_read(struct cost_file *f, period *p) __attribute__((warn_unused_result));

/* Reads the period in a cell that holds something. -1 after a fault. */
int line_period_cell(struct cost_file *f, int field, period *p)
    __attribute__((warn_unused_result));

#endif
