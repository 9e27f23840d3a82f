#include "test.h"

#include "base/names.h"

static void numbers_count_from_0_in_order_of_arrival(void **state) {
    (void)state;
    struct names n;
    names_init(&n);
    assert_int_equal(names_add(&n, slice_of("staff")), 0);
    assert_int_equal(names_add(&n, slice_of("housing")), 1);
    assert_int_equal(names_add(&n, slice_of("staff")), 0);
    assert_int_equal(n.count, 2);
    assert_int_equal(n.list[1].len, 7);
    assert_memory_equal(n.list[1].at, "housing", 7);
    names_clear(&n);
}

static void unknown_names_have_no_number(void **state) {
    (void)state;
    struct names n;
    names_init(&n);
    assert_int_equal(names_find(&n, slice_of("x")), NAMES_NONE);
    names_add(&n, slice_of("x"));
    assert_int_equal(names_find(&n, slice_of("x")), 0);
    assert_int_equal(names_find(&n, slice_of("X")), NAMES_NONE);
    assert_int_equal(names_find(&n, slice_of("")), NAMES_NONE);
    names_clear(&n);
}

static void the_empty_text_is_a_name(void **state) {
    (void)state;
    struct names n;
    names_init(&n);
    assert_int_equal(names_add(&n, slice_of("")), 0);
    assert_int_equal(names_add(&n, (struct slice){NULL, 0}), 0);
    names_clear(&n);
}

static void names_are_copies(void **state) {
    (void)state;
    struct names n;
    names_init(&n);
    char text[] = "facilities";
    names_add(&n, slice_of(text));
    text[0] = 'F';
    assert_int_equal(names_find(&n, slice_of("facilities")), 0);
    assert_int_equal(names_find(&n, slice_of("Facilities")), NAMES_NONE);
    names_clear(&n);
}

static void many_names_keep_their_numbers(void **state) {
    (void)state;
    enum { MANY = 20000 };
    struct names n;
    names_init(&n);
    char text[16];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MANY; i++) {
            snprintf(text, sizeof text, "%d", i * 7919);
            assert_int_equal(names_add(&n, slice_of(text)), i);
        }
    assert_int_equal(n.count, MANY);
    names_clear(&n);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_count_from_0_in_order_of_arrival),
        cmocka_unit_test(unknown_names_have_no_number),
        cmocka_unit_test(the_empty_text_is_a_name),
        cmocka_unit_test(names_are_copies),
        cmocka_unit_test(many_names_keep_their_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
