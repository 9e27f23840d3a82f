/* Municipality by period, and what an inhabitant costs: worked out by hand from the
   groups of view_figures.h. */
#include "../report_dump.h"
#include "../view_figures.h"

#include "view/allocate/allocate_tables.h"

static struct report *tables_of(const struct figures *f, struct period_range range) {
    const struct allocate_view v = {.range = range};
    struct report *r = report_new("allocation", "Title", LANG_EN);
    table_by_period(r, &f->a, &v);
    table_per_inhabitant(r, &f->a, &v);
    return r;
}

/* Alpha's second quarter: 100 + 1000 - 10000. */
static void every_period_has_what_is_borne_in_it(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = tables_of(&f, all_periods);
    const struct table *t = dump_table(r, "by_period", 0);
    assert_rows(t, "Alpha | 0.11 | -89.00 | 1000.00 | 911.11\n"
                   "Bravo | 10000.22 | -178.00 | 2000.00 | 11822.22\n"
                   "Charlie | – | -270.00 | 3000.00 | 2730.00\n"
                   "Delta | – | 100000.00 | – | 100000.00\n"
                   "= total/Total | 10000.33 | 99463.00 | 6000.00 | 115463.33\n");
    assert_columns(t, "municipality amount# amount# amount# total#!1-3");
    assert_headings(t, "Municipality | 2025-Q1 | 2025-Q2 | 2025-Q3 | Total");
    assert_about(t, "Cost per municipality and period, own costs included", NULL,
                 "Periods");
    report_free(r);
    figures_clear(&f);
}

static void only_the_periods_shown_have_a_column(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = tables_of(&f, (struct period_range){Q2, Q3});
    const struct table *t = dump_table(r, "by_period", 0);
    assert_rows(t, "Alpha | -89.00 | 1000.00 | 911.00\n"
                   "Bravo | -178.00 | 2000.00 | 1822.00\n"
                   "Charlie | -270.00 | 3000.00 | 2730.00\n"
                   "Delta | 100000.00 | – | 100000.00\n"
                   "= total/Total | 99463.00 | 6000.00 | 105463.00\n");
    assert_columns(t, "municipality amount# amount# total#!1-2");
    assert_headings(t, "Municipality | 2025-Q2 | 2025-Q3 | Total");
    report_free(r);
    figures_clear(&f);
}

static void one_period_needs_no_table_of_periods(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = tables_of(&f, (struct period_range){Q1, Q1});
    assert_tables(r, "per_inhabitant: text pages\n");
    report_free(r);
    r = tables_of(&f, all_periods);
    assert_tables(r, "by_period: text pages, turnable summed stacked "
                     "1-3\nper_inhabitant: text pages\n");
    report_free(r);
    figures_clear(&f);
}

/* Alpha 91111 / 500 = 182.2, Bravo 182222 / 300 = 607.4 and 1000000 / 300 = 3333.3. */
static void who_is_not_there_in_all_periods_has_no_figure_per_inhabitant(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = tables_of(&f, all_periods);
    const struct table *t = dump_table(r, "per_inhabitant", 0);
    assert_rows(t, "Alpha | ~500 | 1.82 | 0.00\nBravo | ~300 | 6.07 | 33.33\n"
                   "Charlie | ~200 | – | –\nDelta | – | – | –\n");
    assert_columns(t, "municipality inhabitants# shared# own#");
    assert_headings(t, "Municipality | Inhabitants | Shared | Own");
    assert_about(t, "EUR per inhabitant",
                 "Inhabitants as they count for the third quarter of 2025; figures "
                 "rounded to the nearest cent. Charlie takes part in 2 of 3 periods, and "
                 "has no figure. Delta takes part in 1 of 3 periods, and has no figure.",
                 "Categories");
    report_free(r);
    figures_clear(&f);
}

static void the_first_can_be_the_one_that_is_not_there(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.municipalities[ALPHA].versions[0].from = 20250701;
    f.a.group_count = 0;
    f.own[ALPHA].lines = 0;
    struct report *r = tables_of(&f, all_periods);
    const struct table *t = dump_table(r, "per_inhabitant", 0);
    assert_rows(t, "Alpha | ~500 | – | –\nBravo | ~300 | 0.00 | 33.33\n"
                   "Charlie | ~200 | – | –\nDelta | – | – | –\n");
    assert_non_null(strstr(t->note, " Alpha takes part in 1 of 3 periods"));
    report_free(r);
    figures_clear(&f);
}

/* Q3: 100000 / 500, 200000 / 300 = 666.7, 300000 / 200. Q2: -8900 / 500 = -17.8, -17800 /
   300 = -59.3, -27000 / 200; Delta has no inhabitants any more. */
static void inhabitants_are_those_of_the_last_period_shown(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = tables_of(&f, (struct period_range){Q3, Q3});
    const struct table *t = dump_table(r, "per_inhabitant", 0);
    assert_rows(t, "Alpha | ~500 | 2.00 | 0.00\n"
                   "Bravo | ~300 | 6.67 | 0.00\n"
                   "Charlie | ~200 | 15.00 | 0.00\n");
    assert_about(t, "EUR per inhabitant",
                 "Inhabitants as they count for the third quarter of 2025; figures "
                 "rounded to the nearest cent.",
                 "Categories");
    report_free(r);
    r = tables_of(&f, (struct period_range){Q2, Q2});
    t = dump_table(r, "per_inhabitant", 0);
    assert_rows(t, "Alpha | ~500 | -0.18 | 0.00\n"
                   "Bravo | ~300 | -0.59 | 0.00\n"
                   "Charlie | ~200 | -1.35 | 0.00\nDelta | – | – | –\n");
    report_free(r);
    figures_clear(&f);
}

static void the_inhabitants_of_a_version_count_from_its_first_day(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct municipality *alpha = &f.b.municipalities[ALPHA];
    struct driver_value later[2] = {{.given = true, .value = {1000, 0}}};
    struct version versions[] = {alpha->versions[0], alpha->versions[0]};
    versions[1].from = 20250701;
    versions[1].values = later;
    alpha->versions = versions;
    alpha->version_count = 2;
    struct report *r = tables_of(&f, (struct period_range){Q1, Q2});
    assert_int_equal(dump_table(r, "per_inhabitant", 0)->cells[1].figure.digits, 500);
    report_free(r);
    r = tables_of(&f, (struct period_range){Q3, Q3});
    const struct table *t = dump_table(r, "per_inhabitant", 0);
    assert_int_equal(t->cells[1].figure.digits, 1000);
    assert_int_equal(t->cells[2].figure.digits, 100); /* 100000 / 1000 */
    report_free(r);
    figures_clear(&f);
}

static void no_inhabitants_give_no_figure(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct driver_value *values = f.b.municipalities[BRAVO].versions[0].values;
    values[INHABITANTS].value.digits = 0;
    f.b.municipalities[CHARLIE].versions[0].values[INHABITANTS].given = false;
    struct report *r = tables_of(&f, (struct period_range){Q3, Q3});
    assert_rows(dump_table(r, "per_inhabitant", 0),
                "Alpha | ~500 | 2.00 | 0.00\nBravo | ~0 | - | -\n"
                "Charlie | – | – | –\n");
    report_free(r);
    f.b.inhabitants = -1;
    r = tables_of(&f, (struct period_range){Q3, Q3});
    assert_tables(r, "");
    report_free(r);
    f.b.inhabitants = INHABITANTS;
    r = tables_of(&f, (struct period_range){2030 * 8, 2030 * 8});
    assert_tables(r, "");
    report_free(r);
    figures_clear(&f);
}

/* 2.25 inhabitants bear 3 cents: 1.33 each; and 5 cents of its own: 2.22. */
static void inhabitants_may_have_decimals(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.settings.currency = "ANG";
    f.b.municipalities[ALPHA].versions[0].values[INHABITANTS].value =
        (struct decimal){225, 2};
    f.groups[HOUSING_Q3].given[AMOUNT_NET][ALPHA] = 3;
    figures_own(&f, 2, ALPHA, 5, 0);
    struct report *r = tables_of(&f, (struct period_range){Q3, Q3});
    assert_rows(dump_table(r, "per_inhabitant", 0), "Alpha | ~2.25 | 0.01 | 0.02\n"
                                                    "Bravo | ~300 | 6.67 | 0.00\n"
                                                    "Charlie | ~200 | 15.00 | 0.00\n");
    assert_string_equal(dump_table(r, "per_inhabitant", 0)->title, "ANG per inhabitant");
    report_free(r);
    figures_clear(&f);
}

static void they_can_be_had_in_dutch(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    lang_set(LANG_NL);
    struct report *r = tables_of(&f, all_periods);
    lang_swap(LANG_EN);
    assert_headings(dump_table(r, "by_period", 0),
                    "Gemeente | 2025-Q1 | 2025-Q2 | 2025-Q3 | Totaal");
    assert_headings(dump_table(r, "per_inhabitant", 0),
                    "Gemeente | Inwoners | Gedeeld | Eigen");
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_period_has_what_is_borne_in_it),
        cmocka_unit_test(only_the_periods_shown_have_a_column),
        cmocka_unit_test(one_period_needs_no_table_of_periods),
        cmocka_unit_test(who_is_not_there_in_all_periods_has_no_figure_per_inhabitant),
        cmocka_unit_test(the_first_can_be_the_one_that_is_not_there),
        cmocka_unit_test(inhabitants_are_those_of_the_last_period_shown),
        cmocka_unit_test(the_inhabitants_of_a_version_count_from_its_first_day),
        cmocka_unit_test(no_inhabitants_give_no_figure),
        cmocka_unit_test(inhabitants_may_have_decimals),
        cmocka_unit_test(they_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("allocate tables", tests, NULL, NULL);
}
