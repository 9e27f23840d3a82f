#include "test.h"

#include "books.h"

static void assert_part(const struct settlement *s, enum amount_part part, money a,
                        money b, money c, money body) {
    const struct position *positions = s->positions[part];
    assert_int_equal(s->position_count, 4);
    assert_int_equal(positions[0].balance, a);
    assert_int_equal(positions[1].balance, b);
    assert_int_equal(positions[2].balance, c);
    assert_int_equal(positions[3].balance, body);
    assert_int_equal(positions[3].party, PARTY_BODY);
}

static void assert_balances(const struct settlement *s, money a, money b, money c,
                            money body) {
    assert_part(s, AMOUNT_NET, a, b, c, body);
}

static void assert_transfers(struct transfers got, const struct transfer *expected,
                             size_t expected_count) {
    assert_int_equal(got.count, expected_count);
    for (size_t i = 0; i < got.count; i++) {
        assert_int_equal(got.list[i].from, expected[i].from);
        assert_int_equal(got.list[i].to, expected[i].to);
        for (int part = 0; part < AMOUNT_PARTS; part++)
            assert_int_equal(got.list[i].amount[part], expected[i].amount[part]);
    }
}

#define ASSERT_TRANSFERS(got, ...)                                                       \
    assert_transfers(got, (const struct transfer[]){__VA_ARGS__},                        \
                     sizeof((struct transfer[]){__VA_ARGS__}) / sizeof(struct transfer))

static void guests_owe_the_host_what_they_bear(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    books_shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE);
    struct settlement s = books_settled(&k, everything);
    assert_balances(&s, 3334 - 10000, 3333, 3333, 0);
    assert_false(s.body);
    assert_int_equal(s.positions[AMOUNT_NET][0].borne, 3334);
    assert_int_equal(s.positions[AMOUNT_NET][0].incurred, 10000);
    ASSERT_TRANSFERS(s.claims, {1, 0, {3333}}, {2, 0, {3333}});
    ASSERT_TRANSFERS(s.payments, {1, 0, {3333}}, {2, 0, {3333}});
    assert_true(s.fewest);
    settlement_clear(&s);
    books_clear(&k);
}

/* B bears 700 that C incurred; A has settled with nobody. */
static struct settlement crossed(struct books *k, enum model model, enum payments route) {
    books_init(k, model);
    k->b.settings.payments = route;
    books_own(k, q1, 1, 700, 2);
    books_own(k, q1, 0, 300, 0);
    return books_settled(k, everything);
}

static void payments_run_as_the_setting_or_the_model_says(void **state) {
    (void)state;
    static const struct {
        enum model model;
        enum payments route;
        int hub;
    } routes[] = {
        {MODEL_CENTRE, PAYMENTS_BY_MODEL, PARTY_NONE},
        {MODEL_CENTRE, PAYMENTS_BODY, 0},
        {MODEL_SERVICE, PAYMENTS_BY_MODEL, PARTY_BODY},
        {MODEL_SERVICE, PAYMENTS_FEWEST, PARTY_NONE},
        {MODEL_MATRIX, PAYMENTS_BY_MODEL, PARTY_NONE},
        {MODEL_MATRIX, PAYMENTS_BODY, PARTY_BODY},
    };
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
        struct books k;
        struct settlement s = crossed(&k, routes[i].model, routes[i].route);
        int hub = routes[i].hub;
        assert_int_equal(s.hub, hub);
        assert_balances(&s, 0, 700, -700, 0);
        if (hub == PARTY_NONE)
            ASSERT_TRANSFERS(s.payments, {1, 2, {700}});
        else if (hub == 0)
            ASSERT_TRANSFERS(s.payments, {0, 2, {700}}, {1, 0, {700}});
        else
            ASSERT_TRANSFERS(s.payments, {1, hub, {700}}, {hub, 2, {700}});
        assert_int_equal(s.body, hub == PARTY_BODY);
        settlement_clear(&s);
        books_clear(&k);
    }
}

static void an_advance_that_was_too_high_comes_back(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    books_shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE);
    books_advance(&k, q1, 1, 5000, PARTY_NONE);
    struct settlement s = books_settled(&k, everything);
    assert_balances(&s, 3334 - 10000 + 5000, 3333 - 5000, 3333, 0);
    assert_int_equal(s.positions[AMOUNT_NET][0].received, 5000);
    assert_int_equal(s.positions[AMOUNT_NET][1].paid, 5000);
    ASSERT_TRANSFERS(s.claims, {1, 0, {3333}}, {2, 0, {3333}});
    ASSERT_TRANSFERS(s.payments, {0, 1, {1667}}, {2, 0, {3333}});
    settlement_clear(&s);
    books_clear(&k);
}

static void an_advance_of_the_host_to_itself_is_nil(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    books_shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE);
    books_advance(&k, q1, 0, 5000, PARTY_NONE);
    struct settlement s = books_settled(&k, everything);
    assert_balances(&s, -6666, 3333, 3333, 0);
    assert_int_equal(s.positions[AMOUNT_NET][0].paid, 0);
    assert_int_equal(s.positions[AMOUNT_NET][0].received, 0);
    settlement_clear(&s);
    books_clear(&k);
}

static void everybody_pays_the_joint_body(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    books_shared(&k, q1, CATEGORY_STAFF, 30000, PARTY_NONE);
    books_own(&k, q1, 2, 700, PARTY_NONE);
    books_advance(&k, q1, 0, 9000, PARTY_NONE);
    struct settlement s = books_settled(&k, everything);
    assert_balances(&s, 1000, 10000, 10700, -30700 + 9000);
    assert_true(s.body);
    assert_int_equal(s.positions[AMOUNT_NET][2].shared, 10000);
    assert_int_equal(s.positions[AMOUNT_NET][2].own, 700);
    assert_int_equal(s.positions[AMOUNT_NET][2].borne, 10700);
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
    books_shared(&k, q1, CATEGORY_STAFF, 9000, 0);
    books_shared(&k, q1, CATEGORY_ICT, 6000, 1);
    books_shared(&k, q1, CATEGORY_FACILITIES, 3000, 2);
    struct settlement s = books_settled(&k, everything);
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
    books_shared(&k, q1, CATEGORY_STAFF, 300, PARTY_NONE);
    books_shared(&k, q1, CATEGORY_STAFF, 600,
                 1); /* a unit that did not move to the host */
    books_shared(&k, q1, CATEGORY_STAFF, 900, PARTY_BODY);
    struct settlement s = books_settled(&k, everything);
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
    books_shared(&k, q1, CATEGORY_STAFF, 3000, PARTY_NONE);
    books_own(&k, q1, 1, -400, PARTY_NONE);
    books_own(&k, q1, 0, 400, PARTY_NONE);
    books_own(&k, q1, 2, 50, 2); /* paid by itself: nobody owes anything for it */
    struct settlement s = books_settled(&k, everything);
    assert_balances(&s, 1400 - 3000, 600, 1000, 0);
    ASSERT_TRANSFERS(s.claims, {1, 0, {600}}, {2, 0, {1000}});
    assert_int_equal(s.positions[AMOUNT_NET][2].incurred, 50);
    settlement_clear(&s);
    books_clear(&k);
}

static void a_credit_note_is_a_negative_claim(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    books_shared(&k, q1, CATEGORY_STAFF, -300, PARTY_NONE);
    struct settlement s = books_settled(&k, everything);
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
    books_shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE);
    books_advance(&k, q2, 2, 700, 1);
    books_advance(&k, q1, 2, 40, PARTY_NONE);
    books_advance(&k, q2, 1, 300, PARTY_NONE);
    books_advance(&k, q2, 0, 9000, PARTY_NONE); /* the host to itself */
    books_advance(&k, q1, 1, 20, PARTY_NONE);
    struct settlement s = books_settled(&k, everything);
    ASSERT_TRANSFERS(s.advances, {1, 0, {320}}, {2, 0, {40}}, {2, 1, {700}});
    settlement_clear(&s);
    s = books_settled(&k, (struct settle_span){.only = q1});
    ASSERT_TRANSFERS(s.advances, {1, 0, {20}}, {2, 0, {40}});
    settlement_clear(&s);
    books_clear(&k);
}

static void periods_add_up_to_the_year_to_date(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    books_shared(&k, q1, CATEGORY_STAFF, 300, PARTY_NONE);
    books_shared(&k, q3, CATEGORY_STAFF, 600, PARTY_NONE);
    books_advance(&k, q2, 1, 50, PARTY_NONE); /* a period without costs */
    struct settlement s = books_settled(&k, (struct settle_span){.only = q2});
    assert_int_equal(k.charges->period_count, 3);
    assert_balances(&s, 0, -50, 0, 50);
    settlement_clear(&s);
    s = books_settled(&k, settle_year_to_date(q2));
    assert_balances(&s, 100, 50, 100, -250);
    settlement_clear(&s);
    s = books_settled(&k, settle_year_to_date(q3));
    assert_balances(&s, 300, 250, 300, -850);
    settlement_clear(&s);
    s = books_settled(&k, settle_year_to_date(period_make(2025, 0)));
    assert_balances(&s, 300, 250, 300, -850);
    settlement_clear(&s);
    s = books_settled(&k, settle_year_to_date(period_make(2026, 1)));
    assert_balances(&s, 0, 0, 0, 0);
    settlement_clear(&s);
    books_clear(&k);
}

static void a_year_by_itself_leaves_its_quarters_out(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    period year = period_make(2025, 0);
    books_shared(&k, year, CATEGORY_STAFF, 300, PARTY_NONE);
    books_shared(&k, q1, CATEGORY_STAFF, 600, PARTY_NONE);
    struct settlement s = books_settled(&k, (struct settle_span){.only = year});
    assert_balances(&s, 100, 100, 100, -300);
    settlement_clear(&s);
    s = books_settled(&k, (struct settle_span){.range = {year, year}});
    assert_balances(&s, 300, 300, 300, -900);
    settlement_clear(&s);
    books_clear(&k);
}

static void vat_is_settled_apart_and_paid_along(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_CENTRE);
    k.b.has_vat = true;
    books_shared(&k, q1, CATEGORY_STAFF, 10000, PARTY_NONE)->amount[AMOUNT_VAT] = 2100;
    books_advance(&k, q1, 2, 3333, PARTY_NONE);
    k.b.advances[0].amount[AMOUNT_VAT] = 500;
    struct settlement s = books_settled(&k, everything);
    assert_part(&s, AMOUNT_NET, 3334 - 10000 + 3333, 3333, 0, 0);
    assert_part(&s, AMOUNT_VAT, 700 - 2100 + 500, 700, 200, 0);
    ASSERT_TRANSFERS(s.payments, {1, 0, {3333, 700}}, {2, 0, {0, 200}});
    settlement_clear(&s);
    books_clear(&k);
}

static void a_credit_note_with_vat_is_paid_once(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    k.b.has_vat = true;
    books_shared(&k, q1, CATEGORY_STAFF, -300, PARTY_NONE)->amount[AMOUNT_VAT] = 63;
    struct settlement s = books_settled(&k, everything);
    ASSERT_TRANSFERS(s.payments, {PARTY_BODY, 0, {100, -21}}, {PARTY_BODY, 1, {100, -21}},
                     {PARTY_BODY, 2, {100, -21}});
    settlement_clear(&s);
    books_clear(&k);
}

static void whoever_left_bears_nothing_of_later_costs(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    k.b.municipalities[2].versions[0].until = period_last_day(q1);
    books_shared(&k, q1, CATEGORY_STAFF, 300, PARTY_NONE);
    books_shared(&k, q2, CATEGORY_STAFF, 300, PARTY_NONE);
    struct settlement s = books_settled(&k, everything);
    assert_balances(&s, 250, 250, 100, -600);
    settlement_clear(&s);
    books_clear(&k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(payments_run_as_the_setting_or_the_model_says),
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
        cmocka_unit_test(whoever_left_bears_nothing_of_later_costs),
    };
    return cmocka_run_group_tests_name("settle", tests, NULL, NULL);
}
