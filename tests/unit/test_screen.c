#include "test.h"

#include "report/screen.h"

static unsigned width(const char *text) {
    return screen_width(slice_of(text));
}

static void width_counts_columns_and_not_bytes(void **state) {
    (void)state;
    assert_int_equal(width(""), 0);
    assert_int_equal(width("Stede Broec"), 11);
    assert_int_equal(width("S\u00fadwest-Frysl\u00e2n"), 15);
    assert_int_equal(width("\u20ac 12"), 4);
}

static void combining_marks_take_no_column(void **state) {
    (void)state;
    assert_int_equal(width("Su\u0301dwest-Frysla\u0302n"), 15);
}

static void wide_characters_take_two_columns(void **state) {
    (void)state;
    assert_int_equal(width("\u6771\u4eac"), 4);
}

/* `text` is a literal, which may hold NUL bytes. */
#define assert_clean(text, expected)                                                     \
    check_clean((struct slice){text, sizeof text - 1}, expected)

static void check_clean(struct slice text, const char *expected) {
    struct buf out = {0};
    screen_clean(&out, text);
    assert_string_equal(buf_str(&out), expected);
    buf_clear(&out);
}

static void controls_and_escapes_become_visible(void **state) {
    (void)state;
    assert_clean("a\x1b[31mb\n\x7f", "a\\x1b[31mb\\x0a\\x7f");
    assert_clean("a\0b", "a\\x00b");
    assert_clean("\xc2\x9b", "\\xc2\\x9b");
}

static void changes_of_direction_become_visible(void **state) {
    (void)state;
    assert_clean("\u202eabc\u2066", "\\u202eabc\\u2066");
    assert_clean("\u2028", "\\u2028");
}

static void bytes_that_are_no_text_are_replaced(void **state) {
    (void)state;
    assert_clean("caf\xe9!", "caf\ufffd!");
    assert_clean("\xe2\x82", "\ufffd");
}

static void other_words_stay_as_they_are(void **state) {
    (void)state;
    assert_clean("\u2019s-Gravenhage \u20ac", "\u2019s-Gravenhage \u20ac");
}

/* The pieces of a text, each in brackets. */
static void assert_pieces(const char *text, unsigned columns, const char *expected) {
    struct buf out = {0};
    struct slice left = slice_of(text);
    while (left.len > 0) {
        buf_char(&out, '[');
        buf_slice(&out, screen_cut(&left, columns));
        buf_char(&out, ']');
    }
    assert_string_equal(buf_str(&out), expected);
    buf_clear(&out);
}

static void a_text_is_cut_at_blanks(void **state) {
    (void)state;
    assert_pieces("een twee drie", 8, "[een twee][drie]");
    assert_pieces("een twee drie", 7, "[een][twee][drie]");
    assert_pieces("een   twee", 4, "[een][twee]");
}

static void a_text_is_cut_after_hyphens(void **state) {
    (void)state;
    assert_pieces("S\u00fadwest-Frysl\u00e2n", 8, "[S\u00fadwest-][Frysl\u00e2n]");
    assert_pieces("-12", 2, "[-1][2]");
    assert_pieces("2024-Q1 / 2025-Q1", 12, "[2024-Q1 /][2025-Q1]");
}

static void a_long_word_is_cut_between_characters(void **state) {
    (void)state;
    assert_pieces("aaaaaaa", 3, "[aaa][aaa][a]");
    assert_pieces("u\u0301u\u0301u\u0301", 2, "[u\u0301u\u0301][u\u0301]");
    assert_pieces("\u6771\u4eac", 3, "[\u6771][\u4eac]");
}

static void a_character_wider_than_the_room_is_taken_all_the_same(void **state) {
    (void)state;
    assert_pieces("\u6771\u4eac", 1, "[\u6771][\u4eac]");
    assert_pieces("ab", 0, "[a][b]");
}

static void a_word_of_a_mebibyte_is_cut_fast(void **state) {
    (void)state;
    enum { SIZE = 1 << 20 };
    struct buf word = {0};
    buf_repeat(&word, "ab", SIZE / 2);
    struct slice left = buf_view(&word);
    for (unsigned pieces = SIZE / 16; pieces > 0; pieces--)
        assert_int_equal(screen_cut(&left, 16).len, 16);
    assert_int_equal(left.len, 0);
    buf_clear(&word);
}

static void the_widest_word_is_known(void **state) {
    (void)state;
    assert_int_equal(screen_word(slice_of("S\u00fadwest-Frysl\u00e2n")), 8);
    assert_int_equal(screen_word(slice_of("own costs, not shared")), 6);
    assert_int_equal(screen_word(slice_of("  ")), 0);
    assert_int_equal(screen_word(slice_of("")), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_counts_columns_and_not_bytes),
        cmocka_unit_test(combining_marks_take_no_column),
        cmocka_unit_test(wide_characters_take_two_columns),
        cmocka_unit_test(controls_and_escapes_become_visible),
        cmocka_unit_test(changes_of_direction_become_visible),
        cmocka_unit_test(bytes_that_are_no_text_are_replaced),
        cmocka_unit_test(other_words_stay_as_they_are),
        cmocka_unit_test(a_text_is_cut_at_blanks),
        cmocka_unit_test(a_text_is_cut_after_hyphens),
        cmocka_unit_test(a_long_word_is_cut_between_characters),
        cmocka_unit_test(a_character_wider_than_the_room_is_taken_all_the_same),
        cmocka_unit_test(a_word_of_a_mebibyte_is_cut_fast),
        cmocka_unit_test(the_widest_word_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
