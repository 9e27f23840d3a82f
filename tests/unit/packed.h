/* Workbooks for tests, made in memory: ZIP archives whose parts are stored as they are. */
#ifndef UNIT_PACKED_H
#define UNIT_PACKED_H

#include "base/buf.h"

struct packed_part {
    const char *name; /* the list ends with NULL */
    struct slice text;
};

/* Appends an archive of these parts. */
void packed_make(struct buf *out, const struct packed_part *parts);

#define PACKED_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

/* What the parts of a workbook of one sheet, Sheet1, hold; NULL = nothing unusual. */
struct packed_book {
    const char *sheet, *strings, *styles, *workbook, *relations;
    bool backslashes; /* in the names of its parts */
};

/* Appends such a workbook. The sheet is the text between the tags of sheetData, unless it
   begins with <? or <worksheet; styles is the list of formats of cells. */
void packed_book_make(struct buf *out, const struct packed_book *book);

/* All that the sheets of a workbook give: a line for each row, `ROW: CELL|CELL...`, with T,
   E, F or S and a colon in front of a cell with a mark, then the faults and what the sheet
   reports, `CODE ARGUMENT`. */
void packed_rows(struct buf *out, struct slice archive);

#endif
