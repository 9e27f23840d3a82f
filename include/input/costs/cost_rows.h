/* Cost rows: the rows of a cost file that are read in a view (row_view.h), by the line
   cache, as nearly all rows of a large file are. */
#ifndef INPUT_COSTS_COST_ROWS_H
#define INPUT_COSTS_COST_ROWS_H

#include "input/costs/cost_file.h"

/* Pushes the lines of the next rows into the run's sink, as long as they can be viewed and
   the line cache knows them. Any other row is left to be read in full. -1 when the sink
   stopped it; faults of amounts are only added. */
int cost_rows_read(struct cost_file *f) __attribute__((warn_unused_result));

#endif
