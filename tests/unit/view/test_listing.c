/* The line listing. Where a line of 100.01 stands alone in its group, 9/20 6/20 5/20 of it
   are 4500.45, 3000.3 and 2500.25 cents: the cent over goes to the largest remainder. */
#include "../report_dump.h"
#include "../view_run.h"

#include "base/mem.h"
#include "view/allocate/allocate_tables.h"

enum { READERS, JSON, CSV };

/* Two shared lines, one of them late, and own costs. */
static void run_three_lines(struct run *r) {
    run_init(r);
    struct cost_line *line = run_shared(r, Q2, CATEGORY_STAFF, KEY_FTE, 10001, 2000);
    line->line = slice_of("7");
    line->description = slice_of("Desk");
    /* 40 cents by the 23/40 and 17/40 of an earlier quarter. */
    line = run_shared(r, Q2, CATEGORY_ICT, KEY_HEADS, -40, 80);
    line->key_period = Q1;
    line->description = slice_of("Late");
    line = run_own(r, Q1, BRAVO, 12345, -600);
    line->line = slice_of("own");
    run_allocate(r, CLOSE_QUARTER);
}

static void each_line_has_a_row_of_everybody(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    run_three_lines(&r);
    struct report *report = run_listing(&r, &v);
    const struct table *t = dump_table(report, "lines", JSON);
    assert_rows(
        t,
        "2025-Q2 | staff/staff | 7 | Desk | fte | A | 9/20 | =45.00 + 9/20 ct | 45.01 | "
        "=9.00 | 9.00\n"
        "2025-Q2 | staff/staff | 7 | Desk | fte | B | 6/20 | =30.00 + 6/20 ct | 30.00 | "
        "=6.00 | 6.00\n"
        "2025-Q2 | staff/staff | 7 | Desk | fte | C | 5/20 | =25.00 + 5/20 ct | 25.00 | "
        "=5.00 | 5.00\n"
        "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | A | 23/40 | =-0.23 | -0.23 | "
        "=0.46 | 0.46\n"
        "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | B | 17/40 | =-0.17 | -0.17 | "
        "=0.34 | 0.34\n"
        "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | C | 0/40 | =0.00 | 0.00 | "
        "=0.00 | 0.00\n"
        "2025-Q1 | own/own | own |  | - | B | 1/1 | =123.45 | 123.45 | =-6.00 | "
        "-6.00\n");
    assert_columns(t, "period category line description key municipality share exact "
                      "amount# vat_exact vat#");
    assert_headings(t, "Period | Category | Line | Description | Key | Municipality | "
                       "Share | Exact | Amount | VAT exact | VAT");
    assert_about(t, "Every line over every municipality", NULL, "Lines");
    assert_tables(report, "lines: text pages\nlines: json\nlines: csv\n");
    run_end(&r, report);
}

/* Of a transfer of 0.80 = 2 x 0.4 Bravo receives what Alpha and Bravo bear. */
static void products_and_halves_come_last(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    const struct product borne = {{{2, 0}, {4, 1}}, 2}, credited = {{{-2, 0}, {4, 1}}, 2};
    run_init(&r);
    struct cost_line *line = run_shared(&r, Q1, CATEGORY_ICT, KEY_HEADS, 80, 0);
    line->product = &borne;
    line->half = HALF_BORNE;
    line = run_own(&r, Q1, BRAVO, -80, 0);
    line->product = &credited;
    line->half = HALF_CREDITED;
    run_own(&r, Q1, ALPHA, 100, 0);
    run_allocate(&r, CLOSE_QUARTER);
    r.b.has_vat = false;
    r.b.has_products = r.b.has_halves = true;
    struct report *report = run_listing(&r, &v);
    const struct table *t = dump_table(report, "lines", CSV);
    assert_rows(
        t, "2025-Q1 | ict/ict | costs.csv:2 |  | heads | A | 23 | 40 | =0.46 | 0.46 | "
           "2 x 0,4 | borne/bears\n"
           "2025-Q1 | ict/ict | costs.csv:2 |  | heads | B | 17 | 40 | =0.34 | 0.34 | "
           "2 x 0,4 | borne/bears\n"
           "2025-Q1 | own/own | costs.csv:3 |  | - | B | 1 | 1 | =-0.80 | -0.80 | "
           "-2 x 0,4 | credited/receives\n"
           "2025-Q1 | own/own | costs.csv:4 |  | - | A | 1 | 1 | =1.00 | 1.00 | - | "
           "-\n");
    assert_columns(t, "period category line description key municipality "
                      "share_numerator share_denominator exact amount# calculation half");
    assert_headings(t, "Period | Category | Line | Description | Key | Municipality | "
                       "Share numerator | Share denominator | Exact | Amount | "
                       "Calculation | Half");
    run_end(&r, report);
}

static void csv_has_a_share_in_two_columns(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {.range = {Q1, Q1}};
    run_three_lines(&r);
    r.b.has_vat = false;
    struct report *report = run_listing(&r, &v);
    const struct table *t = dump_table(report, "lines", CSV);
    assert_rows(t, "2025-Q1 | own/own | own |  | - | B | 1 | 1 | =123.45 | 123.45\n");
    assert_columns(t, "period category line description key municipality "
                      "share_numerator share_denominator exact amount#");
    assert_headings(t, "Period | Category | Line | Description | Key | Municipality | "
                       "Share numerator | Share denominator | Exact | Amount");
    t = dump_table(report, "lines", READERS);
    assert_rows(t, "2025-Q1 | own/own | own |  | - | B | 1/1 | =123.45 | 123.45\n");
    report_free(report);
    v.range = (struct period_range){Q2, Q2};
    report = run_listing(&r, &v);
    /* Lines that are not shown are counted all the same. */
    assert_rows(dump_table(report, "lines", CSV),
                "2025-Q2 | staff/staff | 7 | Desk | fte | A | 9 | 20 | =45.00 + 9/20 ct "
                "| 45.01\n"
                "2025-Q2 | staff/staff | 7 | Desk | fte | B | 6 | 20 | =30.00 + 6/20 ct "
                "| 30.00\n"
                "2025-Q2 | staff/staff | 7 | Desk | fte | C | 5 | 20 | =25.00 + 5/20 ct "
                "| 25.00\n"
                "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | A | 23 | 40 | =-0.23 "
                "| -0.23\n"
                "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | B | 17 | 40 | =-0.17 "
                "| -0.17\n"
                "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | C | 0 | 40 | =0.00 "
                "| 0.00\n");
    run_end(&r, report);
}

/* Cents that are over fall to a line by its number, also behind one that is not shown. */
static void a_line_keeps_its_number_behind_one_that_is_not_shown(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {.range = {Q2, Q2}};
    run_init(&r);
    r.b.has_vat = false;
    run_shared(&r, Q1, CATEGORY_STAFF, KEY_FTE, 5, 0); /* comes out whole */
    run_shared(&r, Q2, CATEGORY_STAFF, KEY_FTE, -10001, 0);
    run_allocate(&r, CLOSE_QUARTER);
    struct report *report = run_listing(&r, &v);
    assert_rows(dump_table(report, "lines", JSON),
                "2025-Q2 | staff/staff | costs.csv:3 |  | fte | A | 9/20 | =-45.00 - "
                "9/20 ct | -45.01\n"
                "2025-Q2 | staff/staff | costs.csv:3 |  | fte | B | 6/20 | =-30.00 - "
                "6/20 ct | -30.00\n"
                "2025-Q2 | staff/staff | costs.csv:3 |  | fte | C | 5/20 | =-25.00 - "
                "5/20 ct | -25.00\n");
    run_end(&r, report);
}

/* Delta takes no part in Q2, but has own costs then: it has a row of a shared line. */
static void who_is_there_by_own_costs_has_a_row(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    run_init(&r);
    r.b.has_vat = false;
    run_own(&r, Q2, DELTA, 1, 0);
    run_shared(&r, Q2, CATEGORY_HOUSING, KEY_FTE, 20, 0);
    run_allocate(&r, CLOSE_QUARTER);
    struct report *report = run_listing(&r, &v);
    assert_rows(
        dump_table(report, "lines", JSON),
        "2025-Q2 | own/own | costs.csv:2 |  | - | D | 1/1 | =0.01 | 0.01\n"
        "2025-Q2 | housing/housing | costs.csv:3 |  | fte | A | 9/20 | =0.09 | 0.09\n"
        "2025-Q2 | housing/housing | costs.csv:3 |  | fte | B | 6/20 | =0.06 | 0.06\n"
        "2025-Q2 | housing/housing | costs.csv:3 |  | fte | C | 5/20 | =0.05 | 0.05\n"
        "2025-Q2 | housing/housing | costs.csv:3 |  | fte | D | 0/20 | =0.00 | 0.00\n");
    run_end(&r, report);
}

/* Shares by 6e18 + 1, 6e18 and 6e18, of which D is 18e18 + 1. Of 300000 cents A bears
   100000 D + 200000, the others 99999 D + (D - 100000): both get one of the cents over. */
static const char *const thousands[] = {
    [READERS] = "1,000.00", [JSON] = "1000.00", [CSV] = "1000,00"};
static const char *const less[] = {
    [READERS] = "999.99", [JSON] = "999.99", [CSV] = "999,99"};

static void what_no_unit_holds_is_written_out(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    run_init(&r);
    for (size_t m = 0; m < MUNICIPALITIES; m++)
        r.b.municipalities[m].versions[0].values[FTE].value =
            (struct decimal){6000000000000000000 + (m == ALPHA), 0};
    run_shared(&r, Q2, CATEGORY_STAFF, KEY_FTE, 300000, -300000);
    run_allocate(&r, CLOSE_QUARTER);
    struct report *report = run_listing(&r, &v);
    for (size_t shape = READERS; shape <= CSV; shape++) {
        struct buf expected = {0};
        for (size_t m = ALPHA; m <= CHARLIE; m++) {
            const char *whole = m == ALPHA ? thousands[shape] : less[shape],
                       *rest = m == ALPHA ? "200000" : "17999999999999900001";
            buf_format(&expected,
                       "2025-Q2 | staff/staff | costs.csv:2 |  | fte | %s | "
                       "600000000000000000%d%s18000000000000000001 | "
                       "%s + %s/18000000000000000001 ct | 1000.00 | "
                       "-%s - %s/18000000000000000001 ct | -1000.00\n",
                       r.b.municipalities[m].code, m == ALPHA, shape == CSV ? " | " : "/",
                       whole, rest, whole, rest);
        }
        assert_rows(dump_table(report, "lines", shape), buf_str(&expected));
        buf_clear(&expected);
    }
    run_end(&r, report);
}

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {.range = {Q1, Q1}};
    run_three_lines(&r);
    lang_set(LANG_NL);
    struct report *report = run_listing(&r, &v);
    assert_headings(dump_table(report, "lines", READERS),
                    "Periode | Categorie | Regel | Omschrijving | Sleutel | Gemeente | "
                    "Aandeel | Exact | Bedrag | Btw exact | Btw");
    assert_csv_names(
        dump_table(report, "lines", CSV),
        "periode | categorie | regel | omschrijving | sleutel | gemeente | "
        "aandeel_teller | aandeel_noemer | exact | bedrag | btw_exact | btw");
    lang_swap(LANG_EN);
    run_end(&r, report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_has_a_row_of_everybody),
        cmocka_unit_test(products_and_halves_come_last),
        cmocka_unit_test(csv_has_a_share_in_two_columns),
        cmocka_unit_test(a_line_keeps_its_number_behind_one_that_is_not_shown),
        cmocka_unit_test(who_is_there_by_own_costs_has_a_row),
        cmocka_unit_test(what_no_unit_holds_is_written_out),
        cmocka_unit_test(it_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("listing", tests, NULL, NULL);
}
