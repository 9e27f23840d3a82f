/* Skipped rows: the rows above a header. They are not read, and nothing of money may go
   unnoticed in them. */
#ifndef INPUT_TABLE_SKIPPED_ROWS_H
#define INPUT_TABLE_SKIPPED_ROWS_H

#include "input/table/reader.h"

/* Whether a text holds an amount: a number with two decimals, or with marks between its
   thousands, or beside the sign of a currency. Dates and single numbers are none. */
bool skipped_text_has_amount(struct slice text);

/* Reports the rows above the header, from the front of the file: a note; a warning at the
   first amount; an error where amounts are in thousands. Then the reader stands before the
   header. `reader.columns` must be known. */
void skipped_rows_check(struct reader *s);

#endif
