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

/* Bytes of a figure with so many digits in front of its decimals. */
static size_t length_of(unsigned whole, unsigned places, bool grouped) {
    return whole + (grouped ? (whole - 1) / 3 : 0) + places + (places > 0);
}

/* Puts the last `places` digits of a number, the decimals, and the mark before them. */
static char *put_decimals(char *end, uint64_t *number, unsigned places, char mark) {
    for (; places >= 2; places -= 2, *number /= 100)
        memcpy(end -= 2, digits_pairs + *number % 100 * 2, 2);
    for (; places > 0; places--, *number /= 10)
        *--end = (char)('0' + *number % 10);
    *--end = mark;
    return end;
}

/* Puts a number with a mark between groups of three digits. */
static char *put_groups(char *end, uint64_t number, char mark) {
    for (; number >= 1000; number /= 1000) {
        char *start = digits_put(end, number % 1000);
        end -= 3;
        while (start > end)
            *--start = '0';
        *--end = mark;
    }
    return digits_put(end, number);
}

size_t figure_put(char text[FIGURE_ROOM], int64_t digits, unsigned places,
                  const struct figure_style *style) {
    assert(places <= 18);
    uint64_t left = digits < 0 ? 0 - (uint64_t)digits : (uint64_t)digits;
    bool grouped = style->group[0];
    unsigned count = digits_count(left), whole = count > places ? count - places : 1;
    size_t sign = digits < 0, len = sign + length_of(whole, places, grouped);
    char *at = text + len;
    text[0] = '-';
    text[sign] = '0'; /* stays where there are no whole units */
    if (places > 0)
        at = put_decimals(at, &left, places, style->decimal[0]);
    if (grouped)
        put_groups(at, left, style->group[0]);
    else
        digits_put(at, left);
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
