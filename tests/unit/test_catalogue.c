#include "test.h"

#include "base/catalogue.h"

/* Two texts and one with a count, as msgfmt writes them: the header, a table of texts, one
   of translations (a length and a place each), and the texts behind them. */
static const unsigned char small[] = {
    0xde, 0x12, 0x04, 0x95, 0, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 52, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0,
    /* texts */
    1, 0, 0, 0, 76, 0, 0, 0, 4, 0, 0, 0, 78, 0, 0, 0, 1, 0, 0, 0, 83, 0, 0, 0,
    /* translations */
    1, 0, 0, 0, 85, 0, 0, 0, 5, 0, 0, 0, 87, 0, 0, 0, 1, 0, 0, 0, 93, 0, 0, 0, 'b', 0,
    'd', 0, 'd', 's', 0, 'f', 0, 'B', 0, 'D', 0, 'D', 'e', 'n', 0, 'F', 0};

static void a_text_has_its_translation(void **state) {
    (void)state;
    assert_string_equal(catalogue_find(small, "b", false), "B");
    assert_string_equal(catalogue_find(small, "f", false), "F");
}

static void a_text_with_a_count_has_two(void **state) {
    (void)state;
    assert_string_equal(catalogue_find(small, "d", false), "D");
    assert_string_equal(catalogue_find(small, "d", true), "Den");
}

static void a_text_that_is_not_there_has_none(void **state) {
    (void)state;
    const char *const texts[] = {"a", "c", "e", "g", "bb", "ds", ""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_null(catalogue_find(small, texts[i], false));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_has_its_translation),
        cmocka_unit_test(a_text_with_a_count_has_two),
        cmocka_unit_test(a_text_that_is_not_there_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
