#include "test.h"

#include "input/workbook/number_format.h"

static void assert_kind(const char *code, enum number_kind kind) {
    if (number_format_read(slice_of(code)).kind != kind)
        fail_msg("%s: %d", code, number_format_read(slice_of(code)).kind);
}

static void codes_of_days_months_and_years_are_dates(void **state) {
    (void)state;
    static const char *const codes[] = {"dd-mm-yyyy",
                                        "d/m/yy",
                                        "mmm-yy",
                                        "[$-413]d mmmm yyyy;@",
                                        "yyyy",
                                        "DD-MM-YYYY",
                                        "m/d/yy h:mm",
                                        "mmmm",
                                        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                                        "yyyy\\-mm\\-dd\\Thh:mm:ss"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_kind(codes[i], KIND_DATE);
}

static void codes_of_hours_and_seconds_alone_are_times(void **state) {
    (void)state;
    static const char *const codes[] = {"h:mm", "hh:mm:ss",   "[h]:mm", "mm:ss.0",
                                        "[mm]", "h:mm AM/PM", "h A/P"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_kind(codes[i], KIND_TIME);
}

/* Letters in quotes, behind a backslash, in brackets and in other sections say nothing. */
static void all_other_codes_are_numbers(void **state) {
    (void)state;
    static const char *const codes[] = {"General",
                                        "0.00",
                                        "#,##0.00",
                                        "\"day\" 0",
                                        "0\\d",
                                        "[Red]0.00;[Blue]-0",
                                        "[$\u20ac-413] #,##0.00",
                                        "_-* #,##0.00_-;\\-* #,##0.00_-",
                                        "0.00E+00",
                                        "@",
                                        "0;\"yes\"d",
                                        "# ?/?",
                                        "",
                                        "\"open",
                                        "[open",
                                        "\\",
                                        "#,##0,"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_kind(codes[i], KIND_NUMBER);
}

static void per_cents_have_their_sign_in_the_code(void **state) {
    (void)state;
    assert_kind("0%", KIND_PERCENT);
    assert_kind("0.00%", KIND_PERCENT);
    assert_kind("0\"%\"", KIND_NUMBER);
    assert_kind("0\\%", KIND_NUMBER);
}

static void codes_of_zeros_alone_are_padded(void **state) {
    (void)state;
    struct number_format four = number_format_read(slice_of("0000"));
    assert_int_equal(four.kind, KIND_PADDED);
    assert_int_equal(four.width, 4);
    assert_kind("0", KIND_NUMBER);
    assert_kind("0000000000000000", KIND_NUMBER);
}

/* ECMA-376, 18.8.30. */
static void some_formats_need_no_code(void **state) {
    (void)state;
    assert_int_equal(number_format_built_in(0).kind, KIND_NUMBER);
    assert_int_equal(number_format_built_in(4).kind, KIND_NUMBER);
    assert_int_equal(number_format_built_in(9).kind, KIND_PERCENT);
    assert_int_equal(number_format_built_in(14).kind, KIND_DATE);
    assert_int_equal(number_format_built_in(20).kind, KIND_TIME);
    assert_int_equal(number_format_built_in(22).kind, KIND_DATE);
    assert_int_equal(number_format_built_in(46).kind, KIND_TIME);
    assert_int_equal(number_format_built_in(49).kind, KIND_NUMBER);
    assert_int_equal(number_format_built_in(165).kind, KIND_NUMBER);
}

static void assert_currency(const char *code, const char *want) {
    struct slice currency = number_format_read(slice_of(code)).currency;
    if (!slice_equal(currency, slice_of(want)))
        fail_msg("%s: \"%.*s\"", code, (int)currency.len, currency.at);
}

static void the_euro_is_told_from_others(void **state) {
    (void)state;
    assert_true(number_format_read(slice_of("[$\u20ac-413] #,##0.00")).euro);
    assert_true(number_format_read(slice_of("\"\u20ac\" #,##0.00")).euro);
    assert_true(number_format_read(slice_of("\u20ac #,##0")).euro);
    assert_true(number_format_read(slice_of("#,##0.00 \"EUR\"")).euro);
    assert_false(number_format_read(slice_of("[$CHF] #,##0")).euro);
    assert_false(number_format_read(slice_of("0.00")).euro);
}

static void another_currency_than_the_euro_is_kept(void **state) {
    (void)state;
    assert_currency("\"$\"#,##0.00", "$");
    assert_currency("[$$-409]#,##0.00;[Red]-[$$-409]#,##0.00", "$");
    assert_currency("_-[$\u00a3-809]* #,##0.00_-", "\u00a3");
    assert_currency("[$CHF] #,##0", "CHF");
    assert_currency("$#,##0", "$");
    assert_currency("\\$#,##0", "$");
    assert_currency("#,##0 \"chf\"", "chf");
    assert_currency("[$a\"b] 0", "\u00a4");
    assert_currency("[$", "");
    assert_currency("[$\u20ac-413] #,##0.00", "");
    assert_currency("\"\u20ac\" #,##0.00;\"$\" 0", "");
    assert_currency("[$EUR] #,##0.00", "");
    assert_currency("[$-413]#,##0.00", "");
    assert_currency("[Red]0 \"km\"", "");
    assert_currency("0.00", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_currency_than_the_euro_is_kept),
        cmocka_unit_test(the_euro_is_told_from_others),
        cmocka_unit_test(codes_of_days_months_and_years_are_dates),
        cmocka_unit_test(codes_of_hours_and_seconds_alone_are_times),
        cmocka_unit_test(all_other_codes_are_numbers),
        cmocka_unit_test(per_cents_have_their_sign_in_the_code),
        cmocka_unit_test(codes_of_zeros_alone_are_padded),
        cmocka_unit_test(some_formats_need_no_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
