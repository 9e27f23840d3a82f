/* Cell marks: cells that are not what their text seems to say (csvin.h), as only those of a
   sheet are. */
#ifndef INPUT_TABLE_CELL_MARKS_H
#define INPUT_TABLE_CELL_MARKS_H

#include "input/table/text_numbers.h"

/* The mark of a cell of the current row. */
static inline unsigned char cell_mark_of(const struct reader *s, size_t cell) {
    return s->row.marks && cell < s->row.count ? s->row.marks[cell] : MARK_NONE;
}

/* What a field's cells hold, where that is a number. */
enum number_form cell_marks_form(const struct schema *schema, int field);

/* Whether a cell can be read by its text; false after adding the fault of an error, a
   formula without a result, a sum of the cells above it, or, where a number is needed, a
   text. */
bool cell_mark_fits(struct reader *s, size_t cell, bool number);

/* The same for all cells of the current row that are read, but those of drivers. */
bool cell_marks_fit(struct reader *s);

#endif
