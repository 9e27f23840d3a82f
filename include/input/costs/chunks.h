/* Chunks: a large cost file read in several places at once.

   Where a row starts cannot be known without reading all before it, since a line end may
   stand inside quotes. So each chunk but the first starts behind some line end, which
   nearly always is the start of a row. The chunk before it reads on until a row ends
   there or further on. If it is further on the guess was wrong: the chunk is dropped and
   read again from where its first row really starts.

   Lines, faults, places and sums are the same as when the file is read from front to
   end. */
#ifndef INPUT_COSTS_CHUNKS_H
#define INPUT_COSTS_CHUNKS_H

#include "input/costs/cost_file.h"

/* Bytes to read at a time: never more than a chunk has. */
size_t chunks_block(void);

/* Reads the rows of a cost file whose header was read, as cost_lines_read does, with its
   result in *result. False when the file is small or cannot be read in parts, or the
   sink cannot be forked: then nothing has changed, and the reader stands before its
   first row. */
bool chunks_read(struct cost_file *f, int *result);

#endif
