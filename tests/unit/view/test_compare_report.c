/* What a comparison says beside its figures, and of what it compares. */
#include "../report_dump.h"
#include "../view_comparison.h"

#include "view/compare/compare.h"

static void the_report_says_what_is_compared(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    struct report *r = comparison_by_hand_report(&s);
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
    struct report *r = comparison_by_hand_report(&s);
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
    struct report *r = comparison_by_hand_report(&s);
    assert_facts(r, "organisation | - | \n"
                    "before | - | old\n"
                    "after | - | new\n"
                    "- | Before | old, 2025-Q1\n"
                    "- | After | new, 2025-Q1\n"
                    "currency | Currency | ANG\n");
    report_free(r);
    s.c.period_count = 0;
    r = comparison_by_hand_report(&s);
    assert_true(slice_equal(r->facts[3].value.text, slice_of("old, no costs")));
    comparison_by_hand_end(&s, r);
}

static void vat_of_either_side_is_said_to_be_left_out(void **state) {
    (void)state;
    struct compared_sides s;
    comparison_by_hand(&s);
    for (size_t side = 0; side < 2; side++) {
        s.budgets[side].has_vat = true;
        struct report *r = comparison_by_hand_report(&s);
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
    struct report *r = comparison_by_hand_report(&s);
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
    const struct compare_view v = {"old", "old", &s.diags[0], &s.diags[0], 0};
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
    struct report *r = comparison_by_hand_report(&s);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_report_says_what_is_compared),
        cmocka_unit_test(the_first_may_be_in_one_side_alone),
        cmocka_unit_test(sides_that_are_alike_lack_nothing),
        cmocka_unit_test(vat_of_either_side_is_said_to_be_left_out),
        cmocka_unit_test(each_side_has_its_input_files_and_warnings),
        cmocka_unit_test(a_limit_has_a_table_of_who_is_over_it),
    };
    return cmocka_run_group_tests_name("compare report", tests, NULL, NULL);
}
