#include "view/explain/explain_products.h"

#include <stdlib.h>

#include "base/mem.h"

/* Products shown of a group. */
enum { SHOWN_MOST = 4 };

void explain_products_init(struct explain_products *p, const struct allocation *a) {
    *p = (struct explain_products){.a = a};
    if (!a->budget->has_products)
        return;
    p->text = mem_zero(a->group_count, sizeof *p->text);
    p->count = mem_zero(a->group_count, sizeof *p->count);
}

void explain_products_take(struct explain_products *p, const struct group *g,
                           const struct cost_line *line) {
    size_t at = (size_t)(g - p->a->groups);
    if (!p->text || !line->product || p->count[at]++ >= SHOWN_MOST)
        return;
    buf_text(&p->text[at], p->count[at] > 1 ? "; " : "");
    product_write(&p->text[at], line->product, figure_now(true));
}

void explain_products_clear(struct explain_products *p) {
    for (size_t i = 0; p->text && i < p->a->group_count; i++)
        buf_clear(&p->text[i]);
    free(p->text);
    free(p->count);
}

const char *explain_products_of(struct report *r, const struct explain_products *p,
                                const struct group *g, const char *whole) {
    size_t at = (size_t)(g - p->a->groups);
    if (!p->text || p->count[at] == 0)
        return whole;
    const char *shown = buf_str(&p->text[at]);
    if (p->count[at] > SHOWN_MOST)
        return report_format(r, _("%s, among them %s and %llu more of the kind"), whole,
                             shown, (unsigned long long)(p->count[at] - SHOWN_MOST));
    return report_format(r, p->count[at] < g->lines ? _("%s, among them %s") : "%s: %s",
                         whole, shown);
}
