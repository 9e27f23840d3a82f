#include "test.h"

#include <stdlib.h>

#include "scales.h"
#include "small_budget.h"

static void the_same_twice_has_no_difference(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 3);
    side_shared(&s.before, q1, 0, 10000);
    side_shared(&s.before, q1, 1, 10000);
    side_shared(&s.after, q1, 0, 10000);
    side_shared(&s.after, q1, 1, 10000);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 1250 + 3334, 1250 + 3334, 0, 0, 0, 0);
    assert_compared(&s.c.rows[1], 3750 + 3333, 3750 + 3333, 0, 0, 0, 0);
    assert_compared(&s.c.rows[2], 5000 + 3333, 5000 + 3333, 0, 0, 0, 0);
    assert_compared(&s.c.total, 20000, 20000, 0, 0, 0, 0);
    assert_int_equal(s.c.gap_count, 0);
    scales_clear(&s);
}

static void costs_drivers_and_keys_are_replaced_in_that_order(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    side_shared(&s.before, q1, 0, 800); /* 1/4 and 3/4: 200 and 600 */
    side_shared(&s.after, q1, 0, 1200); /* 1/4 and 3/4: 300 and 900 */
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 5}); /* 200 and 1000 */
    s.after.b.keys[0].versions[0].weights[0].driver = 1;          /* 600 and 600 */
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 200, 600, 100, -100, 400, 0);
    assert_compared(&s.c.rows[1], 600, 600, 300, 100, -400, 0);
    assert_compared(&s.c.total, 800, 1200, 400, 0, 0, 0);
    scales_clear(&s);
}

static void what_remains_of_the_cents_is_rounding(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 3);
    side_shared(&s.before, q1, 1, 100); /* 34 33 33 */
    side_shared(&s.after, q1, 1, 200);  /* 67 67 66, exactly 33 1/3 more each */
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 34, 67, 33, 0, 0, 0);
    assert_compared(&s.c.rows[1], 33, 67, 33, 0, 0, 1);
    assert_compared(&s.c.rows[2], 33, 66, 33, 0, 0, 0);
    scales_clear(&s);
}

static void half_a_cent_of_effect_goes_away_from_zero(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    side_shared(&s.before, q1, 1, 2); /* 1 1 */
    side_shared(&s.after, q1, 1, 1);  /* 1 0, exactly a half less each */
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 1, 1, -1, 0, 0, 1);
    assert_compared(&s.c.rows[1], 1, 0, -1, 0, 0, 0);
    scales_clear(&s);
}

static void own_costs_belong_to_the_costs(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    side_shared(&s.before, q1, 1, 200);
    side_shared(&s.after, q1, 1, 200);
    side_own(&s.before, q1, 0, 40);
    side_own(&s.after, q1, 1, 70);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 140, 100, -40, 0, 0, 0);
    assert_compared(&s.c.rows[1], 100, 170, 70, 0, 0, 0);
    const struct change *by_category = s.c.by_category;
    assert_int_equal(by_category[OWN_COLUMN].before, 40);
    assert_int_equal(by_category[OWN_COLUMN].difference, -40);
    assert_int_equal(by_category[CATEGORY_STAFF].after, 100);
    assert_int_equal(by_category[CATEGORY_COLUMNS + OWN_COLUMN].difference, 70);
    scales_clear(&s);
}

static void own_costs_are_compared_with_what_is_shared(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.before.own = own_costs_new();
    side_own(&s.before, q1, 0, 300);
    s.before.lines[0].category_text = slice_of("Personeel");
    side_own(&s.before, q1, 0, 50);
    s.before.lines[1].category_text = slice_of("parking");
    side_shared(&s.after, q1, 1, 500);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 350, 250, -100, 0, 0, 0);
    assert_int_equal(s.c.with_own[CATEGORY_STAFF].before, 300);
    assert_int_equal(s.c.with_own[CATEGORY_STAFF].difference, -50);
    assert_int_equal(s.c.with_own[OWN_COLUMN].difference, -50);
    assert_int_equal(s.c.by_category[CATEGORY_STAFF].before, 0);
    assert_int_equal(s.c.by_category[CATEGORY_STAFF].difference, 250);
    assert_int_equal(s.c.by_category[OWN_COLUMN].difference, -350);
    assert_int_equal(s.c.rows[0].own.before, 350);
    scales_clear(&s);
}

static void municipalities_are_matched_by_code(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.after.b.municipalities[0].code = "b"; /* was B, in the second place */
    s.after.b.municipalities[1].code = "N";
    s.after.b.municipalities[1].name = "Newcomer";
    side_shared(&s.before, q1, 0, 400); /* A 100, B 300 */
    side_shared(&s.after, q1, 0, 400);  /* B 100, N 300 */
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_int_equal(s.c.count, 3);
    assert_compared(&s.c.rows[0], 100, 0, 0, -100, 0, 0);
    assert_compared(&s.c.rows[1], 300, 100, 0, -200, 0, 0);
    assert_compared(&s.c.rows[2], 0, 300, 0, 300, 0, 0);
    assert_int_equal(s.c.rows[0].after, MUNICIPALITY_NONE);
    assert_int_equal(s.c.rows[2].before, MUNICIPALITY_NONE);
    assert_string_equal(s.c.rows[2].name, "Newcomer");
    scales_clear(&s);
}

static void drivers_and_keys_are_matched_by_name(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    /* After has the same figures in the other column, and its keys in the other order. */
    s.after.b.drivers[0].name = "b";
    s.after.b.drivers[1].name = "a";
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 1});
    small_budget_figures(&s.after.b, 1, (const int64_t[]){1, 3});
    s.after.b.keys[0].name = "OTHER";
    s.after.b.keys[1].name = "personeel";
    s.after.b.keys[1].category = s.before.b.keys[0].category = CATEGORY_STAFF;
    side_shared(&s.before, q1, 0, 400);
    side_shared(&s.before, q1, 1, 600);
    side_shared(&s.after, q1, 1, 800);
    side_shared(&s.after, q1, 0, 600);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 400, 500, 100, 0, 0, 0);
    assert_compared(&s.c.rows[1], 600, 900, 300, 0, 0, 0);
    assert_int_equal(s.c.gap_count, 0);
    scales_clear(&s);
}

static void a_key_that_before_lacks_is_taken_from_after(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.after.b.keys[0].name = "new";
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 9});
    side_shared(&s.before, q1, 0, 1000); /* 250 750 */
    side_shared(&s.after, q1, 0,
                2000); /* by before's figures 500 1500, by after's 200 1800 */
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 250, 200, 250, -300, 0, 0);
    assert_compared(&s.c.rows[1], 750, 1800, 750, 300, 0, 0);
    assert_int_equal(s.c.gap_count, 1);
    assert_int_equal(s.c.gaps[0].kind, GAP_KEY);
    assert_string_equal(s.c.gaps[0].key, "new");
    assert_int_equal(s.c.gaps[0].first, q1);
    scales_clear(&s);
}

static void every_key_that_before_lacks_is_a_gap_of_its_own(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.after.b.keys[0].name = "new";
    s.after.b.keys[1].name = "newer";
    side_shared(&s.before, q1, 0, 1000);
    side_shared(&s.after, q1, 0, 1000);
    side_shared(&s.after, q1, 1, 1000);
    side_shared(&s.after, q2, 1, 1000);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_int_equal(s.c.gap_count, 2);
    assert_string_equal(s.c.gaps[0].key, "new");
    assert_int_equal(s.c.gaps[0].last, q1);
    assert_string_equal(s.c.gaps[1].key, "newer");
    assert_int_equal(s.c.gaps[1].first, q1);
    assert_int_equal(s.c.gaps[1].last, q2);
    scales_clear(&s);
}

static void figures_that_one_side_lacks_are_taken_from_the_other(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    /* After has dropped driver A, which before's key uses. */
    s.after.b.drivers[0].name = "C";
    s.after.b.keys[0].versions[0].weights[0].driver = 1;
    side_shared(&s.before, q1, 0, 400);
    side_shared(&s.after, q1, 0, 400);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 100, 200, 0, 0, 100, 0);
    assert_int_equal(s.c.gap_count, 1);
    assert_int_equal(s.c.gaps[0].kind, GAP_DRIVERS_AFTER);
    scales_clear(&s);

    /* Before has no figure of A for one municipality; its own key uses B. */
    scales_init(&s, 2);
    s.before.b.municipalities[1].versions[0].values[0].given = false;
    side_shared(&s.before, q1, 1, 400);
    side_shared(&s.after, q1, 0, 400);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 200, 100, -100, 0, 0, 0);
    assert_int_equal(s.c.gap_count, 1);
    assert_int_equal(s.c.gaps[0].kind, GAP_DRIVERS_BEFORE);
    scales_clear(&s);
}

static bool per_inhabitant(const struct compared *row, money *cents) {
    return change_per_inhabitant(&row->change, row->inhabitants, cents);
}

static void a_difference_is_shown_in_per_cent_and_per_inhabitant(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.before.b.inhabitants = s.after.b.inhabitants = 0;
    small_budget_figures(&s.after.b, 0, (const int64_t[]){2, 7});
    side_shared(&s.before, q1, 1, 600); /* 300 300 */
    side_shared(&s.after, q1, 1, 610);  /* 305 305 */
    assert_int_equal(scales_weigh(&s, everything), 0);
    int64_t digits;
    assert_true(change_percent(&s.c.rows[0].change, 2, &digits));
    assert_int_equal(digits, 167); /* 5/300 = 1.666... % */
    money cents;
    assert_true(per_inhabitant(&s.c.rows[0], &cents));
    assert_int_equal(cents, 3); /* 5/2, by the inhabitants of after */
    assert_true(per_inhabitant(&s.c.rows[1], &cents));
    assert_int_equal(cents, 1); /* 5/7 */
    assert_false(change_percent(&(struct change){0, 5, 5}, 2, &digits));
    assert_true(per_inhabitant(&s.c.total, &cents));
    assert_int_equal(cents, 1); /* 10/9 */
    assert_false(per_inhabitant(&(struct compared){0}, &cents));
    scales_clear(&s);
}

static void a_total_has_inhabitants_only_if_every_municipality_has(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.before.b.inhabitants = s.after.b.inhabitants = 0;
    small_budget_figures(&s.after.b, 0, (const int64_t[]){2, 0});
    side_shared(&s.before, q1, 1, 600);
    side_shared(&s.after, q1, 1, 610);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_int_equal(s.c.rows[0].inhabitants.digits, 2);
    assert_int_equal(s.c.total.inhabitants.digits, 0);
    scales_clear(&s);
}

static void a_difference_beyond_64_bits_is_refused(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    side_own(&s.before, q1, 0, -MONEY_MAX);
    side_own(&s.after, q1, 0, 1);
    assert_int_equal(scales_weigh(&s, everything), -1);
    assert_int_equal(diag_total(&s.d, DIAG_ERROR), 1);
    assert_null(s.c.rows);
    scales_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_twice_has_no_difference),
        cmocka_unit_test(costs_drivers_and_keys_are_replaced_in_that_order),
        cmocka_unit_test(what_remains_of_the_cents_is_rounding),
        cmocka_unit_test(half_a_cent_of_effect_goes_away_from_zero),
        cmocka_unit_test(own_costs_belong_to_the_costs),
        cmocka_unit_test(own_costs_are_compared_with_what_is_shared),
        cmocka_unit_test(municipalities_are_matched_by_code),
        cmocka_unit_test(drivers_and_keys_are_matched_by_name),
        cmocka_unit_test(a_key_that_before_lacks_is_taken_from_after),
        cmocka_unit_test(every_key_that_before_lacks_is_a_gap_of_its_own),
        cmocka_unit_test(figures_that_one_side_lacks_are_taken_from_the_other),
        cmocka_unit_test(a_difference_is_shown_in_per_cent_and_per_inhabitant),
        cmocka_unit_test(a_total_has_inhabitants_only_if_every_municipality_has),
        cmocka_unit_test(a_difference_beyond_64_bits_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
