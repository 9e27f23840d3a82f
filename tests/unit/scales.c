#include "scales.h"

#include "test.h"

#include "small_budget.h"

/* Two municipalities; driver A is 1 and 3, driver B is 1 and 1; key 0 is by A,
   key 1 by B. */
static void side_init(struct side *s, size_t municipalities) {
    *s = (struct side){0};
    small_budget_init(&s->b, municipalities, 2);
    small_budget_figures(&s->b, 0, (const int64_t[]){1, 3, 4});
    small_budget_figures(&s->b, 1, (const int64_t[]){1, 1, 1});
    small_budget_plain_key(&s->b, "staff", 0);
    small_budget_plain_key(&s->b, "other", 1);
}

void scales_init(struct scales *s, size_t municipalities) {
    diags_init(&s->d);
    s->c = (struct comparison){0};
    side_init(&s->before, municipalities);
    side_init(&s->after, municipalities);
}

void scales_clear(struct scales *s) {
    comparison_clear(&s->c);
    own_costs_free(s->before.own);
    own_costs_free(s->after.own);
    allocation_free(s->before.a);
    allocation_free(s->after.a);
    budget_clear(&s->before.b);
    budget_clear(&s->after.b);
    diags_clear(&s->d);
}

void side_shared(struct side *s, period p, int key, money amount) {
    s->lines[s->line_count++] = small_budget_line(p, CATEGORY_STAFF, key, amount, "");
}

void side_own(struct side *s, period p, int municipality, money amount) {
    struct cost_line *line = &s->lines[s->line_count++];
    *line = small_budget_line(p, CATEGORY_OWN, KEY_NONE, amount, "");
    line->municipality = municipality;
}

static void allocate(struct side *s, struct diags *d) {
    s->a = allocation_new(&s->b, CLOSE_QUARTER, false);
    struct line_sink sink = allocation_sink(s->a, d);
    if (s->own)
        sink = own_costs_sink(s->own, sink);
    for (size_t i = 0; i < s->line_count; i++)
        assert_int_equal(sink.take(sink.self, &s->lines[i]), 0);
    assert_int_equal(allocation_finish(s->a, d), 0);
}

int scales_weigh(struct scales *s, struct period_range range) {
    allocate(&s->before, &s->d);
    allocate(&s->after, &s->d);
    return compare_allocations(&s->c, (struct compare_side){s->before.a, s->before.own},
                               (struct compare_side){s->after.a, s->after.own}, range,
                               &s->d);
}

void assert_compared(const struct compared *row, money before, money after, money costs,
                     money drivers, money keys, money rounding) {
    assert_int_equal(row->change.before, before);
    assert_int_equal(row->change.after, after);
    assert_int_equal(row->change.difference, after - before);
    assert_int_equal(row->effects.costs, costs);
    assert_int_equal(row->effects.drivers, drivers);
    assert_int_equal(row->effects.keys, keys);
    assert_int_equal(row->effects.rounding, rounding);
    assert_int_equal(costs + drivers + keys + rounding, after - before);
}
