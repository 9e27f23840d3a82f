#include "test.h"

#include "base/diag.h"
#include "number/money.h"

static void assert_written(int64_t digits, unsigned places,
                           const struct figure_style *style, const char *want) {
    struct buf b;
    buf_init(&b);
    figure_write(&b, digits, places, style);
    assert_string_equal(buf_str(&b), want);
    buf_clear(&b);
}

static void cents_always_show_both_decimals(void **state) {
    (void)state;
    assert_written(0, 2, &figure_plain, "0.00");
    assert_written(5, 2, &figure_plain, "0.05");
    assert_written(-5, 2, &figure_plain, "-0.05");
    assert_written(-99999, 2, &figure_plain, "-999.99");
    assert_written(123456789, 2, &figure_plain, "1234567.89");
}

static void digits_are_grouped_in_threes(void **state) {
    (void)state;
    assert_written(99999, 2, &figure_english, "999.99");
    assert_written(100000, 2, &figure_english, "1,000.00");
    assert_written(123456789, 2, &figure_english, "1,234,567.89");
    assert_written(-123456789, 2, &figure_dutch, "-1.234.567,89");
    assert_written(123456789, 2, &figure_dutch_plain, "1234567,89");
}

static void assert_argument(wide sum, enum lang lang, const char *want) {
    struct buf argument = {0}, shown = {0};
    enum lang before = lang_swap(lang);
    money_word(&argument, sum);
    diag_shown(&shown, buf_str(&argument));
    assert_string_equal(buf_str(&shown), want);
    (void)lang_swap(before);
    buf_clear(&shown);
    buf_clear(&argument);
}

static void a_sum_in_a_diagnostic_is_written_as_its_reader_does(void **state) {
    (void)state;
    assert_argument(-123456789, LANG_EN, "-1,234,567.89");
    assert_argument(-123456789, LANG_NL, "-1.234.567,89");
    assert_argument((wide)MONEY_MAX + 1, LANG_NL, "?");
}

static void any_number_of_decimals(void **state) {
    (void)state;
    assert_written(3028, 2, &figure_plain, "30.28");
    assert_written(22252, 0, &figure_english, "22,252");
    assert_written(0, 0, &figure_english, "0");
    assert_written(1, 9, &figure_dutch, "0,000000001");
}

static void the_largest_amounts_are_written_whole(void **state) {
    (void)state;
    assert_written(INT64_MAX, 2, &figure_english, "92,233,720,368,547,758.07");
    assert_written(-INT64_MAX, 2, &figure_plain, "-92233720368547758.07");
    assert_written(INT64_MAX, 0, &figure_dutch, "9.223.372.036.854.775.807");
}

static void money_is_a_figure_of_two_decimals(void **state) {
    (void)state;
    struct buf b;
    buf_init(&b);
    money_write(&b, -123450, &figure_english);
    assert_string_equal(buf_str(&b), "-1,234.50");
    buf_clear(&b);
}

static void a_sum_that_fits_is_exact(void **state) {
    (void)state;
    money sum = MONEY_MAX - 1;
    assert_int_equal(money_add(&sum, 1), 0);
    assert_true(sum == MONEY_MAX);
    assert_int_equal(money_add(&sum, -MONEY_MAX), 0);
    assert_int_equal(money_add(&sum, -MONEY_MAX), 0);
    assert_true(sum == -MONEY_MAX);
}

static void a_sum_that_does_not_fit_is_refused_and_left_alone(void **state) {
    (void)state;
    money sum = MONEY_MAX;
    assert_int_equal(money_add(&sum, 1), -1);
    assert_true(sum == MONEY_MAX);
    sum = -MONEY_MAX;
    assert_int_equal(money_add(&sum, -1), -1); /* its negative would not fit */
    assert_int_equal(money_add(&sum, -2), -1);
    assert_true(sum == -MONEY_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cents_always_show_both_decimals),
        cmocka_unit_test(digits_are_grouped_in_threes),
        cmocka_unit_test(a_sum_in_a_diagnostic_is_written_as_its_reader_does),
        cmocka_unit_test(any_number_of_decimals),
        cmocka_unit_test(the_largest_amounts_are_written_whole),
        cmocka_unit_test(money_is_a_figure_of_two_decimals),
        cmocka_unit_test(a_sum_that_fits_is_exact),
        cmocka_unit_test(a_sum_that_does_not_fit_is_refused_and_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
