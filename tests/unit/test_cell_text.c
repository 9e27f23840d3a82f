#include "test.h"

#include "input/workbook/cell_text.h"

static void assert_text(const char *text, const char *want) {
    struct buf got = {0};
    cell_text_add(&got, slice_of(text), MARK_NONE);
    assert_string_equal(buf_str(&got), want);
    buf_clear(&got);
}

static void texts_are_quoted_where_they_need_it(void **state) {
    (void)state;
    assert_text("", "");
    assert_text("Salaries", "Salaries");
    assert_text("a;b,c", "a;b,c");
    assert_text("19\" screen", "\"19\"\" screen\"");
    assert_text("a\tb", "\"a\tb\"");
}

/* A line end is one byte that no text has, so that a row stays one line. */
static void line_ends_are_kept_within_the_line(void **state) {
    (void)state;
    assert_text("a\nb", "a\x0b"
                        "b");
    assert_text("a_x000D_\nb", "\"a\x0b"
                               "b\"");
    assert_text("a_x000D_b", "\"a\x0b"
                             "b\"");
    assert_text("a_x0007_b", "\"ab\"");
    assert_text("a_x005F_b", "\"a_b\"");
    assert_text("a_x20AC_b_xyz_", "\"a_x20AC_b_xyz_\"");
}

static void texts_that_may_be_numbers_are_marked(void **state) {
    (void)state;
    static const char *const texts[] = {"12",        "1.234,56", "-5",  "(12.50)",
                                        "\u20ac 12", "12 EUR",   "50%", "0363",
                                        "1 234",     "12-",      ".5"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf want = {0};
        buf_format(&want, "\x1d%s", texts[i]);
        assert_text(texts[i], buf_str(&want));
        buf_clear(&want);
    }
    assert_text("-", "-");
    assert_text("2025-Q1", "2025-Q1");
    assert_text("31-12-2025", "31-12-2025");
    assert_text("12 m2", "12 m2");
}

static void a_mark_that_is_given_stands_within_the_quotes(void **state) {
    (void)state;
    struct buf got = {0};
    cell_text_add(&got, slice_of("=A1&\"x\""), MARK_FORMULA);
    assert_string_equal(buf_str(&got), "\"\x1c=A1&\"\"x\"\"\"");
    buf_clear(&got);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_quoted_where_they_need_it),
        cmocka_unit_test(line_ends_are_kept_within_the_line),
        cmocka_unit_test(texts_that_may_be_numbers_are_marked),
        cmocka_unit_test(a_mark_that_is_given_stands_within_the_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
