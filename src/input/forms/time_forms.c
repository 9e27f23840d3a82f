#include "input/forms/time_forms.h"

#include "base/diag.h"
#include "input/forms/time_parts.h"
#include "model/period.h"

/* --- the forms --------------------------------------------------------------------- */

#define SERIAL                                                                           \
    DIAG_WORD("this is the number by which a spreadsheet knows a day: give the column "  \
              "the format of a date, and save the file again")
#define ONE_DIGIT                                                                        \
    DIAG_WORD("write a month with two digits, and a quarter with a Q or K before it")
#define NO_MARKS DIAG_WORD("write a month as 2025-03, and a day as 2025-12-31")

const struct time_form time_forms[] = {
    {"D~M~Y", TIME_DAY, FORM_READ, NULL},
    {"Y~M~D", TIME_DAY, FORM_READ, NULL},
    {"Y Q #", TIME_QUARTER, FORM_READ, NULL},
    {"Y", TIME_YEAR, FORM_READ, NULL},
    {"Y~M", TIME_MONTH, FORM_READ, NULL},
    {"M~Y", TIME_MONTH, FORM_READ, NULL},
    {"Q # Y", TIME_QUARTER, FORM_READ, NULL},
    {"# Q Y", TIME_QUARTER, FORM_READ, NULL},
    {"Y # Q", TIME_QUARTER, FORM_READ, NULL},
    {"O Q Y", TIME_QUARTER, FORM_READ, NULL},
    {"Y O Q", TIME_QUARTER, FORM_READ, NULL},
    {"Q # 2", TIME_QUARTER, FORM_READ, NULL},
    {"# Q 2", TIME_QUARTER, FORM_READ, NULL},
    {"2 Q #", TIME_QUARTER, FORM_READ, NULL},
    {"O Q 2", TIME_QUARTER, FORM_READ, NULL},
    {"YLE", TIME_DAY, FORM_READ, NULL},
    {"D N Y", TIME_DAY, FORM_READ, NULL},
    {"D N 2", TIME_DAY, FORM_READ, NULL},
    {"Y N D", TIME_DAY, FORM_READ, NULL},
    {"N D_Y", TIME_DAY, FORM_READ, NULL},
    {"YL", TIME_MONTH, FORM_READ, NULL},
    {"YP", TIME_MONTH, FORM_READ, NULL},
    {"Y~P", TIME_MONTH, FORM_READ, NULL},
    {"P~Y", TIME_MONTH, FORM_READ, NULL},
    {"Y T M", TIME_MONTH, FORM_READ, NULL},
    {"Y T P", TIME_MONTH, FORM_READ, NULL},
    {"T M Y", TIME_MONTH, FORM_READ, NULL},
    {"T P Y", TIME_MONTH, FORM_READ, NULL},
    {"N Y", TIME_MONTH, FORM_READ, NULL},
    {"N 2", TIME_MONTH, FORM_READ, NULL},
    {"Y N", TIME_MONTH, FORM_READ, NULL},

    /* Without a year, which must come from elsewhere. */
    {"Q #", TIME_QUARTER, FORM_READ, NULL},
    {"# Q", TIME_QUARTER, FORM_READ, NULL},
    {"O Q", TIME_QUARTER, FORM_READ, NULL},
    {"T M", TIME_MONTH, FORM_READ, NULL},
    {"T P", TIME_MONTH, FORM_READ, NULL},
    {"P", TIME_MONTH, FORM_READ, NULL},
    {"N", TIME_MONTH, FORM_READ, NULL},

    {"Y~#", TIME_QUARTER, FORM_RIVAL, ONE_DIGIT},
    {"#~Y", TIME_QUARTER, FORM_RIVAL, ONE_DIGIT},
    {"2LE", TIME_DAY, FORM_RIVAL, NO_MARKS},
    {"EL2", TIME_DAY, FORM_RIVAL, NO_MARKS},

    {"M~D~Y", TIME_DAY, FORM_EXPLAINED, NULL},
    {"D~M~2", TIME_DAY, FORM_EXPLAINED, NULL},
    {"M~D~2", TIME_DAY, FORM_EXPLAINED, NULL},
    {"2~M~D", TIME_DAY, FORM_EXPLAINED, NULL},
    {"LE2", TIME_DAY, FORM_EXPLAINED, NO_MARKS},
    {"ELY", TIME_DAY, FORM_EXPLAINED, NO_MARKS},
    {"LEY", TIME_DAY, FORM_EXPLAINED, NO_MARKS},
    {"$", TIME_DAY, FORM_EXPLAINED, SERIAL},
};
const size_t time_form_count = sizeof time_forms / sizeof time_forms[0];

/* --- readings ---------------------------------------------------------------------- */

/* The day of a spreadsheet's number, which counts from 30 December 1899, but for numbers
   below 61. Years begin in March here, so that a leap day is the last of its year (Hinnant,
   chrono-compatible low-level date algorithms, 2013). */
static date day_of_serial(int number) {
    int days = number + 693899; /* since 1 March of the year 0 */
    int cycle = days / 146097, day = days % 146097;
    int year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    day -= 365 * year + year / 4 - year / 100;
    int month = (5 * day + 2) / 153;
    bool next = month > 9; /* January and February */
    return date_make(year + cycle * 400 + next, month + (next ? -9 : 3),
                     day - (153 * month + 2) / 5 + 1);
}

/* Years of two digits, as POSIX reads them: 1970 to 2069. */
static int full_year(int year) {
    enum { TURN = 70, CENTURY = 100 };
    return year >= CENTURY ? year : year < TURN ? 2000 + year : 1900 + year;
}

static enum time_result day_of(const struct time_found *f, struct time_reading *r) {
    date day = f->days > 0 ? day_of_serial(f->days)
                           : date_make(full_year(f->year), f->month, f->day);
    *r = (struct time_reading){TIME_DAY,        day / 10000, 0,
                               day / 100 % 100, day % 100,   ORDER_UNSAID};
    return day == DATE_NONE ? TIME_UNKNOWN : TIME_READ;
}

/* What a pattern of this unit found. `dated` = the pattern has a year. */
static enum time_result reading_of(const struct time_found *f, enum time_unit unit,
                                   bool dated, struct time_reading *r) {
    if (unit == TIME_DAY)
        return day_of(f, r);
    *r = (struct time_reading){
        unit, dated ? full_year(f->year) : 0, f->quarter, f->month, 0, ORDER_UNSAID};
    bool closing = unit == TIME_MONTH && (f->month < 1 || f->month > 12);
    return closing ? TIME_CLOSING : TIME_READ;
}

static bool is_dated(const char *pattern) {
    return strpbrk(pattern, "Y2") != NULL;
}

/* The order of a form's figures; ORDER_UNSAID for one that has names, or cannot be read in
   another order. */
static enum date_order order_of(const char *pattern) {
    static const char *const orders[] = {[ORDER_DAY] = "D~M~Y D~M~2",
                                         [ORDER_MONTH] = "M~D~Y M~D~2",
                                         [ORDER_YEAR] = "2~M~D"};
    for (int order = ORDER_DAY; order <= ORDER_YEAR; order++)
        if (strlen(pattern) == 5 && strstr(orders[order], pattern))
            return (enum date_order)order;
    return ORDER_UNSAID;
}

/* How a form is taken where the order of dates is said. */
static enum time_use use_of(const struct time_form *form, enum date_order said) {
    enum date_order order = order_of(form->pattern);
    if (said == ORDER_UNSAID || order == ORDER_UNSAID)
        return form->use;
    return order == said ? FORM_READ : FORM_EXPLAINED;
}

bool time_form_begins(const char *pattern, enum time_unit unit, struct slice s,
                      struct time_reading *r, struct slice *rest) {
    struct time_found f;
    return time_parts_match(s, pattern, &f, rest) &&
           reading_of(&f, unit, is_dated(pattern), r) == TIME_READ;
}

enum time_result time_form_read(const struct time_form *form, struct slice text,
                                struct time_reading *r) {
    struct time_found f;
    struct slice rest;
    if (!time_parts_match(slice_trim(text), form->pattern, &f, &rest) ||
        (form->unit == TIME_DAY ? !time_parts_are_time(rest) : rest.len > 0))
        return TIME_UNKNOWN;
    enum time_result result = reading_of(&f, form->unit, is_dated(form->pattern), r);
    r->order = order_of(form->pattern);
    return result;
}

static bool same(const struct time_reading *a, const struct time_reading *b) {
    return a->unit == b->unit && a->year == b->year && a->quarter == b->quarter &&
           a->month == b->month && a->day == b->day;
}

/* Whether some form explains a text that none reads. */
static bool is_explained(struct slice text, enum date_order said) {
    struct time_reading r;
    for (size_t i = 0; i < time_form_count; i++)
        if (use_of(&time_forms[i], said) == FORM_EXPLAINED &&
            time_form_read(&time_forms[i], text, &r) == TIME_READ)
            return true;
    return false;
}

enum time_result time_read(struct slice text, enum date_order said,
                           struct time_reading *r) {
    enum time_result result = TIME_UNKNOWN;
    for (size_t i = 0; i < time_form_count; i++) {
        const struct time_form *form = &time_forms[i];
        enum time_use use = use_of(form, said);
        struct time_reading one;
        if (use == FORM_EXPLAINED || (use == FORM_READ && result != TIME_UNKNOWN))
            continue;
        enum time_result by_form = time_form_read(form, text, &one);
        if (use == FORM_RIVAL && by_form == TIME_READ)
            return TIME_DOUBTFUL;
        if (use == FORM_READ && by_form != TIME_UNKNOWN) {
            result = by_form;
            *r = one;
        }
    }
    return result == TIME_UNKNOWN && is_explained(text, said) ? TIME_DOUBTFUL : result;
}

size_t time_readings(struct slice text, struct time_reading list[TIME_READINGS],
                     const char **why) {
    size_t count = 0;
    *why = NULL;
    for (size_t i = 0; i < time_form_count && count < TIME_READINGS; i++) {
        struct time_reading *one = &list[count];
        if (time_form_read(&time_forms[i], text, one) != TIME_READ)
            continue;
        bool known = false;
        for (size_t k = 0; k < count; k++)
            known = known || same(&list[k], one);
        count += !known;
        if (!*why)
            *why = time_forms[i].why;
    }
    return count;
}

void time_reading_write(struct buf *out, const struct time_reading *r) {
    buf_format(out, "%04d", r->year);
    if (r->unit == TIME_QUARTER)
        buf_format(out, "-Q%d", r->quarter);
    if (r->unit == TIME_DAY || r->unit == TIME_MONTH)
        buf_format(out, "-%02d", r->month);
    if (r->unit == TIME_DAY)
        buf_format(out, "-%02d", r->day);
}
