/* Sheet: a sheet of a workbook as text that a CSV reader reads (cell_text.h): a line for
   each row, whose number is that of the row. Made while it is read: memory does not grow
   with the sheet. */
#ifndef INPUT_WORKBOOK_SHEET_H
#define INPUT_WORKBOOK_SHEET_H

#include "input/workbook/book.h"

/* Makes `source` give the text of a sheet, in blocks of `block` bytes, under the name
   `shown` (borrowed). The book (borrowed) outlives it. -1 after adding a fault; the caller
   closes the source in both cases. */
int sheet_source(struct source *source, struct book *b, const struct book_sheet *sheet,
                 const char *shown, size_t block, struct diags *d)
    __attribute__((warn_unused_result));

#endif
