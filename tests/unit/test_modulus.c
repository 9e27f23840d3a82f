#include "test.h"

#include "number/modulus.h"

static void assert_divided(uint64_t number, uint64_t value) {
    struct modulus m = modulus_of(value);
    uint64_t rest;
    assert_int_equal(modulus_divide(m, number, &rest), number / value);
    assert_int_equal(rest, number % value);
    assert_int_equal(modulus_rest(m, number), number % value);
}

static void it_divides_as_division_does(void **state) {
    (void)state;
    const uint64_t values[] = {1,          2,
                               3,          7,
                               61580,      UINT32_MAX,
                               1ull << 32, 10000000000000061ull,
                               1ull << 63, (1ull << 63) + 1,
                               UINT64_MAX};
    enum { COUNT = sizeof values / sizeof values[0] };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++)
            for (uint64_t near = 0; near < 7; near++) {
                assert_divided(values[j] + near - 3, values[i]);
                assert_divided(UINT64_MAX / (near + 1), values[i]);
                assert_divided(values[i] * (UINT64_MAX / values[i]) - near, values[i]);
            }
}

static void beyond_64_bits_all_is_left(void **state) {
    (void)state;
    assert_int_equal(modulus_rest(modulus_of(0), 0), 0);
    assert_int_equal(modulus_rest(modulus_of(0), UINT64_MAX), UINT64_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_divides_as_division_does),
        cmocka_unit_test(beyond_64_bits_all_is_left),
    };
    return cmocka_run_group_tests_name("modulus", tests, NULL, NULL);
}
