/* Stretches: a large cost file read in several places at once.

   Where a row starts cannot be known without reading what comes before, since a
   line end may stand inside quotes. So each chunk but the first starts behind a
   line end somewhere in the file, which nearly always is where a row starts. The
   chunk before it reads until a row has ended there or further on: if it is
   further on the guess was wrong, and what was read from there is dropped and read
   again from where it really starts.

   Rows, faults, places and sums come out as if the file had
   been read from front to end. */
#ifndef INPUT_COSTS_CHUNKS_H
#define INPUT_COSTS_CHUNKS_H

#include "input/costs/costs.h"

/* Bytes that are read at a time: never more than a chunk has. */
size_t chunks_block(void);

/* Reads the rows of a cost file whose header was read, as cost_lines_read, whose
   result goes to *result. False, with nothing changed but where the sheet stands,
   which is before its first row, when the file is small, cannot be read in parts, or
   the sink cannot be forked. */
bool chunks_read(struct cost_file *f, int *result);

#endif
