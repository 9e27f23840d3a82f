/* The explanation for programs: the groups of view_explained.h. */
#include "../report_dump.h"
#include "../view_explained.h"

static void programs_have_a_row_for_each_group_and_municipality(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct report *r = explained_report(&f, explained_view(&f.d));
    const struct table *json = dump_table(r, "explanation", 0);
    const char *rows =
        "2025-Q1 | staff/staff | fte | A | 100.01 | 3 | 5 | 60.00 + 3/5 ct | 60.01 | "
        "~0.4000 | -\n"
        "2025-Q1 | staff/staff | fte | B | 100.01 | 2 | 5 | 40.00 + 2/5 ct | 40.00 | "
        "~-0.4000 | -\n"
        "2025-Q2 | staff/staff | fte | A | -0.05 | 3 | 5 | -0.03 | -0.03 | ~0.0000 | "
        "2025-Q1\n"
        "2025-Q2 | staff/staff | fte | B | -0.05 | 2 | 5 | -0.02 | -0.02 | ~0.0000 | "
        "2025-Q1\n"
        "2025-Q2 | staff/staff | fte | A | 100.01 | 9 | 20 | 45.00 + 9/20 ct | 45.01 | "
        "~0.5500 | -\n"
        "2025-Q2 | staff/staff | fte | B | 100.01 | 6 | 20 | 30.00 + 6/20 ct | 30.00 | "
        "~-0.3000 | -\n"
        "2025-Q2 | staff/staff | fte | C | 100.01 | 5 | 20 | 25.00 + 5/20 ct | 25.00 | "
        "~-0.2500 | -\n"
        "2025-Q2 | ict/ict | heads | A | 10.00 | 65 | 150 | 4.33 + 50/150 ct | 4.33 | "
        "~-0.3334 | -\n"
        "2025-Q2 | ict/ict | heads | B | 10.00 | 47 | 150 | 3.13 + 50/150 ct | 3.14 | "
        "~0.6667 | -\n"
        "2025-Q2 | ict/ict | heads | C | 10.00 | 38 | 150 | 2.53 + 50/150 ct | 2.53 | "
        "~-0.3333 | -\n"
        "2025-Q3 | housing/housing | heads | A | 3.00 | 65 | 150 | 1.30 | 1.30 | "
        "~0.0000 | -\n"
        "2025-Q3 | housing/housing | heads | B | 3.00 | 47 | 150 | 0.94 | 0.94 | "
        "~0.0000 | -\n"
        "2025-Q3 | housing/housing | heads | C | 3.00 | 38 | 150 | 0.76 | 0.76 | "
        "~0.0000 | -\n";
    assert_rows(json, rows);
    assert_rows(dump_table(r, "explanation", 1), rows);
    assert_columns(json, "period category key municipality cost# share_numerator "
                         "share_denominator exact amount# difference# key_period");
    assert_headings(json, "Period | Category | Key | Municipality | Cost | Share "
                          "numerator | Share denominator | Exact | Amount | Difference "
                          "(ct) | Key period");
    assert_int_equal(json->audience, FOR_JSON);
    assert_int_equal(dump_table(r, "explanation", 1)->audience, FOR_CSV);
    report_free(r);
    figures_clear(&f);
}

static void only_late_invoices_have_a_key_period(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct explain_view v = explained_view(&f.d);
    v.range = (struct period_range){Q1, Q1};
    v.municipality = ALPHA;
    struct report *r = view_explain(&f.a, &v, LANG_EN, LANG_NL);
    assert_rows(dump_table(r, "explanation", 0),
                "2025-Q1 | staff/staff | fte | A | 100.01 | 3 | 5 | 60.00 + 3/5 ct | "
                "60.01 | ~0.4000\n");
    assert_rows(dump_table(r, "explanation", 1),
                "2025-Q1 | staff/staff | fte | A | 100.01 | 3 | 5 | 60,00 + 3/5 ct | "
                "60.01 | ~0.4000\n");
    assert_columns(dump_table(r, "explanation", 0),
                   "period category key municipality cost# share_numerator "
                   "share_denominator exact amount# difference#");
    report_free(r);
    figures_clear(&f);
}

/* 10,000 by 9/20 6/20 5/20. */
static void programs_have_no_marks_between_thousands(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.a.group_count = 0;
    figures_group(&f, Q2, CATEGORY_ICT, KEY_FTE, Q2, CENTS(450000, 300000, 250000),
                  CENTS(0));
    struct explain_view v = explained_view(&f.d);
    v.municipality = BRAVO;
    struct report *r = view_explain(&f.a, &v, LANG_EN, LANG_NL);
    assert_rows(dump_table(r, "explanation", 0),
                "2025-Q2 | ict/ict | fte | B | 10000.00 | 6 | 20 | 3000.00 | 3000.00 | "
                "~0.0000\n");
    assert_rows(dump_table(r, "explanation", 1),
                "2025-Q2 | ict/ict | fte | B | 10000.00 | 6 | 20 | 3000,00 | 3000.00 | "
                "~0.0000\n");
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(programs_have_a_row_for_each_group_and_municipality),
        cmocka_unit_test(only_late_invoices_have_a_key_period),
        cmocka_unit_test(programs_have_no_marks_between_thousands),
    };
    return cmocka_run_group_tests_name("explain data", tests, NULL, NULL);
}
