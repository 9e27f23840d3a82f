/* Thrown texts in the forms of days, months, quarters and years: what is read says the
   same when it is written in our own form, and no two forms read a text differently. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "dice.h"
#include "input/forms/periods.h"
#include "input/forms/time_forms.h"

/* Texts for the parts of a pattern. */
static const struct {
    char letter;
    const char *texts[8];
} words[] = {
    {'N', {"mrt", "March", "mei", "OKT", "december", "Feb", "juni", "sept"}},
    {'O', {"1e", "eerste", "2nd", "derde", "4de", "Third", "3e", "1ste"}},
    {'Q', {"Q", "k", "kwartaal", "quarter", "K", "q", "qtr", "Kwartaal"}},
    {'T', {"P", "p", "M", "maand", "month", "m", "P", "Maand"}},
    {' ', {"", "-", " ", "_", ".", "", ", ", " - "}},
    {'_', {" ", "-", ", ", "_", ".", " ", "'", "  "}},
};

static const struct {
    char letter;
    const char *format;
    int first, last;
} numbers[] = {
    {'Y', "%04d", 1900, 2999}, {'2', "%02d", 0, 99}, {'M', "%d", 0, 17},
    {'L', "%02d", 0, 17},      {'P', "%03d", 0, 17}, {'D', "%d", 1, 32},
    {'E', "%02d", 1, 32},      {'#', "%d", 1, 5},    {'$', "%d", 19990, 80010},
};

static void throw_part(struct buf *text, char letter, char mark, struct dice *d) {
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (words[i].letter == letter)
            buf_text(text, words[i].texts[dice_between(d, 0, 7)]);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (numbers[i].letter != letter)
            continue;
        int number = (int)dice_between(d, numbers[i].first, numbers[i].last);
        bool zero = dice_once_in(d, 2) && (letter == 'M' || letter == 'D');
        buf_format(text, zero ? "%02d" : numbers[i].format, number);
    }
    if (letter == '~')
        buf_char(text, dice_once_in(d, 12) ? ' ' : mark);
}

/* A text in some form; once in four a letter of it is changed. */
static void throw_text(struct buf *text, struct dice *d) {
    const char *pattern =
        time_forms[dice_between(d, 0, (int64_t)time_form_count - 1)].pattern;
    char mark = "-/._ "[dice_between(d, 0, 4)];
    for (; *pattern; pattern++)
        throw_part(text, *pattern, mark, d);
    if (text->len > 0 && dice_once_in(d, 4)) {
        char *copy = mem_copy(buf_str(text), text->len);
        copy[dice_between(d, 0, (int64_t)text->len - 1)] =
            "0123456789-/ qkpe"[dice_between(d, 0, 16)];
        buf_reset(text);
        buf_text(text, copy);
        free(copy);
    }
}

static bool same(const struct time_reading *a, const struct time_reading *b) {
    return a->unit == b->unit && a->year == b->year && a->quarter == b->quarter &&
           a->month == b->month && a->day == b->day;
}

/* Whether all forms that read the text say the same of it. */
static bool forms_agree(struct slice text, const struct time_reading *r) {
    for (size_t i = 0; i < time_form_count; i++) {
        struct time_reading other;
        if (time_forms[i].use != FORM_EXPLAINED &&
            time_form_read(&time_forms[i], text, &other) == TIME_READ && !same(r, &other))
            return false;
    }
    return true;
}

static bool reads_back(const struct time_reading *r, period p) {
    struct buf own = {0};
    struct time_reading again;
    period of_own;
    time_reading_write(&own, r);
    bool good = time_read(buf_view(&own), ORDER_UNSAID, &again) == TIME_READ &&
                same(r, &again) && period_read(buf_view(&own), &of_own) && of_own == p;
    buf_clear(&own);
    return good;
}

static const char *check(struct slice text) {
    struct time_reading r;
    period p;
    date day;
    bool read = time_read(text, ORDER_UNSAID, &r) == TIME_READ;
    if (period_read(text, &p) != (read && r.year > 0))
        return "a period is read that is none, or the other way round";
    if (read && !forms_agree(text, &r))
        return "two forms read a text differently";
    if (!read || r.year == 0)
        return NULL;
    if (!reads_back(&r, p))
        return "what was read is another when written in our form";
    if (date_read(text, &day) != (r.unit == TIME_DAY))
        return "a day is no date, or something else is one";
    return NULL;
}

static const char *times_have_one_reading(struct dice *d) {
    struct buf text = {0};
    throw_text(&text, d);
    const char *wrong = check(buf_view(&text));
    if (wrong)
        printf("\"%s\"\n", buf_str(&text));
    buf_clear(&text);
    return wrong;
}

int main(void) {
    return dice_try("times", times_have_one_reading, 200000);
}
