#include "test.h"

#include <stdlib.h>

#include "base/letters.h"

static void assert_lower(const char *text, const char *want) {
    char *lower = letters_lower(slice_of(text));
    assert_string_equal(lower, want);
    free(lower);
}

static void letters_of_any_script_have_a_lower_case(void **state) {
    (void)state;
    assert_lower("", "");
    assert_lower("Bergen (NH.)", "bergen (nh.)");
    assert_lower("S\xc3\x9a"
                 "DWEST-FRYSL\xc3\x82N",
                 "s\xc3\xba"
                 "dwest-frysl\xc3\xa2n");
}

static void an_accent_may_be_a_letter_of_its_own(void **state) {
    (void)state;
    assert_lower("Su\xcc\x81"
                 "d",
                 "s\xc3\xba"
                 "d");
}

static void invisible_characters_are_no_letters(void **state) {
    (void)state;
    assert_lower("\ufeff4\u00ad1\u200b00\u2066\ufe0f", "4100");
    assert_lower("Bergen\u00a0(NH.)", "bergen (nh.)");
    assert_lower("\u2060 41*\u200b ", "41*");
    assert_lower("\u200b", "");
    assert_true(letters_same(slice_of("Hei\u200bloo"), slice_of("HEILOO")));
    assert_false(letters_same(slice_of("Hei\u2010loo"), slice_of("HEILOO")));
}

static void upper_and_lower_case_are_the_same(void **state) {
    (void)state;
    assert_true(letters_same(slice_of("EK"), slice_of("ek")));
    assert_true(letters_same(slice_of("\xc3\x8b"
                                      "F"),
                             slice_of("\xc3\xab"
                                      "f")));
    assert_false(letters_same(slice_of("\xc3\x8b"), slice_of("e")));
    assert_false(letters_same(slice_of("\xc3\x8b"), slice_of("\xc3\xa9")));
    assert_false(letters_same(slice_of("ek"), slice_of("e")));
}

static void a_sign_of_a_formula_may_hide(void **state) {
    (void)state;
    static const char *const formulas[] = {
        "=1",         "+1",       "-1",       "@x",       "\tx",
        "\rx",        "\nx",      " =1",      "\u00a0=1", "\u00ad-1",
        "\u200b@x",   "\ufeff=1", "\u3000+1", "\u2060=1", "\u202e=1",
        "\uff1d1",    "\uff0b1",  "\uff0d1",  "\uff20x",  "'=1",
        "'\u200b'=1", "\u2009\n", "\x01=1",   "\u180e-1", "\xc2\x85=1"};
    static const char *const others[] = {"",
                                         "a",
                                         "1-2",
                                         "'s-Gravenhage",
                                         "'",
                                         " x",
                                         "\u00a0x",
                                         "\u200b",
                                         ("\u2212"
                                          "5"),
                                         "\u20ac-5",
                                         "(=1)",
                                         "\u00e9=1",
                                         "\xff=1",
                                         "\uff1ax",
                                         "\u2013 x"};
    for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++)
        assert_true(letters_formula(slice_of(formulas[i])));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(letters_formula(slice_of(others[i])));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_of_any_script_have_a_lower_case),
        cmocka_unit_test(an_accent_may_be_a_letter_of_its_own),
        cmocka_unit_test(invisible_characters_are_no_letters),
        cmocka_unit_test(a_sign_of_a_formula_may_hide),
        cmocka_unit_test(upper_and_lower_case_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
