#include "test.h"

#include "base/lang.h"

static void english_is_the_text_itself(void **state) {
    (void)state;
    lang_set(LANG_EN);
    assert_int_equal(lang_now(), LANG_EN);
    assert_string_equal(_("Municipality"), "Municipality");
    assert_string_equal(_(""), "");
}

static void one_has_the_singular_and_none_the_plural(void **state) {
    (void)state;
    lang_set(LANG_EN);
    assert_string_equal(lang_plural("one line", "lines", 1), "one line");
    assert_string_equal(lang_plural("one line", "lines", 0), "lines");
    assert_string_equal(lang_plural("one line", "lines", 2), "lines");
}

static void a_text_is_said_in_dutch(void **state) {
    (void)state;
    lang_set(LANG_NL);
    assert_string_equal(_("Municipality"), "Gemeente");
    assert_string_equal(lang_plural("%llu cost line of %s", "%llu cost lines of %s", 1),
                        "%llu kostenregel van %s");
    assert_string_equal(lang_plural("%llu cost line of %s", "%llu cost lines of %s", 2),
                        "%llu kostenregels van %s");
}

static void texts_without_a_translation_stay_as_they_are(void **state) {
    (void)state;
    lang_set(LANG_NL);
    assert_int_equal(lang_now(), LANG_NL);
    assert_string_equal(_("no such text"), "no such text");
    assert_string_equal(_(""), "");
    assert_string_equal(lang_plural("one such", "more such", 1), "one such");
    assert_string_equal(lang_plural("one such", "more such", 3), "more such");
}

static void a_swap_gives_back_the_language_left(void **state) {
    (void)state;
    lang_set(LANG_NL);
    assert_int_equal(lang_swap(LANG_EN), LANG_NL);
    assert_int_equal(lang_now(), LANG_EN);
    assert_int_equal(lang_swap(LANG_NL), LANG_EN);
    assert_int_equal(lang_now(), LANG_NL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_the_text_itself),
        cmocka_unit_test(one_has_the_singular_and_none_the_plural),
        cmocka_unit_test(a_text_is_said_in_dutch),
        cmocka_unit_test(texts_without_a_translation_stay_as_they_are),
        cmocka_unit_test(a_swap_gives_back_the_language_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
