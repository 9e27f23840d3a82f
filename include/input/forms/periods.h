/* Periods and dates as people write them: 2025-Q1, 1e kwartaal 2025, 2025-03,
   31-12-2025. */
#ifndef INPUT_FORMS_PERIODS_H
#define INPUT_FORMS_PERIODS_H

#include "base/slice.h"
#include "input/forms/time_forms.h"
#include "model/period.h"

/* Days from `first` through `last`. */
struct days {
    date first, last;
};

/* Each of these reads all of `text`, ignoring case and blanks around it; false when it is
   none. */

/* 31-12-2025, 31/12/2025 or 2025-12-31, with a time behind it or not; and a date of the
   order that is said. */
bool date_read(struct slice text, date *d);
bool date_read_by(enum date_order said, struct slice text, date *d);

/* 2025-Q1, 2025Q1, Q1 2025, with K for Q too, 1e kwartaal 2025; a month 2025-03 or a date
   gives its quarter; 2025 is the whole year as a period of its own. */
bool period_read(struct slice text, period *p);
bool period_read_by(enum date_order said, struct slice text, period *p);

/* A quarter without its year: 1, Q1, K1, 1e kwartaal. And a month without its year: 1,
   01, 001, march, maart, mrt. */
bool quarter_read(struct slice text, int *quarter);
bool month_read(struct slice text, int *month);

/* A period, a month or a date as the days that it covers. */
bool days_read(struct slice text, struct days *s);
bool days_read_by(enum date_order said, struct slice text, struct days *s);

/* Whether a file's name gives its period. Unclear: there are two periods, or a word
   beside the period that may narrow it down or belong to a date, as in
   costs-2025-13.csv. */
enum name_period { NAME_NONE, NAME_CLEAR, NAME_UNCLEAR, NAME_DISPUTED };

/* The one period that stands in a file's name, such as costs-2025-q1.csv: a quarter, a
   month or a year. A date is unclear, since mostly it is the day of an export. *p is set
   only for NAME_CLEAR; *month is the first day of the first month in the name, or
   DATE_NONE. */
enum name_period period_in_name(struct slice name, period *p, date *month);

/* The same for a sheet of a workbook, by both names. A quarter or month in the name of the
   sheet may have its year in that of the workbook; of a year and a part of it the part
   counts. NAME_DISPUTED: they contradict each other; then the workbook's period goes to
   *other. */
enum name_period period_in_sheet(struct slice sheet, struct slice book, period *p,
                                 date *month, period *other);

#endif
