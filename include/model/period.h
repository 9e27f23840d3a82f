/* Periods and dates. A period is a quarter, or a year that is a period of its own. */
#ifndef MODEL_PERIOD_H
#define MODEL_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* year x 8 + quarter (1 to 4), or + 0 for the whole year, so that periods sort by time, a
   year before its own quarters. Years run from 1900 to 2999. */
typedef int32_t period;

/* year x 10000 + month x 100 + day: dates sort by time. */
typedef int32_t date;

#define PERIOD_NONE ((period)0)
#define DATE_NONE ((date)0)        /* not given */
#define DATE_EVER ((date)99991231) /* no end */

enum { YEAR_FIRST = 1900, YEAR_LAST = 2999 };

/* Sorts periods by time and drops repeats; returns how many are left. */
size_t periods_sort(period *list, size_t count);

/* The index of a period in a sorted list; `count` when it is not in it. */
size_t periods_find(const period *list, size_t count, period p);

/* Whether a period is in a sorted list. */
static inline bool periods_have(const period *list, size_t count, period p) {
    return periods_find(list, count, p) < count;
}

period period_make(int year, int quarter); /* quarter 0 = the whole year */
int period_year(period p);
int period_quarter(period p); /* 0 = the whole year */

/* Whether a period is another one, or a quarter of that year. */
bool period_within(period p, period whole);

/* The first and the last day of a period. */
date period_first_day(period p);
date period_last_day(period p);

/* The quarter in which a date falls. */
period period_of_date(date d);

/* A date of the calendar (Gregorian), or DATE_NONE when there is no such day. */
date date_make(int year, int month, int day);

/* The day after a date of the calendar. */
date date_next(date d);

/* Appends 2025-Q1, or 2025: for tables and files, never translated. */
void period_write(struct buf *out, period p);

/* Appends the period for prose in the reader's language: "the first quarter of 2025",
   "het 1e kwartaal 2025"; "2025". */
void period_write_prose(struct buf *out, period p);

/* Appends "31 December 2025" to the argument of a diagnostic; the month is translated
   when that is shown. */
void date_argument(struct buf *argument, date d);

/* The periods chosen with --period, both ends included. A whole year contains its
   quarters and itself. */
struct period_range {
    period first, last; /* PERIOD_NONE in both: everything */
};
bool period_in_range(period p, struct period_range range);

#endif
