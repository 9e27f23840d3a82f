/* Period columns: a table with a column for each period, as most budgets are drawn up.
   Its headers are periods of one length; there is no column of amounts, and each filled
   cell is an amount. */
#ifndef INPUT_TABLE_PERIOD_COLUMNS_H
#define INPUT_TABLE_PERIOD_COLUMNS_H

#include "base/slice.h"
#include "model/period.h"

struct period_column {
    size_t cell;
    const char *header; /* in the arena */
    int months;         /* 1, 3 or 12 */
    int year;           /* 0 = the header names none */
    int number;         /* of the month or quarter; 1 for a year */
};

struct period_columns {
    struct period_column *list; /* in the arena */
    size_t count;
};

/* Whether a header is a period, with a currency behind it or not: "K1 2025", "2025-03
   (EUR)", "maart", "2025". A date is none, and a bare number below 1900 neither. */
bool period_column_read(struct slice header, const char *currency,
                        struct period_column *p);

/* The period of a column, in a year for a header without one; and the month it names, its
   first day, or DATE_NONE. */
period period_column_in(const struct period_column *p, int year, date *month);

struct columns;
struct header;

/* Finds these columns in a header whose other columns are known, and takes them. Adds the
   faults of what cannot stand beside them, or beside each other. */
void period_columns_find(struct columns *c, const struct header *h, bool *taken);

#endif
