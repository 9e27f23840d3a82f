#include "test.h"

#include "input/forms/amounts.h"

/* What a cell is read as: cents, or the result that refuses it. */
struct row {
    const char *text;
    char mark;
    enum number_result result;
    money cents;
};

static void assert_rows(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct amount amount;
        enum number_result got =
            amount_read(slice_of(rows[i].text), rows[i].mark, &amount);
        if (got != rows[i].result || (got == NUMBER_OK && amount.cents != rows[i].cents))
            fail_msg("\"%s\" with %c: result %d, cents %lld", rows[i].text, rows[i].mark,
                     (int)got, (long long)amount.cents);
    }
}

#define ASSERT_ROWS(rows) assert_rows(rows, sizeof rows / sizeof rows[0])

static void plain_figures_are_cents(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"0", '.', NUMBER_OK, 0},
        {"1", '.', NUMBER_OK, 100},
        {"1234", '.', NUMBER_OK, 123400},
        {"1234.5", '.', NUMBER_OK, 123450},
        {"1234.56", '.', NUMBER_OK, 123456},
        {"1234,56", ',', NUMBER_OK, 123456},
        {".5", '.', NUMBER_OK, 50},
        {",05", ',', NUMBER_OK, 5},
        {"007", ',', NUMBER_OK, 700},
        {" 12 ", ',', NUMBER_OK, 1200},
    };
    ASSERT_ROWS(rows);
}

static void zeros_behind_two_decimals_say_nothing(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"12.5000", '.', NUMBER_OK, 1250},
        {"12.3400", '.', NUMBER_OK, 1234},
        {"12.0000000000000000000000000", '.', NUMBER_OK, 1200},
        {"12.345", '.', NUMBER_DECIMALS, 0},
        {"12,3450", ',', NUMBER_DECIMALS, 0},
    };
    ASSERT_ROWS(rows);
    assert_int_equal(decimals_count(slice_of("12,3450"), ','), 3);
    assert_int_equal(decimals_count(slice_of("-0.00001 EUR"), '.'), 5);
    assert_int_equal(decimals_count(slice_of("x"), '.'), 0);
}

static void group_marks_stand_between_threes_only(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"1.234,56", ',', NUMBER_OK, 123456},
        {"1,234.56", '.', NUMBER_OK, 123456},
        {"12.345.678", ',', NUMBER_OK, 1234567800},
        {"1 234 567,89", ',', NUMBER_OK, 123456789},
        {"1\u00a0234,5", ',', NUMBER_OK, 123450},
        {"1\u202f234", '.', NUMBER_OK, 123400},
        {"1.23,45", ',', NUMBER_INVALID, 0},
        {"1234.567,00", ',', NUMBER_INVALID, 0},
        {"1.234 567", ',', NUMBER_INVALID, 0},
        {"1..234", ',', NUMBER_INVALID, 0},
        {".234.567", ',', NUMBER_INVALID, 0},
        {"1  234", ',', NUMBER_INVALID, 0},
        {"1.2345", ',', NUMBER_MARK, 0},
    };
    ASSERT_ROWS(rows);
}

static void thousands_do_not_begin_with_a_zero(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"0.500", ',', NUMBER_MARK, 0},      {"0.001", ',', NUMBER_MARK, 0},
        {"000.123", ',', NUMBER_MARK, 0},    {"01.234", ',', NUMBER_MARK, 0},
        {"-0.500", ',', NUMBER_MARK, 0},     {"0,500", '.', NUMBER_MARK, 0},
        {"0 500", ',', NUMBER_INVALID, 0},   {"0.500,00", ',', NUMBER_INVALID, 0},
        {"10.500", ',', NUMBER_OK, 1050000},
    };
    ASSERT_ROWS(rows);
}

static void signs_stand_before_behind_or_as_parentheses(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"-12,50", ',', NUMBER_OK, -1250},      {"12,50-", ',', NUMBER_OK, -1250},
        {"+12,50", ',', NUMBER_OK, 1250},       {"\u221212,50", ',', NUMBER_OK, -1250},
        {"12,50\u2212", ',', NUMBER_OK, -1250}, {"(12,50)", ',', NUMBER_OK, -1250},
        {"( 12,50 )", ',', NUMBER_OK, -1250},   {"- 12,50", ',', NUMBER_OK, -1250},
        {"-12,50-", ',', NUMBER_INVALID, 0},    {"--12", ',', NUMBER_INVALID, 0},
        {"(-12)", ',', NUMBER_INVALID, 0},      {"12,50+", ',', NUMBER_INVALID, 0},
        {"(12", ',', NUMBER_INVALID, 0},        {"-0", ',', NUMBER_OK, 0},
    };
    ASSERT_ROWS(rows);
}

static void currency_stands_before_or_behind_once(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"\u20ac 1.234,56", ',', NUMBER_OK, 123456},
        {"\u20ac1", ',', NUMBER_OK, 100},
        {"EUR 5", ',', NUMBER_OK, 500},
        {"5 eur", ',', NUMBER_OK, 500},
        {"5\u00a0\u20ac", ',', NUMBER_OK, 500},
        {"-\u20ac 5", ',', NUMBER_OK, -500},
        {"\u20ac -5", ',', NUMBER_OK, -500},
        {"\u20ac 5-", ',', NUMBER_OK, -500},
        {"5- \u20ac", ',', NUMBER_OK, -500},
        {"(\u20ac 5)", ',', NUMBER_OK, -500},
        {"\u20ac (5,00)", ',', NUMBER_OK, -500},
        {"(5,00) EUR", ',', NUMBER_OK, -500},
        {"\u20ac -(5,00)", ',', NUMBER_INVALID, 0},
        {"(\u20ac (5,00))", ',', NUMBER_INVALID, 0},
        {"\u20ac 5 EUR", ',', NUMBER_INVALID, 0},
        {"$ 5", ',', NUMBER_OK, 500},
        {"1 234,50 K\u010d", ',', NUMBER_OK, 123450},
        {"1.234,50 kr.", ',', NUMBER_OK, 123450},
        {"kr 100,-", ',', NUMBER_OK, 10000},
        {"Fr.5", ',', NUMBER_OK, 500},
        {"-\u00a35.00", '.', NUMBER_OK, -500},
        {"5 crowns", ',', NUMBER_INVALID, 0},
        {"CHF", ',', NUMBER_INVALID, 0},
        {"5 EURO", ',', NUMBER_OK, 500},
        {"5 EUROPE", ',', NUMBER_INVALID, 0},
        {"\u00a3 5 $", ',', NUMBER_INVALID, 0},
        {"\u20ac", ',', NUMBER_INVALID, 0},
    };
    ASSERT_ROWS(rows);
}

static void a_dash_is_how_excel_prints_nil(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"-", ',', NUMBER_OK, 0},
        {" - ", '.', NUMBER_OK, 0},
        {"\u20ac -", ',', NUMBER_OK, 0},
        {"\u20ac          -   ", ',', NUMBER_OK, 0},
        {"1.234,-", ',', NUMBER_OK, 123400},
        {"\u20ac 1.234,-", ',', NUMBER_OK, 123400},
        {"1.234,--", ',', NUMBER_OK, 123400},
        {"-1.234,-", ',', NUMBER_OK, -123400},
        {"1,234.-", '.', NUMBER_OK, 123400},
        {",-", ',', NUMBER_INVALID, 0},
        {"()", ',', NUMBER_INVALID, 0},
        {"(-)", ',', NUMBER_INVALID, 0},
        {"+", ',', NUMBER_INVALID, 0},
    };
    ASSERT_ROWS(rows);
}

static void what_the_other_decimal_mark_would_read_is_refused(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"12.5", ',', NUMBER_MARK, 0},        {"12,5", '.', NUMBER_MARK, 0},
        {"1,234.56", ',', NUMBER_MARK, 0},    {"1.234,56", '.', NUMBER_MARK, 0},
        {"\u20ac 1.5-", ',', NUMBER_MARK, 0}, {"1.234,-", '.', NUMBER_MARK, 0},
        {"1.234", ',', NUMBER_OK, 123400},    {"1,234", '.', NUMBER_OK, 123400},
    };
    ASSERT_ROWS(rows);
}

static void what_is_no_amount_is_refused(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"", ',', NUMBER_EMPTY, 0},         {"   ", ',', NUMBER_EMPTY, 0},
        {"\u00a0", ',', NUMBER_EMPTY, 0},   {"abc", ',', NUMBER_INVALID, 0},
        {"12abc", ',', NUMBER_INVALID, 0},  {"1e5", '.', NUMBER_INVALID, 0},
        {"0x10", '.', NUMBER_INVALID, 0},   {"12 %", ',', NUMBER_INVALID, 0},
        {"12,", ',', NUMBER_INVALID, 0},    {"#N/B", ',', NUMBER_INVALID, 0},
        {"\u0661", ',', NUMBER_INVALID, 0}, {"1,2,3", ',', NUMBER_INVALID, 0},
        {"=1+1", ',', NUMBER_INVALID, 0},
    };
    ASSERT_ROWS(rows);
}

static void the_largest_amount_is_that_of_64_bits(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"92233720368547758.07", '.', NUMBER_OK, MONEY_MAX},
        {"-92233720368547758.07", '.', NUMBER_OK, -MONEY_MAX},
        {"92233720368547758.08", '.', NUMBER_LARGE, 0},
        {"-92233720368547758.08", '.', NUMBER_LARGE, 0},
        {"92233720368547759", '.', NUMBER_LARGE, 0},
        {"99999999999999999999999999999999", '.', NUMBER_LARGE, 0},
    };
    ASSERT_ROWS(rows);
}

static void three_decimals_that_look_like_thousands_are_noticed(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool like;
    } rows[] = {{"1,000", true},     {"999,500", true}, {"1,00", false},
                {"1000,000", false}, {"0,500", false},  {"1,0000", false},
                {"1.000,000", false}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct amount amount;
        assert_int_equal(amount_read(slice_of(rows[i].text), ',', &amount), NUMBER_OK);
        assert_int_equal(amount.like_thousands, rows[i].like);
    }
}

static void either_mark_makes_an_amount(void **state) {
    (void)state;
    struct amount amount;
    assert_true(amount_read_either(slice_of("1.234,50"), &amount));
    assert_int_equal(amount.cents, 123450);
    assert_true(amount_read_either(slice_of("1,234.50"), &amount));
    assert_int_equal(amount.cents, 123450);
    assert_true(amount_read_either(slice_of("1.234"), &amount));
    assert_int_equal(amount.cents, 123400);
    assert_false(amount_read_either(slice_of("1.234.50"), &amount));
    assert_false(amount_read_either(slice_of("twelve"), &amount));
}

static void thousands_are_shown_or_not(void **state) {
    (void)state;
    struct amount amount;
    assert_int_equal(amount_read(slice_of("999"), ',', &amount), NUMBER_OK);
    assert_int_equal(amount.grouping, GROUPING_SHORT);
    assert_int_equal(amount_read(slice_of("1.234"), ',', &amount), NUMBER_OK);
    assert_int_equal(amount.grouping, GROUPING_USED);
    assert_int_equal(amount_read(slice_of("1234"), ',', &amount), NUMBER_OK);
    assert_int_equal(amount.grouping, GROUPING_UNUSED);
}

static void decimals_are_kept_as_written(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum number_result result;
        int64_t digits;
        unsigned places;
    } rows[] = {
        {"22252", NUMBER_OK, 22252, 0},
        {"22.252", NUMBER_OK, 22252, 0},
        {"12,75", NUMBER_OK, 1275, 2},
        {"12,750", NUMBER_OK, 1275, 2},
        {"32,61 %", NUMBER_OK, 3261, 2},
        {"0,123456789", NUMBER_OK, 123456789, 9},
        {"1,1818583143661", NUMBER_OK, 11818583143661, 13},
        {"0,123456789012345678", NUMBER_OK, 123456789012345678, 18},
        {"1,181858314366112345", NUMBER_OK, 1181858314366112345, 18},
        {"0,1234567890123456789", NUMBER_DECIMALS, 0, 0},
        {"9223372036854775807", NUMBER_OK, INT64_MAX, 0},
        {"9223372036854775808", NUMBER_LARGE, 0, 0},
        {"12345,123456789012345678", NUMBER_LARGE, 0, 0},
        {"-1", NUMBER_NEGATIVE, 0, 0},
        {"(1)", NUMBER_NEGATIVE, 0, 0},
        {"-0", NUMBER_OK, 0, 0},
        {"-", NUMBER_OK, 0, 0},
        {"12.5", NUMBER_MARK, 0, 0},
        {"0.100", NUMBER_MARK, 0, 0},
        {"\u20ac 5", NUMBER_INVALID, 0, 0},
        {"", NUMBER_EMPTY, 0, 0},
        {"n.v.t.", NUMBER_INVALID, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct decimal d = {0};
        assert_int_equal(decimal_read(slice_of(rows[i].text), ',', &d), rows[i].result);
        assert_int_equal(d.digits, rows[i].digits);
        assert_int_equal(d.places, rows[i].places);
    }
}

/* What may be around a number: each once, in any order that closes its parentheses. */
static void trimmings_stand_in_any_order_but_once(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum number_result result;
        money cents;
    } rows[] = {
        {"\xe2\x82\xac (5,00)", NUMBER_OK, -500},
        {"(\xe2\x82\xac 5,00)", NUMBER_OK, -500},
        {"(5,00) EUR", NUMBER_OK, -500},
        {"eur 5,00-", NUMBER_OK, -500},
        {"5,- \xe2\x82\xac", NUMBER_OK, 500},
        {"12,--", NUMBER_OK, 1200},
        {"12,- -", NUMBER_OK, -1200},
        {"\xe2\x88\x92"
         "1 234,5",
         NUMBER_OK, -123450},
        {"- \xe2\x82\xac", NUMBER_OK, 0},
        {"12,---", NUMBER_INVALID, 0},
        {"(5,00", NUMBER_INVALID, 0},
        {"5,00)", NUMBER_INVALID, 0},
        {"-(5,00)", NUMBER_INVALID, 0},
        {"(-5,00)", NUMBER_INVALID, 0},
        {"-5,00-", NUMBER_INVALID, 0},
        {"EUR 5,00 EUR", NUMBER_INVALID, 0},
        {"1\t234,00", NUMBER_INVALID, 0},
        {"1 \xc2\xa0"
         "234,00",
         NUMBER_INVALID, 0},
        {"()", NUMBER_INVALID, 0},
        {"+", NUMBER_INVALID, 0},
        {"92233720368547758,07", NUMBER_OK, INT64_MAX},
        {"92233720368547758,08", NUMBER_LARGE, 0},
        {"00000000000000000000,50", NUMBER_OK, 50},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct amount amount;
        assert_int_equal(amount_read(slice_of(rows[i].text), ',', &amount),
                         rows[i].result);
        assert_int_equal(amount.cents, rows[i].cents);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trimmings_stand_in_any_order_but_once),
        cmocka_unit_test(plain_figures_are_cents),
        cmocka_unit_test(zeros_behind_two_decimals_say_nothing),
        cmocka_unit_test(group_marks_stand_between_threes_only),
        cmocka_unit_test(thousands_do_not_begin_with_a_zero),
        cmocka_unit_test(signs_stand_before_behind_or_as_parentheses),
        cmocka_unit_test(currency_stands_before_or_behind_once),
        cmocka_unit_test(a_dash_is_how_excel_prints_nil),
        cmocka_unit_test(what_the_other_decimal_mark_would_read_is_refused),
        cmocka_unit_test(what_is_no_amount_is_refused),
        cmocka_unit_test(the_largest_amount_is_that_of_64_bits),
        cmocka_unit_test(three_decimals_that_look_like_thousands_are_noticed),
        cmocka_unit_test(either_mark_makes_an_amount),
        cmocka_unit_test(thousands_are_shown_or_not),
        cmocka_unit_test(decimals_are_kept_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
