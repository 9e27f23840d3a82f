#include "test.h"

#include <string.h>

#include "base/library.h"

/* A library that every machine has. */
static const char *const files[] = {"there-is-no-such-library.so", "libc.so.6",
                                    "libSystem.dylib"};

struct found {
    size_t (*strlen)(const char *text);
    void *other;
};

static bool load(size_t file_count, const char *second, struct found *to) {
    const struct library_function functions[] = {
        {"strlen", offsetof(struct found, strlen)},
        {second, offsetof(struct found, other)}};
    const struct library l = {files, file_count, functions, 2};
    return library_load(&l, to);
}

static void functions_are_found_in_the_first_file_that_is_there(void **state) {
    (void)state;
    struct found f = {0};
    assert_true(load(3, "memcpy", &f));
    assert_int_equal(f.strlen("seta"), 4);
    assert_non_null(f.other);
}

static void a_library_that_lacks_one_will_not_do(void **state) {
    (void)state;
    struct found f = {0};
    assert_false(load(3, "there_is_no_such_function", &f));
}

static void a_library_may_not_be_there(void **state) {
    (void)state;
    struct found f = {0};
    assert_false(load(1, "memcpy", &f));
    assert_null(f.other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_are_found_in_the_first_file_that_is_there),
        cmocka_unit_test(a_library_that_lacks_one_will_not_do),
        cmocka_unit_test(a_library_may_not_be_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
