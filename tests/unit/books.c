#include "books.h"

#include "small_budget.h"

void books_init(struct books *k, enum model model) {
    k->line_count = 0;
    k->a = NULL;
    k->charges = NULL;
    diags_init(&k->d);
    small_budget_init(&k->b, 3, 1);
    small_budget_plain_key(&k->b, "equal", DRIVER_EQUAL);
    k->b.settings.model = model;
    k->b.settings.host = model == MODEL_CENTRE ? 0 : MUNICIPALITY_NONE;
    k->b.advances = arena_take(&k->b.arena, MOST_ADVANCES * sizeof *k->b.advances);
}

void books_clear(struct books *k) {
    cross_charges_free(k->charges);
    allocation_free(k->a);
    budget_clear(&k->b);
    diags_clear(&k->d);
}

struct cost_line *books_shared(struct books *k, period p, category c, money amount,
                               int incurred_by) {
    struct cost_line *line = &k->lines[k->line_count++];
    *line = small_budget_line(p, c, 0, amount, "");
    line->incurred_by = incurred_by;
    return line;
}

struct cost_line *books_own(struct books *k, period p, int municipality, money amount,
                            int incurred_by) {
    struct cost_line *line = books_shared(k, p, CATEGORY_OWN, amount, incurred_by);
    line->key = KEY_NONE;
    line->municipality = municipality;
    return line;
}

void books_advance(struct books *k, period p, int municipality, money amount, int to) {
    k->b.advances[k->b.advance_count++] = (struct advance){.municipality = municipality,
                                                           .period = p,
                                                           .amount[AMOUNT_NET] = amount,
                                                           .to = to};
}

int books_charge(struct books *k, size_t count) {
    k->a = allocation_new(&k->b, CLOSE_QUARTER, true);
    struct line_sink sink = allocation_sink(k->a, &k->d);
    for (size_t i = 0; i < k->line_count; i++)
        assert_int_equal(sink.take(sink.self, &k->lines[i]), 0);
    assert_int_equal(allocation_finish(k->a, &k->d), 0);
    k->charges = cross_charges_new(k->a);
    sink = cross_charges_sink(k->charges, &k->d);
    for (size_t i = 0; i < count; i++)
        if (sink.take(sink.self, &k->lines[i]) < 0)
            break;
    return cross_charges_finish(k->charges, &k->d);
}

struct settlement books_settled(struct books *k, struct settle_span span) {
    if (!k->charges)
        assert_int_equal(books_charge(k, k->line_count), 0);
    struct settlement s;
    assert_int_equal(settlement_init(&s, k->charges, span, &k->d), 0);
    return s;
}
