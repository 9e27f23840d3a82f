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

static char *put_whole(char *to, const struct exact *exact,
                       const struct figure_style *style) {
    *to = '-';
    to += exact->rest < 0 && exact->cents == 0; /* there is no -0 to carry the sign */
    return style->group[0] ? to + figure_put(to, exact->cents, 2, style)
                           : money_put(to, exact->cents, style->decimal[0]);
}

char *exact_put(char to[EXACT_ROOM], const struct exact *exact,
                const struct figure_style *style) {
    to = put_whole(to, exact, style);
    return exact->rest ? put_rest(to, exact->rest, exact->unit) : to;
}

/* Puts the cents that `exact`, whose own are the text `whole`, was rounded to. Mostly the
   text is the same, or the same with a last digit that is one higher. */
static char *put_rounded(char *to, money rounded, const struct exact *exact,
                         struct slice whole, const struct figure_style *style) {
    money up = exact->cents < 0 ? exact->cents - rounded : rounded - exact->cents;
    char last = whole.at[whole.len - 1], copy[FIGURE_ROOM / 2];
    if (exact->cents == 0 || up < 0 || up > '9' - last)
        return to + figure_put(to, rounded, 2, style);
    memcpy(copy, whole.at, sizeof copy); /* more than its length is quicker */
    memcpy(to, copy, sizeof copy);
    to[whole.len - 1] = (char)(last + up);
    return to + whole.len;
}

char *exact_put_both(char to[EXACT_ROOM + FIGURE_ROOM], const struct exact *exact,
                     money rounded, char delimiter, const struct figure_style *style) {
    const char *start = to;
    to = put_whole(to, exact, style);
    struct slice whole = {start, (size_t)(to - start)};
    to = exact->rest ? put_rest(to, exact->rest, exact->unit) : to;
    *to++ = delimiter;
    return put_rounded(to, rounded, exact, whole, style);
}

void exact_write(struct buf *out, struct exact exact, const struct figure_style *style) {
    char *to = buf_room(out, EXACT_ROOM);
    out->len += (size_t)(exact_put(to, &exact, style) - to);
    out->at[out->len] = '\0';
}
