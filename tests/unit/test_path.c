#include "test.h"

#include "base/path.h"

static void the_name_follows_the_last_slash(void **state) {
    (void)state;
    assert_string_equal(path_name("/home/seta/2025/costs.csv"), "costs.csv");
    assert_string_equal(path_name("costs.csv"), "costs.csv");
    assert_string_equal(path_name("2025/"), "");
    assert_string_equal(path_name(""), "");
    assert_string_equal(path_name(NULL), "");
}

static void the_folder_ends_with_its_slash(void **state) {
    (void)state;
    assert_int_equal(path_folder_length("a/b/costs.csv"), 4);
    assert_int_equal(path_folder_length("/costs.csv"), 1);
    assert_int_equal(path_folder_length("costs.csv"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_name_follows_the_last_slash),
        cmocka_unit_test(the_folder_ends_with_its_slash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
