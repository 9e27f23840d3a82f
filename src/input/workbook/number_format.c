#include "input/workbook/number_format.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"

/* What the letters of a code show. */
struct shown {
    bool day_or_year, month_or_minute, time, percent;
    struct slice currency; /* borrowed */
};

/* Bytes of what is shown as it is, or not at all, at the front of a code: "text", [Red],
   \x, and the blanks and fillings _x and *x. 0 = the front is a letter of the code. */
static size_t literal_length(struct slice code) {
    char close = code.at[0] == '"' ? '"' : code.at[0] == '[' ? ']' : 0;
    if (close) {
        const char *end = memchr(code.at + 1, close, code.len - 1);
        return end ? (size_t)(end - code.at) + 1 : code.len;
    }
    if (memchr("\\_*", code.at[0], 3))
        return code.len < 2 ? code.len : 2;
    return 0;
}

/* Whether a code begins with hours, minutes or seconds that have elapsed: [h], [mm]. */
static bool is_elapsed(struct slice code) {
    size_t at = 1;
    while (at < code.len && strchr("hms", letter_lower(code.at[at])))
        at++;
    return code.at[0] == '[' && at > 1 && at < code.len && code.at[at] == ']';
}

/* Bytes of "AM/PM" or "A/P" at the front of a code, or 0. */
static size_t half_day_length(struct slice code) {
    static const char *const words[] = {"am/pm", "a/p"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t len = strlen(words[i]);
        if (code.len >= len &&
            slice_equal_nocase((struct slice){code.at, len}, slice_of(words[i])))
            return len;
    }
    return 0;
}

static void take_letter(struct shown *s, char letter) {
    switch (letter_lower(letter)) {
    case 'd':
    case 'y':
        s->day_or_year = true;
        break;
    case 'm':
        s->month_or_minute = true;
        break;
    case 'h':
    case 's':
        s->time = true;
        break;
    case '%':
        s->percent = true;
        break;
    default:
        break;
    }
}

static struct slice behind(struct slice text, size_t len) {
    return (struct slice){text.at + len, text.len - len};
}

#define EURO "\u20ac"

/* Bytes of a currency sign at the front of a code, or 0. */
static size_t sign_length(struct slice code) {
    static const char *const signs[] = {"$", "\u00a3", "\u00a5", EURO};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (slice_starts(code, signs[i]))
            return strlen(signs[i]);
    return 0;
}

/* Whether a text stands in a cell as it is. */
static bool is_plain(struct slice text) {
    bool plain = true;
    for (size_t i = 0; i < text.len; i++)
        plain = plain && (unsigned char)text.at[i] >= ' ' && text.at[i] != '"';
    return plain;
}

/* The currency that a literal at the front of a code shows, without its quotes; or "". */
static struct slice currency_of(struct slice literal) {
    static const char words[] = "|us$|usd|gbp|chf|dkk|sek|nok|pln|czk|huf|jpy|cad|aud|";
    static const char euros[] = "|" EURO "|eur|euro|";
    const bool named = slice_starts(literal, "[$");
    size_t front = named ? 2 : strchr("\"\\", literal.at[0]) ? 1 : 0;
    struct slice text = behind(literal, front < literal.len ? front : literal.len);
    if (front > 0 && literal.at[0] != '\\' && text.len > 0)
        text.len--;
    const char *dash = named ? memchr(text.at, '-', text.len) : NULL;
    text.len = dash ? (size_t)(dash - text.at) : text.len;
    text = slice_trim(text);
    char *lower = letters_lower(text);
    bool euro = slice_listed(slice_of(lower), euros);
    bool other = named ? text.len > 0
                       : slice_listed(slice_of(lower), words) ||
                             (text.len > 0 && sign_length(text) == text.len);
    free(lower);
    if (euro)
        return slice_of(EURO);
    if (!other)
        return (struct slice){"", 0};
    return is_plain(text) ? text : slice_of("\u00a4");
}

/* Reads the section of a code for numbers above nil. */
static struct shown read_section(struct slice code) {
    struct shown s = {.currency = {"", 0}};
    static const char general[] = "general";
    while (code.len > 0 && code.at[0] != ';') {
        size_t len = literal_length(code);
        s.time = s.time || is_elapsed(code);
        if (len == 0)
            len = sign_length(code);
        if (len > 0 && s.currency.len == 0)
            s.currency = currency_of((struct slice){code.at, len});
        if (len == 0)
            len = half_day_length(code);
        if (len == 0 && code.len >= sizeof general - 1 &&
            slice_equal_nocase((struct slice){code.at, sizeof general - 1},
                               slice_of(general)))
            len = sizeof general - 1;
        if (len == 0)
            take_letter(&s, code.at[0]);
        code = behind(code, len > 0 ? len : 1);
    }
    return s;
}

/* How many zeros the code has, when it has nothing else in front of a semicolon; else 0. */
static size_t zeros(struct slice code) {
    size_t count = 0;
    while (count < code.len && code.at[count] == '0')
        count++;
    return count == code.len || code.at[count] == ';' ? count : 0;
}

struct number_format number_format_read(struct slice code) {
    enum { LEAST = 2, MOST = 15 };
    struct shown s = read_section(code);
    size_t width = zeros(code);
    if (s.day_or_year || (s.month_or_minute && !s.time))
        return (struct number_format){.kind = KIND_DATE};
    if (s.time)
        return (struct number_format){.kind = KIND_TIME};
    if (s.percent)
        return (struct number_format){.kind = KIND_PERCENT};
    if (width >= LEAST && width <= MOST)
        return (struct number_format){.kind = KIND_PADDED, .width = (unsigned char)width};
    if (slice_equal(s.currency, slice_of(EURO)))
        return (struct number_format){.kind = KIND_NUMBER, .euro = true};
    return (struct number_format){.kind = KIND_NUMBER, .currency = s.currency};
}

struct number_format number_format_built_in(uint64_t id) {
    static const struct {
        unsigned char first, last, kind;
    } ranges[] = {
        {9, 10, KIND_PERCENT}, {14, 17, KIND_DATE}, {18, 21, KIND_TIME},
        {22, 22, KIND_DATE},   {27, 31, KIND_DATE}, {32, 35, KIND_TIME},
        {36, 36, KIND_DATE},   {45, 47, KIND_TIME}, {50, 58, KIND_DATE},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (id >= ranges[i].first && id <= ranges[i].last)
            return (struct number_format){.kind = ranges[i].kind};
    return (struct number_format){.kind = KIND_NUMBER};
}
