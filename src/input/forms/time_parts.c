#include "input/forms/time_parts.h"

#include <stddef.h>

#include "base/letters.h"
#include "input/forms/header_names.h"
#include "model/period.h"

static const struct number {
    char letter;
    size_t least, most; /* digits */
    int first, last;    /* values */
    size_t to;          /* offset in struct time_found */
} numbers[] = {
    {'Y', 4, 4, YEAR_FIRST, YEAR_LAST, offsetof(struct time_found, year)},
    {'2', 2, 2, 0, 99, offsetof(struct time_found, year)},
    {'M', 1, 2, 0, 16, offsetof(struct time_found, month)},
    {'L', 2, 2, 0, 16, offsetof(struct time_found, month)},
    {'P', 3, 3, 0, 16, offsetof(struct time_found, month)},
    {'D', 1, 2, 1, 31, offsetof(struct time_found, day)},
    {'E', 2, 2, 1, 31, offsetof(struct time_found, day)},
    {'#', 1, 1, 1, 4, offsetof(struct time_found, quarter)},
    {'$', 5, 5, 20000, 80000, offsetof(struct time_found, days)},
    {'H', 1, 2, 0, 23, offsetof(struct time_found, other)},
    {'S', 2, 2, 0, 59, offsetof(struct time_found, other)},
};

/* In English, Dutch, German and French: no two of them have a word for two months. */
static const char *const months[] = {
    "january|januari|jan|januar|j\u00e4nner|j\u00e4n|janvier|janv",
    "february|februari|feb|februar|f\u00e9vrier|f\u00e9vr|f\u00e9v|fevrier|fevr|fev",
    "march|maart|mar|mrt|m\u00e4rz|m\u00e4r|maerz|mrz|mars",
    "april|apr|avril|avr",
    "may|mei|mai",
    "june|juni|jun|juin",
    "july|juli|jul|juillet|juil",
    "august|augustus|aug|ao\u00fbt|aout",
    "september|sep|sept|septembre",
    "october|oktober|oct|okt|octobre",
    "november|nov|novembre",
    "december|dec|dezember|dez|d\u00e9cembre|d\u00e9c|decembre",
    NULL};
static const char *const places[] = {"first|eerste|1e|1ste|1st|1er",
                                     "second|tweede|2e|2de|2nd", "third|derde|3e|3de|3rd",
                                     "fourth|vierde|4e|4de|4th", NULL};
static const char *const quarter_words[] = {
    "q|k|quarter|kwartaal|qtr|kwrt|quartal|trimestre", NULL};
static const char *const month_words[] = {"p|m|month|maand|monat|mois", NULL};

static const struct words {
    char letter;
    bool digits; /* a word may have digits */
    const char *const *names;
    size_t to; /* offset in struct time_found: the place of the word, from 1 */
} words[] = {
    {'N', false, months, offsetof(struct time_found, month)},
    {'O', true, places, offsetof(struct time_found, quarter)},
    {'Q', false, quarter_words, offsetof(struct time_found, other)},
    {'T', false, month_words, offsetof(struct time_found, other)},
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

/* Bytes of the letter that a text begins with, one with an accent among them; or 0. */
static size_t letter_ahead(struct slice s) {
    bool accent = s.len > 1 && s.at[0] == '\xc3' && (unsigned char)s.at[1] >= 0x80;
    return accent ? 2 : s.len > 0 && is_letter(s.at[0]) ? 1 : 0;
}

/* The place of a word in a list, from 1; 0 when it is not there. */
static int place_of(struct slice word, const char *const *names) {
    for (int i = 0; names[i] && word.len > 0; i++) {
        struct slice left = slice_of(names[i]), one;
        while (header_alternative(&left, &one))
            if (letters_same(one, word))
                return i + 1;
    }
    return 0;
}

static bool take_word(struct slice *s, const struct words *w, int *value) {
    struct slice word = {s->at, 0};
    for (size_t len = 1; len > 0; word.len += len) {
        struct slice left = behind(*s, word.len);
        bool digit = w->digits && left.len > 0 && letter_is_digit(left.at[0]);
        len = digit ? 1 : letter_ahead(left);
    }
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

static bool take_part(struct slice *s, char pattern, struct time_found *f) {
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

bool time_parts_match(struct slice s, const char *pattern, struct time_found *f,
                      struct slice *rest) {
    *f = (struct time_found){0};
    for (; *pattern; pattern++)
        if (!take_part(&s, *pattern, f))
            return false;
    *rest = s;
    return true;
}

bool time_parts_are_time(struct slice s) {
    static const char *const forms[] = {"tH:S:S", "tH:S", " H:S:S", " H:S"};
    static const char *const ends[] = {"", "z", "am", "pm"};
    static const struct number fraction = {.least = 1, .most = 9, .last = 999999999};
    struct time_found f;
    struct slice rest;
    if (slice_trim(s).len == 0)
        return true;
    if (letter_lower(s.at[0]) != 't' && slice_blank(s) == 0)
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (!time_parts_match(s, forms[i], &f, &rest))
            continue;
        if (rest.len > 0 && rest.at[0] == '.') {
            rest = behind(rest, 1);
            (void)take_number(&rest, &fraction, &f.other);
        }
        rest = slice_trim(rest);
        struct slice none;
        if ((time_parts_match(rest, "+H:S", &f, &none) ||
             time_parts_match(rest, "-H:S", &f, &none)) &&
            none.len == 0)
            return true;
        for (size_t e = 0; e < sizeof ends / sizeof ends[0]; e++)
            if (slice_equal_nocase(rest, slice_of(ends[e])))
                return true;
    }
    return false;
}

bool time_is_month_name(struct slice word) {
    return place_of(word, months) > 0;
}
