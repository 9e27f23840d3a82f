#include "test.h"

#include <stdio.h>

#include "number/integer.h"

/* What GMP itself reads and writes in decimals is the reference. */
static void assert_integer(const mpz_t z, const char *want) {
    char text[64];
    assert_true(mpz_sizeinbase(z, 10) + 2 < sizeof text);
    assert_string_equal(mpz_get_str(text, 10, z), want);
}

static void every_64_bits_go_in_and_come_out(void **state) {
    (void)state;
    const int64_t numbers[] = {0,           1,         -1,         INT32_MAX, INT32_MIN,
                               -4294967296, INT64_MAX, -INT64_MAX, 4294967295};
    mpz_t z;
    mpz_init(z);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char want[32];
        snprintf(want, sizeof want, "%lld", (long long)numbers[i]);
        integer_set(z, numbers[i]);
        assert_integer(z, want);
        assert_true(integer_fits(z));
        assert_int_equal(integer_get(z), numbers[i]);
    }
    integer_set(z, INT64_MIN);
    assert_integer(z, "-9223372036854775808");
    mpz_clear(z);
}

static void only_a_money_fits(void **state) {
    (void)state;
    mpz_t z;
    mpz_init(z);
    integer_set(z, INT64_MIN);
    assert_false(integer_fits(z));
    assert_int_equal(mpz_set_str(z, "9223372036854775808", 10), 0);
    assert_false(integer_fits(z));
    assert_int_equal(integer_word(z), 9223372036854775808U);
    assert_int_equal(mpz_set_str(z, "18446744073709551615", 10), 0);
    assert_int_equal(integer_word(z), UINT64_MAX);
    mpz_clear(z);
}

/* 4,294,967,298 = 2^32 + 2 becomes 2 where 32 bits are kept. */
static void products_keep_all_64_bits(void **state) {
    (void)state;
    mpz_t a, z;
    mpz_init(a);
    integer_set(a, 4294967298);
    mpz_init(z);
    integer_set(z, 7);
    integer_mul(z, a, UINT64_MAX);
    assert_integer(z, "79228162551157825736668086270");
    integer_add_mul(z, a, 1);
    assert_integer(z, "79228162551157825740963053568");
    integer_sub_mul(z, a, UINT64_MAX);
    assert_integer(z, "4294967298");
    integer_mul(z, z, 0);
    assert_integer(z, "0");
    integer_power_of_ten(z, 18);
    assert_integer(z, "1000000000000000000");
    mpz_clear(a);
    mpz_clear(z);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_64_bits_go_in_and_come_out),
        cmocka_unit_test(only_a_money_fits),
        cmocka_unit_test(products_keep_all_64_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
