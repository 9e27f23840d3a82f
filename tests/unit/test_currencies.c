#include "test.h"

#include "input/forms/amounts.h"
#include "input/forms/currencies.h"
#include "input/table/header_words.h"

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

/* Whether `text` is an amount of 12.50 in a budget of this currency. */
static bool is_read(const char *text, const char *currency) {
    struct amount amount;
    return amount_read(slice_of(text), '.', &amount) == NUMBER_OK &&
           amount.cents == 1250 && currency_fits(amount.currency, currency);
}

static void each_mark_is_read_as_its_own_and_refused_as_any_other(void **state) {
    (void)state;
    for (size_t m = 0; m < currency_mark_count; m++) {
        struct buf before = {0}, behind = {0};
        buf_format(&before, "%s 12.50", currency_marks[m].text);
        buf_format(&behind, "12.50 %s", currency_marks[m].text);
        size_t own = 0, others = 0;
        for (size_t c = 0; c < currency_mark_count; c++) {
            const char *code = currency_marks[c].text;
            if (strlen(code) != 3 || strcmp(code, currency_marks[c].codes) != 0)
                continue;
            bool means = strstr(currency_marks[m].codes, code) != NULL;
            assert_int_equal(is_read(buf_str(&before), code), means);
            assert_int_equal(is_read(buf_str(&behind), code), means);
            own += means;
            others += !means;
        }
        assert_true(own > 0 && others > 0);
        assert_true(is_read(buf_str(&before), currency_marks[m].text));
        assert_true(is_read(buf_str(&before), "LRD"));
        buf_clear(&behind);
        buf_clear(&before);
    }
}

static void each_mark_is_a_word_of_a_header_in_its_own_currency_alone(void **state) {
    (void)state;
    for (size_t m = 0; m < currency_mark_count; m++) {
        struct header_words words;
        struct buf header = {0};
        if (strcmp(currency_marks[m].text, "US$") == 0)
            continue; /* two words of a header */
        buf_format(&header, "Amount (%s)", currency_marks[m].text);
        char code[4];
        slice_keep(code, sizeof code, slice_of(currency_marks[m].codes));
        header_words_read(buf_view(&header), code, &words);
        assert_true(words.currency);
        assert_string_equal(buf_str(&words.name), "amount");
        buf_clear(&words.name);
        header_words_read(buf_view(&header), "LRD", &words);
        assert_false(words.currency);
        buf_clear(&words.name);
        buf_clear(&header);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_fits_the_currencies_that_it_may_mean),
        cmocka_unit_test(a_currency_that_nothing_is_known_of_may_have_any_mark),
        cmocka_unit_test(the_euro_has_a_number_of_its_own_and_words_have_none),
        cmocka_unit_test(no_mark_stands_behind_one_that_it_begins_with),
        cmocka_unit_test(each_mark_is_read_as_its_own_and_refused_as_any_other),
        cmocka_unit_test(each_mark_is_a_word_of_a_header_in_its_own_currency_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
