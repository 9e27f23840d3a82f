#include "test.h"

#include <stdlib.h>

#include "engine/settle.h"
#include "small_budget.h"

enum { MOST_LINES = 8, MOST_ADVANCES = 4 };

/* A budget of A, B and C with the key `equal`, its lines, and all that is made of it. */
struct books {
    struct budget b;
    struct diags d;
    struct cost_line lines[MOST_LINES];
    size_t line_count;
    struct allocation *a;
    struct ledger *l;
};

static const period q1 = 2025 * 8 + 1, q2 = 2025 * 8 + 2, q3 = 2025 * 8 + 3;
static const struct settle_span everything = {0};

static void books_init(struct books *k, enum model model) {
    k->line_count = 0;
    k->a = NULL;
    k->l = NULL;
    diags_init(&k->d);
    small_budget_init(&k->b, 3, 1);
    small_budget_plain_key(&k->b, "equal", DRIVER_EQUAL);
    k->b.settings.model = model;
    k->b.settings.host = model == MODEL_CENTRE ? 0 : MUNICIPALITY_NONE;
    k->b.advances = arena_take(&k->b.arena, MOST_ADVANCES * sizeof *k->b.advances);
}

static void books_clear(struct books *k) {
    ledger_free(k->l);
    allocation_free(k->a);
    budget_clear(&k->b);
    diags_clear(&k->d);
}

/* A line that all share; the caller may change it. */
static struct cost_line *shared(struct books *k, period p, enum category c, money amount,
                                int incurred_by) {
    struct cost_line *line = &k->lines[k->line_count++];
    *line = small_budget_line(p, c, 0, amount, "");
    line->incurred_by = incurred_by;
    return line;
}

static struct cost_line *own(struct books *k, period p, int municipality, money amount,
                             int incurred_by) {
    struct cost_line *line = shared(k, p, CATEGORY_OWN, amount, incurred_by);
    line->key = KEY_NONE;
    line->municipality = municipality;
    return line;
}

static void advance(struct books *k, period p, int municipality, money amount, int to) {
    k->b.advances[k->b.advance_count++] = (struct advance){
        .municipality = municipality, .period = p, .amount = amount, .to = to};
}

/* Allocates, and keeps the ledger on the first `count` lines. */
static int keep(struct books *k, size_t count) {
    k->a = allocation_new(&k->b, CLOSE_QUARTER, true);
    struct line_sink sink = allocation_sink(k->a, &k->d);
    for (size_t i = 0; i < k->line_count; i++)
        assert_int_equal(sink.take(sink.self, &k->lines[i]), 0);
    assert_int_equal(allocation_finish(k->a, &k->d), 0);
    k->l = ledger_new(k->a);
    sink = ledger_sink(k->l, &k->d);
    for (size_t i = 0; i < count; i++)
        if (sink.take(sink.self, &k->lines[i]) < 0)
            break;
    return ledger_finish(k->l, &k->d);
}

static struct settlement settled(struct books *k, struct settle_span span) {
    if (!k->l)
        assert_int_equal(keep(k, k->line_count), 0);
    struct settlement s;
    assert_int_equal(settlement_init(&s, k->l, span, &k->d), 0);
    return s;
}

static void assert_plane(const struct settlement *s, enum plane plane, money a, money b,
                         money c, money body) {
    const struct position *positions = s->positions[plane];
    assert_int_equal(s->position_count, 4);
    assert_int_equal(positions[0].balance, a);
    assert_int_equal(positions[1].balance, b);
    assert_int_equal(positions[2].balance, c);
    assert_int_equal(positions[3].balance, body);
    assert_int_equal(positions[3].party, PARTY_BODY);
}

static void assert_balances(const struct settlement *s, money a, money b, money c,
                            money body) {
    assert_plane(s, PLANE_NET, a, b, c, body);
}

static void assert_transfers(struct transfers got, const struct transfer *expected,
                             size_t expected_count) {
    assert_int_equal(got.count, expected_count);
    for (size_t i = 0; i < got.count; i++) {
        assert_int_equal(got.list[i].from, expected[i].from);
        assert_int_equal(got.list[i].to, expected[i].to);
        for (int plane = 0; plane < PLANES; plane++)
            assert_int_equal(got.list[i].amount[plane], expected[i].amount[plane]);
    }
}

#define ASSERT_TRANSFERS(got, ...)                                                       \
    assert_transfers(got, (const struct transfer[]){__VA_ARGS__},                        \
                     sizeof((struct transfer[]){__VA_ARGS__}) / sizeof(struct transfer))

static void guests_owe_the_host_what_they_bear(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE);
    struct settlement s = settled(&k, everything);
    assert_balances(&s, 3334 - 10000, 3333, 3333, 0);
    assert_false(s.body);
    assert_int_equal(s.positions[PLANE_NET][0].borne, 3334);
    assert_int_equal(s.positions[PLANE_NET][0].incurred, 10000);
    ASSERT_TRANSFERS(s.claims, {1, 0, {3333}}, {2, 0, {3333}});
    ASSERT_TRANSFERS(s.payments, {1, 0, {3333}}, {2, 0, {3333}});
    assert_true(s.fewest);
    settlement_clear(&s);
    books_clear(&k);
}

static void an_advance_that_was_too_high_comes_back(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE);
    advance(&k, q1, 1, 5000, PARTY_NONE);
    struct settlement s = settled(&k, everything);
    assert_balances(&s, 3334 - 10000 + 5000, 3333 - 5000, 3333, 0);
    assert_int_equal(s.positions[PLANE_NET][0].received, 5000);
    assert_int_equal(s.positions[PLANE_NET][1].paid, 5000);
    ASSERT_TRANSFERS(s.claims, {1, 0, {3333}}, {2, 0, {3333}});
    ASSERT_TRANSFERS(s.payments, {0, 1, {1667}}, {2, 0, {3333}});
    settlement_clear(&s);
    books_clear(&k);
}

static void an_advance_of_the_host_to_itself_is_nil(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE);
    advance(&k, q1, 0, 5000, PARTY_NONE);
    struct settlement s = settled(&k, everything);
    assert_balances(&s, -6666, 3333, 3333, 0);
    assert_int_equal(s.positions[PLANE_NET][0].paid, 0);
    assert_int_equal(s.positions[PLANE_NET][0].received, 0);
    settlement_clear(&s);
    books_clear(&k);
}

static void everybody_pays_the_joint_body(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    shared(&k, q1, CATEGORY_STAFF, 30000, PARTY_NONE);
    own(&k, q1, 2, 700, PARTY_NONE);
    advance(&k, q1, 0, 9000, PARTY_NONE);
    struct settlement s = settled(&k, everything);
    assert_balances(&s, 1000, 10000, 10700, -30700 + 9000);
    assert_true(s.body);
    assert_int_equal(s.positions[PLANE_NET][2].shared, 10000);
    assert_int_equal(s.positions[PLANE_NET][2].own, 700);
    assert_int_equal(s.positions[PLANE_NET][2].borne, 10700);
    ASSERT_TRANSFERS(s.claims, {0, PARTY_BODY, {10000}}, {1, PARTY_BODY, {10000}},
                     {2, PARTY_BODY, {10700}});
    ASSERT_TRANSFERS(s.payments, {0, PARTY_BODY, {1000}}, {1, PARTY_BODY, {10000}},
                     {2, PARTY_BODY, {10700}});
    settlement_clear(&s);
    books_clear(&k);
}

static void mutual_claims_are_netted(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_MATRIX);
    shared(&k, q1, CATEGORY_STAFF, 9000, 0);
    shared(&k, q1, CATEGORY_ICT, 6000, 1);
    shared(&k, q1, CATEGORY_FACILITIES, 3000, 2);
    struct settlement s = settled(&k, everything);
    assert_balances(&s, 6000 - 9000, 0, 6000 - 3000, 0);
    ASSERT_TRANSFERS(s.claims, {0, 1, {2000}}, {0, 2, {1000}}, {1, 0, {3000}},
                     {1, 2, {1000}}, {2, 0, {3000}}, {2, 1, {2000}});
    ASSERT_TRANSFERS(s.payments, {2, 0, {3000}});
    settlement_clear(&s);
    books_clear(&k);
}

static void lines_of_one_group_may_be_incurred_by_different_parties(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    shared(&k, q1, CATEGORY_STAFF, 300, PARTY_NONE);
    shared(&k, q1, CATEGORY_STAFF, 600, 1); /* a unit that stayed behind */
    shared(&k, q1, CATEGORY_STAFF, 900, PARTY_BODY);
    struct settlement s = settled(&k, everything);
    assert_balances(&s, 300, 0, 600, -900);
    ASSERT_TRANSFERS(s.claims, {0, 1, {200}}, {0, PARTY_BODY, {300}}, {1, 0, {100}},
                     {1, PARTY_BODY, {300}}, {2, 0, {100}}, {2, 1, {200}},
                     {2, PARTY_BODY, {300}});
    settlement_clear(&s);
    books_clear(&k);
}

static void a_discount_is_a_pair_of_own_costs(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    shared(&k, q1, CATEGORY_STAFF, 3000, PARTY_NONE);
    own(&k, q1, 1, -400, PARTY_NONE);
    own(&k, q1, 0, 400, PARTY_NONE);
    own(&k, q1, 2, 50, 2); /* paid by itself: nobody owes anything for it */
    struct settlement s = settled(&k, everything);
    assert_balances(&s, 1400 - 3000, 600, 1000, 0);
    ASSERT_TRANSFERS(s.claims, {1, 0, {600}}, {2, 0, {1000}});
    assert_int_equal(s.positions[PLANE_NET][2].incurred, 50);
    settlement_clear(&s);
    books_clear(&k);
}

static void a_credit_note_is_a_negative_claim(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    shared(&k, q1, CATEGORY_STAFF, -300, PARTY_NONE);
    struct settlement s = settled(&k, everything);
    assert_balances(&s, 200, -100, -100, 0);
    ASSERT_TRANSFERS(s.claims, {1, 0, {-100}}, {2, 0, {-100}});
    ASSERT_TRANSFERS(s.payments, {0, 1, {100}}, {0, 2, {100}});
    settlement_clear(&s);
    books_clear(&k);
}

static void advances_between_two_parties_are_one(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE);
    advance(&k, q2, 2, 700, 1);
    advance(&k, q1, 2, 40, PARTY_NONE);
    advance(&k, q2, 1, 300, PARTY_NONE);
    advance(&k, q2, 0, 9000, PARTY_NONE); /* the host to itself */
    advance(&k, q1, 1, 20, PARTY_NONE);
    struct settlement s = settled(&k, everything);
    ASSERT_TRANSFERS(s.advances, {1, 0, {320}}, {2, 0, {40}}, {2, 1, {700}});
    settlement_clear(&s);
    s = settled(&k, (struct settle_span){.only = q1});
    ASSERT_TRANSFERS(s.advances, {1, 0, {20}}, {2, 0, {40}});
    settlement_clear(&s);
    books_clear(&k);
}

static void periods_add_up_to_the_year_to_date(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    shared(&k, q1, CATEGORY_STAFF, 300, PARTY_NONE);
    shared(&k, q3, CATEGORY_STAFF, 600, PARTY_NONE);
    advance(&k, q2, 1, 50, PARTY_NONE); /* a period without costs */
    struct settlement s = settled(&k, (struct settle_span){.only = q2});
    assert_int_equal(k.l->period_count, 3);
    assert_balances(&s, 0, -50, 0, 50);
    settlement_clear(&s);
    s = settled(&k, settle_year_to_date(q2));
    assert_balances(&s, 100, 50, 100, -250);
    settlement_clear(&s);
    s = settled(&k, settle_year_to_date(q3));
    assert_balances(&s, 300, 250, 300, -850);
    settlement_clear(&s);
    s = settled(&k, settle_year_to_date(period_make(2025, 0)));
    assert_balances(&s, 300, 250, 300, -850);
    settlement_clear(&s);
    s = settled(&k, settle_year_to_date(period_make(2026, 1)));
    assert_balances(&s, 0, 0, 0, 0);
    settlement_clear(&s);
    books_clear(&k);
}

static void a_year_by_itself_leaves_its_quarters_out(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    period year = period_make(2025, 0);
    shared(&k, year, CATEGORY_STAFF, 300, PARTY_NONE);
    shared(&k, q1, CATEGORY_STAFF, 600, PARTY_NONE);
    struct settlement s = settled(&k, (struct settle_span){.only = year});
    assert_balances(&s, 100, 100, 100, -300);
    settlement_clear(&s);
    s = settled(&k, (struct settle_span){.range = {year, year}});
    assert_balances(&s, 300, 300, 300, -900);
    settlement_clear(&s);
    books_clear(&k);
}

static void vat_is_settled_apart_and_paid_along(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    k.b.has_vat = true;
    shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE)->vat = 2100;
    advance(&k, q1, 2, 3333, PARTY_NONE);
    k.b.advances[0].vat = 500;
    struct settlement s = settled(&k, everything);
    assert_plane(&s, PLANE_NET, 3334 - 10000 + 3333, 3333, 0, 0);
    assert_plane(&s, PLANE_VAT, 700 - 2100 + 500, 700, 200, 0);
    ASSERT_TRANSFERS(s.payments, {1, 0, {3333, 700}}, {2, 0, {0, 200}});
    settlement_clear(&s);
    books_clear(&k);
}

static void a_credit_note_with_vat_is_paid_once(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    k.b.has_vat = true;
    shared(&k, q1, CATEGORY_STAFF, -300, PARTY_NONE)->vat = 63;
    struct settlement s = settled(&k, everything);
    ASSERT_TRANSFERS(s.payments, {PARTY_BODY, 0, {100, -21}}, {PARTY_BODY, 1, {100, -21}},
                     {PARTY_BODY, 2, {100, -21}});
    settlement_clear(&s);
    books_clear(&k);
}

static void who_left_bears_nothing_of_what_comes_after(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    k.b.municipalities[2].versions[0].until = period_last_day(q1);
    shared(&k, q1, CATEGORY_STAFF, 300, PARTY_NONE);
    shared(&k, q2, CATEGORY_STAFF, 300, PARTY_NONE);
    struct settlement s = settled(&k, everything);
    assert_balances(&s, 250, 250, 100, -600);
    settlement_clear(&s);
    books_clear(&k);
}

static struct diag seen;

static void see(void *self, const struct diag *fault) {
    (void)self;
    seen = *fault;
}

static void see_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    (void)self, (void)file, (void)level, (void)times;
}

/* Whether exactly one fault was told and is of this code; it is `seen` then. */
static bool told(const struct diags *d, enum diag_code code) {
    seen = (struct diag){.code = DIAG_CODES};
    diag_visit(d, DIAG_ERROR, &(struct diag_visitor){NULL, see, see_more});
    return diag_total(d, DIAG_ERROR) + diag_total(d, DIAG_FAILURE) == 1 &&
           seen.code == code;
}

static void in_a_matrix_every_line_says_who_incurred_it(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_MATRIX);
    shared(&k, q1, CATEGORY_STAFF, 9000, 0);
    shared(&k, q1, CATEGORY_ICT, 6000, PARTY_NONE)->place.line = 3;
    assert_int_equal(keep(&k, 2), -1);
    assert_true(told(&k.d, DIAG_INCURRED_MISSING));
    assert_int_equal(seen.place.line, 3);
    assert_string_equal(seen.place.file, "costs.csv");
    books_clear(&k);
}

static void other_lines_than_were_allocated_are_refused(void **state) {
    (void)state;
    for (int what = 0; what < 4; what++) {
        struct books k;
        books_init(&k, MODEL_SERVICE);
        shared(&k, q1, CATEGORY_STAFF, 9000, PARTY_NONE);
        shared(&k, q1, CATEGORY_ICT, 6000, PARTY_NONE);
        assert_int_equal(keep(&k, 2), 0);
        struct line_sink sink = ledger_sink(k.l, &k.d);
        k.lines[1].category = what == 0 ? CATEGORY_HOUSING : CATEGORY_ICT;
        k.lines[1].period = what == 1 ? q2 : q1;
        for (int i = 0; i < (what == 2 ? 3 : what == 3 ? 1 : 2); i++)
            if (sink.take(sink.self, &k.lines[i < 2 ? i : 1]) < 0)
                break;
        assert_int_equal(ledger_finish(k.l, &k.d), -1);
        assert_true(told(&k.d, DIAG_INTERNAL_LEDGER));
        books_clear(&k);
    }
}

static void the_model_and_its_host_are_needed(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_NONE);
    assert_int_equal(ledger_check(&k.b, (struct place){0}, &k.d), -1);
    assert_true(told(&k.d, DIAG_MODEL_MISSING));
    books_clear(&k);
    books_init(&k, MODEL_CENTRE);
    assert_int_equal(ledger_check(&k.b, (struct place){0}, &k.d), 0);
    k.b.settings.host = MUNICIPALITY_NONE;
    assert_int_equal(ledger_check(&k.b, (struct place){0}, &k.d), -1);
    assert_true(told(&k.d, DIAG_HOST_MISSING));
    books_clear(&k);
}

static void in_a_matrix_without_a_host_an_advance_says_who_received_it(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_MATRIX);
    advance(&k, q1, 0, 100, 1);
    assert_int_equal(ledger_check(&k.b, (struct place){0}, &k.d), 0);
    advance(&k, q1, 0, 100, PARTY_NONE);
    k.b.advances[1].place = (struct place){.file = "advances.csv", .line = 3};
    k.b.settings.host = 2;
    assert_int_equal(ledger_check(&k.b, (struct place){0}, &k.d), 0);
    k.b.settings.host = MUNICIPALITY_NONE;
    assert_int_equal(ledger_check(&k.b, (struct place){0}, &k.d), -1);
    assert_true(told(&k.d, DIAG_RECEIVER_MISSING));
    assert_int_equal(seen.place.line, 3);
    books_clear(&k);
}

static void sums_beyond_64_bits_are_refused(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    own(&k, q1, 0, MONEY_MAX / 2, PARTY_NONE);
    own(&k, q1, 0, -MONEY_MAX / 2, 1);
    advance(&k, q1, 0, -MONEY_MAX / 2, PARTY_NONE);
    advance(&k, q1, 0, -MONEY_MAX / 2, PARTY_NONE);
    advance(&k, q1, 0, -MONEY_MAX / 2, PARTY_NONE);
    assert_int_equal(keep(&k, 2), 0);
    struct settlement s;
    assert_int_equal(settlement_init(&s, k.l, everything, &k.d), -1);
    assert_true(told(&k.d, DIAG_TOTAL_TOO_LARGE));
    assert_null(s.positions[PLANE_NET]);
    books_clear(&k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guests_owe_the_host_what_they_bear),
        cmocka_unit_test(an_advance_that_was_too_high_comes_back),
        cmocka_unit_test(an_advance_of_the_host_to_itself_is_nil),
        cmocka_unit_test(everybody_pays_the_joint_body),
        cmocka_unit_test(mutual_claims_are_netted),
        cmocka_unit_test(lines_of_one_group_may_be_incurred_by_different_parties),
        cmocka_unit_test(a_discount_is_a_pair_of_own_costs),
        cmocka_unit_test(a_credit_note_is_a_negative_claim),
        cmocka_unit_test(advances_between_two_parties_are_one),
        cmocka_unit_test(periods_add_up_to_the_year_to_date),
        cmocka_unit_test(a_year_by_itself_leaves_its_quarters_out),
        cmocka_unit_test(vat_is_settled_apart_and_paid_along),
        cmocka_unit_test(a_credit_note_with_vat_is_paid_once),
        cmocka_unit_test(who_left_bears_nothing_of_what_comes_after),
        cmocka_unit_test(in_a_matrix_every_line_says_who_incurred_it),
        cmocka_unit_test(other_lines_than_were_allocated_are_refused),
        cmocka_unit_test(the_model_and_its_host_are_needed),
        cmocka_unit_test(in_a_matrix_without_a_host_an_advance_says_who_received_it),
        cmocka_unit_test(sums_beyond_64_bits_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
