/* Plain rows, as nearly all rows of a sheet are, and plain shared strings: read where they
   stand, without expat. Such a row means the same to every reader of XML: its tags and
   attributes are those that spreadsheets write, all in ASCII, and its cells hold numbers,
   shared strings or booleans. Any other is left to expat, the reference. */
#ifndef INPUT_WORKBOOK_PLAIN_ROW_H
#define INPUT_WORKBOOK_PLAIN_ROW_H

#include "input/workbook/row_text.h"

enum { PLAIN_CELLS = 256 }; /* most cells of a row */

struct plain_row {
    uint64_t number; /* 0 = it is not said */
    bool hidden;
    struct sheet_cell cells[PLAIN_CELLS]; /* column 0 = it is not said */
    uint32_t rows[PLAIN_CELLS];           /* in the name of the cell; 0 = there is none */
    size_t count;
};

/* Takes the row that a text begins with, and blanks before it, off its front. The cells
   borrow from the text. False, and nothing taken, when it is not plain or not whole. */
bool plain_row_take(struct slice *text, struct plain_row *row);

/* The same for a shared string without runs: <si><t>...</t></si>. All its characters stand
   for themselves, in ASCII. */
bool plain_string_take(struct slice *text, struct slice *string);

#endif
