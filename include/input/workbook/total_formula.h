/* Total formulas: formulas that add up the cells above theirs. */
#ifndef INPUT_WORKBOOK_TOTAL_FORMULA_H
#define INPUT_WORKBOOK_TOTAL_FORMULA_H

#include <stdint.h>

#include "base/slice.h"

/* Whether the formula of a cell, whose column and row count from 1, is a sum of two or more
   cells above it in its own column, as SUM, SUBTOTAL or AGGREGATE writes it; or is the
   SUBTOTAL of a column of a table. */
bool total_formula(struct slice formula, uint32_t column, uint32_t row);

/* Takes a column, such as AB, off the front of a text: its number, 0 when there is none. */
uint32_t column_take(struct slice *text);

#endif
