#include "input/table/periods.h"

#include <stddef.h>

#include "base/letters.h"
#include "input/table/schema.h"

/* What a text said. */
struct found {
    int year, month, day, quarter;
    int time; /* the latest of its numbers: only its limits matter */
};

/* A form is a pattern for a text. These letters in it stand for numbers; a blank for one
   blank, dash or underscore, or nothing; any other character for itself, case ignored. */
static const struct number {
    char letter;
    size_t least, most; /* digits */
    int first, last;    /* values */
    size_t to;          /* offset in struct found */
} numbers[] = {
    {'Y', 4, 4, 0, 9999, offsetof(struct found, year)},
    {'M', 1, 2, 0, 99, offsetof(struct found, month)},
    {'m', 2, 2, 0, 99, offsetof(struct found, month)},
    {'D', 1, 2, 0, 99, offsetof(struct found, day)},
    {'#', 1, 1, 1, 4, offsetof(struct found, quarter)},
    {'H', 1, 2, 0, 23, offsetof(struct found, time)},
    {'S', 2, 2, 0, 59, offsetof(struct found, time)},
};

enum { NUMBERS = sizeof numbers / sizeof numbers[0] };

static const char *const date_forms[] = {"D-M-Y", "D/M/Y", "Y-M-D"};

static const char *const quarter_forms[] = {
    "Y q#", "Y k#", "q# Y", "k# Y", "#e kwartaal Y",
};

enum { DATE_FORMS = sizeof date_forms / sizeof date_forms[0] };
enum { QUARTER_FORMS = sizeof quarter_forms / sizeof quarter_forms[0] };

/* Takes `least` to `most` digits off the front. */
static bool take_number(struct slice *s, size_t least, size_t most, int *n) {
    size_t len = 0;
    *n = 0;
    while (len < most && len < s->len && letter_is_digit(s->at[len]))
        *n = *n * 10 + (s->at[len++] - '0');
    s->at += len;
    s->len -= len;
    return len >= least;
}

static bool take_char(struct slice *s, char wanted) {
    if (s->len == 0 || letter_lower(s->at[0]) != wanted)
        return false;
    s->at++;
    s->len--;
    return true;
}

static bool take_one(struct slice *s, char pattern, struct found *f) {
    for (size_t i = 0; i < NUMBERS; i++) {
        const struct number *n = &numbers[i];
        int *value = (int *)((char *)f + n->to);
        if (n->letter == pattern)
            return take_number(s, n->least, n->most, value) && *value >= n->first &&
                   *value <= n->last;
    }
    if (pattern != ' ')
        return take_char(s, pattern);
    (void)(take_char(s, ' ') || take_char(s, '-') || take_char(s, '_'));
    return true;
}

/* Whether `s` begins with the form. Its numbers go to `f`, what follows to `rest`. */
static bool match(struct slice s, const char *form, struct found *f, struct slice *rest) {
    *f = (struct found){0};
    for (; *form; form++)
        if (!take_one(&s, *form, f))
            return false;
    *rest = s;
    return true;
}

/* --- dates ------------------------------------------------------------------------- */

/* Whether `s` is nothing, or a time: " 10:30", "T10:30:00.000Z", " 10:30:00 AM". */
static bool time_or_nothing(struct slice s) {
    static const char *const forms[] = {"H:S", "H:S:S"};
    if (slice_trim(s).len == 0)
        return true;
    if (!take_char(&s, 't') && !take_char(&s, ' '))
        return false;
    s = slice_trim(s);
    for (size_t i = sizeof forms / sizeof forms[0]; i-- > 0;) {
        struct found f;
        struct slice rest;
        if (!match(s, forms[i], &f, &rest))
            continue;
        int fraction;
        if (take_char(&rest, '.'))
            take_number(&rest, 1, 9, &fraction);
        rest = slice_trim(rest);
        return rest.len == 0 || slice_equal_nocase(rest, slice_of("z")) ||
               slice_equal_nocase(rest, slice_of("am")) ||
               slice_equal_nocase(rest, slice_of("pm"));
    }
    return false;
}

bool date_read(struct slice text, date *d) {
    text = slice_trim(text);
    for (size_t i = 0; i < DATE_FORMS; i++) {
        struct found f;
        struct slice rest;
        if (match(text, date_forms[i], &f, &rest) && time_or_nothing(rest)) {
            *d = date_make(f.year, f.month, f.day);
            return *d != DATE_NONE;
        }
    }
    return false;
}

/* --- periods ----------------------------------------------------------------------- */

static bool year_fits(int year) {
    return year >= YEAR_FIRST && year <= YEAR_LAST;
}

/* A quarter or a month at the front of `s`. *month is a month's first day, or
   DATE_NONE. */
static bool match_part(struct slice s, period *p, date *month, struct slice *rest) {
    struct found f;
    *month = DATE_NONE;
    for (size_t i = 0; i < QUARTER_FORMS; i++) {
        if (match(s, quarter_forms[i], &f, rest) && year_fits(f.year)) {
            *p = period_make(f.year, f.quarter);
            return true;
        }
    }
    if (!match(s, "Y-m", &f, rest))
        return false;
    *month = date_make(f.year, f.month, 1);
    *p = *month == DATE_NONE ? PERIOD_NONE : period_of_date(*month);
    return *month != DATE_NONE;
}

static bool match_year(struct slice s, period *p, struct slice *rest) {
    struct found f;
    if (!match(s, "Y", &f, rest) || !year_fits(f.year))
        return false;
    *p = period_make(f.year, 0);
    return true;
}

bool period_read(struct slice text, period *p) {
    struct slice rest;
    date day;
    text = slice_trim(text);
    if ((match_part(text, p, &day, &rest) || match_year(text, p, &rest)) && rest.len == 0)
        return true;
    if (!date_read(text, &day))
        return false;
    *p = period_of_date(day);
    return true;
}

bool quarter_read(struct slice text, int *quarter) {
    static const char *const forms[] = {"#", "q#", "k#", "#e kwartaal", "0#"};
    text = slice_trim(text);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct found f;
        struct slice rest;
        if (!match(text, forms[i], &f, &rest) || rest.len > 0)
            continue;
        *quarter = f.quarter;
        return true;
    }
    return false;
}

bool month_read(struct slice text, int *month) {
    static const char *const names[] = {"january|januari|jan",
                                        "february|februari|feb",
                                        "march|maart|mar|mrt",
                                        "april|apr",
                                        "may|mei",
                                        "june|juni|jun",
                                        "july|juli|jul",
                                        "august|augustus|aug",
                                        "september|sep|sept",
                                        "october|oktober|oct|okt",
                                        "november|nov",
                                        "december|dec"};
    text = slice_trim(text);
    for (int i = 0; i < 12; i++) {
        *month = i + 1;
        if (header_among(names[i], text))
            return true;
    }
    return take_number(&text, 1, 3, month) && text.len == 0 && *month >= 1 &&
           *month <= 12;
}

static date last_of_month(date first) {
    date last = first;
    for (int day = 28; day <= 31; day++) {
        date d = date_make(first / 10000, first / 100 % 100, day);
        last = d != DATE_NONE ? d : last;
    }
    return last;
}

bool days_read(struct slice text, struct days *s) {
    struct slice rest;
    period p;
    date day;
    text = slice_trim(text);
    if (match_part(text, &p, &day, &rest) && rest.len == 0 && day != DATE_NONE)
        *s = (struct days){day, last_of_month(day)};
    else if (date_read(text, &day))
        *s = (struct days){day, day};
    else if (period_read(text, &p))
        *s = (struct days){period_first_day(p), period_last_day(p)};
    else
        return false;
    return true;
}

/* --- in file names ----------------------------------------------------------------- */

/* Words that narrow a year down without a digit: "2025-kwartaal-een" is not all of
   2025. */
static const char parts_of_year[] =
    "quarter|kwartaal|kw|q|k|half|halfjaar|month|maand|"
    "january|februari|february|march|april|may|june|july|august|september|october|"
    "november|december|januari|maart|mei|juni|juli|augustus|oktober|"
    "jan|feb|mar|mrt|apr|jun|jul|aug|sep|sept|oct|okt|nov|dec";

static bool part_of_word(char c) {
    return letter_is_digit(c) || (letter_lower(c) >= 'a' && letter_lower(c) <= 'z');
}

static bool starts_word(struct slice s) {
    return s.len > 0 && part_of_word(s.at[0]);
}

/* Takes a word of ASCII letters and digits off the front. */
static struct slice take_word(struct slice *name) {
    struct slice word = {name->at, 0};
    while (word.len < name->len && part_of_word(word.at[word.len]))
        word.len++;
    name->at += word.len;
    name->len -= word.len;
    return word;
}

/* Takes a period off the front that ends where a word ends. */
static bool take_period(struct slice *name, period *p, date *month) {
    struct slice rest;
    bool found = match_part(*name, p, month, &rest) && !starts_word(rest);
    found = found || (match_year(*name, p, &rest) && !starts_word(rest));
    if (found)
        *name = rest;
    return found;
}

/* Whether a word may be about time: it has a digit, unless it is a version (v2), or it
   names a part of a year. */
static bool may_be_time(struct slice word) {
    int version;
    struct slice left = word;
    if (take_char(&left, 'v') && take_number(&left, 1, 3, &version) && left.len == 0)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (letter_is_digit(word.at[i]))
            return true;
    return header_among(parts_of_year, word);
}

enum name_period period_in_name(struct slice name, period *p, date *month) {
    period found = PERIOD_NONE, one;
    date day;
    *month = DATE_NONE;
    bool unclear = false;
    while (name.len > 0) {
        if (take_period(&name, &one, &day)) {
            *month = *month == DATE_NONE ? day : *month;
            unclear = unclear || (found != PERIOD_NONE && one != found);
            found = one;
        } else if (starts_word(name)) {
            unclear = may_be_time(take_word(&name)) || unclear;
        } else {
            name.at++;
            name.len--;
        }
    }
    if (found == PERIOD_NONE)
        return NAME_NONE;
    if (unclear)
        return NAME_UNCLEAR;
    *p = found;
    return NAME_CLEAR;
}
