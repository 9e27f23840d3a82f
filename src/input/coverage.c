#include "input/coverage.h"

#include <stdlib.h>

#include "base/mem.h"

void coverage_init(struct coverage *c) {
    *c = (struct coverage){0};
}

void coverage_clear(struct coverage *c) {
    free(c->list);
    coverage_init(c);
}

static struct covered_period *entry(struct coverage *c, const struct cost_line *line) {
    /* Lines of one period mostly follow each other: the latest is looked at first. */
    for (size_t i = c->count; i-- > 0;)
        if (c->list[i].period == line->period)
            return &c->list[i];
    c->list = mem_room(c->list, c->count, &c->room, sizeof *c->list);
    c->list[c->count] =
        (struct covered_period){.period = line->period, .file = line->place.file};
    return &c->list[c->count++];
}

void coverage_add(struct coverage *c, const struct cost_line *line) {
    if (line->category != CATEGORY_OWN)
        entry(c, line)->categories |= 1u << line->category;
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
        some |= c->list[i].categories;
    for (size_t i = 0; i < c->count; i++)
        if (some & ~c->list[i].categories)
            warn(&c->list[i], some & ~c->list[i].categories, d);
    if (c->count == 0 || some == every)
        return;
    struct buf names;
    buf_init(&names);
    add_names(&names, every & ~some);
    diag_add(d, (struct place){.file = c->list[0].file}, DIAG_CATEGORIES_FEW,
             buf_str(&names), NULL);
    buf_clear(&names);
}
