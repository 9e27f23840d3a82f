#include "test.h"

#include "number/ratio.h"

/* Makes `r` the fraction n / d, or with the sign of n. */
static void set_fraction(struct ratio *r, int64_t n, int64_t d) {
    struct ratio by;
    ratio_init(&by);
    ratio_set_int(&by, d);
    ratio_set_int(r, n);
    ratio_div(r, &by);
    ratio_clear(&by);
}

static void assert_ratio(const struct ratio *r, const char *want) {
    struct buf b;
    buf_init(&b);
    ratio_write(&b, r);
    assert_string_equal(buf_str(&b), want);
    buf_clear(&b);
}

static void assert_decimal(int64_t n, int64_t d, unsigned places, const char *want) {
    struct ratio r;
    struct buf b;
    ratio_init(&r);
    buf_init(&b);
    set_fraction(&r, n, d);
    ratio_write_decimal(&b, &r, places, &figure_english);
    assert_string_equal(buf_str(&b), want);
    buf_clear(&b);
    ratio_clear(&r);
}

static void a_ratio_starts_at_0(void **state) {
    (void)state;
    struct ratio r;
    ratio_init(&r);
    assert_ratio(&r, "0/1");
    assert_int_equal(ratio_sign(&r), 0);
    ratio_clear(&r);
}

static void fractions_are_in_lowest_terms(void **state) {
    (void)state;
    struct ratio r;
    ratio_init(&r);
    set_fraction(&r, 22252, 61580);
    assert_ratio(&r, "5563/15395");
    ratio_set_decimal(&r, (struct decimal){3250, 2});
    assert_ratio(&r, "65/2");
    ratio_set_decimal(&r, (struct decimal){123456789, 9});
    assert_ratio(&r, "123456789/1000000000");
    ratio_mul_int(&r, 1000000000);
    assert_ratio(&r, "123456789/1");
    ratio_clear(&r);
}

static void thirds_add_up_to_exactly_one(void **state) {
    (void)state;
    struct ratio third, sum, one;
    ratio_init(&third);
    ratio_init(&sum);
    ratio_init(&one);
    set_fraction(&third, 1, 3);
    ratio_set_int(&one, 1);
    for (int i = 0; i < 3; i++)
        ratio_add(&sum, &third);
    assert_int_equal(ratio_compare(&sum, &one), 0);
    ratio_sub(&sum, &third);
    assert_true(ratio_compare(&sum, &one) < 0);
    assert_true(ratio_compare(&one, &sum) > 0);
    ratio_mul(&sum, &sum);
    assert_ratio(&sum, "4/9");
    ratio_set(&sum, &third);
    assert_ratio(&sum, "1/3");
    ratio_clear(&third);
    ratio_clear(&sum);
    ratio_clear(&one);
}

static void rounding_goes_down_up_and_to_the_nearest(void **state) {
    (void)state;
    static const struct {
        int64_t n, d, floor, ceiling, nearest;
    } rows[] = {
        {7, 2, 3, 4, 4}, {-7, 2, -4, -3, -4}, {7, 3, 2, 3, 2},    {-7, 3, -3, -2, -2},
        {8, 3, 2, 3, 3}, {-8, 3, -3, -2, -3}, {5, 1, 5, 5, 5},    {-5, 1, -5, -5, -5},
        {0, 1, 0, 0, 0}, {1, 2, 0, 1, 1},     {-1, 2, -1, 0, -1}, {1, 1000000, 0, 1, 0},
    };
    struct ratio r;
    ratio_init(&r);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t floor, ceiling, nearest, cut;
        set_fraction(&r, rows[i].n, rows[i].d);
        assert_true(ratio_floor(&r, &floor));
        assert_true(ratio_ceiling(&r, &ceiling));
        assert_true(ratio_nearest(&r, &nearest));
        assert_int_equal(floor, rows[i].floor);
        assert_int_equal(ceiling, rows[i].ceiling);
        assert_int_equal(nearest, rows[i].nearest);
        ratio_cut(&r);
        assert_true(ratio_floor(&r, &cut));
        assert_int_equal(cut, rows[i].n < 0 ? rows[i].ceiling : rows[i].floor);
    }
    ratio_clear(&r);
}

static void what_is_no_money_is_refused(void **state) {
    (void)state;
    struct ratio r;
    int64_t n = 42;
    ratio_init(&r);
    ratio_set_int(&r, INT64_MAX);
    assert_true(ratio_floor(&r, &n));
    assert_true(n == INT64_MAX);
    ratio_mul_int(&r, 2);
    n = 42;
    assert_false(ratio_floor(&r, &n));
    assert_false(ratio_ceiling(&r, &n));
    assert_false(ratio_nearest(&r, &n));
    ratio_set_int(&r, INT64_MIN);
    assert_false(ratio_floor(&r, &n)); /* has no negative */
    assert_int_equal(n, 42);
    ratio_clear(&r);
}

static void decimals_round_half_away_from_zero(void **state) {
    (void)state;
    assert_decimal(24580, 81171, 4, "0.3028");
    assert_decimal(2, 3, 2, "0.67");
    assert_decimal(1, 8, 2, "0.13");
    assert_decimal(-1, 8, 2, "-0.13");
    assert_decimal(1, 2, 0, "1");
    assert_decimal(1234567, 1, 2, "1,234,567.00");
    assert_decimal(-1, 3, 0, "0");
}

static void a_decimal_beyond_64_bits_is_written_all_the_same(void **state) {
    (void)state;
    struct ratio r;
    struct buf b;
    ratio_init(&r);
    buf_init(&b);
    ratio_set_int(&r, -INT64_MAX);
    ratio_mul_int(&r, 1000);
    ratio_write_decimal(&b, &r, 2, &figure_plain);
    assert_string_equal(buf_str(&b), "-9223372036854775807000.00");
    buf_clear(&b);
    ratio_clear(&r);
}

int main(void) {
    ratio_start();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ratio_starts_at_0),
        cmocka_unit_test(fractions_are_in_lowest_terms),
        cmocka_unit_test(thirds_add_up_to_exactly_one),
        cmocka_unit_test(rounding_goes_down_up_and_to_the_nearest),
        cmocka_unit_test(what_is_no_money_is_refused),
        cmocka_unit_test(decimals_round_half_away_from_zero),
        cmocka_unit_test(a_decimal_beyond_64_bits_is_written_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
