/* Styles: the number formats of the cells of a workbook. */
#ifndef INPUT_WORKBOOK_STYLES_H
#define INPUT_WORKBOOK_STYLES_H

#include "input/workbook/book.h"

/* Reads the formats of a workbook. -1 after adding a fault. */
int styles_read(struct book *b, struct diags *d) __attribute__((warn_unused_result));

#endif
