#include "input/costs/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
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

/* --- sets --------------------------------------------------------------------------- */

enum { WORDS = sizeof(struct category_set) / sizeof(uint64_t) };

static bool is_empty(const struct category_set *set) {
    for (size_t i = 0; i < WORDS; i++)
        if (set->bits[i])
            return false;
    return true;
}

static void unite(struct category_set *set, const struct category_set *more) {
    for (size_t i = 0; i < WORDS; i++)
        set->bits[i] |= more->bits[i];
}

static struct category_set without(struct category_set set,
                                   const struct category_set *less) {
    for (size_t i = 0; i < WORDS; i++)
        set.bits[i] &= ~less->bits[i];
    return set;
}

/* What stands between the names of categories: a bar, as in the setting, when one has a
   comma. */
static const char *separator(const struct category_set *set,
                             const struct categories *all) {
    for (category c = 0; c < all->count; c++)
        if (bits_get(set->bits, (uint64_t)c) && strchr(category_id(all, c), ','))
            return " | ";
    return ", ";
}

static void add_names(struct buf *out, const struct category_set *set,
                      const struct categories *all) {
    const char *between = separator(set, all);
    for (category c = 0; c < all->count; c++) {
        if (!bits_get(set->bits, (uint64_t)c))
            continue;
        buf_text(out, out->len > 0 ? between : "");
        category_write(out, all, c);
    }
}

/* --- periods ------------------------------------------------------------------------ */

static struct category_set *categories_of(const struct coverage *c, period p) {
    return &c->categories[p - period_make(YEAR_FIRST, 0)];
}

static void add(struct coverage *c, struct covered_period p,
                const struct category_set *more) {
    struct category_set *set = categories_of(c, p.period);
    if (is_empty(set)) {
        c->list = mem_room(c->list, c->count, &c->room, sizeof *c->list);
        c->list[c->count++] = p;
    }
    unite(set, more);
}

void coverage_add(struct coverage *c, const struct cost_line *line) {
    struct category_set one = {{0}};
    if (line->category == CATEGORY_OWN)
        return;
    bits_set(one.bits, (uint64_t)line->category);
    if (line->half != HALF_NONE)
        unite(&c->moved, &one);
    else
        add(c, (struct covered_period){line->period, line->place.file}, &one);
}

void coverage_join(struct coverage *c, const struct coverage *from) {
    unite(&c->moved, &from->moved);
    for (size_t i = 0; i < from->count; i++)
        add(c, from->list[i], categories_of(from, from->list[i].period));
}

/* --- what is lacking ---------------------------------------------------------------- */

static void warn(const struct covered_period *p, const struct category_set *missing,
                 const struct categories *all, struct diags *d) {
    struct buf when = {0}, names = {0};
    period_write(&when, p->period);
    add_names(&names, missing, all);
    diag_add(d, (struct place){.file = p->file}, DIAG_CATEGORIES_MISSING, buf_str(&when),
             buf_str(&names), NULL);
    buf_clear(&names);
    buf_clear(&when);
}

/* Notes the categories that no period has. */
static void note(const struct coverage *c, const struct category_set *none,
                 const struct categories *all, struct diags *d) {
    struct buf names = {0};
    add_names(&names, none, all);
    diag_add(d, (struct place){.file = c->list[0].file}, DIAG_CATEGORIES_FEW,
             buf_str(&names), NULL);
    buf_clear(&names);
}

void coverage_report(const struct coverage *c, const struct categories *all,
                     struct diags *d) {
    struct category_set some = {{0}}, none = {{0}};
    for (size_t i = 0; i < c->count; i++)
        unite(&some, categories_of(c, c->list[i].period));
    for (size_t i = 0; i < c->count; i++) {
        struct category_set missing = without(some, categories_of(c, c->list[i].period));
        if (!is_empty(&missing))
            warn(&c->list[i], &missing, all, d);
    }
    for (category one = 0; one < all->count; one++)
        bits_set(none.bits, (uint64_t)one);
    none = without(without(none, &some), &c->moved);
    if (c->count > 0 && !is_empty(&none))
        note(c, &none, all, d);
}
