/* Municipality by category: each figure adds up the groups of view_figures.h by hand. */
#include "../report_dump.h"
#include "../view_figures.h"

#include "view/allocate/allocate_tables.h"

static const char columns[] =
    "municipality staff# housing# ict# facilities# shared#!1-4 own# total#!5-6";

/* The table of one part over a range. */
static struct report *table_of(const struct figures *f, struct allocate_view v,
                               enum amount_part part) {
    struct report *r = report_new("allocation", "Title", LANG_EN);
    table_by_category(r, &f->a, &v, part);
    return r;
}

static void assert_figures(const struct figures *f, struct allocate_view v,
                           enum amount_part part, const char *expected) {
    struct report *r = table_of(f, v, part);
    assert_rows(dump_table(r, "by_category", 0), expected);
    report_free(r);
}

/* Alpha's staff: 1 + 100 + 1000; the others by view_figures.h. */
static void every_category_has_its_sum_of_all_periods(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    assert_figures(
        &f, (struct allocate_view){0}, AMOUNT_NET,
        "Alpha | 11.01 | 1000.00 | 0.10 | -100.00 | 911.11 | 0.00 | 911.11\n"
        "Bravo | 22.02 | 2000.00 | 0.20 | -200.00 | 1822.22 | 10000.00 | 11822.22\n"
        "Charlie | 30.00 | 3000.00 | 0.00 | -300.00 | 2730.00 | 0.00 | 2730.00\n"
        "Delta | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 100000.00 | 100000.00\n"
        "= total/Total | 63.03 | 6000.00 | 0.30 | -600.00 | 5463.33 | 110000.00 | "
        "115463.33\n");
    figures_clear(&f);
}

static void vat_has_a_table_of_its_own(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    assert_figures(
        &f, (struct allocate_view){0}, AMOUNT_VAT,
        "Alpha | 33.03 | 3000.00 | 0.30 | -300.00 | 2733.33 | 0.00 | 2733.33\n"
        "Bravo | 11.01 | 1000.00 | 0.10 | -100.00 | 911.11 | 20000.00 | 20911.11\n"
        "Charlie | 40.00 | 4000.00 | 0.00 | -400.00 | 3640.00 | 0.00 | 3640.00\n"
        "Delta | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 200000.00 | 200000.00\n"
        "= total/Total | 84.04 | 8000.00 | 0.40 | -800.00 | 7284.44 | 220000.00 | "
        "227284.44\n");
    figures_clear(&f);
}

static void a_range_has_only_what_falls_in_it(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    assert_figures(&f, (struct allocate_view){.range = {Q2, Q2}}, AMOUNT_NET,
                   "Alpha | 11.00 | 0.00 | 0.00 | -100.00 | -89.00 | 0.00 | -89.00\n"
                   "Bravo | 22.00 | 0.00 | 0.00 | -200.00 | -178.00 | 0.00 | -178.00\n"
                   "Charlie | 30.00 | 0.00 | 0.00 | -300.00 | -270.00 | 0.00 | -270.00\n"
                   "Delta | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 100000.00 | 100000.00\n"
                   "= total/Total | 63.00 | 0.00 | 0.00 | -600.00 | -537.00 | 100000.00 "
                   "| 99463.00\n");
    figures_clear(&f);
}

static void a_municipality_that_is_not_there_has_no_row(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    assert_figures(
        &f, (struct allocate_view){.range = {Q1, Q1}}, AMOUNT_NET,
        "Alpha | 0.01 | 0.00 | 0.10 | 0.00 | 0.11 | 0.00 | 0.11\n"
        "Bravo | 0.02 | 0.00 | 0.20 | 0.00 | 0.22 | 10000.00 | 10000.22\n"
        "= total/Total | 0.03 | 0.00 | 0.30 | 0.00 | 0.33 | 10000.00 | 10000.33\n");
    figures_clear(&f);
}

/* Thousands of euro are 100,000 cents: the cents of view_figures.h times 100,000, so that
   nothing is left to round. */
static void thousands_stand_where_the_cents_stood(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    for (size_t g = 0; g < f.a.group_count; g++)
        for (int part = 0; part < AMOUNT_PARTS; part++)
            for (size_t m = 0; m < MUNICIPALITIES; m++)
                f.groups[g].given[part][m] *= 100000;
    figures_own(&f, 0, BRAVO, 700000, 800000);
    figures_own(&f, 1, DELTA, -100000, 200000);
    assert_figures(&f, (struct allocate_view){.thousands = true}, AMOUNT_NET,
                   "Alpha | #1101 | #100000 | #10 | #-10000 | #91111 | #0 | #91111\n"
                   "Bravo | #2202 | #200000 | #20 | #-20000 | #182222 | #7 | #182229\n"
                   "Charlie | #3000 | #300000 | #0 | #-30000 | #273000 | #0 | #273000\n"
                   "Delta | #0 | #0 | #0 | #0 | #0 | #-1 | #-1\n"
                   "= total/Total | #6303 | #600000 | #30 | #-60000 | #546333 | #6 | "
                   "#546339\n");
    assert_figures(&f, (struct allocate_view){.thousands = true, .range = {Q1, Q1}},
                   AMOUNT_VAT,
                   "Alpha | #3 | #0 | #30 | #0 | #33 | #0 | #33\n"
                   "Bravo | #1 | #0 | #10 | #0 | #11 | #8 | #19\n"
                   "= total/Total | #4 | #0 | #40 | #0 | #44 | #8 | #52\n");
    figures_clear(&f);
}

/* 1,600 and 1,400 euro are 2 and 1 thousand or the other way around, but 3 together. */
static void thousands_add_up_when_they_are_rounded(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.a.group_count = 0;
    figures_group(&f, Q1, CATEGORY_STAFF, KEY_FTE, Q1,
                  (money[MUNICIPALITIES]){160000, 140000}, (money[MUNICIPALITIES]){0});
    struct report *r = table_of(
        &f, (struct allocate_view){.thousands = true, .range = {Q1, Q1}}, AMOUNT_NET);
    const struct table *t = dump_table(r, "by_category", 0);
    int64_t alpha = t->cells[1].figure.digits, bravo = t->cells[8 + 1].figure.digits;
    assert_int_equal(alpha + bravo, 3);
    assert_in_range(alpha, 1, 2);
    assert_int_equal(t->cells[16 + 1].figure.digits, 3);
    report_free(r);
    figures_clear(&f);
}

static void nothing_allocated_is_a_row_of_nil(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.a.period_count = f.a.group_count = 0;
    assert_figures(&f, (struct allocate_view){0}, AMOUNT_NET,
                   "= total/Total | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n");
    figures_clear(&f);
}

static void only_the_net_amounts_have_a_chart(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = table_of(&f, (struct allocate_view){0}, AMOUNT_NET);
    table_by_category(r, &f.a, &(struct allocate_view){.thousands = true}, AMOUNT_VAT);
    assert_tables(r, "by_category: text pages, turnable summed stacked 1-4\n"
                     "by_category: text pages, turnable summed\n");
    const struct table *net = dump_table(r, "by_category", 0);
    assert_columns(net, columns);
    assert_headings(
        net, "Municipality | Staff | Housing | ICT | Facilities | Shared | Own | Total");
    assert_about(net, "Cost per municipality and category", NULL, "Categories");
    const struct table *vat = dump_table(r, "by_category", 1);
    assert_columns(vat, columns);
    assert_about(vat, "VAT per municipality and category, in thousands",
                 "Every figure, totals too, is its exact value cut off or raised to the "
                 "next thousand; rows and columns add up.",
                 "Categories");
    report_free(r);
    figures_clear(&f);
}

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    lang_set(LANG_NL);
    struct report *r = table_of(&f, (struct allocate_view){0}, AMOUNT_NET);
    lang_swap(LANG_EN);
    const struct table *t = dump_table(r, "by_category", 0);
    assert_columns(t, columns);
    assert_headings(t, "Gemeente | Personeel | Huisvesting | ICT | Facilitair | Gedeeld "
                       "| Eigen | Totaal");
    assert_string_equal(t->cells[4 * 8].term.label, "Totaal");
    report_free(r);
    figures_clear(&f);
}

/* The four, and names from "c5" to "c9" and on. */
static void more_categories(struct figures *f, int count) {
    char name[] = "c?";
    for (int c = 5; c <= count; c++) {
        name[1] = (char)('0' + c);
        categories_add(&f->b.categories, &f->b.arena, slice_of(name));
    }
}

static void categories_of_the_budget_are_columns(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    more_categories(&f, 5);
    figures_group(&f, Q1, 4, KEY_FTE, Q1, (money[MUNICIPALITIES]){5, 6},
                  (money[MUNICIPALITIES]){0});
    struct report *r =
        table_of(&f, (struct allocate_view){.range = {Q1, Q1}}, AMOUNT_NET);
    const struct table *t = dump_table(r, "by_category", 0);
    assert_columns(t, "municipality staff# housing# ict# facilities# category# "
                      "shared#!1-5 own# total#!6-7");
    assert_headings(t, "Municipality | Staff | Housing | ICT | Facilities | c5 | Shared "
                       "| Own | Total");
    assert_rows(t,
                "Alpha | 0.01 | 0.00 | 0.10 | 0.00 | 0.05 | 0.16 | 0.00 | 0.16\n"
                "Bravo | 0.02 | 0.00 | 0.20 | 0.00 | 0.06 | 0.28 | 10000.00 | 10000.28\n"
                "= total/Total | 0.03 | 0.00 | 0.30 | 0.00 | 0.11 | 0.44 | 10000.00 | "
                "10000.44\n");
    report_free(r);
    figures_clear(&f);
}

/* Facilities have the largest amount, which is negative; of those of nothing the first. */
static void many_categories_are_rows_and_the_largest_have_a_picture(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    more_categories(&f, 9);
    figures_group(&f, Q2, 8, KEY_FTE, Q2, (money[MUNICIPALITIES]){5, 6, 7},
                  (money[MUNICIPALITIES]){0});
    struct report *r =
        table_of(&f, (struct allocate_view){.range = {Q2, Q2}}, AMOUNT_NET);
    assert_tables(r, "by_category: text pages, summed\n"
                     "largest: text pages, turnable summed stacked 1-8\n");
    const struct table *t = dump_table(r, "by_category", 0);
    assert_columns(t, "category amount# amount# amount# amount# total#!1-4");
    assert_rows(t,
                "staff/Staff | 11.00 | 22.00 | 30.00 | 0.00 | 63.00\n"
                "housing/Housing | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
                "ict/ICT | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
                "facilities/Facilities | -100.00 | -200.00 | -300.00 | 0.00 | -600.00\n"
                "c5 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
                "c6 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
                "c7 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
                "c8 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
                "c9 | 0.05 | 0.06 | 0.07 | 0.00 | 0.18\n"
                "+ shared/Shared | -88.95 | -177.94 | -269.93 | 0.00 | -536.82\n"
                "own/Own | 0.00 | 0.00 | 0.00 | 100000.00 | 100000.00\n"
                "= total/Total | -88.95 | -177.94 | -269.93 | 100000.00 | 99463.18\n");
    t = dump_table(r, "largest", 0);
    assert_headings(t, "Municipality | Staff | Housing | ICT | Facilities | c5 | c6 | c9 "
                       "| All others | Shared");
    assert_rows(t,
                "Alpha | 11.00 | 0.00 | 0.00 | -100.00 | 0.00 | 0.00 | 0.05 | 0.00 | "
                "-88.95\n"
                "Bravo | 22.00 | 0.00 | 0.00 | -200.00 | 0.00 | 0.00 | 0.06 | 0.00 | "
                "-177.94\n"
                "Charlie | 30.00 | 0.00 | 0.00 | -300.00 | 0.00 | 0.00 | 0.07 | 0.00 | "
                "-269.93\n"
                "Delta | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
                "= total/Total | 63.00 | 0.00 | 0.00 | -600.00 | 0.00 | 0.00 | 0.18 | "
                "0.00 | -536.82\n");
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_category_has_its_sum_of_all_periods),
        cmocka_unit_test(vat_has_a_table_of_its_own),
        cmocka_unit_test(a_range_has_only_what_falls_in_it),
        cmocka_unit_test(a_municipality_that_is_not_there_has_no_row),
        cmocka_unit_test(thousands_stand_where_the_cents_stood),
        cmocka_unit_test(thousands_add_up_when_they_are_rounded),
        cmocka_unit_test(nothing_allocated_is_a_row_of_nil),
        cmocka_unit_test(only_the_net_amounts_have_a_chart),
        cmocka_unit_test(it_can_be_had_in_dutch),
        cmocka_unit_test(categories_of_the_budget_are_columns),
        cmocka_unit_test(many_categories_are_rows_and_the_largest_have_a_picture),
    };
    return cmocka_run_group_tests_name("by category", tests, NULL, NULL);
}
