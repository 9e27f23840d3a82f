/* Periods and dates as people write them: 2025-Q1, 1e kwartaal
   2025, 2025-03, 31-12-2025. */
#ifndef INPUT_TABLE_PERIODS_H
#define INPUT_TABLE_PERIODS_H

#include "base/slice.h"
#include "model/period.h"

/* Days from `first` through `last`. */
struct span {
    date first, last;
};

/* Each reads all of `text`, blanks around it and case ignored; false when it is none. */

/* 31-12-2025, 31/12/2025 or 2025-12-31, with a time behind it or not. */
bool date_read(struct slice text, date *d);

/* 2025-Q1, 2025Q1, Q1 2025, K for Q, 1e kwartaal 2025; a month 2025-03 or a date: its
   quarter; 2025: the whole year as a period of its own. */
bool period_read(struct slice text, period *p);

/* A quarter without its year: 1, Q1, K1, 1e kwartaal; and a month: 1, 01, 001, march, maart,
   mrt. */
bool quarter_read(struct slice text, int *quarter);
bool month_read(struct slice text, int *month);

/* A period, a month or a date as the days that it covers: a month covers itself alone. */
bool span_read(struct slice text, struct span *s);

/* What a file's name says of its period. Unclear: a period beside another, or beside a
   word that may narrow it down or tell a date, as in costs-2025-13.csv. */
enum name_period { NAME_SILENT, NAME_TELLS, NAME_UNCLEAR };

/* The one period that stands in a file's name, such as costs-2025-q1.csv: a quarter, a
   month or a year. A date is unclear, since it mostly is the day of an export. *p is left
   alone unless the name tells it; *month is the first day of the first month in the name, or
   DATE_NONE. */
enum name_period period_in_name(struct slice name, period *p, date *month);

#endif
