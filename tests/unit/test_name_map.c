#include "test.h"

#include "base/name_map.h"

static void names_are_found_in_any_case_and_the_first_counts(void **state) {
    (void)state;
    struct name_map x;
    name_map_init(&x);
    assert_int_equal(name_map_find(&x, slice_of("SB")), -1);
    name_map_add(&x, slice_of("SB"), 3);
    name_map_add(&x, slice_of("Stede Broec"), 3);
    name_map_add(&x, slice_of("sb"), 7);
    name_map_add(&x, slice_of("EN"), 7);
    assert_int_equal(name_map_find(&x, slice_of("sB")), 3);
    assert_int_equal(name_map_find(&x, slice_of("stede broec")), 3);
    assert_int_equal(name_map_find(&x, slice_of("en")), 7);
    assert_int_equal(name_map_find(&x, slice_of("s")), -1);
    name_map_clear(&x);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_in_any_case_and_the_first_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
