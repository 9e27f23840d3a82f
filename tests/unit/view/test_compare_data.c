/* A comparison for programs, with the figures of view_comparison.h. */
#include "../report_dump.h"
#include "../view_comparison.h"

#include "view/compare/compare_tables.h"

static struct report *report_of(const struct compared_sides *s) {
    struct report *r = report_new("comparison", "Title", LANG_EN);
    table_compared(r, &s->c);
    tables_changed_categories(r, &s->c);
    tables_changed_periods(r, &s->c);
    table_compared_csv(r, &s->c);
    return r;
}

static void json_has_a_member_of_each_municipality(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = report_of(&s);
    const struct table *t = dump_table(r, "municipalities", 0);
    assert_rows(t, "A | Alpha | 10.00 | 12.50 | 2.50 | 0.01 | 0.20 | 3.00 | -0.71 | "
                   "~25.00 | 0.01 | ~71.43 | ~80.65\n"
                   "B | Bravo | 4.00 | 0.00 | -4.00 | -5.00 | 0.60 | 0.30 | 0.10 | "
                   "~-100.00 | - | ~28.57 | ~0.00\n"
                   "C | Charlie | 0.00 | 3.00 | 3.00 | 1.11 | 2.22 | 0.03 | -0.36 | - | "
                   "1.20 | ~0.00 | ~19.35\n");
    assert_columns(t, "code name before# after# difference# costs# drivers# keys# "
                      "rounding# percent# per_inhabitant# share_before# share_after#");
    assert_headings(t,
                    "Code | Name | Before | After | Difference | Costs | Driver values "
                    "| Keys | Rounding | Per cent | Per inhabitant | Share before | "
                    "Share after");
    comparison_by_hand_end(&s, r);
}

static void a_limit_adds_a_column(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    s.c.limited = true;
    s.rows[2].over_limit = 300;
    struct report *r = report_of(&s);
    const struct table *t = dump_table(r, "municipalities", 0);
    assert_columns(t, "code name before# after# difference# costs# drivers# keys# "
                      "rounding# percent# per_inhabitant# share_before# share_after# "
                      "over_limit#");
    const struct cell *last = &t->cells[t->column_count - 1];
    assert_int_equal(last[0].type, CELL_EMPTY);
    assert_int_equal(last[2 * t->column_count].figure.digits, 300);
    t = dump_table(r, "figures", 0);
    last = &t->cells[t->column_count - 1];
    assert_int_equal(last[0].type, CELL_EMPTY);
    assert_int_equal(last[2 * t->column_count].figure.digits, 300);
    assert_int_equal(last[3 * t->column_count].type, CELL_EMPTY); /* of a category */
    assert_string_equal(t->columns[t->column_count - 1].id, "over_limit");
    comparison_by_hand_end(&s, r);
}

static void json_has_each_category_in_two_ways(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = report_of(&s);
    const struct table *t = dump_table(r, "by_category", 0);
    assert_rows(t, "A | staff/staff | 1.01 | 2.02 | 1.01\n"
                   "A | housing/housing | 3.03 | 0.04 | -2.99\n"
                   "A | ict/ict | 0.05 | 4.46 | 4.41\n"
                   "A | facilities/facilities | 5.91 | 5.98 | 0.07\n"
                   "A | own/own | 0.13 | 0.00 | -0.13\n"
                   "B | staff/staff | 0.11 | 0.00 | -0.11\n"
                   "B | housing/housing | 0.21 | 0.00 | -0.21\n"
                   "B | ict/ict | 0.01 | 0.00 | -0.01\n"
                   "B | facilities/facilities | 3.01 | 0.00 | -3.01\n"
                   "B | own/own | 0.66 | 0.00 | -0.66\n"
                   "C | staff/staff | 0.00 | 0.06 | 0.06\n"
                   "C | housing/housing | 0.00 | 0.01 | 0.01\n"
                   "C | ict/ict | 0.00 | 0.41 | 0.41\n"
                   "C | facilities/facilities | 0.00 | 2.51 | 2.51\n"
                   "C | own/own | 0.00 | 0.02 | 0.02\n");
    assert_columns(t, "municipality category before# after# difference#");
    assert_headings(t, "Municipality | Category | Before | After | Difference");
    assert_rows(dump_table(r, "by_category_with_own", 0),
                "A | staff/Staff | 1.00 | 2.00 | 1.00\n"
                "A | housing/Housing | 3.00 | 0.00 | -3.00\n"
                "A | ict/ICT | 0.00 | 4.50 | 4.50\n"
                "A | facilities/Facilities | 6.00 | 6.00 | 0.00\n"
                "A | other_own/Other own | 0.00 | 0.00 | 0.00\n"
                "B | staff/Staff | 0.10 | 0.00 | -0.10\n"
                "B | housing/Housing | 0.20 | 0.00 | -0.20\n"
                "B | ict/ICT | 0.00 | 0.00 | 0.00\n"
                "B | facilities/Facilities | 3.00 | 0.00 | -3.00\n"
                "B | other_own/Other own | 0.70 | 0.00 | -0.70\n"
                "C | staff/Staff | 0.00 | 0.05 | 0.05\n"
                "C | housing/Housing | 0.00 | 0.00 | 0.00\n"
                "C | ict/ICT | 0.00 | 0.40 | 0.40\n"
                "C | facilities/Facilities | 0.00 | 2.50 | 2.50\n"
                "C | other_own/Other own | 0.00 | 0.05 | 0.05\n");
    comparison_by_hand_end(&s, r);
}

static void json_has_each_pair_of_periods(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = report_of(&s);
    const struct table *t = dump_table(r, "by_period", 0);
    assert_rows(t, "A | 2024-Q1 | 2025-Q1 | 7.00 | 6.50 | -0.50\n"
                   "A | 2024-Q2 | - | 3.00 | 0.00 | -3.00\n"
                   "A | - | 2025-Q3 | 0.00 | 6.00 | 6.00\n"
                   "B | 2024-Q1 | 2025-Q1 | 1.50 | 0.00 | -1.50\n"
                   "B | 2024-Q2 | - | 2.50 | 0.00 | -2.50\n"
                   "B | - | 2025-Q3 | 0.00 | 0.00 | 0.00\n"
                   "C | 2024-Q1 | 2025-Q1 | 0.00 | 0.90 | 0.90\n"
                   "C | 2024-Q2 | - | 0.00 | 0.00 | 0.00\n"
                   "C | - | 2025-Q3 | 0.00 | 2.10 | 2.10\n");
    assert_columns(t,
                   "municipality period_before period_after before# after# difference#");
    assert_headings(
        t, "Municipality | Period before | Period after | Before | After | Difference");
    comparison_by_hand_end(&s, r);
}

#define WHOLE "municipality/municipality | "
#define CATEGORY "category/category | "
#define PERIOD "period/period | "
#define NO_EFFECTS " | - | - | - | - | "
#define NO_SHARES " | - | -\n"

/* Per inhabitant Alpha's parts are divided by 500, Charlie's by 2.5. */
static const char csv_rows[] = WHOLE
    "A | Alpha | - | - | - | 10.00 | 12.50 | 2.50 | 0.01 | 0.20 | 3.00 | -0.71 "
    "| ~25.00 | 0.01 | ~71.43 | ~80.65\n" WHOLE
    "B | Bravo | - | - | - | 4.00 | 0.00 | -4.00 | -5.00 | 0.60 | 0.30 | 0.10 "
    "| ~-100.00 | - | ~28.57 | ~0.00\n" WHOLE
    "C | Charlie | - | - | - | 0.00 | 3.00 | 3.00 | 1.11 | 2.22 | 0.03 | -0.36 "
    "| - | 1.20 | ~0.00 | ~19.35\n" CATEGORY
    "A | Alpha | staff/staff | - | - | 1.00 | 2.00 | 1.00" NO_EFFECTS
    "~100.00 | 0.00" NO_SHARES CATEGORY
    "A | Alpha | housing/housing | - | - | 3.00 | 0.00 | -3.00" NO_EFFECTS
    "~-100.00 | -0.01" NO_SHARES CATEGORY
    "A | Alpha | ict/ict | - | - | 0.00 | 4.50 | 4.50" NO_EFFECTS
    "- | 0.01" NO_SHARES CATEGORY
    "A | Alpha | facilities/facilities | - | - | 6.00 | 6.00 | 0.00" NO_EFFECTS
    "~0.00 | 0.00" NO_SHARES CATEGORY
    "A | Alpha | other_own/other_own | - | - | 0.00 | 0.00 | 0.00" NO_EFFECTS
    "- | 0.00" NO_SHARES CATEGORY
    "B | Bravo | staff/staff | - | - | 0.10 | 0.00 | -0.10" NO_EFFECTS
    "~-100.00 | -" NO_SHARES CATEGORY
    "B | Bravo | housing/housing | - | - | 0.20 | 0.00 | -0.20" NO_EFFECTS
    "~-100.00 | -" NO_SHARES CATEGORY
    "B | Bravo | ict/ict | - | - | 0.00 | 0.00 | 0.00" NO_EFFECTS
    "- | -" NO_SHARES CATEGORY
    "B | Bravo | facilities/facilities | - | - | 3.00 | 0.00 | -3.00" NO_EFFECTS
    "~-100.00 | -" NO_SHARES CATEGORY
    "B | Bravo | other_own/other_own | - | - | 0.70 | 0.00 | -0.70" NO_EFFECTS
    "~-100.00 | -" NO_SHARES CATEGORY
    "C | Charlie | staff/staff | - | - | 0.00 | 0.05 | 0.05" NO_EFFECTS
    "- | 0.02" NO_SHARES CATEGORY
    "C | Charlie | housing/housing | - | - | 0.00 | 0.00 | 0.00" NO_EFFECTS
    "- | 0.00" NO_SHARES CATEGORY
    "C | Charlie | ict/ict | - | - | 0.00 | 0.40 | 0.40" NO_EFFECTS
    "- | 0.16" NO_SHARES CATEGORY
    "C | Charlie | facilities/facilities | - | - | 0.00 | 2.50 | 2.50" NO_EFFECTS
    "- | 1.00" NO_SHARES CATEGORY
    "C | Charlie | other_own/other_own | - | - | 0.00 | 0.05 | 0.05" NO_EFFECTS
    "- | 0.02" NO_SHARES PERIOD
    "A | Alpha | - | 2024-Q1 | 2025-Q1 | 7.00 | 6.50 | -0.50" NO_EFFECTS
    "~-7.14 | 0.00" NO_SHARES PERIOD
    "A | Alpha | - | 2024-Q2 | - | 3.00 | 0.00 | -3.00" NO_EFFECTS
    "~-100.00 | -0.01" NO_SHARES PERIOD
    "A | Alpha | - | - | 2025-Q3 | 0.00 | 6.00 | 6.00" NO_EFFECTS
    "- | 0.01" NO_SHARES PERIOD
    "B | Bravo | - | 2024-Q1 | 2025-Q1 | 1.50 | 0.00 | -1.50" NO_EFFECTS
    "~-100.00 | -" NO_SHARES PERIOD
    "B | Bravo | - | 2024-Q2 | - | 2.50 | 0.00 | -2.50" NO_EFFECTS
    "~-100.00 | -" NO_SHARES PERIOD
    "B | Bravo | - | - | 2025-Q3 | 0.00 | 0.00 | 0.00" NO_EFFECTS "- | -" NO_SHARES PERIOD
    "C | Charlie | - | 2024-Q1 | 2025-Q1 | 0.00 | 0.90 | 0.90" NO_EFFECTS
    "- | 0.36" NO_SHARES PERIOD
    "C | Charlie | - | 2024-Q2 | - | 0.00 | 0.00 | 0.00" NO_EFFECTS
    "- | 0.00" NO_SHARES PERIOD
    "C | Charlie | - | - | 2025-Q3 | 0.00 | 2.10 | 2.10" NO_EFFECTS "- | 0.84" NO_SHARES;

static void csv_has_every_figure_in_one_table(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = report_of(&s);
    const struct table *t = dump_table(r, "figures", 0);
    assert_rows(t, csv_rows);
    assert_columns(t, "kind code name category period_before period_after before# after# "
                      "difference# costs# drivers# keys# rounding# percent# "
                      "per_inhabitant# share_before# share_after#");
    assert_headings(t,
                    "Kind | Code | Name | Category | Period before | Period after | "
                    "Before | After | Difference | Costs | Driver values | Keys | "
                    "Rounding | Per cent | Per inhabitant | Share before | Share after");
    assert_about(t, NULL, NULL, "All figures");
    comparison_by_hand_end(&s, r);
}

static void csv_can_be_had_in_dutch(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    lang_set(LANG_NL);
    struct report *r = report_of(&s);
    lang_swap(LANG_EN);
    const struct table *t = dump_table(r, "figures", 0);
    assert_csv_names(t,
                     "soort | code | naam | categorie | periode_oud | periode_nieuw | "
                     "oud | nieuw | verschil | kosten | maatstaven | sleutels | "
                     "afronding | procent | per_inwoner | aandeel_oud | aandeel_nieuw");
    assert_string_equal(t->cells[0].term.id, "municipality");
    assert_string_equal(t->cells[0].term.label, "gemeente");
    comparison_by_hand_end(&s, r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_has_a_member_of_each_municipality),
        cmocka_unit_test(a_limit_adds_a_column),
        cmocka_unit_test(json_has_each_category_in_two_ways),
        cmocka_unit_test(json_has_each_pair_of_periods),
        cmocka_unit_test(csv_has_every_figure_in_one_table),
        cmocka_unit_test(csv_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("compare data", tests, NULL, NULL);
}
