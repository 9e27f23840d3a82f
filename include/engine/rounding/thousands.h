/* Thousands: the table municipality x category in thousands of euro, adding up both ways.

   Every printed figure is the floor or the ceiling of its exact value in thousands -
   cells, each municipality's shared costs and total, and the same for all together - and
   every total is the plain sum of the printed figures above it and beside it. That is
   controlled rounding of a table (Cox 1987), by the same forest as the cents (forest.h).
   */
#ifndef ENGINE_ROUNDING_THOUSANDS_H
#define ENGINE_ROUNDING_THOUSANDS_H

#include "model/category.h"
#include "number/money.h"

/* Columns: the categories, own costs among them, and two totals. */
enum {
    THOUSANDS_SHARED = CATEGORY_COUNT, /* staff, housing, ict and facilities together */
    THOUSANDS_TOTAL,                   /* and own costs */
    THOUSANDS_COLUMNS
};

/* Rounds a table. `cents` has a row of CATEGORY_COUNT columns for each of `rows`
   municipalities; `thousands` receives a row of THOUSANDS_COLUMNS columns for each, and
   one more for all of them together. The absolute values of all cells must fit a money
   together. Reversing all signs reverses every figure. */
void thousands_round(const money *cents, size_t rows, money *thousands);

#endif
