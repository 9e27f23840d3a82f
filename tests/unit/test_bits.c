#include "test.h"

#include "base/bits.h"

static void a_bit_is_set_alone(void **state) {
    (void)state;
    static const uint64_t places[] = {0, 1, 63, 64, 127};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        uint64_t bits[2] = {0, 0};
        bits_set(bits, places[i]);
        for (uint64_t at = 0; at < 128; at++)
            assert_int_equal(bits_get(bits, at), at == places[i]);
    }
}

static void a_bit_that_is_set_stays_so(void **state) {
    (void)state;
    uint64_t bits[1] = {0};
    bits_set_if(bits, 40, false);
    assert_false(bits_get(bits, 40));
    bits_set_if(bits, 40, true);
    bits_set_if(bits, 40, false);
    assert_true(bits_get(bits, 40));
}

/* From every place, so also across two words. */
static void eight_are_the_same_as_one_by_one(void **state) {
    (void)state;
    const uint64_t bits[] = {0x9e3779b97f4a7c15, 0xb5026f5aa96619e9, 0};
    for (uint64_t at = 0; at < 128; at++) {
        unsigned eight = 0;
        for (unsigned i = 0; i < 8; i++)
            eight |= (unsigned)bits_get(bits, at + i) << i;
        assert_int_equal(bits_eight(bits, at), eight);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bit_is_set_alone),
        cmocka_unit_test(a_bit_that_is_set_stays_so),
        cmocka_unit_test(eight_are_the_same_as_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
