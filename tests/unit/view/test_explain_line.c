/* One cost line explained. Of 100.01 the cent over goes to the largest remainder, of VAT
   of -0.21 (-9.45 -6.3 -5.25) likewise. */
#include "../report_dump.h"
#include "../view_explained.h"
#include "../view_run.h"

/* Two lines of one number in different quarters, and own costs. */
static void run_lines(struct run *r) {
    run_init(r);
    struct cost_line *line = run_shared(r, Q1, CATEGORY_ICT, KEY_FTE, 15, 0);
    line->line = slice_of("8");
    line = run_shared(r, Q1, CATEGORY_STAFF, KEY_FTE, 20, 0);
    line->line = slice_of("7");
    line->description = slice_of("Chair");
    line = run_shared(r, Q2, CATEGORY_STAFF, KEY_FTE, 10001, -21);
    line->line = slice_of("7");
    line->description = slice_of("Desk");
    line = run_shared(r, Q2, CATEGORY_ICT, KEY_HEADS, -40, 80);
    line->key_period = Q1;
    line = run_own(r, Q2, BRAVO, 12345, -600);
    line->line = slice_of("own");
    run_allocate(r, CLOSE_QUARTER);
}

static struct report *explain_line(struct run *r, const char *line,
                                   struct period_range range, int only) {
    const struct explain_view v = {.range = range,
                                   .municipality = only,
                                   .category = CATEGORY_UNKNOWN,
                                   .line = line,
                                   .diags = &r->d,
                                   .replay = run_replay(r)};
    return view_explain(r->a, &v, LANG_EN, LANG_EN);
}

static void one_line_is_explained_alone(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    struct report *r =
        explain_line(&run, "7", (struct period_range){Q2, Q2}, MUNICIPALITY_NONE);
    assert_titles(r, PORTION("Line 7, staff, 2025-Q2, key fte"));
    const struct table *t = dump_titled(r, "Line 7, staff, 2025-Q2, key fte");
    assert_rows(t, "Alpha | ~4.5 | 9/20 | ~45.0000\n"
                   "Bravo | ~3 | 6/20 | ~30.0000\n"
                   "Charlie | ~2.5 | 5/20 | ~25.0000\n"
                   "= total/Total | ~10 | 1 | ~100.0000\n");
    assert_string_equal(t->sheet_name, "Line 7, 2025-Q2");
    t = dump_titled(r, "Line 7, staff, 2025-Q2, key fte: from share to cents");
    assert_rows(t, "Alpha | 45.00 + 0.4500 ct | 45.01 | ~0.5500\n"
                   "Bravo | 30.00 + 0.3000 ct | 30.00 | ~-0.3000\n"
                   "Charlie | 25.00 + 0.2500 ct | 25.00 | ~-0.2500\n"
                   "= total/Total | 100.01 | 100.01 | ~0.0000\n");
    assert_non_null(strstr(t->note, "Divided: 100.01 (this line)."));
    assert_string_equal(t->sheet_name, "Line 7, 2025-Q2");
    t = dump_titled(r, "Line 7, staff, 2025-Q2, key fte: VAT");
    assert_rows(t, "Alpha | -0.09 - 0.4500 ct | -0.10 | ~-0.5500\n"
                   "Bravo | -0.06 - 0.3000 ct | -0.06 | ~0.3000\n"
                   "Charlie | -0.05 - 0.2500 ct | -0.05 | ~0.2500\n"
                   "= total/Total | -0.21 | -0.21 | ~0.0000\n");
    assert_string_equal(t->sheet_name, "Line 7, 2025-Q2");
    assert_rows(dump_table(r, "explanation", 0),
                "2025-Q2 | staff/staff | fte | A | 100.01 | 9 | 20 | 45.00 + 9/20 ct | "
                "45.01 | ~0.5500\n"
                "2025-Q2 | staff/staff | fte | B | 100.01 | 6 | 20 | 30.00 + 6/20 ct | "
                "30.00 | ~-0.3000\n"
                "2025-Q2 | staff/staff | fte | C | 100.01 | 5 | 20 | 25.00 + 5/20 ct | "
                "25.00 | ~-0.2500\n");
    const struct fact *last = &r->facts[r->fact_count - 1];
    assert_null(last->id);
    assert_string_equal(last->title, "Description");
    assert_true(slice_equal(last->value.text, slice_of("Desk")));
    run_end(&run, r);
}

/* 20 by 3/5 and 2/5: 12 and 8. */
static void every_line_of_a_number_is_explained(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    struct report *r = explain_line(&run, "7", all_periods, BRAVO);
    assert_titles(r, NET_PORTION("Line 7, staff, 2025-Q1, key fte")
                         PORTION("Line 7, staff, 2025-Q2, key fte"));
    assert_rows(dump_table(r, "explanation", 1),
                "2025-Q1 | staff/staff | fte | B | 0.20 | 2 | 5 | 0.08 | 0.08 | "
                "~0.0000\n"
                "2025-Q2 | staff/staff | fte | B | 100.01 | 6 | 20 | 30.00 + 6/20 ct | "
                "30.00 | ~-0.3000\n");
    assert_rows(dump_titled(r, "Line 7, staff, 2025-Q1, key fte: from share to cents"),
                "Bravo | 0.08 | 0.08 | ~0.0000\n");
    run_end(&run, r);
}

/* The third line has the number 7, which the second has as well. */
static void a_place_names_a_line_that_has_a_number(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    struct report *r = explain_line(&run, "costs.csv:4", all_periods, MUNICIPALITY_NONE);
    assert_titles(r, PORTION("Line costs.csv:4, staff, 2025-Q2, key fte"));
    report_free(r);
    r = explain_line(&run, "costs.csv:14", all_periods, MUNICIPALITY_NONE);
    assert_null(r);
    assert_null(explain_line(&run, "costs.csv4", all_periods, MUNICIPALITY_NONE));
    assert_null(explain_line(&run, "osts.csv:4", all_periods, MUNICIPALITY_NONE));
    assert_null(explain_line(&run, ":4", all_periods, MUNICIPALITY_NONE));
    assert_null(explain_line(&run, "4", all_periods, MUNICIPALITY_NONE));
    run_clear(&run);
}

static void a_late_line_goes_by_the_key_of_its_key_period(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    struct report *r = explain_line(&run, "costs.csv:5", all_periods, ALPHA);
    assert_titles(r, PORTION("Line costs.csv:5, ict, 2025-Q2, key heads of 2025-Q1"));
    assert_rows(dump_table(r, "explanation", 0),
                "2025-Q2 | ict/ict | heads | A | -0.40 | 23 | 40 | -0.23 | -0.23 | "
                "~0.0000 | 2025-Q1\n");
    run_end(&run, r);
}

static void own_costs_are_said_not_to_be_shared(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    struct report *r = explain_line(&run, "own", all_periods, MUNICIPALITY_NONE);
    assert_titles(r, "");
    assert_rows(dump_table(r, "explanation", 0),
                "2025-Q2 | own/own | - | B | 123.45 | 1 | 1 | =123.45 | 123.45 | "
                "~0.0000\n");
    assert_string_equal(r->remarks[0],
                        "Bravo bears this line whole: 123.45. It is not shared.");
    assert_int_equal(r->remark_count, 2);
    report_free(r);
    r = explain_line(&run, "own", all_periods, ALPHA);
    assert_rows(dump_table(r, "explanation", 0), "");
    run_end(&run, r);
}

/* 0.15 = 3 x 0.05, in favour of Bravo: what the listing has behind the amounts comes
   before the period of the key. */
static void data_of_a_line_have_its_calculation_and_half(void **state) {
    (void)state;
    struct run run;
    struct product product = {{{3, 0}, {5, 2}}, 2};
    run_init(&run);
    struct cost_line *line = run_shared(&run, Q1, CATEGORY_ICT, KEY_FTE, 15, 0);
    line->line = slice_of("8");
    line->product = &product;
    line = run_own(&run, Q1, BRAVO, -15, 0);
    line->line = slice_of("8");
    line->half = HALF_CREDITED;
    line->counterpart = line - 1;
    run.b.has_products = run.b.has_halves = true;
    run_allocate(&run, CLOSE_QUARTER);
    struct report *r = explain_line(&run, "8", all_periods, BRAVO);
    const struct table *t = dump_table(r, "explanation", 1);
    assert_columns(t, "period category key municipality cost# share_numerator "
                      "share_denominator exact amount# difference# calculation half");
    assert_rows(t, "2025-Q1 | ict/ict | fte | B | 0.15 | 2 | 5 | 0.06 | 0.06 | ~0.0000 | "
                   "3 x 0.05 | -\n"
                   "2025-Q1 | own/own | - | B | -0.15 | 1 | 1 | =-0.15 | -0.15 | ~0.0000 "
                   "| - | credited/receives\n");
    run_end(&run, r);
}

/* Totals of the same lines: 20 and 10001 of staff, 15 and -40 of ICT, and own costs. */
static void the_lines_behind_a_total_are_listed(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    struct explain_view v = {.municipality = MUNICIPALITY_NONE,
                             .category = CATEGORY_UNKNOWN,
                             .diags = &run.d,
                             .replay = run_replay(&run)};
    struct report *r = view_explain(run.a, &v, LANG_EN, LANG_EN);
    const struct table *t = dump_titled(r, "Staff, 2025-Q2, key fte: the cost lines");
    assert_rows(t, "7 | Desk | 100.01 | -0.21\n= total/Total | - | 100.01 | -0.21\n");
    assert_headings(t, "Line | Description | Amount | VAT");
    assert_columns(t, "line description amount# vat#");
    assert_string_equal(t->sheet_name, "Staff, 2025-Q2");
    t = dump_titled(r, "Own costs: the cost lines");
    assert_rows(t, "2025-Q2 | Bravo | own |  | 123.45 | -6.00\n"
                   "= total/Total | - | - | - | 123.45 | -6.00\n");
    assert_headings(t, "Period | Municipality | Line | Description | Amount | VAT");
    report_free(r);
    /* Of Alpha there are none; in Q1 there are none at all. */
    v.municipality = ALPHA;
    r = view_explain(run.a, &v, LANG_EN, LANG_EN);
    for (size_t i = 0; i < r->table_count; i++)
        assert_true(!r->tables[i]->title || !strstr(r->tables[i]->title, "Own costs:"));
    run_end(&run, r);
}

/* Of 25 lines of 1 .. 25 cents, the first five are 15 together. */
static void the_largest_twenty_lines_are_listed(void **state) {
    (void)state;
    struct run run;
    run_init(&run);
    run.b.has_vat = false;
    for (money i = 1; i <= 25; i++)
        run_shared(&run, Q1, CATEGORY_ICT, KEY_FTE, 5 * i, 0);
    run_allocate(&run, CLOSE_QUARTER);
    const struct explain_view v = {.municipality = MUNICIPALITY_NONE,
                                   .category = CATEGORY_UNKNOWN,
                                   .diags = &run.d,
                                   .replay = run_replay(&run)};
    struct report *r = view_explain(run.a, &v, LANG_EN, LANG_EN);
    const struct table *t = dump_table(r, "cost_lines", 0);
    assert_int_equal(t->row_count, 22);
    assert_int_equal(t->cells[2].figure.digits, 30);
    const struct cell *rest = &t->cells[20 * 3];
    assert_true(slice_equal(rest[1].text, slice_of("5 smaller lines")));
    assert_int_equal(rest[2].figure.digits, 75);
    assert_int_equal(rest[3 + 2].figure.digits, 5 * 325);
    run_end(&run, r);
}

static int fail_replay(void *self, struct line_sink *sink) {
    const struct line_replay all = run_replay(self);
    return all.replay(all.self, sink) ? -1 : -1;
}

static void a_line_that_is_not_there_has_no_report(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    assert_null(explain_line(&run, "9", all_periods, MUNICIPALITY_NONE));
    assert_null(
        explain_line(&run, "own", (struct period_range){Q1, Q1}, MUNICIPALITY_NONE));
    struct explain_view v = explained_view(&run.d);
    v.line = "7";
    v.replay = (struct line_replay){&run, fail_replay};
    assert_null(view_explain(run.a, &v, LANG_EN, LANG_EN));
    run_clear(&run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lines_behind_a_total_are_listed),
        cmocka_unit_test(the_largest_twenty_lines_are_listed),
        cmocka_unit_test(one_line_is_explained_alone),
        cmocka_unit_test(every_line_of_a_number_is_explained),
        cmocka_unit_test(a_place_names_a_line_that_has_a_number),
        cmocka_unit_test(a_late_line_goes_by_the_key_of_its_key_period),
        cmocka_unit_test(own_costs_are_said_not_to_be_shared),
        cmocka_unit_test(data_of_a_line_have_its_calculation_and_half),
        cmocka_unit_test(a_line_that_is_not_there_has_no_report),
    };
    return cmocka_run_group_tests_name("explain line", tests, NULL, NULL);
}
