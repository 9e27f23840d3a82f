#include "test.h"

#include "base/diag.h"
#include "base/lang.h"
#include "model/period.h"

static void periods_sort_by_time_a_year_before_its_quarters(void **state) {
    (void)state;
    period order[] = {period_make(2024, 4), period_make(2025, 0), period_make(2025, 1),
                      period_make(2025, 4), period_make(2026, 0)};
    for (int i = 0; i < 4; i++)
        assert_true(order[i] < order[i + 1]);
    assert_int_equal(period_year(period_make(2999, 4)), 2999);
    assert_int_equal(period_quarter(period_make(2999, 4)), 4);
    assert_int_equal(period_quarter(period_make(1900, 0)), 0);
}

static void a_period_has_a_first_and_a_last_day(void **state) {
    (void)state;
    static const struct {
        int quarter;
        date first, last;
    } rows[] = {
        {0, 20250101, 20251231}, {1, 20250101, 20250331}, {2, 20250401, 20250630},
        {3, 20250701, 20250930}, {4, 20251001, 20251231},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        period p = period_make(2025, rows[i].quarter);
        assert_int_equal(period_first_day(p), rows[i].first);
        assert_int_equal(period_last_day(p), rows[i].last);
    }
}

static void every_date_falls_in_its_quarter(void **state) {
    (void)state;
    for (int month = 1; month <= 12; month++) {
        period p = period_of_date(date_make(2025, month, 15));
        assert_int_equal(p, period_make(2025, (month - 1) / 3 + 1));
        assert_true(period_first_day(p) <= 20250000 + month * 100 + 1);
        assert_true(period_last_day(p) >= 20250000 + month * 100 + 28);
    }
}

static void only_days_of_the_calendar_are_dates(void **state) {
    (void)state;
    assert_int_equal(date_make(2024, 2, 29), 20240229);
    assert_int_equal(date_make(2000, 2, 29), 20000229);
    assert_int_equal(date_make(2025, 2, 29), DATE_NONE);
    assert_int_equal(date_make(1900, 2, 29), DATE_NONE);
    assert_int_equal(date_make(2025, 4, 31), DATE_NONE);
    assert_int_equal(date_make(2025, 13, 1), DATE_NONE);
    assert_int_equal(date_make(2025, 0, 1), DATE_NONE);
    assert_int_equal(date_make(2025, 1, 0), DATE_NONE);
    assert_int_equal(date_make(1899, 12, 31), DATE_NONE);
    assert_int_equal(date_make(3000, 1, 1), DATE_NONE);
}

static void a_day_is_followed_by_the_next_of_the_calendar(void **state) {
    (void)state;
    assert_int_equal(date_next(20250215), 20250216);
    assert_int_equal(date_next(20250228), 20250301);
    assert_int_equal(date_next(20240228), 20240229);
    assert_int_equal(date_next(20251231), 20260101);
}

static void assert_texts(period p, const char *table, const char *prose) {
    struct buf b;
    buf_init(&b);
    period_write(&b, p);
    assert_string_equal(buf_str(&b), table);
    buf_reset(&b);
    period_write_prose(&b, p);
    assert_string_equal(buf_str(&b), prose);
    buf_clear(&b);
}

static void periods_are_written_for_tables_and_for_prose(void **state) {
    (void)state;
    lang_set(LANG_EN);
    assert_texts(period_make(2025, 0), "2025", "2025");
    assert_texts(period_make(2025, 1), "2025-Q1", "the first quarter of 2025");
    assert_texts(period_make(2025, 4), "2025-Q4", "the fourth quarter of 2025");
}

static void dates_are_prose_with_the_month_as_a_word(void **state) {
    (void)state;
    struct buf b;
    buf_init(&b);
    date_argument(&b, date_make(2025, 1, 9));
    date_argument(&b, date_make(2025, 12, 31));
    assert_string_equal(buf_str(&b),
                        "9 " DIAG_WORD("January") " 2025"
                                                  "31 " DIAG_WORD("December") " 2025");
    buf_clear(&b);
}

static void a_range_holds_what_lies_between_its_ends(void **state) {
    (void)state;
    struct period_range half = {period_make(2025, 2), period_make(2025, 3)};
    assert_false(period_in_range(period_make(2025, 1), half));
    assert_true(period_in_range(period_make(2025, 2), half));
    assert_true(period_in_range(period_make(2025, 3), half));
    assert_false(period_in_range(period_make(2025, 4), half));
    assert_false(period_in_range(period_make(2025, 0), half));
    assert_false(period_in_range(period_make(2024, 3), half));
}

static void a_year_holds_itself_and_its_quarters(void **state) {
    (void)state;
    struct period_range year = {period_make(2025, 0), period_make(2025, 0)};
    for (int quarter = 0; quarter <= 4; quarter++)
        assert_true(period_in_range(period_make(2025, quarter), year));
    assert_false(period_in_range(period_make(2024, 4), year));
    assert_false(period_in_range(period_make(2026, 0), year));
    struct period_range all = {PERIOD_NONE, PERIOD_NONE};
    assert_true(period_in_range(period_make(1900, 0), all));
}

static void periods_are_sorted_without_repeats_and_found(void **state) {
    (void)state;
    period list[] = {period_make(2025, 3), period_make(2024, 0), period_make(2025, 3),
                     period_make(2024, 1)};
    assert_int_equal(periods_sort(list, 4), 3);
    assert_int_equal(list[0], period_make(2024, 0));
    assert_int_equal(list[1], period_make(2024, 1));
    assert_int_equal(list[2], period_make(2025, 3));
    assert_int_equal(periods_find(list, 3, period_make(2024, 1)), 1);
    assert_int_equal(periods_find(list, 3, period_make(2024, 2)), 3);
    assert_int_equal(periods_sort(NULL, 0), 0);
    assert_int_equal(periods_find(NULL, 0, period_make(2024, 2)), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_are_sorted_without_repeats_and_found),
        cmocka_unit_test(periods_sort_by_time_a_year_before_its_quarters),
        cmocka_unit_test(a_period_has_a_first_and_a_last_day),
        cmocka_unit_test(every_date_falls_in_its_quarter),
        cmocka_unit_test(only_days_of_the_calendar_are_dates),
        cmocka_unit_test(a_day_is_followed_by_the_next_of_the_calendar),
        cmocka_unit_test(periods_are_written_for_tables_and_for_prose),
        cmocka_unit_test(dates_are_prose_with_the_month_as_a_word),
        cmocka_unit_test(a_range_holds_what_lies_between_its_ends),
        cmocka_unit_test(a_year_holds_itself_and_its_quarters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
