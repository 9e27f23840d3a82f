#include "input/workbook/numeral.h"

#include "base/letters.h"

enum {
    DIGITS = 15,       /* that a spreadsheet keeps */
    POINT_MOST = 30,   /* digits before the decimal point, or zeros behind it */
    SECONDS = 86400,   /* of a day */
    DAY_MOST = 2958465 /* 9999-12-31 */
};

/* 0.DIGITS times ten to the power of `point`. */
struct decimal_text {
    bool negative;
    char digits[DIGITS + 1]; /* without zeros at both ends, as far as `count` */
    size_t count;            /* 0 = nil */
    int point;
};

/* --- reading ------------------------------------------------------------------------- */

/* Takes an exponent, "E-7", off the front of a text. */
static bool take_exponent(struct slice *s, int *exponent) {
    enum { MOST = 10000 };
    size_t at = 1;
    int value = 0;
    if (s->len == 0 || letter_lower(s->at[0]) != 'e')
        return true;
    bool negative = at < s->len && s->at[at] == '-';
    at += at < s->len && (s->at[at] == '-' || s->at[at] == '+');
    size_t first = at;
    for (; at < s->len && letter_is_digit(s->at[at]); at++)
        value = value < MOST ? value * 10 + (s->at[at] - '0') : MOST;
    *exponent = negative ? -value : value;
    *s = (struct slice){s->at + at, s->len - at};
    return at > first;
}

/* Adds one to the last digit; nines become zeros, which are dropped. */
static void round_up(struct decimal_text *n) {
    while (n->count > 0 && n->digits[n->count - 1] == '9')
        n->count--;
    if (n->count > 0) {
        n->digits[n->count - 1]++;
        return;
    }
    n->digits[n->count++] = '1';
    n->point++;
}

/* Reads a number of at most 15 significant digits. False when the text is none. */
static bool read(struct slice s, struct decimal_text *n) {
    bool point = false, seen = false, up = false;
    size_t more = 0; /* significant digits behind the 15th */
    int exponent = 0;
    *n = (struct decimal_text){.negative = s.len > 0 && s.at[0] == '-'};
    size_t at = n->negative || (s.len > 0 && s.at[0] == '+');
    for (; at < s.len && (letter_is_digit(s.at[at]) || (s.at[at] == '.' && !point));
         at++) {
        char c = s.at[at];
        point = point || c == '.';
        seen = seen || c != '.';
        if (c == '.')
            continue;
        bool leading = n->count == 0 && c == '0';
        n->point += point ? -leading : !leading;
        if (!leading && n->count < DIGITS)
            n->digits[n->count++] = c;
        else if (!leading && more++ == 0)
            up = c >= '5';
    }
    s = (struct slice){s.at + at, s.len - at};
    if (!seen || !take_exponent(&s, &exponent) || s.len > 0)
        return false;
    if (up)
        round_up(n);
    while (n->count > 0 && n->digits[n->count - 1] == '0')
        n->count--;
    n->point = n->count > 0 ? n->point + exponent : 0;
    return n->point <= POINT_MOST && n->point >= -POINT_MOST;
}

/* --- writing ------------------------------------------------------------------------- */

static void add_zeros(struct buf *out, int count) {
    for (; count > 0; count--)
        buf_char(out, '0');
}

/* Appends a number, with zeros in front up to so many digits before its point. */
static void add_decimal(struct buf *out, const struct decimal_text *n, int width) {
    int count = (int)n->count, whole = n->point > 0 ? n->point : 0;
    int given = whole < count ? whole : count;
    if (n->negative && count > 0)
        buf_char(out, '-');
    add_zeros(out, (width > 0 ? width : 1) - whole);
    buf_add(out, n->digits, (size_t)given);
    add_zeros(out, whole - given);
    if (given == count)
        return;
    buf_char(out, '.');
    add_zeros(out, -n->point);
    buf_add(out, n->digits + given, (size_t)(count - given));
}

/* --- days and times ------------------------------------------------------------------ */

/* The day and the second of a number of days: rounded, so that a second is what it was
   meant to be. False when it is no day. */
static bool split_day(const struct decimal_text *n, int64_t *day, int64_t *second) {
    enum { PLACES = 9 };
    int64_t whole = 0, part = 0, one = 1;
    if ((n->negative && n->count > 0) || n->point > DIGITS)
        return false;
    for (int i = 0; i < n->point; i++)
        whole = whole * 10 + ((size_t)i < n->count ? n->digits[i] - '0' : 0);
    for (int i = 0; i < PLACES; i++, one *= 10) {
        int at = n->point + i;
        part = part * 10 + (at >= 0 && (size_t)at < n->count ? n->digits[at] - '0' : 0);
    }
    *second = (part * SECONDS + one / 2) / one;
    *day = whole + *second / SECONDS;
    *second %= SECONDS;
    return *day <= DAY_MOST;
}

static void add_pair(struct buf *out, int64_t number) {
    buf_char(out, (char)('0' + number / 10));
    buf_char(out, (char)('0' + number % 10));
}

/* The date of a day that counts from 1970-01-01: Howard Hinnant, chrono-Compatible
   Low-Level Date Algorithms, civil_from_days, for days from year 0 on. */
static void add_day(struct buf *out, int64_t days) {
    enum { TO_MARCH_0000 = 719468, ERA = 146097 };
    days += TO_MARCH_0000;
    int64_t of_era = days % ERA;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA - 1)) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    year += days / ERA * 400 + (month <= 2);
    add_pair(out, year / 100);
    add_pair(out, year % 100);
    buf_char(out, '-');
    add_pair(out, month);
    buf_char(out, '-');
    add_pair(out, day);
}

static void add_time(struct buf *out, int64_t second) {
    buf_format(out, "%02d:%02d:%02d", (int)(second / 3600), (int)(second / 60 % 60),
               (int)(second % 60));
}

/* Appends a date. Those of 1900 count from its day 1, and include a 29 February which that
   year does not have. */
static void add_date(struct buf *out, int64_t day, int64_t second, bool from_1904) {
    enum { LEAP = 60, FROM_1900 = 25569, FROM_1904 = 24107 }; /* 1970-01-01 */
    if (!from_1904 && day == 0)
        buf_text(out, "1900-01-00");
    else if (!from_1904 && day == LEAP)
        buf_text(out, "1900-02-29");
    else if (from_1904)
        add_day(out, day - FROM_1904);
    else
        add_day(out, day - FROM_1900 + (day < LEAP));
    if (second > 0) {
        buf_char(out, ' ');
        add_time(out, second);
    }
}

void numeral_add_date(struct buf *out, struct slice text) {
    const char *time = text.len > 0 ? memchr(text.at, 'T', text.len) : NULL;
    size_t len = time ? (size_t)(time - text.at) : text.len;
    buf_add(out, text.at, len);
    struct slice rest = {text.at + len, text.len - len};
    if (!time || slice_starts(rest, "T00:00:00"))
        return;
    buf_char(out, ' ');
    buf_add(out, rest.at + 1, rest.len - 1);
}

/* --- numbers as they are shown ------------------------------------------------------- */

static bool add_days(struct buf *out, const struct decimal_text *n, bool is_date,
                     bool from_1904) {
    int64_t day, second;
    if (!split_day(n, &day, &second))
        return false;
    if (is_date)
        add_date(out, day, second, from_1904);
    else
        add_time(out, day * SECONDS + second);
    return true;
}

/* Whether a text is what add_decimal would write of it: at most 15 digits, no zeros too
   many, no exponent. */
static bool is_canonical(struct slice text) {
    size_t at = text.len > 0 && text.at[0] == '-', first = at;
    while (at < text.len && letter_is_digit(text.at[at]))
        at++;
    bool whole = at > first && (text.at[first] != '0' || at == first + 1);
    bool point = at < text.len && text.at[at] == '.';
    size_t decimals = at + 1;
    for (at = point ? decimals : at; at < text.len && letter_is_digit(text.at[at]); at++)
        ;
    bool ends = !point || (at > decimals && text.at[at - 1] != '0');
    bool nil = !point && first > 0 && text.at[first] == '0';
    return whole && ends && !nil && at == text.len && at - first - point <= DIGITS;
}

void numeral_add(struct buf *out, struct slice text, struct number_format format,
                 bool from_1904) {
    struct decimal_text n;
    if (format.kind == KIND_NUMBER && is_canonical(text)) {
        buf_slice(out, text);
        return;
    }
    bool is_number = read(text, &n), days = false;
    if (is_number && (format.kind == KIND_DATE || format.kind == KIND_TIME))
        days = add_days(out, &n, format.kind == KIND_DATE, from_1904);
    if (days)
        return;
    if (!is_number) {
        buf_slice(out, text);
        return;
    }
    bool percent = format.kind == KIND_PERCENT, whole = n.point >= (int)n.count;
    n.point += percent && n.count > 0 ? 2 : 0;
    add_decimal(out, &n, format.kind == KIND_PADDED && whole ? format.width : 0);
    if (percent)
        buf_char(out, '%');
}
