/* Row width: whether a row has as many cells as its file's header. Spreadsheets leave out
   empty cells at the end of a row, with their delimiters. But a row that was cut off looks
   the same: so it is taken for complete only where nothing of what is paid is missing, or
   where no row of the file writes such cells. */
#ifndef INPUT_TABLE_ROW_WIDTH_H
#define INPUT_TABLE_ROW_WIDTH_H

#include "input/table/reader.h"

/* Whether the current row, whose cells were found, may be read; else the fault is
   added. */
bool row_width_fits(struct reader *s);

/* Ends the first pass: reports the first row without cells that decide, if there is one:
   a warning where no row of the file ends with an empty cell, and else an error. The reader
   then stands somewhere in the file. */
void row_width_report(struct reader *s);

#endif
