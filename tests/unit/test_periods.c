#include "test.h"

#include "input/forms/periods.h"

static void assert_period(const char *text, period want) {
    period p = PERIOD_NONE;
    if (!period_read(slice_of(text), &p) || p != want)
        fail_msg("\"%s\" is read as %d, not %d", text, (int)p, (int)want);
}

static void assert_no_period(const char *text) {
    period p = PERIOD_NONE;
    if (period_read(slice_of(text), &p))
        fail_msg("\"%s\" is read as %d", text, (int)p);
}

static void quarters_are_read_in_every_form(void **state) {
    (void)state;
    static const char *const forms[] = {
        "2025-Q1", "2025Q1",           "Q1 2025",   "2025-K1", "K1 2025",
        "2025-q1", "2025 Q1",          "2025_Q1",   "Q1-2025", "1e kwartaal 2025",
        "Q12025",  "1E KWARTAAL 2025", " 2025-Q1 ", "2025k1",
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        assert_period(forms[i], period_make(2025, 1));
    assert_period("4e kwartaal 1999", period_make(1999, 4));
}

static void months_and_dates_are_in_their_quarter(void **state) {
    (void)state;
    assert_period("2025-03", period_make(2025, 1));
    assert_period("2025-04", period_make(2025, 2));
    assert_period("2025-12", period_make(2025, 4));
    assert_period("31-12-2025", period_make(2025, 4));
    assert_period("2025-07-01", period_make(2025, 3));
    assert_period("1/7/2025 00:00", period_make(2025, 3));
}

static void a_year_is_a_period_of_its_own(void **state) {
    (void)state;
    assert_period("2025", period_make(2025, 0));
}

static void what_is_no_period_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",        "Q1",       "2025-Q5",          "2025-Q0",    "Q5 2025", "2025-13",
        "2025-00", "2025-Q1x", "2025-Q11",         "20255",      "0999",    "3000",
        "1899-Q4", "2025-1",   "5e kwartaal 2025", "2025----Q1",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_no_period(texts[i]);
}

static void dates_are_read_with_and_without_time(void **state) {
    (void)state;
    static const struct {
        const char *text;
        date want;
    } rows[] = {
        {"31-12-2025", 20251231},
        {"31/12/2025", 20251231},
        {"2025-12-31", 20251231},
        {"1-2-2025", 20250201},
        {"2025-2-1", 20250201},
        {"29-02-2024", 20240229},
        {"2025-12-31T10:30:00", 20251231},
        {"2025-12-31T10:30:00.000Z", 20251231},
        {"31-12-2025 9:30", 20251231},
        {"31-12-2025 00:00:00", 20251231},
        {"12/12/2025 10:30:00 AM", 20251212},
        {"29-02-2025", DATE_NONE},
        {"31-04-2025", DATE_NONE},
        {"12/31/2025", DATE_NONE},
        {"31-12-25", DATE_NONE},
        {"31.12.2025", 20251231},
        {"31-12/2025", DATE_NONE},
        {"31-12-2025 x", DATE_NONE},
        {"31-12-20255", DATE_NONE},
        {"2025-12-31T", DATE_NONE},
        {"2025", DATE_NONE},
        {"", DATE_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        date d = DATE_NONE;
        bool read = date_read(slice_of(rows[i].text), &d);
        if (read != (rows[i].want != DATE_NONE) || (read && d != rows[i].want))
            fail_msg("\"%s\" is read as %d", rows[i].text, (int)d);
    }
}

static void a_span_has_its_first_and_its_last_day(void **state) {
    (void)state;
    static const struct {
        const char *text;
        date first, last;
    } rows[] = {
        {"2025", 20250101, 20251231},
        {"2025-Q2", 20250401, 20250630},
        {"2025-02", 20250201, 20250228},
        {"2024-02", 20240201, 20240229},
        {"2025-12", 20251201, 20251231},
        {"15-05-2025", 20250515, 20250515},
        {"1e kwartaal 2025", 20250101, 20250331},
    };
    struct days s;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(days_read(slice_of(rows[i].text), &s));
        assert_int_equal(s.first, rows[i].first);
        assert_int_equal(s.last, rows[i].last);
    }
    assert_false(days_read(slice_of("soon"), &s));
    assert_false(days_read(slice_of("2025-13"), &s));
}

static void a_file_name_tells_its_period(void **state) {
    (void)state;
    const struct {
        const char *name;
        period want;
    } rows[] = {
        {"costs-2025-q1.csv", period_make(2025, 1)},
        {"kosten-2025-K3.csv", period_make(2025, 3)},
        {"kosten-2025k3.csv", period_make(2025, 3)},
        {"costs-q2-2024.csv", period_make(2024, 2)},
        {"kosten-2e-kwartaal-2024.csv", period_make(2024, 2)},
        {"costs-2024-11.csv", period_make(2024, 4)},
        {"costs-2025.csv", period_make(2025, 0)},
        {"costs-2025-v2.csv", period_make(2025, 0)},
        {"costs-2025-q1-v2.csv", period_make(2025, 1)},
        {"costs-12025-q1.csv", PERIOD_NONE},
        {"costs-x2025.csv", PERIOD_NONE},
        {"kosten-20250401.csv", PERIOD_NONE},
        {"kosten-20254.csv", PERIOD_NONE},
        {"kosten-2025P04.csv", PERIOD_NONE},
        {"costs.csv", PERIOD_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        period p = PERIOD_NONE;
        date month;
        enum name_period result = period_in_name(slice_of(rows[i].name), &p, &month);
        bool tells = rows[i].want != PERIOD_NONE;
        if (result != (tells ? NAME_CLEAR : NAME_NONE) || p != rows[i].want)
            fail_msg("\"%s\" tells %d", rows[i].name, (int)p);
    }
}

static void an_unclear_file_name_tells_nothing(void **state) {
    (void)state;
    static const char *const names[] = {
        "kosten-01-04-2025.csv",     "costs-2024-11-30.csv",
        "kosten-2025-k5.csv",        "kosten-2025-13.csv",
        "kosten-2025-1.csv",         "kosten-2025-Q12.csv",
        "kosten-2025-kw1.csv",       "kosten-2024-2025.csv",
        "kosten-2025-q1-q2.csv",     "kosten-12-2025.csv",
        "costs-2024-to-2025-q1.csv", "kosten-2025-kwartaal-een.csv",
        "kosten-mrt-2025.csv",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        period p = PERIOD_NONE;
        date month;
        if (period_in_name(slice_of(names[i]), &p, &month) != NAME_UNCLEAR ||
            p != PERIOD_NONE)
            fail_msg("\"%s\" tells %d", names[i], (int)p);
    }
}

static void quarters_and_months_without_a_year(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int quarter, month; /* 0 = it is none */
    } texts[] = {{"1", 1, 1},           {"04", 4, 4},    {"5", 0, 5},    {"12", 0, 12},
                 {"13", 0, 0},          {"0", 0, 0},     {"", 0, 0},     {"003", 0, 3},
                 {"0003", 0, 0},        {"Q2", 2, 0},    {" k3 ", 3, 0}, {"K5", 0, 0},
                 {"2e kwartaal", 2, 0}, {"maart", 0, 3}, {"Mrt", 0, 3},  {"May", 0, 5},
                 {"okt", 0, 10},        {"ma", 0, 0},    {"2025", 0, 0}, {"1.5", 0, 0},
                 {"-1", 0, 0}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int quarter = 0, month = 0;
        bool is_quarter = quarter_read(slice_of(texts[i].text), &quarter);
        bool is_month = month_read(slice_of(texts[i].text), &month);
        assert_int_equal(is_quarter ? quarter : 0, texts[i].quarter);
        assert_int_equal(is_month ? month : 0, texts[i].month);
    }
}

static void the_name_of_a_sheet_has_its_year_in_that_of_the_workbook(void **state) {
    (void)state;
    static const struct {
        const char *sheet, *book;
        enum name_period how;
        int year, quarter;
    } rows[] = {
        {"Q1", "costs-2025.xlsx", NAME_CLEAR, 2025, 1},
        {"kosten K3", "begroting-2025.xlsx", NAME_CLEAR, 2025, 3},
        {"mei", "kosten 2025.xlsx", NAME_UNCLEAR, 0, 0},
        {"2025-Q1", "costs.xlsx", NAME_CLEAR, 2025, 1},
        {"Costs 2025", "costs-2025-q2.xlsx", NAME_CLEAR, 2025, 2},
        {"Kosten", "kosten-2025-k2.xlsx", NAME_CLEAR, 2025, 2},
        {"Blad1", "kosten-2025.xlsx", NAME_CLEAR, 2025, 0},
        {"Hárok1", "kosten-2025.xlsx", NAME_CLEAR, 2025, 0},
        {"ЛИСТ 2", "kosten-2025.xlsx", NAME_CLEAR, 2025, 0},
        {"Deel 1", "kosten-2025.xlsx", NAME_UNCLEAR, 0, 0},
        {"Sheet 12", "costs-2025-q4.xlsx", NAME_CLEAR, 2025, 4},
        {"Q2", "costs-2025-q2.xlsx", NAME_CLEAR, 2025, 2},
        {"Q1", "costs-2025-q2.xlsx", NAME_DISPUTED, 2025, 1},
        {"2024", "costs-2025.xlsx", NAME_DISPUTED, 2024, 0},
        {"kwartaal een", "kosten-2025.xlsx", NAME_UNCLEAR, 0, 0},
        {"Q1 - Q2", "costs-2025.xlsx", NAME_UNCLEAR, 0, 0},
        {"Q1", "costs.xlsx", NAME_NONE, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        period p, other, want = period_make(rows[i].year, rows[i].quarter);
        date month;
        enum name_period how = period_in_sheet(
            slice_of(rows[i].sheet), slice_of(rows[i].book), &p, &month, &other);
        if (how != rows[i].how || (rows[i].year > 0 && p != want))
            fail_msg("\"%s\" in \"%s\": %d, period %d", rows[i].sheet, rows[i].book,
                     (int)how, (int)p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_name_of_a_sheet_has_its_year_in_that_of_the_workbook),
        cmocka_unit_test(quarters_are_read_in_every_form),
        cmocka_unit_test(months_and_dates_are_in_their_quarter),
        cmocka_unit_test(a_year_is_a_period_of_its_own),
        cmocka_unit_test(what_is_no_period_is_refused),
        cmocka_unit_test(dates_are_read_with_and_without_time),
        cmocka_unit_test(a_span_has_its_first_and_its_last_day),
        cmocka_unit_test(a_file_name_tells_its_period),
        cmocka_unit_test(an_unclear_file_name_tells_nothing),
        cmocka_unit_test(quarters_and_months_without_a_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
