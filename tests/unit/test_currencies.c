#include "test.h"

#include "input/forms/currencies.h"

/* Whether `text`, all of it, is a mark that may stand for the currency. */
static bool fits(const char *text, const char *currency) {
    size_t len;
    unsigned mark = currency_ahead(slice_of(text), &len);
    assert_int_not_equal(mark, CURRENCY_NONE);
    assert_int_equal(len, strlen(text));
    return currency_fits(mark, currency);
}

static void a_mark_fits_the_currencies_that_it_may_mean(void **state) {
    (void)state;
    assert_true(fits("\u20ac", "EUR"));
    assert_true(fits("eur", "\u20ac"));
    assert_true(fits("kr.", "DKK"));
    assert_true(fits("kr", "sek"));
    assert_true(fits("$", "CAD"));
    assert_true(fits("K\u010d", "CZK"));
    assert_false(fits("\u20ac", "GBP"));
    assert_false(fits("US$", "CAD"));
    assert_false(fits("EUR", "CHF"));
    assert_false(fits("kr", "EUR"));
}

static void a_currency_that_nothing_is_known_of_may_have_any_mark(void **state) {
    (void)state;
    assert_true(fits("$", "LRD"));
}

static void the_euro_has_a_number_of_its_own_and_words_have_none(void **state) {
    (void)state;
    size_t len;
    assert_int_equal(currency_ahead(slice_of("\u20ac 5"), &len), CURRENCY_EURO);
    assert_int_equal(currency_ahead(slice_of("crowns"), &len), CURRENCY_NONE);
    assert_int_equal(currency_ahead(slice_of(""), &len), CURRENCY_NONE);
}

/* Else the longer one would never be found. */
static void no_mark_stands_behind_one_that_it_begins_with(void **state) {
    (void)state;
    static const char *const texts[] = {"euros", "euro", "US$", "kr.", "Fr.", "SFr."};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        size_t len;
        assert_int_not_equal(currency_ahead(slice_of(texts[i]), &len), CURRENCY_NONE);
        assert_int_equal(len, strlen(texts[i]));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_fits_the_currencies_that_it_may_mean),
        cmocka_unit_test(a_currency_that_nothing_is_known_of_may_have_any_mark),
        cmocka_unit_test(the_euro_has_a_number_of_its_own_and_words_have_none),
        cmocka_unit_test(no_mark_stands_behind_one_that_it_begins_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
