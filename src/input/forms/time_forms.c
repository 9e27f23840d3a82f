#include "input/forms/time_forms.h"

#include <stddef.h>

#include "base/diag.h"
#include "base/letters.h"
#include "input/forms/header_names.h"
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

/* --- the parts of a form ----------------------------------------------------------- */

/* What a text said. */
struct found {
    int year, month, day, quarter;
    int days;  /* a spreadsheet's number */
    int other; /* the latest number or word that says nothing: only its limits matter */
    char mark; /* between figures; 0 = none was met yet */
};

static const struct number {
    char letter;
    size_t least, most; /* digits */
    int first, last;    /* values */
    size_t to;          /* offset in struct found */
} numbers[] = {
    {'Y', 4, 4, YEAR_FIRST, YEAR_LAST, offsetof(struct found, year)},
    {'2', 2, 2, 0, 99, offsetof(struct found, year)},
    {'M', 1, 2, 0, 16, offsetof(struct found, month)},
    {'L', 2, 2, 0, 16, offsetof(struct found, month)},
    {'P', 3, 3, 0, 16, offsetof(struct found, month)},
    {'D', 1, 2, 1, 31, offsetof(struct found, day)},
    {'E', 2, 2, 1, 31, offsetof(struct found, day)},
    {'#', 1, 1, 1, 4, offsetof(struct found, quarter)},
    {'$', 5, 5, 20000, 80000, offsetof(struct found, days)},
    {'H', 1, 2, 0, 23, offsetof(struct found, other)},
    {'S', 2, 2, 0, 59, offsetof(struct found, other)},
};

static const char *const months[] = {"january|januari|jan",
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
                                     "december|dec",
                                     NULL};
static const char *const places[] = {"first|eerste|1e|1ste|1st",
                                     "second|tweede|2e|2de|2nd", "third|derde|3e|3de|3rd",
                                     "fourth|vierde|4e|4de|4th", NULL};
static const char *const quarter_words[] = {"q|k|quarter|kwartaal|qtr|kwrt", NULL};
static const char *const month_words[] = {"p|m|month|maand", NULL};

static const struct words {
    char letter;
    bool digits; /* a word may have digits */
    const char *const *names;
    size_t to; /* offset in struct found: the place of the word, from 1 */
} words[] = {
    {'N', false, months, offsetof(struct found, month)},
    {'O', true, places, offsetof(struct found, quarter)},
    {'Q', false, quarter_words, offsetof(struct found, other)},
    {'T', false, month_words, offsetof(struct found, other)},
};

static struct slice behind(struct slice s, size_t len) {
    return (struct slice){s.at + len, s.len - len};
}

static bool take_number(struct slice *s, const struct number *n, int *value) {
    size_t len = 0;
    *value = 0;
    while (len < n->most && len < s->len && letter_is_digit(s->at[len]))
        *value = *value * 10 + (s->at[len++] - '0');
    *s = behind(*s, len);
    return len >= n->least && *value >= n->first && *value <= n->last;
}

static bool is_letter(char c) {
    return letter_lower(c) >= 'a' && letter_lower(c) <= 'z';
}

/* The place of a word in a list, from 1; 0 when it is not there. */
static int place_of(struct slice word, const char *const *names) {
    for (int i = 0; names[i] && word.len > 0; i++) {
        struct slice left = slice_of(names[i]), one;
        while (header_alternative(&left, &one))
            if (slice_equal_nocase(one, word))
                return i + 1;
    }
    return 0;
}

static bool take_word(struct slice *s, const struct words *w, int *value) {
    struct slice word = {s->at, 0};
    while (word.len < s->len && (is_letter(word.at[word.len]) ||
                                 (w->digits && letter_is_digit(word.at[word.len]))))
        word.len++;
    *s = behind(*s, word.len);
    *value = place_of(word, w->names);
    return *value > 0;
}

/* Bytes of the mark or blank that may stand between two parts, or 0. */
static size_t gap_ahead(struct slice s) {
    size_t blank = slice_blank(s);
    return blank > 0 ? blank : s.len > 0 && s.at[0] && strchr("-/._,'", s.at[0]) ? 1 : 0;
}

/* Takes `least` to three of these. */
static bool take_gap(struct slice *s, int least) {
    enum { MOST = 3 };
    int count = 0;
    for (size_t len; count < MOST && (len = gap_ahead(*s)) > 0; count++)
        *s = behind(*s, len);
    return count >= least;
}

/* Takes the mark between figures: the same as before. */
static bool take_mark(struct slice *s, char *mark) {
    bool fits = s->len > 0 && s->at[0] && strchr("-/._ ", s->at[0]) &&
                (*mark == 0 || *mark == s->at[0]);
    if (fits) {
        *mark = s->at[0];
        *s = behind(*s, 1);
    }
    return fits;
}

static bool take_part(struct slice *s, char pattern, struct found *f) {
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (numbers[i].letter == pattern)
            return take_number(s, &numbers[i],
                               (int *)(void *)((char *)f + numbers[i].to));
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (words[i].letter == pattern)
            return take_word(s, &words[i], (int *)(void *)((char *)f + words[i].to));
    if (pattern == ' ' || pattern == '_')
        return take_gap(s, pattern == '_');
    if (pattern == '~')
        return take_mark(s, &f->mark);
    bool fits = s->len > 0 && letter_lower(s->at[0]) == pattern;
    *s = behind(*s, fits);
    return fits;
}

/* Whether `s` begins with the pattern. What it says goes to `f`, what follows to
   `rest`. */
static bool match(struct slice s, const char *pattern, struct found *f,
                  struct slice *rest) {
    *f = (struct found){0};
    for (; *pattern; pattern++)
        if (!take_part(&s, *pattern, f))
            return false;
    *rest = s;
    return true;
}

/* Whether `s` is nothing, or a time: " 10:30", "T10:30:00.000Z", " 10:30:00 AM",
   "T10:30:00+02:00". */
static bool time_or_nothing(struct slice s) {
    static const char *const forms[] = {"tH:S:S", "tH:S", " H:S:S", " H:S"};
    static const char *const ends[] = {"", "z", "am", "pm"};
    static const struct number fraction = {.least = 1, .most = 9, .last = 999999999};
    struct found f;
    struct slice rest;
    if (slice_trim(s).len == 0)
        return true;
    if (letter_lower(s.at[0]) != 't' && slice_blank(s) == 0)
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (!match(s, forms[i], &f, &rest))
            continue;
        if (rest.len > 0 && rest.at[0] == '.') {
            rest = behind(rest, 1);
            (void)take_number(&rest, &fraction, &f.other);
        }
        rest = slice_trim(rest);
        struct slice none;
        if ((match(rest, "+H:S", &f, &none) || match(rest, "-H:S", &f, &none)) &&
            none.len == 0)
            return true;
        for (size_t e = 0; e < sizeof ends / sizeof ends[0]; e++)
            if (slice_equal_nocase(rest, slice_of(ends[e])))
                return true;
    }
    return false;
}

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

static enum time_result day_of(const struct found *f, struct time_reading *r) {
    date day = f->days > 0 ? day_of_serial(f->days)
                           : date_make(full_year(f->year), f->month, f->day);
    *r = (struct time_reading){TIME_DAY,        day / 10000, 0,
                               day / 100 % 100, day % 100,   ORDER_UNSAID};
    return day == DATE_NONE ? TIME_UNKNOWN : TIME_READ;
}

/* What a pattern of this unit found. `dated` = the pattern has a year. */
static enum time_result reading_of(const struct found *f, enum time_unit unit, bool dated,
                                   struct time_reading *r) {
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
    struct found f;
    return match(s, pattern, &f, rest) &&
           reading_of(&f, unit, is_dated(pattern), r) == TIME_READ;
}

enum time_result time_form_read(const struct time_form *form, struct slice text,
                                struct time_reading *r) {
    struct found f;
    struct slice rest;
    if (!match(slice_trim(text), form->pattern, &f, &rest) ||
        (form->unit == TIME_DAY ? !time_or_nothing(rest) : rest.len > 0))
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

bool time_is_month_name(struct slice word) {
    return place_of(word, months) > 0;
}
