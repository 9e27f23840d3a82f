#include "model/period.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/lang.h"

static int by_time(const void *a, const void *b) {
    const period *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

size_t periods_sort(period *list, size_t count) {
    size_t kept = 0;
    if (count > 0)
        qsort(list, count, sizeof *list, by_time);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || list[kept - 1] != list[i])
            list[kept++] = list[i];
    return kept;
}

size_t periods_find(const period *list, size_t count, period p) {
    const period *found =
        count > 0 ? bsearch(&p, list, count, sizeof *list, by_time) : NULL;
    return found ? (size_t)(found - list) : count;
}

period period_make(int year, int quarter) {
    return (period)(year * 8 + quarter);
}

int period_year(period p) {
    return p / 8;
}

int period_quarter(period p) {
    return p % 8;
}

bool period_within(period p, period whole) {
    return p == whole || (whole != PERIOD_NONE && period_quarter(whole) == 0 &&
                          period_year(p) == period_year(whole));
}

date period_first_day(period p) {
    int quarter = period_quarter(p);
    int month = quarter ? quarter * 3 - 2 : 1;
    return (date)(period_year(p) * 10000 + month * 100 + 1);
}

date period_last_day(period p) {
    int quarter = period_quarter(p);
    int month = quarter ? quarter * 3 : 12;
    int day = month == 3 || month == 12 ? 31 : 30;
    return (date)(period_year(p) * 10000 + month * 100 + day);
}

period period_of_date(date d) {
    return period_make(d / 10000, (d / 100 % 100 + 2) / 3);
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

date date_make(int year, int month, int day) {
    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return DATE_NONE;
    return (date)(year * 10000 + month * 100 + day);
}

date date_next(date d) {
    int year = d / 10000, month = d / 100 % 100;
    date next = date_make(year, month, d % 100 + 1);
    if (next == DATE_NONE)
        next = date_make(year, month + 1, 1);
    return next != DATE_NONE ? next : date_make(year + 1, 1, 1);
}

void period_write(struct buf *out, period p) {
    buf_int(out, period_year(p));
    if (period_quarter(p)) {
        buf_text(out, "-Q");
        buf_int(out, period_quarter(p));
    }
}

void period_write_prose(struct buf *out, period p) {
    static const char *const quarters[] = {
        "%d", N_("the first quarter of %d"), N_("the second quarter of %d"),
        N_("the third quarter of %d"), N_("the fourth quarter of %d")};
    const char *format = quarters[period_quarter(p)];
    /* The only argument is the year, in every language. */
    const char *shown = lang_text(format);
    for (; *shown; shown++) {
        if (shown[0] == '%' && shown[1] == 'd') {
            buf_int(out, period_year(p));
            shown++;
        } else {
            buf_char(out, *shown);
        }
    }
}

void date_argument(struct buf *argument, date d) {
    static const char *const months[] = {N_("January"), N_("February"), N_("March"),
                                         N_("April"),   N_("May"),      N_("June"),
                                         N_("July"),    N_("August"),   N_("September"),
                                         N_("October"), N_("November"), N_("December")};
    buf_int(argument, d % 100);
    buf_char(argument, ' ');
    diag_word(argument, months[d / 100 % 100 - 1]);
    buf_char(argument, ' ');
    buf_int(argument, d / 10000);
}

bool period_in_range(period p, struct period_range range) {
    if (range.first == PERIOD_NONE && range.last == PERIOD_NONE)
        return true;
    return period_first_day(p) >= period_first_day(range.first) &&
           period_last_day(p) <= period_last_day(range.last);
}
