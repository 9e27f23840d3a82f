#include "test.h"

#include "input/workbook/numeral.h"

/* What a number, as a workbook keeps it, is with a format. */
struct row {
    const char *text, *want;
};

static void assert_shown(const struct row *rows, size_t count,
                         struct number_format format, bool from_1904) {
    for (size_t i = 0; i < count; i++) {
        struct buf got = {0};
        numeral_add(&got, slice_of(rows[i].text), format, from_1904);
        assert_string_equal(buf_str(&got), rows[i].want);
        buf_clear(&got);
    }
}

#define ASSERT_SHOWN(rows, as, from_1904)                                                \
    assert_shown(rows, sizeof rows / sizeof *rows,                                       \
                 (struct number_format){.kind = (as), .width = 4}, from_1904)

/* The first two are what Excel writes of 1234.56 and 0.1 + 0.2; the others are plain. */
static void numbers_are_their_first_fifteen_digits(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"1234.5599999999999", "1234.56"},
        {"0.30000000000000004", "0.3"},
        {"150.005", "150.005"},
        {"0", "0"},
        {"-0", "0"},
        {"-12.50", "-12.5"},
        {"1E+2", "100"},
        {"1.5e3", "1500"},
        {"5.0000000000000001E-2", "0.05"},
        {"123456789012345678", "123456789012346000"},
        {"9999999999999995", "10000000000000000"},
        {"0.99999999999999999", "1"},
        {"9007199254740993", "9007199254740990"},
        {"0.000001", "0.000001"},
        {"000120.50", "120.5"},
        {"+7", "7"},
        {".5", "0.5"},
        {"1234567890.1234565", "1234567890.12346"},
    };
    ASSERT_SHOWN(rows, KIND_NUMBER, false);
}

static void what_is_no_number_stays_as_it_is(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"", ""},         {"INF", "INF"},       {"1.2.3", "1.2.3"},   {"1E", "1E"},
        {"0x10", "0x10"}, {"1E+300", "1E+300"}, {"1E-300", "1E-300"}, {"12 ", "12 "},
        {"-", "-"}};
    ASSERT_SHOWN(rows, KIND_NUMBER, false);
    ASSERT_SHOWN(rows, KIND_DATE, false);
}

static void per_cents_are_shown_times_a_hundred(void **state) {
    (void)state;
    static const struct row rows[] = {{"0.5", "50%"},       {"1", "100%"},
                                      {"0.3333", "33.33%"}, {"0", "0%"},
                                      {"0.07", "7%"},       {"-0.125", "-12.5%"}};
    ASSERT_SHOWN(rows, KIND_PERCENT, false);
}

/* Serial numbers of these days in Excel; its 1900 has a 29 February. */
static void days_count_from_1900_with_its_leap_day(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"1", "1900-01-01"},
        {"59", "1900-02-28"},
        {"60", "1900-02-29"},
        {"61", "1900-03-01"},
        {"45747", "2025-03-31"},
        {"45658", "2025-01-01"},
        {"36526", "2000-01-01"},
        {"36585", "2000-02-29"},
        {"2958465", "9999-12-31"},
        {"2958466", "2958466"},
        {"0", "1900-01-00"},
        {"-1", "-1"},
        {"45747.5", "2025-03-31 12:00:00"},
        {"45747.604166666664", "2025-03-31 14:30:00"},
        {"45747.999999", "2025-04-01"},
    };
    ASSERT_SHOWN(rows, KIND_DATE, false);
}

static void days_count_from_1904_in_other_books(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"0", "1904-01-01"}, {"60", "1904-03-01"}, {"44285", "2025-03-31"}};
    ASSERT_SHOWN(rows, KIND_DATE, true);
}

static void times_are_hours_minutes_and_seconds(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"0.5", "12:00:00"}, {"2.6041666666666665", "62:30:00"}, {"0", "00:00:00"}};
    ASSERT_SHOWN(rows, KIND_TIME, false);
}

static void whole_numbers_get_the_zeros_of_their_format(void **state) {
    (void)state;
    static const struct row rows[] = {{"363", "0363"},
                                      {"12345", "12345"},
                                      {"0", "0000"},
                                      {"3.5", "3.5"},
                                      {"-5", "-0005"}};
    ASSERT_SHOWN(rows, KIND_PADDED, false);
}

static void dates_that_are_written_out_lose_midnight(void **state) {
    (void)state;
    static const struct row rows[] = {{"2025-03-31", "2025-03-31"},
                                      {"2025-03-31T00:00:00", "2025-03-31"},
                                      {"2025-03-31T14:30:00", "2025-03-31 14:30:00"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf got = {0};
        numeral_add_date(&got, slice_of(rows[i].text));
        assert_string_equal(buf_str(&got), rows[i].want);
        buf_clear(&got);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_their_first_fifteen_digits),
        cmocka_unit_test(what_is_no_number_stays_as_it_is),
        cmocka_unit_test(per_cents_are_shown_times_a_hundred),
        cmocka_unit_test(days_count_from_1900_with_its_leap_day),
        cmocka_unit_test(days_count_from_1904_in_other_books),
        cmocka_unit_test(times_are_hours_minutes_and_seconds),
        cmocka_unit_test(whole_numbers_get_the_zeros_of_their_format),
        cmocka_unit_test(dates_that_are_written_out_lose_midnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
