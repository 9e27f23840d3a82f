#include "number/money.h"

#include <assert.h>
#include <string.h>

#include "base/digits.h"

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

int money_add(money *sum, money amount) {
    money result;
    if (__builtin_add_overflow(*sum, amount, &result) || result == INT64_MIN)
        return -1;
    *sum = result;
    return 0;
}

/* Puts a number in front of `end`, with `least` digits at least; returns where it starts. */
static char *put_number(char *end, uint64_t number, ptrdiff_t least) {
    char *at = digits_put(end, number);
    while (end - at < least)
        *--at = '0';
    return at;
}

/* The same with a mark between groups of three digits. */
static char *put_groups(char *end, uint64_t number, char mark) {
    for (; number >= 1000; number /= 1000) {
        end = put_number(end, number % 1000, 3);
        *--end = mark;
    }
    return put_number(end, number, 1);
}

/* Puts so many decimals, the last of a number, and the mark before them. */
static char *put_decimals(char *end, uint64_t *number, unsigned places, char mark) {
    for (; places >= 2; places -= 2, *number /= 100)
        memcpy(end -= 2, digits_pairs + *number % 100 * 2, 2);
    for (; places > 0; places--, *number /= 10)
        *--end = (char)('0' + *number % 10);
    *--end = mark;
    return end;
}

size_t figure_put(char text[FIGURE_ROOM], int64_t digits, unsigned places,
                  const struct figure_style *style) {
    assert(places <= 18);
    uint64_t left = digits < 0 ? 0 - (uint64_t)digits : (uint64_t)digits;
    char *const end = text + FIGURE_ROOM;
    char *at = end;
    if (places > 0)
        at = put_decimals(at, &left, places, style->decimal[0]);
    at =
        style->group[0] ? put_groups(at, left, style->group[0]) : put_number(at, left, 1);
    if (digits < 0)
        *--at = '-';
    size_t len = (size_t)(end - at);
    memmove(text, at, len);
    return len;
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
