#include "test.h"

#include "number/exact.h"

static void assert_exact(money cents, int64_t rest, uint64_t denominator,
                         const struct figure_style *style, const char *want) {
    struct buf b;
    struct exact_unit unit = exact_unit(denominator);
    buf_init(&b);
    exact_write(&b, (struct exact){cents, rest, &unit}, style);
    assert_string_equal(buf_str(&b), want);
    buf_clear(&b);
}

static void a_rest_follows_the_cents_with_their_sign(void **state) {
    (void)state;
    assert_exact(12345, 20520, 61580, &figure_plain, "123.45 + 20520/61580 ct");
    assert_exact(-12345, -20520, 61580, &figure_plain, "-123.45 - 20520/61580 ct");
    assert_exact(123456789, 1, 3, &figure_dutch, "1.234.567,89 + 1/3 ct");
}

static void no_rest_is_not_written(void **state) {
    struct buf b;
    (void)state;
    assert_exact(12345, 0, 61580, &figure_plain, "123.45");
    assert_exact(0, 0, 1, &figure_plain, "0.00");
    buf_init(&b);
    exact_write(&b, (struct exact){-500, 0, NULL}, &figure_plain);
    assert_string_equal(buf_str(&b), "-5.00");
    buf_clear(&b);
}

static void less_than_a_cent_keeps_its_sign(void **state) {
    (void)state;
    assert_exact(0, 2, 7, &figure_plain, "0.00 + 2/7 ct");
    assert_exact(0, -2, 7, &figure_plain, "-0.00 - 2/7 ct");
}

static void the_largest_fit(void **state) {
    (void)state;
    assert_exact(
        -INT64_MAX, 1 - INT64_MAX, EXACT_UNIT_MOST, &figure_english,
        "-92,233,720,368,547,758.07 - 9223372036854775806/9223372036854775807 ct");
}

static void assert_both(money cents, int64_t rest, money rounded, const char *want) {
    char text[EXACT_ROOM + FIGURE_ROOM];
    struct exact_unit unit = exact_unit(7);
    const struct exact exact = {cents, rest, &unit};
    char *end = exact_put_both(text, &exact, rounded, ';', &figure_plain);
    assert_int_equal(end - text, strlen(want));
    assert_memory_equal(text, want, strlen(want));
}

static void the_rounded_amount_follows(void **state) {
    (void)state;
    assert_both(12345, 2, 12345, "123.45 + 2/7 ct;123.45");
    assert_both(12345, 2, 12346, "123.45 + 2/7 ct;123.46");
    assert_both(12345, 0, 12345, "123.45;123.45");
    assert_both(-12345, -2, -12345, "-123.45 - 2/7 ct;-123.45");
    assert_both(-12345, -2, -12346, "-123.45 - 2/7 ct;-123.46");
    assert_both(INT64_MAX - 1, 2, INT64_MAX,
                "92233720368547758.06 + 2/7 ct;92233720368547758.07");
}

static void digits_are_carried(void **state) {
    (void)state;
    assert_both(9, 2, 10, "0.09 + 2/7 ct;0.10");
    assert_both(99999, 2, 100000, "999.99 + 2/7 ct;1000.00");
    assert_both(-99999, -2, -100000, "-999.99 - 2/7 ct;-1000.00");
}

static void less_than_a_cent_has_a_sign_and_0_has_none(void **state) {
    (void)state;
    assert_both(0, -2, 0, "-0.00 - 2/7 ct;0.00");
    assert_both(0, -2, -1, "-0.00 - 2/7 ct;-0.01");
    assert_both(0, 2, 1, "0.00 + 2/7 ct;0.01");
    assert_both(0, 0, 0, "0.00;0.00");
}

/* Even when it was not rounded to a neighbouring cent, or across 0. */
static void any_other_amount_is_put_as_it_is(void **state) {
    (void)state;
    assert_both(12345, 2, 12340, "123.45 + 2/7 ct;123.40");
    assert_both(12345, 2, 12349, "123.45 + 2/7 ct;123.49");
    assert_both(12345, 2, 98765, "123.45 + 2/7 ct;987.65");
    assert_both(1, 2, -1, "0.01 + 2/7 ct;-0.01");
    assert_both(-1, -2, 1, "-0.01 - 2/7 ct;0.01");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rest_follows_the_cents_with_their_sign),
        cmocka_unit_test(no_rest_is_not_written),
        cmocka_unit_test(less_than_a_cent_keeps_its_sign),
        cmocka_unit_test(the_largest_fit),
        cmocka_unit_test(the_rounded_amount_follows),
        cmocka_unit_test(digits_are_carried),
        cmocka_unit_test(less_than_a_cent_has_a_sign_and_0_has_none),
        cmocka_unit_test(any_other_amount_is_put_as_it_is),
    };
    return cmocka_run_group_tests_name("exact", tests, NULL, NULL);
}
