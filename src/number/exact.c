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

size_t exact_put(char text[EXACT_ROOM], struct exact exact,
                 const struct figure_style *style) {
    /* There is no -0 to carry the sign of a rest. */
    bool unsaid = exact.rest < 0 && exact.cents == 0;
    text[0] = '-';
    size_t len = unsaid + figure_put(text + unsaid, exact.cents, 2, style);
    if (exact.rest == 0)
        return len;
    return (size_t)(put_rest(text + len, exact.rest, exact.unit) - text);
}

void exact_write(struct buf *out, struct exact exact, const struct figure_style *style) {
    char *to = buf_room(out, EXACT_ROOM);
    out->len += exact_put(to, exact, style);
    out->at[out->len] = '\0';
}
