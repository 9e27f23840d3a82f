#include "test.h"

#include "base/slice.h"

#define TEXT(literal) ((struct slice){literal, sizeof literal - 1})

static void assert_slice(struct slice got, const char *want) {
    assert_int_equal(got.len, strlen(want));
    if (got.len)
        assert_memory_equal(got.at, want, got.len);
}

static void no_text_is_the_empty_slice(void **state) {
    (void)state;
    assert_int_equal(slice_of(NULL).len, 0);
    assert_int_equal(slice_of("").len, 0);
    assert_slice(slice_of("Heiloo"), "Heiloo");
}

static void blanks_are_trimmed_at_both_ends(void **state) {
    (void)state;
    assert_slice(slice_trim(slice_of(" \t Stede Broec\t ")), "Stede Broec");
    assert_slice(slice_trim(slice_of("a")), "a");
    assert_slice(slice_trim(slice_of(" \t ")), "");
    assert_slice(slice_trim((struct slice){NULL, 0}), "");
}

static void no_break_spaces_are_blanks(void **state) {
    (void)state;
    assert_slice(slice_trim(slice_of("\u00a0 1\u00a0234 \u202f")), "1\u00a0234");
    assert_slice(slice_trim(slice_of("\u00a0")), "");
}

static void invisible_characters_are_blanks(void **state) {
    (void)state;
    assert_slice(slice_trim(slice_of("\ufeff\u200b4100\u200e\u2060 \ufeff")), "4100");
    assert_slice(slice_trim(slice_of("\u202d100,00\u202c")), "100,00");
    assert_slice(slice_trim(slice_of("\ufeff")), "");
    assert_slice(slice_trim(slice_of("4\u200b100")), "4\u200b100");
}

static void what_may_replace_a_minus_or_turn_the_text_stays(void **state) {
    (void)state;
    assert_slice(slice_trim(slice_of("\u00ad100,00")), "\u00ad100,00");
    assert_slice(slice_trim(slice_of("\u202e00,001")), "\u202e00,001");
    assert_slice(slice_trim(slice_of("\u2212100,00")), "\u2212100,00");
}

static void letters_that_look_like_half_a_blank_stay(void **state) {
    (void)state;
    assert_slice(slice_trim(slice_of("\u00e0")), "\u00e0"); /* ends in the byte a0 */
    assert_slice(slice_trim(slice_of("\xa0")), "\xa0");
    assert_slice(slice_trim(slice_of("\xe2\x80")), "\xe2\x80");
    assert_slice(slice_trim(slice_of("\n")), "\n");
}

static void equal_means_the_same_bytes(void **state) {
    (void)state;
    assert_true(slice_equal(slice_of("m2"), slice_of("m2")));
    assert_false(slice_equal(slice_of("m2"), slice_of("M2")));
    assert_false(slice_equal(slice_of("m2"), slice_of("m22")));
    assert_true(slice_equal(slice_of(""), (struct slice){NULL, 0}));
    assert_false(slice_equal(TEXT("a\0b"), TEXT("a\0c")));
}

static void a_byte_is_found_wherever_it_is(void **state) {
    (void)state;
    assert_true(slice_has(slice_of("a\"b"), '"'));
    assert_true(slice_has((struct slice){"a\0b", 3}, '\0'));
    assert_true(slice_has(slice_of("caf\xe9"), '\xe9'));
    assert_false(slice_has(slice_of("ab"), '"'));
    assert_false(slice_has((struct slice){"ab", 1}, 'b'));
    assert_false(slice_has((struct slice){NULL, 0}, 'b'));
}

static void case_can_be_ignored_in_ascii_only(void **state) {
    (void)state;
    assert_true(slice_equal_nocase(slice_of("Uitgeest"), slice_of("uITGEEST")));
    assert_false(slice_equal_nocase(slice_of("Uitgeest"), slice_of("Uitgees")));
    assert_false(slice_equal_nocase(slice_of("@"), slice_of("`")));
    assert_false(slice_equal_nocase(slice_of("["), slice_of("{")));
    assert_false(slice_equal_nocase(slice_of("\u00cb"), slice_of("\u00eb")));
}

static void order_is_that_of_the_bytes_the_shorter_first(void **state) {
    (void)state;
    assert_true(slice_compare(slice_of("a"), slice_of("b")) < 0);
    assert_true(slice_compare(slice_of("b"), slice_of("a")) > 0);
    assert_true(slice_compare(slice_of("a"), slice_of("aa")) < 0);
    assert_true(slice_compare(slice_of("aa"), slice_of("a")) > 0);
    assert_true(slice_compare(slice_of("z"), slice_of("\u00eb")) < 0);
    assert_int_equal(slice_compare(slice_of("a"), slice_of("a")), 0);
    assert_int_equal(slice_compare((struct slice){NULL, 0}, slice_of("")), 0);
}

static void a_prefix_may_be_all_of_it(void **state) {
    (void)state;
    assert_true(slice_starts(slice_of("column.amount"), "column."));
    assert_true(slice_starts(slice_of("column."), "column."));
    assert_true(slice_starts(slice_of("x"), ""));
    assert_false(slice_starts(slice_of("colum"), "column."));
}

static void a_word_is_listed_when_all_of_it_is(void **state) {
    (void)state;
    static const char list[] = "|euro|\u20ac|x 1000|";
    assert_true(slice_listed(slice_of("euro"), list));
    assert_true(slice_listed(slice_of("\u20ac"), list));
    assert_true(slice_listed(slice_of("x 1000"), list));
    const char *const others[] = {"", "eur", "euros", "uro", "|", "euro|\u20ac", "1000"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(slice_listed(slice_of(others[i]), list));
    assert_false(slice_listed(slice_of("euro"), "|"));
}

/* Where it is found, counted from the front; -1 = nowhere. */
static int found_at(const char *text, const char *what) {
    const char *found = slice_find(slice_of(text), slice_of(what));
    return found ? (int)(found - text) : -1;
}

static void a_text_is_found_where_it_stands_first_and_whole(void **state) {
    (void)state;
    assert_int_equal(found_at("aab", "ab"), 1);
    assert_int_equal(found_at("abab", "ab"), 0);
    assert_int_equal(found_at("xab", "ab"), 1);
    assert_int_equal(found_at("xa", "ab"), -1);
    assert_int_equal(found_at("a", "ab"), -1);
    assert_int_equal(found_at("", "a"), -1);
    assert_null(slice_find((struct slice){NULL, 0}, slice_of("a")));
    const char hidden[] = "a\0ab";
    struct slice whole = {hidden, 4};
    assert_ptr_equal(slice_find(whole, slice_of("ab")), hidden + 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_is_the_empty_slice),
        cmocka_unit_test(blanks_are_trimmed_at_both_ends),
        cmocka_unit_test(no_break_spaces_are_blanks),
        cmocka_unit_test(invisible_characters_are_blanks),
        cmocka_unit_test(what_may_replace_a_minus_or_turn_the_text_stays),
        cmocka_unit_test(letters_that_look_like_half_a_blank_stay),
        cmocka_unit_test(equal_means_the_same_bytes),
        cmocka_unit_test(a_byte_is_found_wherever_it_is),
        cmocka_unit_test(case_can_be_ignored_in_ascii_only),
        cmocka_unit_test(order_is_that_of_the_bytes_the_shorter_first),
        cmocka_unit_test(a_prefix_may_be_all_of_it),
        cmocka_unit_test(a_text_is_found_where_it_stands_first_and_whole),
        cmocka_unit_test(a_word_is_listed_when_all_of_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
