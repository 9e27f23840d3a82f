#include "number/money.h"

#include <assert.h>

#include "base/diag.h"

const struct figure_style figure_plain = {".", ""};
const struct figure_style figure_english = {".", ","};
const struct figure_style figure_dutch = {",", "."};
const struct figure_style figure_dutch_plain = {",", ""};

const struct figure_style *figure_in(enum lang lang, bool grouped) {
    if (lang == LANG_NL)
        return grouped ? &figure_dutch : &figure_dutch_plain;
    return grouped ? &figure_english : &figure_plain;
}

const struct figure_style *figure_now(bool grouped) {
    return figure_in(lang_now(), grouped);
}

void money_word(struct buf *argument, wide sum) {
    struct buf figure = {0};
    money cents = 0;
    bool held = money_holds(sum, &cents);
    if (held)
        money_write(&figure, cents, &figure_english);
    diag_word(argument, held ? buf_str(&figure) : "?");
    buf_clear(&figure);
}

int money_add(money *sum, money amount) {
    money result;
    if (__builtin_add_overflow(*sum, amount, &result) || result == INT64_MIN)
        return -1;
    *sum = result;
    return 0;
}

/* Puts a number with a mark between groups of three digits; returns the end. */
static char *put_groups(char *to, uint64_t number, char mark) {
    char digits[DIGITS_ROOM];
    const char *end = digits_put(digits, number);
    for (const char *from = digits; from < end; from++) {
        if (from > digits && (end - from) % 3 == 0)
            *to++ = mark;
        *to++ = *from;
    }
    return to;
}

/* Puts a mark and the decimals; `one` is the power of ten that is a whole. */
static char *put_decimals(char *to, uint64_t decimals, uint64_t one, char mark) {
    char *end = digits_put(to, one + decimals); /* one digit more, for the mark */
    *to = mark;
    return end;
}

size_t figure_put(char text[FIGURE_ROOM], int64_t digits, unsigned places,
                  const struct figure_style *style) {
    assert(places <= 18);
    if (places == 2 && !style->group[0])
        return (size_t)(money_put(text, digits, style->decimal[0]) - text);
    uint64_t size = digits < 0 ? 0 - (uint64_t)digits : (uint64_t)digits;
    uint64_t one = digits_powers[places];
    char *to = text;
    *to = '-';
    to += digits < 0;
    to = style->group[0] ? put_groups(to, size / one, style->group[0])
                         : digits_put(to, size / one);
    if (places > 0)
        to = put_decimals(to, size % one, one, style->decimal[0]);
    return (size_t)(to - text);
}

void figure_write(struct buf *out, int64_t digits, unsigned places,
                  const struct figure_style *style) {
    char *to = buf_room(out, FIGURE_ROOM);
    out->len += figure_put(to, digits, places, style);
    out->at[out->len] = '\0';
}

void money_write(struct buf *out, money amount, const struct figure_style *style) {
    figure_write(out, amount, 2, style);
}
