#include "number/exact.h"

#include "base/digits.h"

struct exact_unit exact_unit(uint64_t parts) {
    struct exact_unit unit = {.text = "/"};
    char digits[DIGITS_ROOM];
    size_t count = (size_t)(digits_put(digits, parts) - digits);
    memcpy(unit.text + 1, digits, count);
    char *end = unit.text + 1 + count;
    memcpy(end, " ct", 3);
    unit.len = (size_t)(end + 3 - unit.text);
    return unit;
}

/* Puts what is left of a cent; returns the end. */
static char *put_rest(char *to, int64_t rest, const struct exact_unit *unit) {
    memcpy(to, rest < 0 ? " - " : " + ", 3);
    to = digits_put(to + 3, money_size(rest));
    memcpy(to, unit->text, sizeof unit->text); /* all of it is quicker than its length */
    return to + unit->len;
}

char *exact_put(char to[EXACT_ROOM], const struct exact *exact,
                const struct figure_style *style) {
    *to = '-';
    to += exact->rest < 0 && exact->cents == 0; /* there is no -0 to carry the sign */
    to = style->group[0] ? to + figure_put(to, exact->cents, 2, style)
                         : money_put(to, exact->cents, style->decimal[0]);
    return exact->rest ? put_rest(to, exact->rest, exact->unit) : to;
}

void exact_write(struct buf *out, struct exact exact, const struct figure_style *style) {
    char *to = buf_room(out, EXACT_ROOM);
    out->len += (size_t)(exact_put(to, &exact, style) - to);
    out->at[out->len] = '\0';
}
