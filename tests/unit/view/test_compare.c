/* A comparison for readers, with the figures of view_comparison.h. */
#include "../report_dump.h"
#include "../view_comparison.h"

#include "view/compare/compare.h"

static struct report *report_of(const struct compared_sides *s) {
    const struct compare_view v = {"old", "new", &s->diags[0], &s->diags[1]};
    return view_compare(&s->c, &v, LANG_EN, LANG_NL);
}

/* 250 of 1000 are 25 %, 150 of 1400 are 10.714 %; 250 by 500 are half a cent, which is
   raised, and 300 by 2.5 are 120. */
static void each_municipality_has_its_change(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = report_of(&s);
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
    struct report *r = report_of(&s);
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
    struct report *r = report_of(&s);
    assert_int_equal(dump_table(r, "changes", 0)->column_count, 7); /* Charlie's */
    report_free(r);
    s.rows[0].inhabitants.digits = 500;
    s.rows[2].inhabitants.digits = 0;
    r = report_of(&s);
    assert_int_equal(dump_table(r, "changes", 0)->column_count, 7); /* Alpha's */
    report_free(r);
    s.rows[0].inhabitants.digits = 0;
    r = report_of(&s);
    assert_columns(dump_table(r, "changes", 0),
                   "municipality before# after# difference# percent# outcome");
    assert_string_equal(dump_table(r, "changes", 0)->note,
                        "The years differ: each quarter is set against the same quarter "
                        "of the other year.");
    report_free(r);
    s.c.years = 0;
    r = report_of(&s);
    assert_null(dump_table(r, "changes", 0)->note);
    comparison_by_hand_end(&s, r);
}

/* 1000/1400 = 71.4286, 400/1400 = 28.5714; 1250/1550 = 80.6452, 300/1550 = 19.3548. */
static void each_municipality_has_a_part_of_the_total(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = report_of(&s);
    const struct table *t = dump_table(r, "parts", 0);
    assert_rows(t, "Alpha | ~71.43 | ~80.65\n"
                   "Bravo | ~28.57 | ~0.00\n"
                   "Charlie | ~0.00 | ~19.35\n");
    assert_columns(t, "municipality before# after#");
    assert_headings(t, "Municipality | Before | After");
    assert_about(t, "Share of the total, in per cent", NULL, "Shares");
    report_free(r);
    s.c.total.change.before = 0;
    r = report_of(&s);
    assert_rows(dump_table(r, "parts", 0),
                "Alpha | - | ~80.65\nBravo | - | ~0.00\nCharlie | - | ~19.35\n");
    report_free(r);
    s.c.total.change = (struct change){1400, 0, -1400};
    r = report_of(&s);
    assert_rows(dump_table(r, "parts", 0),
                "Alpha | ~71.43 | -\nBravo | ~28.57 | -\nCharlie | ~0.00 | -\n");
    report_free(r);
    s.c.total.change = (struct change){0};
    r = report_of(&s);
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
    struct report *r = report_of(&s);
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
    struct report *r = report_of(&s);
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
    struct report *r = report_of(&s);
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
    struct report *r = report_of(&s);
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
    r = report_of(&s);
    assert_string_equal(dump_table(r, "period_differences", 0)->columns[1].title,
                        "2025-Q1");
    report_free(r);
    s.c.period_count = 2;
    r = report_of(&s);
    assert_int_equal(dump_table(r, "period_differences", 0)->column_count, 4);
    report_free(r);
    s.c.period_count = 1; /* nothing to split */
    r = report_of(&s);
    for (size_t i = 0; i < r->table_count; i++)
        assert_string_not_equal(r->tables[i]->id, "period_differences");
    comparison_by_hand_end(&s, r);
}

/* --- the report as a whole ---------------------------------------------------------- */

static void the_report_says_what_is_compared(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = report_of(&s);
    assert_string_equal(r->kind, "comparison");
    assert_string_equal(r->title, "What changes for each municipality");
    assert_string_equal(r->currency, "ANG");
    assert_int_equal(r->lang, LANG_EN);
    assert_int_equal(r->csv_lang, LANG_NL);
    assert_facts(r, "organisation | Organisation | The New\n"
                    "before | - | old\n"
                    "after | - | new\n"
                    "- | Before | old, 2024-Q1 to 2024-Q2\n"
                    "- | After | new, 2025-Q1 to 2025-Q3\n"
                    "currency | Currency | ANG\n"
                    "- | In before only | Bravo, 2024-Q2, Housing\n"
                    "- | In after only | Charlie, 2025-Q3, ICT\n");
    assert_tables(r, "changes: text pages, turnable diverging 3-3\n"
                     "parts: text pages, turnable\n"
                     "bridge: text pages, turnable summed diverging 1-4\n"
                     "municipalities: json\n"
                     "categories: text pages, summed\n"
                     "category_differences: text pages, turnable summed\n"
                     "by_category: json\nby_category_with_own: json\n"
                     "by_period: json\n"
                     "period_differences: text pages, turnable summed\n"
                     "figures: csv\n"
                     "inputs_before: text json pages\n"
                     "inputs_after: text json pages\n");
    assert_remarks(r, "");
    comparison_by_hand_end(&s, r);
}

/* Alpha left, its first quarter has no costs in after, and nobody has staff there. */
static void the_first_may_be_in_one_side_alone(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    s.rows[0].after = MUNICIPALITY_NONE;
    s.pairs[0].after = PERIOD_NONE;
    s.pairs[2].before = 2024 * 8 + 3;
    s.with_own[CATEGORY_STAFF].after = 0;
    s.with_own[2 * CATEGORY_COLUMNS + CATEGORY_STAFF].after = 0;
    s.with_own[2 * CATEGORY_COLUMNS + CATEGORY_ICT].after = 0; /* Alpha has some */
    struct report *r = report_of(&s);
    assert_facts(r, "organisation | Organisation | The New\n"
                    "before | - | old\n"
                    "after | - | new\n"
                    "- | Before | old, 2024-Q1 to 2024-Q3\n"
                    "- | After | new, 2025-Q3\n"
                    "currency | Currency | ANG\n"
                    "- | In before only | Alpha, Bravo, 2024-Q1, 2024-Q2, Staff, "
                    "Housing\n"
                    "- | In after only | Charlie, ICT\n");
    comparison_by_hand_end(&s, r);
}

/* One municipality in both, in one period, with amounts in the same categories. */
static void sides_that_are_alike_lack_nothing(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    s.budgets[1].settings.organisation = "";
    s.c.count = 1;
    s.c.period_count = 1;
    s.pairs[0] = (struct period_pair){2025 * 8 + 1, 2025 * 8 + 1};
    s.with_own[CATEGORY_HOUSING].after = 1;
    s.with_own[CATEGORY_ICT].before = -1;
    s.with_own[OWN_COLUMN].before = 1; /* what is other own is not said */
    struct report *r = report_of(&s);
    assert_facts(r, "organisation | - | \n"
                    "before | - | old\n"
                    "after | - | new\n"
                    "- | Before | old, 2025-Q1\n"
                    "- | After | new, 2025-Q1\n"
                    "currency | Currency | ANG\n");
    report_free(r);
    s.c.period_count = 0;
    r = report_of(&s);
    assert_true(slice_equal(r->facts[3].value.text, slice_of("old, no costs")));
    comparison_by_hand_end(&s, r);
}

static void vat_of_either_side_is_said_to_be_left_out(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    for (size_t side = 0; side < 2; side++) {
        s.budgets[side].has_vat = true;
        struct report *r = report_of(&s);
        assert_remarks(r, "All amounts are without VAT.\n");
        report_free(r);
        s.budgets[side].has_vat = false;
    }
    comparison_by_hand_clear(&s);
}

static void each_side_has_its_input_files_and_warnings(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct input_file files[] = {{.name = "old.csv", .rows = 12},
                                 {.name = "new.csv", .rows = 3}};
    for (size_t side = 0; side < 2; side++) {
        s.budgets[side].inputs = &files[side];
        s.budgets[side].input_count = 1;
        diag_add(&s.diags[side], (struct place){files[side].name, 3, 4}, DIAG_NO_SHARE,
                 "Bravo", NULL);
    }
    struct report *r = report_of(&s);
    const struct table *t = dump_table(r, "inputs_before", 0);
    assert_rows(t, "old.csv | #12\n");
    assert_about(t, "Input files of before", NULL, "Report");
    t = dump_table(r, "inputs_after", 0);
    assert_rows(t, "new.csv | #3\n");
    assert_about(t, "Input files of after", NULL, "Report");
    assert_int_equal(r->warning_count, 2);
    assert_string_equal(r->warnings[0].file, "old.csv");
    assert_string_equal(r->warnings[1].file, "new.csv");
    report_free(r);
    /* Of one folder twice, its warnings are said once. */
    const struct compare_view v = {"old", "old", &s.diags[0], &s.diags[0]};
    r = view_compare(&s.c, &v, LANG_EN, LANG_EN);
    assert_int_equal(r->warning_count, 1);
    report_free(r);
    for (size_t side = 0; side < 2; side++)
        s.budgets[side].inputs = NULL;
    comparison_by_hand_clear(&s);
}

static void a_limit_has_a_table_of_who_is_over_it(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    s.c.limited = true;
    s.c.limit = (struct decimal){25, 1};
    s.rows[0].over_limit = 225;
    s.rows[2].over_limit = 300;
    s.c.total.over_limit = 525;
    struct report *r = report_of(&s);
    const struct table *t = dump_table(r, "over_limit", 0);
    assert_rows(t, "Alpha | 10.00 | 12.50 | ~25.00 | 2.25\n"
                   "Charlie | 0.00 | 3.00 | - | 3.00\n"
                   "= total/Total | - | - | - | 5.25\n");
    assert_headings(t, "Municipality | Before | After | Per cent | Over the limit");
    const struct fact *last = &r->facts[r->fact_count - 1];
    while (!last->id || strcmp(last->id, "over_limit_total") != 0)
        last--;
    assert_int_equal(last->value.figure.digits, 525);
    assert_null(last->title);
    assert_string_equal(last[-1].id, "limit");
    assert_int_equal(last[-1].value.figure.digits, 25);
    assert_int_equal(last[-1].value.figure.places, 1);
    comparison_by_hand_end(&s, r);
}

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    lang_set(LANG_NL);
    struct report *r = report_of(&s);
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
        cmocka_unit_test(the_report_says_what_is_compared),
        cmocka_unit_test(the_first_may_be_in_one_side_alone),
        cmocka_unit_test(sides_that_are_alike_lack_nothing),
        cmocka_unit_test(vat_of_either_side_is_said_to_be_left_out),
        cmocka_unit_test(each_side_has_its_input_files_and_warnings),
        cmocka_unit_test(a_limit_has_a_table_of_who_is_over_it),
        cmocka_unit_test(it_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
