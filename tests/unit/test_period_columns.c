#include "test.h"

#include "input/table/period_columns.h"

static void headers_may_be_periods(void **state) {
    (void)state;
    static const struct {
        const char *header;
        int months, year, number;
        period period; /* in 2026 when the header names no year */
    } forms[] = {
        {"K1 2025", 3, 2025, 1, 2025 * 8 + 1},
        {"2025-Q4", 3, 2025, 4, 2025 * 8 + 4},
        {"Q2 2025 (EUR)", 3, 2025, 2, 2025 * 8 + 2},
        {"K3 2025 in \u20ac", 3, 2025, 3, 2025 * 8 + 3},
        {"1e kwartaal 2025", 3, 2025, 1, 2025 * 8 + 1},
        {"K1", 3, 0, 1, 2026 * 8 + 1},
        {"q4", 3, 0, 4, 2026 * 8 + 4},
        {"2e kwartaal", 3, 0, 2, 2026 * 8 + 2},
        {"2025-03", 1, 2025, 3, 2025 * 8 + 1},
        {"2025-12 EUR", 1, 2025, 12, 2025 * 8 + 4},
        {"januari", 1, 0, 1, 2026 * 8 + 1},
        {"Okt", 1, 0, 10, 2026 * 8 + 4},
        {"december (euro)", 1, 0, 12, 2026 * 8 + 4},
        {"2025", 12, 2025, 1, 2025 * 8 + 0},
        {"2025 EUR", 12, 2025, 1, 2025 * 8 + 0},
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct period_column p;
        date month;
        if (!period_column_read(slice_of(forms[i].header), "EUR", &p))
            fail_msg("\"%s\" is no period", forms[i].header);
        assert_int_equal(p.months, forms[i].months);
        assert_int_equal(p.year, forms[i].year);
        assert_int_equal(p.number, forms[i].number);
        assert_int_equal(period_column_in(&p, 2026, &month), forms[i].period);
        assert_int_equal(month, p.months == 1
                                    ? date_make(p.year ? p.year : 2026, p.number, 1)
                                    : DATE_NONE);
    }
}

static void near_misses_are_no_periods(void **state) {
    (void)state;
    static const char *const headers[] = {"1",
                                          "12",
                                          "031",
                                          "31-03-2025",
                                          "2025-03-31",
                                          "K5",
                                          "K0 2025",
                                          "2025-13",
                                          "Totaal",
                                          "Totaal 2025",
                                          "Begroot 2025",
                                          "K1 2025 USD",
                                          "K1 (x 1.000)",
                                          "EUR",
                                          "maandag",
                                          "2025/26",
                                          "",
                                          "bedrag",
                                          "kwartaal",
                                          "1e"};
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        struct period_column p;
        if (period_column_read(slice_of(headers[i]), "EUR", &p))
            fail_msg("\"%s\" is a period", headers[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_may_be_periods),
        cmocka_unit_test(near_misses_are_no_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
