#include "number/money.h"

#include <assert.h>
#include <string.h>

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

size_t figure_put(char text[FIGURE_ROOM], int64_t digits, unsigned places,
                  const struct figure_style *style) {
    assert(places <= 18);
    uint64_t left = digits < 0 ? 0 - (uint64_t)digits : (uint64_t)digits;
    char *const end = text + FIGURE_ROOM;
    char *at = end;
    for (unsigned done = 0; left > 0 || done <= places; done++) {
        if (done == places && places > 0)
            *--at = style->decimal[0];
        else if (done > places && (done - places) % 3 == 0 && style->group[0])
            *--at = style->group[0];
        *--at = (char)('0' + left % 10);
        left /= 10;
    }
    if (digits < 0)
        *--at = '-';
    size_t len = (size_t)(end - at);
    memmove(text, at, len);
    return len;
}

void figure_write(struct buf *out, int64_t digits, unsigned places,
                  const struct figure_style *style) {
    char text[FIGURE_ROOM];
    buf_add(out, text, figure_put(text, digits, places, style));
}

void money_write(struct buf *out, money amount, const struct figure_style *style) {
    figure_write(out, amount, 2, style);
}
