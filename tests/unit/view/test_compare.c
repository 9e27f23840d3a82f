/* A comparison for readers, with the figures of view_comparison.h. */
#include "../report_dump.h"
#include "../view_comparison.h"

#include "view/compare/compare.h"

/* 250 of 1000 are 25 %, 150 of 1400 are 10.714 %; 250 by 500 are half a cent, which is
   raised, and 300 by 2.5 are 120. */
static void each_municipality_has_its_change(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = comparison_by_hand_report(&s);
    const struct table *t = dump_table(r, "changes", 0);
    assert_rows(t,
                "Alpha | 10.00 | 12.50 | 2.50 | ~25.00 | disadvantage/pays more | 0.01\n"
                "Bravo | 4.00 | 0.00 | -4.00 | ~-100.00 | advantage/pays less | -\n"
                "Charlie | 0.00 | 3.00 | 3.00 | - | disadvantage/pays more | 1.20\n"
                "= total/Total | 14.00 | 15.50 | 1.50 | ~10.71 | - | -\n");
    assert_columns(
        t, "municipality before# after# difference# percent# outcome per_inhabitant#");
    assert_headings(t,
                    "Municipality | Before | After | Difference | Per cent | Outcome | "
                    "Per inhabitant");
    assert_about(t, "Before, after and difference",
                 "The years differ: each quarter is set against the same quarter of the "
                 "other year. Per inhabitant: the difference in ANG for each, by the "
                 "inhabitants of the last period in which the municipality took part in "
                 "after, else in before.",
                 "Changes");
    comparison_by_hand_end(&s, r);
}

/* The same turned round: before 1250, after 1000 is 20 % less; -0.5 is rounded away from
   nil as well. */
static void a_change_may_go_the_other_way(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    s.c.years = 0;
    s.rows[0].change = (struct change){1250, 1000, -250};
    s.rows[1].change = (struct change){-400, -300, 100};
    s.rows[2].change = (struct change){300, 300, 0};
    struct report *r = comparison_by_hand_report(&s);
    const struct table *t = dump_table(r, "changes", 0);
    assert_rows(t, "Alpha | 12.50 | 10.00 | -2.50 | ~-20.00 | advantage/pays less | "
                   "-0.01\n"
                   "Bravo | -4.00 | -3.00 | 1.00 | ~25.00 | disadvantage/pays more | -\n"
                   "Charlie | 3.00 | 3.00 | 0.00 | ~0.00 | same/pays the same | 0.00\n"
                   "= total/Total | 14.00 | 15.50 | 1.50 | ~10.71 | - | -\n");
    assert_string_equal(t->note, "Per inhabitant: the difference in ANG for each, by the "
                                 "inhabitants of the last period in which the "
                                 "municipality took part in after, else in before.");
    comparison_by_hand_end(&s, r);
}

static void without_inhabitants_there_is_no_column_for_them(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    s.rows[0].inhabitants.digits = 0;
    struct report *r = comparison_by_hand_report(&s);
    assert_int_equal(dump_table(r, "changes", 0)->column_count, 7); /* Charlie's */
    report_free(r);
    s.rows[0].inhabitants.digits = 500;
    s.rows[2].inhabitants.digits = 0;
    r = comparison_by_hand_report(&s);
    assert_int_equal(dump_table(r, "changes", 0)->column_count, 7); /* Alpha's */
    report_free(r);
    s.rows[0].inhabitants.digits = 0;
    r = comparison_by_hand_report(&s);
    assert_columns(dump_table(r, "changes", 0),
                   "municipality before# after# difference# percent# outcome");
    assert_string_equal(dump_table(r, "changes", 0)->note,
                        "The years differ: each quarter is set against the same quarter "
                        "of the other year.");
    report_free(r);
    s.c.years = 0;
    r = comparison_by_hand_report(&s);
    assert_null(dump_table(r, "changes", 0)->note);
    comparison_by_hand_end(&s, r);
}

/* 1000/1400 = 71.4286, 400/1400 = 28.5714; 1250/1550 = 80.6452, 300/1550 = 19.3548. */
static void each_municipality_has_a_part_of_the_total(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = comparison_by_hand_report(&s);
    const struct table *t = dump_table(r, "parts", 0);
    assert_rows(t, "Alpha | ~71.43 | ~80.65\n"
                   "Bravo | ~28.57 | ~0.00\n"
                   "Charlie | ~0.00 | ~19.35\n");
    assert_columns(t, "municipality before# after#");
    assert_headings(t, "Municipality | Before | After");
    assert_about(t, "Share of the total, in per cent", NULL, "Shares");
    report_free(r);
    s.c.total.change.before = 0;
    r = comparison_by_hand_report(&s);
    assert_rows(dump_table(r, "parts", 0),
                "Alpha | - | ~80.65\nBravo | - | ~0.00\nCharlie | - | ~19.35\n");
    report_free(r);
    s.c.total.change = (struct change){1400, 0, -1400};
    r = comparison_by_hand_report(&s);
    assert_rows(dump_table(r, "parts", 0),
                "Alpha | ~71.43 | -\nBravo | ~28.57 | -\nCharlie | ~0.00 | -\n");
    report_free(r);
    s.c.total.change = (struct change){0};
    r = comparison_by_hand_report(&s);
    for (size_t i = 0; i < r->table_count; i++)
        assert_string_not_equal(r->tables[i]->id, "parts");
    comparison_by_hand_end(&s, r);
}

#define BRIDGE_NOTE                                                                      \
    "Costs (own costs among them), driver values and keys are replaced one after the "   \
    "other, in that order and with exact fractions. What the keys do is the "            \
    "redistribution effect; rounding is what is left to the cent."

static void the_bridge_says_where_a_change_comes_from(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = comparison_by_hand_report(&s);
    const struct table *t = dump_table(r, "bridge", 0);
    assert_rows(t, "Alpha | 0.01 | 0.20 | 3.00 | -0.71 | 2.50\n"
                   "Bravo | -5.00 | 0.60 | 0.30 | 0.10 | -4.00\n"
                   "Charlie | 1.11 | 2.22 | 0.03 | -0.36 | 3.00\n"
                   "= total/Total | -3.88 | 3.02 | 3.33 | -0.97 | 1.50\n");
    assert_columns(t, "municipality costs# drivers# keys# rounding# difference#!1-4");
    assert_headings(
        t, "Municipality | Costs | Driver values | Keys | Rounding | Difference");
    assert_about(t, "Where the difference comes from", BRIDGE_NOTE, "Bridge");
    comparison_by_hand_end(&s, r);
}

static void the_bridge_says_what_a_side_lacks(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    s.c.gap_count = 3;
    struct report *r = comparison_by_hand_report(&s);
    assert_string_equal(
        dump_table(r, "bridge", 0)->note, BRIDGE_NOTE
        " Before has no key \"heads\" for the first quarter of 2025 to the third quarter "
        "of 2025: that of after was taken. Before has no figures for key \"fte\" and "
        "2025: those of after were taken. After has no figures for before's key \"mix\" "
        "and the third quarter of 2025: those of before were taken.");
    comparison_by_hand_end(&s, r);
}

/* Staff 100 + 10 + 0 and 200 + 0 + 5. */
static void each_category_has_its_totals(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = comparison_by_hand_report(&s);
    const struct table *t = dump_table(r, "categories", 0);
    assert_rows(t, "staff/Staff | 1.10 | 2.05 | 0.95\n"
                   "housing/Housing | 3.20 | 0.00 | -3.20\n"
                   "ict/ICT | 0.00 | 4.90 | 4.90\n"
                   "facilities/Facilities | 9.00 | 8.50 | -0.50\n"
                   "other_own/Other own | 0.70 | 0.05 | -0.65\n"
                   "= total/Total | 14.00 | 15.50 | 1.50\n");
    assert_columns(t, "category before# after# difference#");
    assert_headings(t, "Category | Before | After | Difference");
    assert_about(t, "All municipalities together, per category, own costs included",
                 "Own costs are counted in the category they were written under.",
                 "Categories");
    t = dump_table(r, "category_differences", 0);
    assert_rows(t, "Alpha | 1.00 | -3.00 | 4.50 | 0.00 | 0.00 | 2.50\n"
                   "Bravo | -0.10 | -0.20 | 0.00 | -3.00 | -0.70 | -4.00\n"
                   "Charlie | 0.05 | 0.00 | 0.40 | 2.50 | 0.05 | 3.00\n"
                   "= total/Total | 0.95 | -3.20 | 4.90 | -0.50 | -0.65 | 1.50\n");
    assert_columns(t,
                   "municipality staff# housing# ict# facilities# other_own# total#!1-5");
    assert_headings(
        t, "Municipality | Staff | Housing | ICT | Facilities | Other own | Total");
    assert_about(t, "Difference per municipality and category, own costs included",
                 "Own costs are counted in the category they were written under.",
                 "Differences");
    comparison_by_hand_end(&s, r);
}

/* First quarter -50 - 150 + 90. */
static void each_pair_of_periods_has_its_differences(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = comparison_by_hand_report(&s);
    const struct table *t = dump_table(r, "period_differences", 0);
    assert_rows(t, "Alpha | -0.50 | -3.00 | 6.00 | 2.50\n"
                   "Bravo | -1.50 | -2.50 | 0.00 | -4.00\n"
                   "Charlie | 0.90 | 0.00 | 2.10 | 3.00\n"
                   "= total/Total | -1.10 | -5.50 | 8.10 | 1.50\n");
    assert_columns(t, "municipality difference# difference# difference# total#!1-3");
    assert_headings(
        t, "Municipality | 2024-Q1 / 2025-Q1 | 2024-Q2 / - | - / 2025-Q3 | Total");
    assert_about(t, "Difference per municipality and period", NULL, "Periods");
    report_free(r);
    s.pairs[0].before = s.pairs[0].after;
    r = comparison_by_hand_report(&s);
    assert_string_equal(dump_table(r, "period_differences", 0)->columns[1].title,
                        "2025-Q1");
    report_free(r);
    s.c.period_count = 2;
    r = comparison_by_hand_report(&s);
    assert_int_equal(dump_table(r, "period_differences", 0)->column_count, 4);
    report_free(r);
    s.c.period_count = 1; /* nothing to split */
    r = comparison_by_hand_report(&s);
    for (size_t i = 0; i < r->table_count; i++)
        assert_string_not_equal(r->tables[i]->id, "period_differences");
    comparison_by_hand_end(&s, r);
}

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    lang_set(LANG_NL);
    struct report *r = comparison_by_hand_report(&s);
    lang_swap(LANG_EN);
    assert_headings(
        dump_table(r, "changes", 0),
        "Gemeente | Oud | Nieuw | Verschil | Procent | Uitkomst | Per inwoner");
    assert_headings(dump_table(r, "bridge", 0), "Gemeente | Kosten | Maatstaven | "
                                                "Sleutels | Afronding | Verschil");
    assert_headings(
        dump_table(r, "category_differences", 0),
        "Gemeente | Personeel | Huisvesting | ICT | Facilitair | Overige eigen "
        "| Totaal");
    comparison_by_hand_end(&s, r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_municipality_has_its_change),
        cmocka_unit_test(a_change_may_go_the_other_way),
        cmocka_unit_test(without_inhabitants_there_is_no_column_for_them),
        cmocka_unit_test(each_municipality_has_a_part_of_the_total),
        cmocka_unit_test(the_bridge_says_where_a_change_comes_from),
        cmocka_unit_test(the_bridge_says_what_a_side_lacks),
        cmocka_unit_test(each_category_has_its_totals),
        cmocka_unit_test(each_pair_of_periods_has_its_differences),
        cmocka_unit_test(it_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
