#include "number/exact.h"

#include "base/digits.h"

struct exact_unit exact_unit(uint64_t denominator) {
    struct exact_unit unit = {.text = "/"};
    char digits[DIGITS_ROOM];
    size_t count = (size_t)(digits_put(digits, denominator) - digits);
    memcpy(unit.text + 1, digits, count);
    char *end = unit.text + 1 + count;
    memcpy(end, " ct", 3);
    unit.len = (size_t)(end + 3 - unit.text);
    return unit;
}

/* Puts the fraction of a cent; returns the end. */
static inline char *put_rest(char *to, int64_t rest, const struct exact_unit *unit) {
    memcpy(to, rest < 0 ? " - " : " + ", 3);
    to = digits_put(to + 3, money_size(rest));
    memcpy(to, unit->text, sizeof unit->text); /* a fixed size is faster */
    return to + unit->len;
}

static bool is_below(const struct exact *exact) {
    return exact->cents < 0 || exact->rest < 0;
}

char *exact_put(char to[EXACT_ROOM], const struct exact *exact,
                const struct figure_style *style) {
    *to = '-';
    to += exact->cents == 0 && is_below(exact); /* 0 cents would have no sign */
    to += figure_put(to, exact->cents, 2, style);
    return exact->rest ? put_rest(to, exact->rest, exact->unit) : to;
}

static char *put_separately(char *to, const struct exact *exact, money rounded,
                            char delimiter, const struct figure_style *style) {
    to = exact_put(to, exact, style);
    *to++ = delimiter;
    return to + figure_put(to, rounded, 2, style);
}

/* Puts an amount whose whole units are already digits. */
static inline char *put_amount(char *to, bool below, struct digits whole, char mark,
                               uint64_t decimals) {
    *to = '-';
    return money_put_decimals(digits_put_short(to + below, whole), mark, decimals);
}

/* Usually both amounts have the same whole units, which are then written as text once. */
char *exact_put_both(char to[EXACT_ROOM + FIGURE_ROOM], const struct exact *exact,
                     money rounded, char delimiter, const struct figure_style *style) {
    uint64_t cents = money_size(exact->cents), whole = cents / 100;
    uint64_t decimals = money_size(rounded) - 100 * whole;
    char mark = style->decimal[0];
    if (whole > DIGITS_SHORT_MOST || decimals > 99 || style->group[0])
        return put_separately(to, exact, rounded, delimiter, style);
    struct digits digits = digits_short((uint32_t)whole);
    to = put_amount(to, is_below(exact), digits, mark, cents - 100 * whole);
    to = exact->rest ? put_rest(to, exact->rest, exact->unit) : to;
    *to++ = delimiter;
    return put_amount(to, rounded < 0, digits, mark, decimals);
}

void exact_write(struct buf *out, struct exact exact, const struct figure_style *style) {
    char *to = buf_room(out, EXACT_ROOM);
    out->len += (size_t)(exact_put(to, &exact, style) - to);
    out->at[out->len] = '\0';
}
