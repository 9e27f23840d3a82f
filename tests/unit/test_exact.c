#include "test.h"

#include "number/exact.h"

static void assert_exact(money cents, int64_t rest, uint64_t parts,
                         const struct figure_style *style, const char *want) {
    struct buf b;
    struct exact_unit unit = exact_unit(parts);
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
    assert_exact(-INT64_MAX, 1 - INT64_MAX, EXACT_UNIT_MOST, &figure_english,
                 "-92,233,720,368,547,758.07 - 9223372036854775806/9223372036854775807 ct");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rest_follows_the_cents_with_their_sign),
        cmocka_unit_test(no_rest_is_not_written),
        cmocka_unit_test(less_than_a_cent_keeps_its_sign),
        cmocka_unit_test(the_largest_fit),
    };
    return cmocka_run_group_tests_name("exact", tests, NULL, NULL);
}
