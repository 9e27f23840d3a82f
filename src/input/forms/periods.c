#include "input/forms/periods.h"

#include "base/letters.h"
#include "input/forms/header_names.h"

/* --- periods and dates ------------------------------------------------------------- */

/* Reads a text that has a year. */
static bool read_dated(struct slice text, enum date_order said, struct time_reading *r) {
    return time_read(text, said, r) == TIME_READ && r->year > 0;
}

/* The first day of what was read. */
static date first_day(const struct time_reading *r) {
    int month = r->unit == TIME_YEAR      ? 1
                : r->unit == TIME_QUARTER ? r->quarter * 3 - 2
                                          : r->month;
    return date_make(r->year, month, r->unit == TIME_DAY ? r->day : 1);
}

static period period_of(const struct time_reading *r) {
    return r->unit == TIME_YEAR ? period_make(r->year, 0) : period_of_date(first_day(r));
}

bool date_read_by(enum date_order said, struct slice text, date *d) {
    struct time_reading r;
    if (!read_dated(text, said, &r) || r.unit != TIME_DAY)
        return false;
    *d = first_day(&r);
    return true;
}

bool date_read(struct slice text, date *d) {
    return date_read_by(ORDER_UNSAID, text, d);
}

bool period_read_by(enum date_order said, struct slice text, period *p) {
    struct time_reading r;
    if (!read_dated(text, said, &r))
        return false;
    *p = period_of(&r);
    return true;
}

bool period_read(struct slice text, period *p) {
    return period_read_by(ORDER_UNSAID, text, p);
}

/* Whether a text is a number of one or two digits. */
static bool bare_number(struct slice text, int *number) {
    text = slice_trim(text);
    *number = 0;
    if (text.len != 1 && text.len != 2)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!letter_is_digit(text.at[i]))
            return false;
        *number = *number * 10 + (text.at[i] - '0');
    }
    return true;
}

/* Reads a part of a year: in the form of one, or as a bare number from 1 to `most`. */
static bool read_part(struct slice text, enum time_unit unit, int most, int *part) {
    struct time_reading r;
    if (bare_number(text, part))
        return *part >= 1 && *part <= most;
    if (time_read(text, ORDER_UNSAID, &r) != TIME_READ || r.year > 0 || r.unit != unit)
        return false;
    *part = unit == TIME_MONTH ? r.month : r.quarter;
    return true;
}

bool quarter_read(struct slice text, int *quarter) {
    return read_part(text, TIME_QUARTER, 4, quarter);
}

bool month_read(struct slice text, int *month) {
    return read_part(text, TIME_MONTH, 12, month);
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
    return days_read_by(ORDER_UNSAID, text, s);
}

bool days_read_by(enum date_order said, struct slice text, struct days *s) {
    struct time_reading r;
    if (!read_dated(text, said, &r))
        return false;
    date first = first_day(&r);
    period p = period_of(&r);
    *s = (struct days){first, r.unit == TIME_DAY     ? first
                              : r.unit == TIME_MONTH ? last_of_month(first)
                                                     : period_last_day(p)};
    return true;
}

/* --- in file names ----------------------------------------------------------------- */

/* The forms that stand for a period in a name. Others are left alone there: a number beside
   a year may be that of a version or a day. */
static const struct {
    const char *pattern;
    enum time_unit unit;
} name_forms[] = {
    {"Y Q #", TIME_QUARTER}, {"Q # Y", TIME_QUARTER}, {"O Q Y", TIME_QUARTER},
    {"Y-L", TIME_MONTH},     {"Y", TIME_YEAR},
};

/* Words that narrow a year down without a digit, beside the names of months:
   "2025-kwartaal-een" is not all of 2025. */
static const char parts_of_year[] = "quarter|kwartaal|kw|q|k|half|halfjaar|month|maand";

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
    for (size_t i = 0; i < sizeof name_forms / sizeof name_forms[0]; i++) {
        struct time_reading r;
        struct slice rest;
        if (!time_form_begins(name_forms[i].pattern, name_forms[i].unit, *name, &r,
                              &rest) ||
            starts_word(rest))
            continue;
        *p = period_of(&r);
        *month = r.unit == TIME_MONTH ? first_day(&r) : DATE_NONE;
        *name = rest;
        return true;
    }
    return false;
}

/* Whether a word may be about time: it has a digit, unless it is a version (v2), or it
   names a part of a year. */
static bool may_be_time(struct slice word) {
    enum { VERSION_DIGITS = 3 };
    size_t digits = 0;
    for (size_t i = 0; i < word.len; i++)
        digits += letter_is_digit(word.at[i]);
    if (digits > 0)
        return letter_lower(word.at[0]) != 'v' || digits + 1 != word.len ||
               digits > VERSION_DIGITS;
    return header_among(parts_of_year, word) || time_is_month_name(word);
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

/* --- in the names of sheets ---------------------------------------------------------- */

/* What a name says. */
struct named {
    enum name_period how;
    period p;
    date month;
};

static struct named read_named(struct slice name) {
    struct named n = {NAME_NONE, PERIOD_NONE, DATE_NONE};
    n.how = period_in_name(name, &n.p, &n.month);
    return n;
}

/* Whether spreadsheets call a new sheet so, in a language of Europe: Sheet1, Blad 2. */
static bool is_default(struct slice sheet) {
    static const char words[] =
        "sheet|blad|tabelle|feuil|feuille|hoja|foglio|planilha|folha|full|arkusz|list|"
        "hárok|munka|ark|taul|foaie|sayfa|lapas|lapa|leht|лист|аркуш|φύλλο";
    while (sheet.len > 0 &&
           (letter_is_digit(sheet.at[sheet.len - 1]) || sheet.at[sheet.len - 1] == ' '))
        sheet.len--;
    return header_among(words, sheet);
}

/* The quarter or month that the name of a sheet says of a year, which may be that of its
   workbook: in "kosten K1" that of "2025 K1". */
static struct named read_with_year(struct slice sheet, int year) {
    struct named found = {NAME_NONE, PERIOD_NONE, DATE_NONE};
    for (size_t i = 0; i < sheet.len; i++) {
        struct buf name = {0};
        if (!part_of_word(sheet.at[i]) || (i > 0 && part_of_word(sheet.at[i - 1])))
            continue;
        buf_add(&name, sheet.at, i);
        buf_format(&name, "%d ", year);
        buf_add(&name, sheet.at + i, sheet.len - i);
        struct named one = read_named(buf_view(&name));
        buf_clear(&name);
        if (one.how == NAME_CLEAR && period_quarter(one.p) > 0)
            return one;
        if (one.how == NAME_UNCLEAR)
            found.how = NAME_UNCLEAR;
    }
    return found;
}

static bool is_within(period p, period all) {
    return p == all || (period_quarter(all) == 0 && period_year(p) == period_year(all));
}

enum name_period period_in_sheet(struct slice sheet, struct slice book, period *p,
                                 date *month, period *other) {
    struct named by_sheet = read_named(sheet), by_book = read_named(book);
    if (by_sheet.how == NAME_NONE && by_book.how == NAME_CLEAR && !is_default(sheet))
        by_sheet = read_with_year(sheet, period_year(by_book.p));
    bool both = by_sheet.how == NAME_CLEAR && by_book.how == NAME_CLEAR;
    bool wider = both && by_sheet.p != by_book.p && is_within(by_book.p, by_sheet.p);
    const struct named *counts =
        by_sheet.how == NAME_NONE || wider ? &by_book : &by_sheet;
    *p = counts->p;
    *month = counts->month;
    *other = by_book.p;
    return both && !wider && !is_within(by_sheet.p, by_book.p) ? NAME_DISPUTED
                                                               : counts->how;
}
