#include "test.h"

#include "input/table/amounts.h"
#include "input/table/amount_fast.h"

/* Whether `text` is read as amount_read reads it, if it is read at all. */
static bool reads(const char *text, char mark) {
    size_t len = strlen(text);
    char *room = test_calloc(1, len + 1); /* a byte more would be noticed */
    struct amount amount;
    money cents = 0;
    memcpy(room, text, len);
    bool read = amount_fast_read((struct slice){room, len}, mark, &cents);
    test_free(room);
    if (!read)
        return false;
    assert_int_equal(amount_read_any(slice_of(text), mark, &amount), NUMBER_OK);
    assert_int_equal(amount.cents, cents);
    assert_false(amount.like_thousands);
    assert_true(amount.marked);
    struct amount fast = {0};
    assert_int_equal(amount_read(slice_of(text), mark, &fast), NUMBER_OK);
    assert_int_equal(fast.grouping, amount.grouping);
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

static void all_else_is_left_to_others(void **state) {
    (void)state;
    static const char *const others[] = {"",
                                         "1",
                                         "12",
                                         "123",
                                         "1234",
                                         "12.3",
                                         "-",
                                         ".12",
                                         "-.12",
                                         "1.234",
                                         "1,234.56",
                                         "123456.78",
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

/* Every byte at every place of a usual amount. */
static void no_byte_is_taken_for_another(void **state) {
    (void)state;
    for (size_t len = 4; len <= 8; len++)
        for (size_t place = 0; place < len; place++)
            for (int byte = 1; byte < 256; byte++) {
                char text[] = "77777.77", *from = text + 8 - len;
                from[place] = (char)byte;
                bool digit = byte >= '0' && byte <= '9';
                bool sign = byte == '-' && place == 0 && len > 4;
                bool wanted = place == len - 3 ? byte == '.' : digit || sign;
                assert_int_equal(reads(from, '.'), wanted);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_amounts_with_cents_are_read),
        cmocka_unit_test(all_else_is_left_to_others),
        cmocka_unit_test(no_byte_is_taken_for_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
