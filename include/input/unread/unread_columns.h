/* Unread columns: those that no field reads, though their first rows say what matters for
   money. Only the first thousand rows are looked at; the reader stands before its rows
   again. -1 when it cannot. */
#ifndef INPUT_UNREAD_UNREAD_COLUMNS_H
#define INPUT_UNREAD_UNREAD_COLUMNS_H

#include "input/table/reader.h"

/* Warns of columns of dates with one outside `named`, the period in the file's name. */
int unread_columns_dates(struct reader *s, period named)
    __attribute__((warn_unused_result));

/* Warns of columns that hold nothing but debit and credit, or expense and income, both of
   them beside figures of the field `amount` that are not negative. */
int unread_columns_sides(struct reader *s, int amount)
    __attribute__((warn_unused_result));

/* Warns of columns of currencies with one that is not the budget's. */
int unread_columns_currencies(struct reader *s) __attribute__((warn_unused_result));

#endif
