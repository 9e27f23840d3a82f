/* Cost lines: reads the rows of a cost file and passes them on as lines. */
#ifndef INPUT_COSTS_COST_LINES_H
#define INPUT_COSTS_COST_LINES_H

#include "input/costs/cost_file.h"

/* Reads the rows of a cost file, or of a chunk of it, and pushes their lines into the
   run's sink. -1 when the sink stopped it; faults are only added. */
int cost_lines_read(struct cost_file *f) __attribute__((warn_unused_result));

#endif
