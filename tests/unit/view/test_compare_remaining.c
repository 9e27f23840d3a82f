/* What is left of a budget, with the figures of view_comparison.h: before is the year 2025 as
   a whole, and after its first two quarters. */
#include "../report_dump.h"
#include "../view_comparison.h"

static void make_budget_so_far(struct compared_sides *s) {
    const period year = period_make(2025, 0);
    comparison_by_hand(s);
    s->c.years = 0;
    s->c.range = (struct period_range){year, year};
    s->pairs[0] = (struct period_pair){year, PERIOD_NONE};
    s->pairs[1] = (struct period_pair){PERIOD_NONE, period_make(2025, 1)};
    s->pairs[2] = (struct period_pair){PERIOD_NONE, period_make(2025, 2)};
}

/* 205/110 = 186.3636, 850/900 = 94.4444, 5/70 = 7.1429, 1550/1400 = 110.7143 per cent. */
static void what_remains_is_before_less_after_per_category(void **state) {
    (void)state;
    struct compared_sides s;
    make_budget_so_far(&s);
    struct report *r = comparison_by_hand_report(&s);
    const struct table *t = dump_table(r, "remaining", 0);
    assert_rows(t, "staff/Staff | 1.10 | 2.05 | -0.95 | ~186.36\n"
                   "housing/Housing | 3.20 | 0.00 | 3.20 | ~0.00\n"
                   "ict/ICT | 0.00 | 4.90 | -4.90 | -\n"
                   "facilities/Facilities | 9.00 | 8.50 | 0.50 | ~94.44\n"
                   "other_own/Other own | 0.70 | 0.05 | 0.65 | ~7.14\n"
                   "= total/Total | 14.00 | 15.50 | -1.50 | ~110.71\n");
    assert_columns(t, "category before# after# remaining# used#");
    assert_headings(t, "Category | Before | After | Remaining | Used %");
    assert_about(t, "Remaining budget per category, up to 2025-Q2",
                 "Remaining = before - after, own costs included. It is no forecast.",
                 "Remaining");
    comparison_by_hand_end(&s, r);
}

/* 1250/1000 is 125 per cent; Charlie had no budget, so that no part of it can be used. */
static void what_remains_is_said_of_each_municipality(void **state) {
    (void)state;
    struct compared_sides s;
    make_budget_so_far(&s);
    struct report *r = comparison_by_hand_report(&s);
    const struct table *t = dump_table(r, "remaining", 1);
    assert_rows(t, "Alpha | 10.00 | 12.50 | -2.50 | ~125.00\n"
                   "Bravo | 4.00 | 0.00 | 4.00 | ~0.00\n"
                   "Charlie | 0.00 | 3.00 | -3.00 | -\n"
                   "= total/Total | 14.00 | 15.50 | -1.50 | ~110.71\n");
    assert_columns(t, "municipality before# after# remaining# used#");
    assert_about(t, "Remaining budget per municipality, up to 2025-Q2",
                 "Remaining = before - after, own costs included. It is no forecast.",
                 "Remaining per municipality");
    comparison_by_hand_end(&s, r);
}

static void nothing_remains_of_what_is_no_budget_so_far(void **state) {
    (void)state;
    struct compared_sides s;
    make_budget_so_far(&s);
    s.c.years = 1;
    struct report *r = comparison_by_hand_report(&s);
    for (size_t i = 0; i < r->table_count; i++)
        assert_string_not_equal(r->tables[i]->id, "remaining");
    comparison_by_hand_end(&s, r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_remains_is_before_less_after_per_category),
        cmocka_unit_test(what_remains_is_said_of_each_municipality),
        cmocka_unit_test(nothing_remains_of_what_is_no_budget_so_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
