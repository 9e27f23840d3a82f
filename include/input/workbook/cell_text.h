/* Cell texts: how the cells of a sheet stand in the text that is made of it. That text is
   CSV, delimited by tabs, with a line for each row of the sheet, so that its lines have the
   numbers of the rows: a line end in a cell is a MARK_LINE_END there (csvin.h). */
#ifndef INPUT_WORKBOOK_CELL_TEXT_H
#define INPUT_WORKBOOK_CELL_TEXT_H

#include "input/csv/csvin.h"

/* Appends a cell that holds a text, in quotes where it needs them, behind a mark (csvin.h).
   A plain text that could be read as a number gets MARK_TEXT. */
void cell_text_add(struct buf *out, struct slice text, enum cell_mark mark);

#endif
