#include "test.h"

#include "engine/compare/limit.h"
#include "scales.h"
#include "small_budget.h"

static money excess(money before, money after, int64_t digits, unsigned places) {
    const struct change change = {before, after, after - before};
    return limit_excess(&change, (struct decimal){digits, places});
}

static void a_rise_is_held_against_the_amount_before(void **state) {
    (void)state;
    assert_int_equal(excess(10000, 15000, 5, 0), 4500); /* 100 to 150 at 5 %: 45 */
    assert_int_equal(excess(10000, 10500, 5, 0), 0);
    assert_int_equal(excess(10000, 10501, 5, 0), 1);
    assert_int_equal(excess(10000, 9000, 0, 0), 0);
    assert_int_equal(excess(10000, 10001, 0, 0), 1);
}

static void what_is_left_over_is_whole_cents_that_suffice(void **state) {
    (void)state;
    assert_int_equal(excess(10, 11, 5, 0), 1);               /* half a cent allowed */
    assert_int_equal(excess(333, 350, 25, 1), 9);            /* 8.325 allowed of 17 */
    assert_int_equal(excess(100000000, 100000001, 1, 9), 1); /* 0.001 allowed */
    assert_int_equal(excess(100000000, 100000001, 1, 6), 0); /* 1 allowed */
}

static void from_nothing_every_rise_is_over(void **state) {
    (void)state;
    assert_int_equal(excess(0, 700, 5, 0), 700);
    assert_int_equal(excess(0, 700, 999999999999999999, 0), 700);
    assert_int_equal(excess(0, 0, 0, 0), 0);
    assert_int_equal(excess(0, -700, 5, 0), 0);
}

static void less_to_receive_is_a_rise(void **state) {
    (void)state;
    assert_int_equal(excess(-20000, -15000, 5, 0), 4000); /* 50 more, 10 allowed */
    assert_int_equal(excess(-20000, -21000, 5, 0), 0);
    assert_int_equal(excess(-20000, 0, 100, 0), 0);
}

static void the_largest_amounts_fit(void **state) {
    (void)state;
    assert_int_equal(excess(0, MONEY_MAX, 5, 0), MONEY_MAX);
    assert_int_equal(excess(MONEY_MAX, 0, 999999999999999999, 0), 0);
}

static void those_over_the_limit_are_added_up(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 3);
    side_own(&s.before, q1, 0, 10000);
    side_own(&s.before, q1, 1, 10000);
    side_own(&s.after, q1, 0, 15000);
    side_own(&s.after, q1, 1, 5000);
    side_own(&s.after, q1, 2, 700);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_false(s.c.limited);
    limit_mark(&s.c, (struct decimal){5, 0}, &s.d);
    assert_true(s.c.limited);
    assert_int_equal(s.c.limit.digits, 5);
    assert_int_equal(s.c.rows[0].over_limit, 4500);
    assert_int_equal(s.c.rows[1].over_limit, 0);
    assert_int_equal(s.c.rows[2].over_limit, 700);
    assert_int_equal(s.c.total.over_limit, 5200);
    assert_int_equal(diag_total(&s.d, DIAG_ERROR), 0);
    scales_clear(&s);
}

static void a_sum_beyond_64_bits_is_refused(void **state) {
    (void)state;
    struct compared rows[] = {{.change = {0, MONEY_MAX, MONEY_MAX}},
                              {.change = {0, 1, 1}}};
    struct comparison c = {.rows = rows, .count = 2};
    struct diags d;
    diags_init(&d);
    limit_mark(&c, (struct decimal){5, 0}, &d);
    assert_int_equal(diag_total(&d, DIAG_ERROR), 1);
    diags_clear(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rise_is_held_against_the_amount_before),
        cmocka_unit_test(what_is_left_over_is_whole_cents_that_suffice),
        cmocka_unit_test(from_nothing_every_rise_is_over),
        cmocka_unit_test(less_to_receive_is_a_rise),
        cmocka_unit_test(the_largest_amounts_fit),
        cmocka_unit_test(those_over_the_limit_are_added_up),
        cmocka_unit_test(a_sum_beyond_64_bits_is_refused),
    };
    return cmocka_run_group_tests_name("limit", tests, NULL, NULL);
}
