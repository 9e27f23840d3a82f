/* Names and hashes of shares and totals; the totals of an allocation. */
#include <stdlib.h>

#include "base/mem.h"
#include "engine/closing/closing.h"

static void write_fields(struct buf *out, const struct slice *fields, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buf_slice(out, fields[i]);
        buf_char(out, CLOSED_END);
    }
}

void closing_share_name(struct buf *out, struct slice key, struct slice key_period,
                        struct slice municipality) {
    const struct slice fields[] = {key, key_period, municipality};
    write_fields(out, fields, 3);
}

void closing_total_name(struct buf *out, struct slice when, struct slice of,
                        struct slice key, struct slice municipality) {
    const struct slice fields[] = {when, of, key, municipality};
    write_fields(out, fields, 4);
}

struct closing_sum closing_share_hash(struct buf *name, struct slice numerator,
                                      struct slice denominator) {
    const struct slice fields[] = {numerator, denominator};
    write_fields(name, fields, 2);
    return closing_hash(buf_view(name));
}

/* Halves of 64 bits, since a sum of moneys may be larger than one. */
struct closing_sum closing_total_hash(struct buf *name, const wide total[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        buf_int(name, (int64_t)(total[part] >> 64));
        buf_char(name, CLOSED_END);
        buf_uint(name, (uint64_t)total[part]);
        buf_char(name, CLOSED_END);
    }
    return closing_hash(buf_view(name));
}

/* Calls the visitor for one key of a category and period: the groups `first` .. `end`. */
static void visit_key(const struct allocation *a, const struct closed_period *closed,
                      const struct group *first, const struct group *end,
                      const struct closing_visitor *v) {
    const struct budget *b = a->budget;
    struct buf name, when, of, key;
    struct buf *bufs[] = {&name, &when, &of, &key};
    for (size_t i = 0; i < 4; i++)
        buf_init(bufs[i]);
    period_write(&when, first->period);
    closed_category_write(&of, &b->categories, first->category);
    closed_key_write(&key, &b->categories, slice_of(b->keys[first->key].name));
    for (size_t m = 0; m < b->municipality_count; m++) {
        wide total[AMOUNT_PARTS] = {0, 0};
        for (const struct group *g = first; g < end; g++)
            for (int part = 0; part < AMOUNT_PARTS; part++)
                total[part] += g->given[part][m];
        if (total[AMOUNT_NET] == 0 && total[AMOUNT_VAT] == 0)
            continue;
        buf_reset(&name);
        closing_total_name(&name, buf_view(&when), buf_view(&of), buf_view(&key),
                           slice_of(closed->codes[m]));
        v->total(v->self, &name, total, first, m);
    }
    for (size_t i = 0; i < 4; i++)
        buf_clear(bufs[i]);
}

void closing_visit_totals(const struct allocation *a, const struct closed_period *closed,
                          const struct closing_visitor *v) {
    const struct group *end = a->groups + a->group_count;
    for (const struct group *g = a->groups, *next; g < end; g = next) {
        for (next = g + 1; next < end && next->period == g->period &&
                           next->category == g->category && next->key == g->key;)
            next++;
        if (closed_has(closed, g->period))
            visit_key(a, closed, g, next, v);
    }
}

static void add_total(void *self, struct buf *name, const wide total[AMOUNT_PARTS],
                      const struct group *group, size_t municipality) {
    (void)group, (void)municipality;
    closing_add(self, closing_total_hash(name, total));
}

struct closing_sum closing_totals(const struct allocation *a,
                                  const struct closed_period *closed) {
    struct closing_sum sum = {{0, 0}};
    closing_visit_totals(a, closed, &(struct closing_visitor){&sum, NULL, add_total});
    return sum;
}
