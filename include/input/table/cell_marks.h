/* Cell marks: cells that are not what their text seems to say (csvin.h), as only those of a
   sheet are. */
#ifndef INPUT_TABLE_CELL_MARKS_H
#define INPUT_TABLE_CELL_MARKS_H

#include "input/table/reader.h"

/* The mark of a cell of the current row. */
static inline unsigned char cell_mark_of(const struct reader *s, size_t cell) {
    return s->row.marks && cell < s->row.count ? s->row.marks[cell] : MARK_NONE;
}

/* Whether a cell can be read by its text; false after adding the fault of an error, a
   formula without a result, a sum of the cells above it, or, where a number is needed, a
   text. */
bool cell_mark_fits(struct reader *s, size_t cell, bool number);

/* The same for all cells of the current row that are read, but those of drivers. */
bool cell_marks_fit(struct reader *s);

struct text_numbers; /* what is known of the columns of a sheet; owned by its reader */

/* Columns of a sheet in which every number is a text, as exports often have them, are read as
   those of a CSV file are, by a decimal mark that the texts prove or the settings say. A text
   among numbers is not: somebody typed or pasted it.

   Makes numbers, with a decimal point, of the texts of the current row that are in such
   columns, and takes off their marks. The sheet is read once more when the first of them is
   met. Adds an error, once, when these texts can be read in two ways. */
void text_numbers_apply(struct reader *s);

void text_numbers_free(struct text_numbers *t);

#endif
