#include "test.h"

#include "base/digits.h"
#include "base/words.h"

static void assert_digits(uint64_t number, const char *expected) {
    char text[DIGITS_ROOM];
    assert_int_equal(digits_put(text, number) - text, strlen(expected));
    assert_memory_equal(text, expected, strlen(expected));
}

static void numbers_of_any_length_are_put(void **state) {
    (void)state;
    assert_digits(0, "0");
    assert_digits(7, "7");
    assert_digits(10, "10");
    assert_digits(99, "99");
    assert_digits(100, "100");
    assert_digits(1009, "1009");
    assert_digits(61580, "61580");
    assert_digits(99999999, "99999999");
    assert_digits(100000000, "100000000");
    assert_digits(10000000000000009, "10000000000000009");
    assert_digits(UINT64_MAX, "18446744073709551615");
}

/* All that can go wrong in a lane happens in some number of four digits, and in
   either half. */
static void eight_digits_are_as_printf_says(void **state) {
    (void)state;
    char text[DIGITS_ROOM], expected[DIGITS_ROOM];
    for (uint32_t n = 0; n < 10000; n++) {
        uint32_t both[] = {n * 10000 + 7, 12340000 + n};
        for (size_t i = 0; i < 2; i++) {
            snprintf(expected, sizeof expected, "%08u", both[i]);
            words_put(text, digits_eight(both[i]));
            assert_memory_equal(text, expected, 8);
        }
    }
}

static void digits_are_counted(void **state) {
    (void)state;
    assert_int_equal(digits_count(0), 1);
    uint64_t power = 1;
    for (unsigned count = 1; count < DIGITS_MOST; count++, power *= 10) {
        assert_int_equal(digits_powers[count - 1], power);
        assert_int_equal(digits_count(power), count);
        assert_int_equal(digits_count(power * 9), count);
        assert_int_equal(digits_count(power * 10 - 1), count);
    }
    assert_int_equal(digits_powers[DIGITS_MOST - 1], power);
    assert_int_equal(digits_count(power), DIGITS_MOST);
    assert_int_equal(digits_count(UINT64_MAX), DIGITS_MOST);
}

static void every_pair_is_its_number(void **state) {
    (void)state;
    for (int n = 0; n < 100; n++) {
        assert_int_equal(digits_pairs[2 * n], '0' + n / 10);
        assert_int_equal(digits_pairs[2 * n + 1], '0' + n % 10);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_any_length_are_put),
        cmocka_unit_test(eight_digits_are_as_printf_says),
        cmocka_unit_test(digits_are_counted),
        cmocka_unit_test(every_pair_is_its_number),
    };
    return cmocka_run_group_tests_name("digits", tests, NULL, NULL);
}
