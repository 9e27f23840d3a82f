#include "test.h"

#include "input/forms/amount_fast.h"

/* Whether `text` is read as amount_read reads it, if it is read at all. */
static bool reads(const char *text, char mark) {
    size_t len = strlen(text);
    char *room = test_calloc(1, len + 1); /* a byte more would be noticed */
    struct amount any, fast = {0};
    memcpy(room, text, len);
    bool read = amount_fast_read((struct slice){room, len}, mark, &fast);
    test_free(room);
    if (!read)
        return false;
    assert_int_equal(amount_read(slice_of(text), mark, &any), NUMBER_OK);
    assert_int_equal(fast.cents, any.cents);
    assert_int_equal(fast.grouping, any.grouping);
    assert_int_equal(fast.marked, any.marked);
    assert_int_equal(fast.like_thousands, any.like_thousands);
    return true;
}

static void short_amounts_with_cents_are_read(void **state) {
    (void)state;
    static const char *const usual[] = {"0.00",    "1.25",     "12.34", "123.45",
                                        "1234.56", "98765.43", "-1.25", "-12.34",
                                        "-123.45", "-1234.56", "-0.00", "00000.01"};
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        assert_true(reads(usual[i], '.'));
    assert_true(reads("1234,56", ','));
}

static void one_decimal_or_none_will_do(void **state) {
    (void)state;
    static const char *const usual[] = {
        "12.5",    "1234.5", "123456.7", "-123.4", "1234", "12345678", "-1234",
        "0000000", "1",      "12",       "-123",   "1.5",  "0.1"};
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        assert_true(reads(usual[i], '.'));
}

static void one_mark_between_thousands_is_read(void **state) {
    (void)state;
    static const char *const usual[] = {"1.234,56",  "12.345,67",   "123.456,78",
                                        "-1.234,56", "-123.456,78", "9.999,99"};
    static const char *const others[] = {
        "0.234,56", "1,234,56", "1.234.56", "1.2345,6", "12.34,567",   "1.2x4,56",
        "1.234,5",  "1.234,5x", "x.234,56", "1 234,56", "1.234.567,89"};
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        assert_true(reads(usual[i], ','));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(reads(others[i], ','));
    assert_true(reads("1,234.56", '.'));
}

static void all_else_is_left_to_others(void **state) {
    (void)state;
    static const char *const others[] = {"",
                                         "-",
                                         ".12",
                                         "-.12",
                                         "1.234",
                                         "1234567.89",
                                         "12,34",
                                         "+1.25",
                                         "1.25-",
                                         " 1.25",
                                         "1.25 ",
                                         "1.2x",
                                         "x.25",
                                         "1x3.45",
                                         "1/3.45",
                                         "1:3.45",
                                         "--1.25",
                                         "1..25",
                                         "123.-5",
                                         "1.23\xc3",
                                         ("\xc3"
                                          "1.23")};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(reads(others[i], '.'));
    assert_false(reads("1234.56", ','));
}

/* Every byte at every place of usual amounts: what is read is right, see reads(). */
static void no_byte_is_taken_for_another(void **state) {
    (void)state;
    static const char *const usual[] = {"77777.77",  "777777.7",   "77777777",
                                        "77.777,77", "777.777,77", "7.777,77"};
    size_t read = 0;
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        for (size_t from = 0; from + 1 <= strlen(usual[i]); from++)
            for (size_t place = from; usual[i][place]; place++)
                for (int byte = 1; byte < 256; byte++) {
                    char text[16] = {0};
                    strcpy(text, usual[i]);
                    text[place] = (char)byte;
                    read += reads(text + from, '.');
                    read += reads(text + from, ',');
                }
    assert_true(read > 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_amounts_with_cents_are_read),
        cmocka_unit_test(one_decimal_or_none_will_do),
        cmocka_unit_test(one_mark_between_thousands_is_read),
        cmocka_unit_test(all_else_is_left_to_others),
        cmocka_unit_test(no_byte_is_taken_for_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
