#include "input/costs/coverage.h"

#include <stdlib.h>

#include "base/mem.h"

void coverage_init(struct coverage *c) {
    size_t periods = (size_t)(period_make(YEAR_LAST + 1, 0) - period_make(YEAR_FIRST, 0));
    *c = (struct coverage){.categories = mem_zero(periods, sizeof *c->categories)};
}

void coverage_clear(struct coverage *c) {
    free(c->list);
    free(c->categories);
    *c = (struct coverage){0};
}

static unsigned char *categories_of(const struct coverage *c, period p) {
    return &c->categories[p - period_make(YEAR_FIRST, 0)];
}

static void add(struct coverage *c, struct covered_period p, unsigned more) {
    unsigned char *categories = categories_of(c, p.period);
    if (*categories == 0) {
        c->list = mem_room(c->list, c->count, &c->room, sizeof *c->list);
        c->list[c->count++] = p;
    }
    *categories |= (unsigned char)more;
}

void coverage_add(struct coverage *c, const struct cost_line *line) {
    if (line->category != CATEGORY_OWN)
        add(c, (struct covered_period){line->period, line->place.file},
            1u << line->category);
}

void coverage_join(struct coverage *c, const struct coverage *from) {
    for (size_t i = 0; i < from->count; i++)
        add(c, from->list[i], *categories_of(from, from->list[i].period));
}

/* Appends the names of categories, with commas between. */
static void add_names(struct buf *out, unsigned categories) {
    for (int c = 0; c < CATEGORY_SHARED_COUNT; c++) {
        if (!(categories & 1u << c))
            continue;
        buf_text(out, out->len > 0 ? ", " : "");
        diag_word(out, category_id((enum category)c)); /* the same in English */
    }
}

static void warn(const struct covered_period *p, unsigned missing, struct diags *d) {
    struct buf when, names;
    buf_init(&when);
    buf_init(&names);
    period_write(&when, p->period);
    add_names(&names, missing);
    diag_add(d, (struct place){.file = p->file}, DIAG_CATEGORIES_MISSING, buf_str(&when),
             buf_str(&names), NULL);
    buf_clear(&names);
    buf_clear(&when);
}

void coverage_report(const struct coverage *c, struct diags *d) {
    unsigned every = (1u << CATEGORY_SHARED_COUNT) - 1, some = 0;
    for (size_t i = 0; i < c->count; i++)
        some |= *categories_of(c, c->list[i].period);
    for (size_t i = 0; i < c->count; i++) {
        unsigned missing = some & ~(unsigned)*categories_of(c, c->list[i].period);
        if (missing)
            warn(&c->list[i], missing, d);
    }
    if (c->count == 0 || some == every)
        return;
    struct buf names;
    buf_init(&names);
    add_names(&names, every & ~some);
    diag_add(d, (struct place){.file = c->list[0].file}, DIAG_CATEGORIES_FEW,
             buf_str(&names), NULL);
    buf_clear(&names);
}
