#include "test.h"

#include "engine/shares/largest_remainder.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, COUNT = 4 };

/* Divides an amount by the figures of four municipalities. */
static void assert_divided(const int64_t *figures, money amount, const money *expected) {
    struct budget b;
    struct diags d;
    struct shares s;
    struct divider divider;
    money given[COUNT];
    diags_init(&d);
    small_budget_init(&b, COUNT, 1);
    small_budget_figures(&b, 0, figures);
    int key = small_budget_plain_key(&b, "key", 0);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), 0);
    divider_init(&divider, &s);
    largest_remainder(&divider, amount, given);
    for (size_t j = 0; j < COUNT; j++)
        assert_int_equal(given[j], expected[j]);
    divider_clear(&divider);
    shares_clear(&s);
    diags_clear(&d);
    budget_clear(&b);
}

static void the_largest_remainders_are_rounded_up(void **state) {
    (void)state;
    /* 10 x 0.11 0.26 0.27 0.36: 1.1 2.6 2.7 3.6, two cents are left */
    assert_divided((int64_t[]){11, 26, 27, 36}, 10, (money[]){1, 3, 3, 3});
}

static void the_earlier_municipality_wins_a_tie(void **state) {
    (void)state;
    assert_divided((int64_t[]){1, 1, 1, 1}, 2, (money[]){1, 1, 0, 0});
    assert_divided((int64_t[]){0, 1, 1, 0}, 3, (money[]){0, 2, 1, 0});
}

static void a_negative_amount_mirrors(void **state) {
    (void)state;
    assert_divided((int64_t[]){11, 26, 27, 36}, -10, (money[]){-1, -3, -3, -3});
    assert_divided((int64_t[]){1, 1, 1, 1}, -2, (money[]){-1, -1, 0, 0});
}

static void nothing_is_divided_into_nothing(void **state) {
    (void)state;
    assert_divided((int64_t[]){1, 2, 3, 4}, 0, (money[]){0, 0, 0, 0});
}

static void the_largest_amount_is_divided(void **state) {
    (void)state;
    assert_divided((int64_t[]){1, 1, 0, 0}, MONEY_MAX,
                   (money[]){MONEY_MAX / 2 + 1, MONEY_MAX / 2, 0, 0});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_remainders_are_rounded_up),
        cmocka_unit_test(the_earlier_municipality_wins_a_tie),
        cmocka_unit_test(a_negative_amount_mirrors),
        cmocka_unit_test(nothing_is_divided_into_nothing),
        cmocka_unit_test(the_largest_amount_is_divided),
    };
    return cmocka_run_group_tests_name("largest_remainder", tests, NULL, NULL);
}
