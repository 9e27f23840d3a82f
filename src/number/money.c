#include "number/money.h"

const struct figure_style figure_plain = {".", ""};
const struct figure_style figure_english = {".", ","};
const struct figure_style figure_dutch = {",", "."};
const struct figure_style figure_dutch_plain = {",", ""};

int money_add(money *sum, money amount) {
    money result;
    if (__builtin_add_overflow(*sum, amount, &result) || result == INT64_MIN)
        return -1;
    *sum = result;
    return 0;
}

void figure_write(struct buf *out, int64_t digits, unsigned places,
                  const struct figure_style *style) {
    char text[64];
    size_t len = 0;
    uint64_t left = digits < 0 ? 0 - (uint64_t)digits : (uint64_t)digits;
    do {
        text[len++] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0 || len <= places);
    if (digits < 0)
        buf_char(out, '-');
    while (len-- > 0) {
        buf_char(out, text[len]);
        if (len == places && places > 0)
            buf_text(out, style->decimal);
        else if (len > places && (len - places) % 3 == 0)
            buf_text(out, style->group);
    }
}

void money_write(struct buf *out, money amount, const struct figure_style *style) {
    figure_write(out, amount, 2, style);
}
