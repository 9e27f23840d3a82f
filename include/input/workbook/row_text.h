/* Row text: the rows of a sheet as the lines of the text that is made of it
   (cell_text.h). */
#ifndef INPUT_WORKBOOK_ROW_TEXT_H
#define INPUT_WORKBOOK_ROW_TEXT_H

#include "input/workbook/book.h"

enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384 };

/* A cell of a sheet. */
struct sheet_cell {
    char type;       /* the first letter of its type, but 'f' for the text of a formula */
    uint32_t column; /* from 1 */
    uint64_t style;
    bool has_formula;
    bool total; /* the formula is a sum of the cells above */
    struct slice value, formula;
};

struct row_text {
    const struct book *book; /* borrowed */
    struct buf out;          /* owned: the lines */
    uint32_t row, widest;    /* rows so far; cells of the widest */
    uint32_t column;         /* of the last cell of the row, empty ones too */
    uint32_t cells;          /* of the row that stand in `out` */
    bool open, row_hidden;
    uint64_t hidden; /* rows with cells */
};

/* Begins a row, behind a line for each row that is not there. False when it cannot follow
   the one before it. */
bool row_text_begin(struct row_text *t, uint64_t row, bool hidden);

/* Whether a cell of this column can follow in the row. */
static inline bool row_text_fits(const struct row_text *t, uint32_t column) {
    return t->open && column > t->column && column <= SHEET_COLUMNS;
}

/* Adds a cell that fits. False when it refers to a text that is not there. */
bool row_text_add(struct row_text *t, const struct sheet_cell *cell);

/* The shared string that a cell's value refers to; an empty value to none. False when it
   is not there. */
bool row_text_shared(const struct row_text *t, struct slice value, struct slice *text);

/* Ends a row. One that has cells is made as wide as those before it. */
void row_text_end(struct row_text *t);

#endif
