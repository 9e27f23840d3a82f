#include "view/phrases.h"

const char *phrase_money(struct report *r, money amount) {
    struct buf text;
    buf_init(&text);
    money_write(&text, amount, figure_now(true));
    return report_keep(r, &text);
}

const char *phrase_period(struct report *r, period p) {
    struct buf text;
    buf_init(&text);
    period_write_prose(&text, p);
    return report_keep(r, &text);
}

const char *phrase_span(struct report *r, period first, period last) {
    if (first == last)
        return phrase_period(r, first);
    return report_format(r, _("%s to %s"), phrase_period(r, first),
                         phrase_period(r, last));
}

const char *phrase_list(struct report *r, const char *const *names, size_t count) {
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i + 1 < count; i++)
        buf_format(&text, i ? ", %s" : "%s", names[i]);
    const char *first = report_keep(r, &text), *last = names[count - 1];
    return count == 1 ? last : report_format(r, _("%s and %s"), first, last);
}
