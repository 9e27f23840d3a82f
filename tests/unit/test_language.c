#include "test.h"

#include <stdlib.h>

#include "cli/language.h"

/* The language that a command line of words, ended by NULL, chooses. */
static enum lang chosen(const char *const *words) {
    char *argv[8];
    int argc = 0;
    for (; words[argc]; argc++)
        argv[argc] = (char *)(uintptr_t)words[argc];
    return language_arguments(argc, argv);
}

#define CHOSEN(...) chosen((const char *const[]){"seta", __VA_ARGS__, NULL})

static void the_option_is_found_wherever_it_stands(void **state) {
    (void)state;
    assert_int_equal(CHOSEN("allocate", "map"), LANG_EN);
    assert_int_equal(CHOSEN("--lang", "nl"), LANG_NL);
    assert_int_equal(CHOSEN("allocate", "--perod", "--lang=nl"), LANG_NL);
    assert_int_equal(CHOSEN("allocate", "map", "--la", "nl"), LANG_NL);
}

static void the_last_one_counts(void **state) {
    (void)state;
    assert_int_equal(CHOSEN("--lang", "nl", "--lang", "en"), LANG_EN);
}

static void what_is_no_language_leaves_the_environments(void **state) {
    (void)state;
    assert_int_equal(CHOSEN("--lang"), LANG_EN);
    assert_int_equal(CHOSEN("--lang", "de"), LANG_EN);
    assert_int_equal(CHOSEN("--language", "nl"), LANG_EN);
    assert_int_equal(CHOSEN("--l", "nl"), LANG_EN);
}

static void after_two_dashes_there_are_no_options(void **state) {
    (void)state;
    assert_int_equal(CHOSEN("allocate", "--", "--lang", "nl"), LANG_EN);
}

/* The environment is read once, so it is the same in all of these tests. */
static int set_environment(void **state) {
    (void)state;
    return setenv("LC_ALL", "C", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_option_is_found_wherever_it_stands),
        cmocka_unit_test(the_last_one_counts),
        cmocka_unit_test(what_is_no_language_leaves_the_environments),
        cmocka_unit_test(after_two_dashes_there_are_no_options),
    };
    return cmocka_run_group_tests(tests, set_environment, NULL);
}
