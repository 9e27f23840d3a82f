/* How figures came about. The budget, shares and own costs are those of view_figures.h; its
   groups are replaced by these, in cents, as an allocation would give them:

     Q1 staff    fte       10001   6000.6 4000.4              6001 4000
     Q2 staff    fte of Q1    -5   -3 -2                        -3   -2
     Q2 staff    fte       10001   4500.45 3000.3 2500.25     4501 3000 2500
     Q2 ict      heads      1000   433.33 313.33 253.33        433  314  253
     Q3 housing  heads       300   130 94 76                   130   94   76

   and VAT of 100 (60 40), 5 (3 2), -21 (-9.45 -6.3 -5.25: -10 -6 -5), 0 and 0. */
#include "../report_dump.h"
#include "../view_run.h"

#include "view/explain/explain.h"

#define CENTS(...) ((const money[MUNICIPALITIES]){__VA_ARGS__})

static void begin(struct figures *f) {
    figures_init(f);
    f->a.group_count = 0;
    figures_group(f, Q1, CATEGORY_STAFF, KEY_FTE, Q1, CENTS(6001, 4000), CENTS(60, 40));
    figures_group(f, Q2, CATEGORY_STAFF, KEY_FTE, Q1, CENTS(-3, -2), CENTS(3, 2));
    figures_group(f, Q2, CATEGORY_STAFF, KEY_FTE, Q2, CENTS(4501, 3000, 2500),
                  CENTS(-10, -6, -5));
    figures_group(f, Q2, CATEGORY_ICT, KEY_HEADS, Q2, CENTS(433, 314, 253), CENTS(0));
    figures_group(f, Q3, CATEGORY_HOUSING, KEY_HEADS, Q3, CENTS(130, 94, 76), CENTS(0));
    f->groups[2].lines = 7;
}

static struct explain_view everything(const struct diags *d) {
    return (struct explain_view){
        .municipality = MUNICIPALITY_NONE, .category = CATEGORY_UNKNOWN, .diags = d};
}

static struct report *explain(const struct figures *f, struct explain_view v) {
    return view_explain(&f->a, &v, LANG_EN, LANG_EN);
}

/* The table with this title; there must be one. */
static const struct table *titled(const struct report *r, const char *title) {
    for (size_t i = 0; i < r->table_count; i++)
        if (r->tables[i]->title && strcmp(r->tables[i]->title, title) == 0)
            return r->tables[i];
    fail_msg("there is no table: %s", title);
    return NULL;
}

/* The titles of all tables that have one, a line each. */
static void assert_titles(const struct report *r, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < r->table_count; i++)
        if (r->tables[i]->title)
            buf_format(&text, "%s\n", r->tables[i]->title);
    assert_string_equal(buf_str(&text), expected);
    buf_clear(&text);
}

static void a_share_comes_of_the_drivers(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r = explain(&f, everything(&f.d));
    const struct table *t = titled(r, "Staff, 2025-Q1, key fte");
    assert_rows(t, "Alpha | ~4.5 | 3/5 | ~60.0000\n"
                   "Bravo | ~3 | 2/5 | ~40.0000\n"
                   "= total/Total | ~7.5 | 1 | ~100.0000\n");
    assert_columns(t, "municipality driver# share# percent#");
    assert_headings(t, "Municipality | fte | Share | Share %");
    assert_about(t, "Staff, 2025-Q1, key fte", "Share = fte / 7.5.",
                 "Share fte, 2025-Q1");
    t = titled(r, "ICT, 2025-Q2, key heads");
    assert_rows(t, "Alpha | ~500 | ~1 | 65/150 | ~43.3334\n"
                   "Bravo | ~300 | ~1 | 47/150 | ~31.3333\n"
                   "Charlie | ~200 | ~1 | 38/150 | ~25.3333\n"
                   "= total/Total | ~1000 | ~3 | 1 | ~100.0000\n");
    assert_columns(t, "municipality driver# driver# share# percent#");
    assert_headings(
        t, "Municipality | inhabitants 60 % | equal parts 40 % | Share | Share %");
    assert_about(t, "ICT, 2025-Q2, key heads",
                 "Share = 60 % x inhabitants / 1,000 + 40 % x equal parts / 3.",
                 "Share heads, 2025-Q2");
    report_free(r);
    figures_clear(&f);
}

static void the_share_of_one_is_worked_out(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct explain_view v = everything(&f.d);
    v.municipality = BRAVO;
    struct report *r = explain(&f, v);
    const struct table *t = titled(r, "ICT, 2025-Q2, key heads");
    assert_rows(t, "Bravo | ~300 | ~1 | 47/150 | ~31.3333\n"
                   "= total/Total | ~1000 | ~3 | 1 | ~100.0000\n");
    assert_string_equal(t->note,
                        "Share = 60 % x inhabitants / 1,000 + 40 % x equal parts / 3. "
                        "Bravo: 60 % x 300 / 1,000 + 40 % x 1 / 3 = 47/150.");
    report_free(r);
    v.municipality = CHARLIE; /* not there in Q1 */
    r = explain(&f, v);
    t = titled(r, "Staff, 2025-Q1, key fte");
    assert_rows(t, "= total/Total | ~7.5 | 1 | ~100.0000\n");
    assert_string_equal(t->note, "Share = fte / 7.5.");
    report_free(r);
    figures_clear(&f);
}

static void each_group_is_proved(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r = explain(&f, everything(&f.d));
    const struct table *t = titled(r, "Staff, 2025-Q1, key fte: from share to cents");
    assert_rows(t, "Alpha | 60.00 + 0.6000 ct | 60.01 | ~0.4000\n"
                   "Bravo | 40.00 + 0.4000 ct | 40.00 | ~-0.4000\n"
                   "Charlie | 0.00 | 0.00 | ~0.0000\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | 100.01 | 100.01 | ~0.0000\n");
    assert_string_equal(t->note,
                        "Divided: 100.01 (1 cost line of the first quarter of 2025). Cut "
                        "off to whole cents, the exact values leave 1 cent. It went to "
                        "Alpha.");
    assert_string_equal(t->sheet, "Cents fte, 2025-Q1");
    t = titled(r, "Staff, 2025-Q1, key fte: VAT");
    assert_rows(t, "Alpha | 0.60 | 0.60 | ~0.0000\n"
                   "Bravo | 0.40 | 0.40 | ~0.0000\n"
                   "Charlie | 0.00 | 0.00 | ~0.0000\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | 1.00 | 1.00 | ~0.0000\n");
    assert_string_equal(t->sheet, "VAT fte, 2025-Q1");
    /* The late one goes by the shares of the quarter before. */
    t = titled(r, "Staff, 2025-Q2, key fte of 2025-Q1");
    assert_rows(t, "Alpha | ~4.5 | 3/5 | ~60.0000\n"
                   "Bravo | ~3 | 2/5 | ~40.0000\n"
                   "= total/Total | ~7.5 | 1 | ~100.0000\n");
    assert_string_equal(t->sheet, "Share fte, 2025-Q2");
    t = titled(r, "Staff, 2025-Q2, key fte of 2025-Q1: from share to cents");
    assert_rows(t, "Alpha | -0.03 | -0.03 | ~0.0000\n"
                   "Bravo | -0.02 | -0.02 | ~0.0000\n"
                   "Charlie | 0.00 | 0.00 | ~0.0000\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | -0.05 | -0.05 | ~0.0000\n");
    t = titled(r, "Staff, 2025-Q2, key fte: VAT");
    assert_rows(t, "Alpha | -0.09 - 0.4500 ct | -0.10 | ~-0.5500\n"
                   "Bravo | -0.06 - 0.3000 ct | -0.06 | ~0.3000\n"
                   "Charlie | -0.05 - 0.2500 ct | -0.05 | ~0.2500\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | -0.21 | -0.21 | ~0.0000\n");
    assert_string_equal(
        t->note,
        "Divided: -0.21 (7 cost lines of the second quarter of 2025). Cut off "
        "to whole cents, the exact values leave 1 cent. It went to Alpha. Alpha: "
        "a pocket calculator gives a cent more, -0.09; but if all were rounded "
        "like that, they would bear -0.20 together instead of -0.21.");
    report_free(r);
    figures_clear(&f);
}

/* Of staff: -3 + 4500.45, -2 + 3000.3, 2500.25. Of all: 433 1/3, 313 1/3, 253 1/3 more. */
static void totals_of_several_groups_are_proved(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r = explain(&f, everything(&f.d));
    const struct table *t = titled(r, "Staff, all keys, 2025-Q2");
    assert_rows(t, "Alpha | 44.97 + 0.4500 ct | 44.98 | ~0.5500\n"
                   "Bravo | 29.98 + 0.3000 ct | 29.98 | ~-0.3000\n"
                   "Charlie | 25.00 + 0.2500 ct | 25.00 | ~-0.2500\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | 99.96 | 99.96 | ~0.0000\n");
    assert_string_equal(t->sheet, "Staff, 2025-Q2");
    assert_string_equal(
        t->note,
        "Divided: 99.96 (all of the above together). Cut off to whole cents, the "
        "exact values leave 1 cent. It went to Alpha. Alpha: a pocket calculator "
        "gives a cent less, 44.97; but if all were rounded like that, they would "
        "bear 99.95 together instead of 99.96.");
    t = titled(r, "All shared costs, 2025-Q2");
    assert_rows(t, "Alpha | 49.30 + 0.7834 ct | 49.31 | ~0.2166\n"
                   "Bravo | 33.11 + 0.6333 ct | 33.12 | ~0.3667\n"
                   "Charlie | 27.53 + 0.5833 ct | 27.53 | ~-0.5833\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | 109.96 | 109.96 | ~0.0000\n");
    assert_string_equal(t->sheet, "Shared, 2025-Q2");
    report_free(r);
    figures_clear(&f);
}

#define PORTION(title) title "\n" title ": from share to cents\n" title ": VAT\n"

static void a_total_of_one_group_is_not_said_twice(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r = explain(&f, everything(&f.d));
    assert_titles(
        r,
        PORTION("Staff, 2025-Q1, key fte") PORTION("Staff, 2025-Q2, key fte of 2025-Q1")
            PORTION("Staff, 2025-Q2, key fte") "Staff, all keys, 2025-Q2\n" PORTION(
                "ICT, 2025-Q2, key heads") "All shared costs, 2025-Q2\n" PORTION("Hous"
                                                                                 "ing,"
                                                                                 " 202"
                                                                                 "5-"
                                                                                 "Q3, "
                                                                                 "key "
                                                                                 "head"
                                                                                 "s") "Sh"
                                                                                      "ar"
                                                                                      "ed"
                                                                                      " a"
                                                                                      "nd"
                                                                                      " o"
                                                                                      "wn"
                                                                                      " c"
                                                                                      "os"
                                                                                      "ts"
                                                                                      " t"
                                                                                      "og"
                                                                                      "et"
                                                                                      "he"
                                                                                      "r"
                                                                                      "\n");
    report_free(r);
    figures_clear(&f);
}

/* Alpha 6000.6 + 4930.78333 + 130, Bravo 4000.4 + 3311.63333 + 94, Charlie 2753.58333 +
   76; what they were given is 6001 + 4931 + 130, 4000 + 3312 + 94 and 2753 + 76. */
static void a_year_that_is_closed_as_one_has_a_total(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    f.a.close = CLOSE_YEAR;
    struct report *r = explain(&f, everything(&f.d));
    const struct table *t = titled(r, "All shared costs, 2025");
    assert_rows(t, "Alpha | 110.61 + 0.3834 ct | 110.62 | ~0.6166\n"
                   "Bravo | 74.06 + 0.0333 ct | 74.06 | ~-0.0333\n"
                   "Charlie | 28.29 + 0.5833 ct | 28.29 | ~-0.5833\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | 212.97 | 212.97 | ~0.0000\n");
    assert_string_equal(
        t->note,
        "Divided: 212.97 (all of the above together). Cut off to whole cents, the exact "
        "values leave 1 cent. It went to Alpha. Alpha: a pocket calculator gives a cent "
        "less, 110.61; the cents are placed so that every total they are part of adds up "
        "as well. Charlie: a pocket calculator gives a cent more, 28.30; the cents are "
        "placed so that every total they are part of adds up as well.");
    assert_string_equal(t->sheet, "Shared, 2025");
    size_t totals = 0;
    for (size_t i = 0; i < r->table_count; i++)
        totals += r->tables[i]->title && strcmp(r->tables[i]->title, t->title) == 0;
    assert_int_equal(totals, 1);
    /* It stands behind all of it, before own costs. */
    assert_string_equal(r->tables[r->table_count - 2]->title, t->title);
    report_free(r);
    figures_clear(&f);
}

/* A whole year is a period of its own beside its quarters: 40 cents of it, and 20 of a
   quarter of the next year, are no part of the quarters of 2025. */
static void a_year_of_quarters_leaves_out_the_year_itself(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.a.close = CLOSE_YEAR;
    f.a.group_count = 0;
    f.periods[0] = 2025 * 8;
    figures_group(&f, 2025 * 8, CATEGORY_ICT, KEY_FTE, Q2, CENTS(18, 12, 10), CENTS(0));
    figures_group(&f, Q2, CATEGORY_ICT, KEY_FTE, Q2, CENTS(9, 6, 5), CENTS(0));
    figures_group(&f, Q3, CATEGORY_ICT, KEY_FTE, Q2, CENTS(27, 18, 15), CENTS(0));
    figures_group(&f, 2026 * 8 + 1, CATEGORY_ICT, KEY_FTE, Q2, CENTS(9, 6, 5), CENTS(0));
    struct report *r = explain(&f, everything(&f.d));
    const struct table *t = titled(r, "All shared costs, 2025");
    assert_rows(t, "Alpha | 0.36 | 0.36 | ~0.0000\n"
                   "Bravo | 0.24 | 0.24 | ~0.0000\n"
                   "Charlie | 0.20 | 0.20 | ~0.0000\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | 0.80 | 0.80 | ~0.0000\n");
    assert_titles(
        r, PORTION("ICT, 2025, key fte of 2025-Q2") PORTION("ICT, 2025-Q2, key fte")
               PORTION("ICT, 2025-Q3, key fte of 2025-Q2") "All shared costs, "
                                                           "2025\n" PORTION(
                                                               "ICT, 2026-Q1, key fte of "
                                                               "2025-Q2") "Shared and "
                                                                          "own costs "
                                                                          "together\n");
    report_free(r);
    figures_clear(&f);
}

/* Alpha's Q2: -3 + 4501 + 433. */
static void own_costs_are_added_to_what_is_shared(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r = explain(&f, everything(&f.d));
    const struct table *t = dump_table(r, "borne", 0);
    assert_rows(t, "2025-Q1 | Alpha | 60.01 | 0.00 | 60.01\n"
                   "2025-Q1 | Bravo | 40.00 | 10000.00 | 10040.00\n"
                   "2025-Q1 | Charlie | 0.00 | 0.00 | 0.00\n"
                   "2025-Q1 | Delta | 0.00 | 0.00 | 0.00\n"
                   "2025-Q2 | Alpha | 49.31 | 0.00 | 49.31\n"
                   "2025-Q2 | Bravo | 33.12 | 0.00 | 33.12\n"
                   "2025-Q2 | Charlie | 27.53 | 0.00 | 27.53\n"
                   "2025-Q2 | Delta | 0.00 | 100000.00 | 100000.00\n"
                   "2025-Q3 | Alpha | 1.30 | 0.00 | 1.30\n"
                   "2025-Q3 | Bravo | 0.94 | 0.00 | 0.94\n"
                   "2025-Q3 | Charlie | 0.76 | 0.00 | 0.76\n"
                   "2025-Q3 | Delta | 0.00 | 0.00 | 0.00\n");
    assert_columns(t, "period municipality shared# own# total#!2-3");
    assert_headings(t, "Period | Municipality | Shared | Own | Total");
    assert_about(t, "Shared and own costs together",
                 "Own costs are borne whole by their municipality: nothing is divided or "
                 "rounded.",
                 "Together");
    report_free(r);
    struct explain_view v = everything(&f.d);
    v.municipality = BRAVO;
    v.category = CATEGORY_OWN;
    v.range = (struct period_range){Q1, Q2};
    r = explain(&f, v);
    assert_titles(r, "Shared and own costs together\n");
    assert_rows(dump_table(r, "borne", 0),
                "2025-Q1 | Bravo | 40.00 | 10000.00 | 10040.00\n"
                "2025-Q2 | Bravo | 33.12 | 0.00 | 33.12\n");
    assert_rows(dump_table(r, "explanation", 0), "");
    report_free(r);
    figures_clear(&f);
}

/* --- for programs ------------------------------------------------------------------- */

static void programs_have_a_row_for_each_group_and_municipality(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r = explain(&f, everything(&f.d));
    const struct table *json = dump_table(r, "explanation", 0);
    const char *rows =
        "2025-Q1 | staff/staff | fte | A | 100.01 | 3 | 5 | 60.00 + 3/5 ct | 60.01 | "
        "~0.4000 | -\n"
        "2025-Q1 | staff/staff | fte | B | 100.01 | 2 | 5 | 40.00 + 2/5 ct | 40.00 | "
        "~-0.4000 | -\n"
        "2025-Q1 | staff/staff | fte | C | 100.01 | 0 | 5 | 0.00 | 0.00 | ~0.0000 | -\n"
        "2025-Q1 | staff/staff | fte | D | 100.01 | 0 | 5 | 0.00 | 0.00 | ~0.0000 | -\n"
        "2025-Q2 | staff/staff | fte | A | -0.05 | 3 | 5 | -0.03 | -0.03 | ~0.0000 | "
        "2025-Q1\n"
        "2025-Q2 | staff/staff | fte | B | -0.05 | 2 | 5 | -0.02 | -0.02 | ~0.0000 | "
        "2025-Q1\n"
        "2025-Q2 | staff/staff | fte | C | -0.05 | 0 | 5 | 0.00 | 0.00 | ~0.0000 | "
        "2025-Q1\n"
        "2025-Q2 | staff/staff | fte | D | -0.05 | 0 | 5 | 0.00 | 0.00 | ~0.0000 | "
        "2025-Q1\n"
        "2025-Q2 | staff/staff | fte | A | 100.01 | 9 | 20 | 45.00 + 9/20 ct | 45.01 | "
        "~0.5500 | -\n"
        "2025-Q2 | staff/staff | fte | B | 100.01 | 6 | 20 | 30.00 + 6/20 ct | 30.00 | "
        "~-0.3000 | -\n"
        "2025-Q2 | staff/staff | fte | C | 100.01 | 5 | 20 | 25.00 + 5/20 ct | 25.00 | "
        "~-0.2500 | -\n"
        "2025-Q2 | staff/staff | fte | D | 100.01 | 0 | 20 | 0.00 | 0.00 | ~0.0000 | -\n"
        "2025-Q2 | ict/ict | heads | A | 10.00 | 65 | 150 | 4.33 + 50/150 ct | 4.33 | "
        "~-0.3334 | -\n"
        "2025-Q2 | ict/ict | heads | B | 10.00 | 47 | 150 | 3.13 + 50/150 ct | 3.14 | "
        "~0.6667 | -\n"
        "2025-Q2 | ict/ict | heads | C | 10.00 | 38 | 150 | 2.53 + 50/150 ct | 2.53 | "
        "~-0.3333 | -\n"
        "2025-Q2 | ict/ict | heads | D | 10.00 | 0 | 150 | 0.00 | 0.00 | ~0.0000 | -\n"
        "2025-Q3 | housing/housing | heads | A | 3.00 | 65 | 150 | 1.30 | 1.30 | "
        "~0.0000 | -\n"
        "2025-Q3 | housing/housing | heads | B | 3.00 | 47 | 150 | 0.94 | 0.94 | "
        "~0.0000 | -\n"
        "2025-Q3 | housing/housing | heads | C | 3.00 | 38 | 150 | 0.76 | 0.76 | "
        "~0.0000 | -\n"
        "2025-Q3 | housing/housing | heads | D | 3.00 | 0 | 150 | 0.00 | 0.00 | ~0.0000 "
        "| -\n";
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
    begin(&f);
    struct explain_view v = everything(&f.d);
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
    struct explain_view v = everything(&f.d);
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

static void what_is_shown_can_be_chosen(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    f.b.has_vat = false;
    struct explain_view v = everything(&f.d);
    v.category = CATEGORY_STAFF;
    v.range = (struct period_range){Q2, Q3};
    f.a.close = CLOSE_YEAR; /* totals of other categories are not asked for */
    struct report *r = explain(&f, v);
    assert_titles(r, "Staff, 2025-Q2, key fte of 2025-Q1\n"
                     "Staff, 2025-Q2, key fte of 2025-Q1: from share to cents\n"
                     "Staff, 2025-Q2, key fte\n"
                     "Staff, 2025-Q2, key fte: from share to cents\n"
                     "Staff, all keys, 2025-Q2\n");
    report_free(r);
    figures_clear(&f);
}

static void the_report_says_what_it_is_of(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    f.b.settings.currency = "ANG";
    f.b.has_vat = false;
    diag_add(&f.d, (struct place){"keys.csv", 3, 4}, DIAG_NO_SHARE, "Delta", NULL);
    struct explain_view v = everything(&f.d);
    v.range = (struct period_range){Q1, Q1};
    struct report *r = view_explain(&f.a, &v, LANG_EN, LANG_NL);
    assert_string_equal(r->kind, "explanation");
    assert_string_equal(r->title, "How the figures came about");
    assert_string_equal(r->currency, "ANG");
    assert_int_equal(r->lang, LANG_EN);
    assert_int_equal(r->csv_lang, LANG_NL);
    assert_facts(r, "organisation | Organisation | The Body\n"
                    "model | Model | service/service company\n"
                    "- | Periods | 2025-Q1\n"
                    "currency | Currency | ANG\n"
                    "close | Closing | quarter/per quarter: later quarters change "
                    "nothing\n");
    assert_remarks(
        r, "A difference is what was given less the exact value. Along a line and down "
           "every table the differences total nil, and none is a whole cent: every "
           "figure is its exact value cut off or raised to the next cent, and so is "
           "every total.\n");
    assert_int_equal(r->warning_count, 1);
    assert_tables(r, "explanation: json\nexplanation: csv\nshare: text pages\n"
                     "proof: text pages\nborne: text pages\n");
    report_free(r);
    figures_clear(&f);
}

/* --- one line ----------------------------------------------------------------------- */

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
    const struct table *t = titled(r, "Line 7, staff, 2025-Q2, key fte");
    assert_rows(t, "Alpha | ~4.5 | 9/20 | ~45.0000\n"
                   "Bravo | ~3 | 6/20 | ~30.0000\n"
                   "Charlie | ~2.5 | 5/20 | ~25.0000\n"
                   "= total/Total | ~10 | 1 | ~100.0000\n");
    assert_string_equal(t->sheet, "Share fte, 2025-Q2");
    t = titled(r, "Line 7, staff, 2025-Q2, key fte: from share to cents");
    assert_rows(t, "Alpha | 45.00 + 0.4500 ct | 45.01 | ~0.5500\n"
                   "Bravo | 30.00 + 0.3000 ct | 30.00 | ~-0.3000\n"
                   "Charlie | 25.00 + 0.2500 ct | 25.00 | ~-0.2500\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | 100.01 | 100.01 | ~0.0000\n");
    assert_non_null(strstr(t->note, "Divided: 100.01 (this line)."));
    assert_string_equal(t->sheet, "Cents 7, 2025-Q2");
    t = titled(r, "Line 7, staff, 2025-Q2, key fte: VAT");
    assert_rows(t, "Alpha | -0.09 - 0.4500 ct | -0.10 | ~-0.5500\n"
                   "Bravo | -0.06 - 0.3000 ct | -0.06 | ~0.3000\n"
                   "Charlie | -0.05 - 0.2500 ct | -0.05 | ~0.2500\n"
                   "Delta | 0.00 | 0.00 | ~0.0000\n"
                   "= total/Total | -0.21 | -0.21 | ~0.0000\n");
    assert_string_equal(t->sheet, "VAT 7, 2025-Q2");
    assert_rows(dump_table(r, "explanation", 0),
                "2025-Q2 | staff/staff | fte | A | 100.01 | 9 | 20 | 45.00 + 9/20 ct | "
                "45.01 | ~0.5500\n"
                "2025-Q2 | staff/staff | fte | B | 100.01 | 6 | 20 | 30.00 + 6/20 ct | "
                "30.00 | ~-0.3000\n"
                "2025-Q2 | staff/staff | fte | C | 100.01 | 5 | 20 | 25.00 + 5/20 ct | "
                "25.00 | ~-0.2500\n"
                "2025-Q2 | staff/staff | fte | D | 100.01 | 0 | 20 | 0.00 | 0.00 | "
                "~0.0000\n");
    const struct fact *last = &r->facts[r->fact_count - 1];
    assert_null(last->id);
    assert_string_equal(last->title, "Description");
    assert_true(slice_equal(last->value.text, slice_of("Desk")));
    report_free(r);
    run_clear(&run);
}

/* 20 by 3/5 and 2/5: 12 and 8. */
static void every_line_of_a_number_is_explained(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    struct report *r = explain_line(&run, "7", all_periods, BRAVO);
    assert_titles(r, PORTION("Line 7, staff, 2025-Q1, key fte")
                         PORTION("Line 7, staff, 2025-Q2, key fte"));
    assert_rows(dump_table(r, "explanation", 1),
                "2025-Q1 | staff/staff | fte | B | 0.20 | 2 | 5 | 0.08 | 0.08 | "
                "~0.0000\n"
                "2025-Q2 | staff/staff | fte | B | 100.01 | 6 | 20 | 30.00 + 6/20 ct | "
                "30.00 | ~-0.3000\n");
    assert_rows(titled(r, "Line 7, staff, 2025-Q1, key fte: from share to cents"),
                "Bravo | 0.08 | 0.08 | ~0.0000\n");
    report_free(r);
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
    report_free(r);
    run_clear(&run);
}

static void own_costs_are_said_not_to_be_shared(void **state) {
    (void)state;
    struct run run;
    run_lines(&run);
    struct report *r = explain_line(&run, "own", all_periods, MUNICIPALITY_NONE);
    assert_titles(r, "");
    assert_rows(dump_table(r, "explanation", 0), "");
    assert_string_equal(r->remarks[0],
                        "Bravo bears this line whole: 123.45. It is not shared.");
    assert_int_equal(r->remark_count, 2);
    report_free(r);
    run_clear(&run);
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
    struct explain_view v = everything(&run.d);
    v.line = "7";
    v.replay = (struct line_replay){&run, fail_replay};
    assert_null(view_explain(run.a, &v, LANG_EN, LANG_EN));
    run_clear(&run);
}

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct explain_view v = everything(&f.d);
    v.municipality = BRAVO;
    lang_set(LANG_NL, dump_catalogue);
    struct report *r = view_explain(&f.a, &v, LANG_NL, LANG_NL);
    lang_swap(LANG_EN);
    const struct table *t = titled(r, "Personeel, 2025-Q1, verdeelsleutel fte");
    assert_headings(t, "Gemeente | fte | Aandeel | Aandeel %");
    assert_string_equal(t->note, "Aandeel = fte / 7,5. Bravo: 3 / 7,5 = 2/5.");
    t = dump_table(r, "explanation", 1);
    assert_csv_names(t, "periode | categorie | sleutel | gemeente | kosten | "
                        "aandeel_teller | aandeel_noemer | exact | bedrag | verschil | "
                        "sleutelperiode");
    assert_headings(dump_table(r, "borne", 0),
                    "Periode | Gemeente | Gedeeld | Eigen | Totaal");
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_comes_of_the_drivers),
        cmocka_unit_test(the_share_of_one_is_worked_out),
        cmocka_unit_test(each_group_is_proved),
        cmocka_unit_test(totals_of_several_groups_are_proved),
        cmocka_unit_test(a_total_of_one_group_is_not_said_twice),
        cmocka_unit_test(a_year_that_is_closed_as_one_has_a_total),
        cmocka_unit_test(a_year_of_quarters_leaves_out_the_year_itself),
        cmocka_unit_test(own_costs_are_added_to_what_is_shared),
        cmocka_unit_test(programs_have_a_row_for_each_group_and_municipality),
        cmocka_unit_test(only_late_invoices_have_a_key_period),
        cmocka_unit_test(programs_have_no_marks_between_thousands),
        cmocka_unit_test(what_is_shown_can_be_chosen),
        cmocka_unit_test(the_report_says_what_it_is_of),
        cmocka_unit_test(one_line_is_explained_alone),
        cmocka_unit_test(every_line_of_a_number_is_explained),
        cmocka_unit_test(a_late_line_goes_by_the_key_of_its_key_period),
        cmocka_unit_test(own_costs_are_said_not_to_be_shared),
        cmocka_unit_test(a_line_that_is_not_there_has_no_report),
        cmocka_unit_test(it_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
