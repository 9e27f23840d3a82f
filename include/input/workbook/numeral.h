/* Numerals: the numbers of a workbook as texts. A workbook keeps the decimal text of a
   double; what a spreadsheet itself keeps and shows of it is its first 15 significant
   digits. So a number here is that text, rounded to 15 digits, half up: exact decimal
   arithmetic on digits, without any floating point. */
#ifndef INPUT_WORKBOOK_NUMERAL_H
#define INPUT_WORKBOOK_NUMERAL_H

#include "base/buf.h"
#include "input/workbook/number_format.h"

/* Appends the number with this text as its format shows it: 1234.56, 50%, 2025-03-31,
   2025-03-31 14:30:00, 14:30:00, 0363. Days count from 1904, or else from 1900, which has
   a 29 February. A text that is no number, or one that is too large or too small for any
   use, is appended as it is. */
void numeral_add(struct buf *out, struct slice text, struct number_format format,
                 bool from_1904);

/* Appends a date that is written out, 2025-03-31T14:30:00, in the same form; a time of
   midnight is left out. */
void numeral_add_date(struct buf *out, struct slice text);

#endif
