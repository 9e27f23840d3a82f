/* How figures came about: the groups of view_explained.h. */
#include "../report_dump.h"
#include "../view_explained.h"

#include "view/explain/explain.h"

static void a_share_comes_of_the_drivers(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct report *r = explained_report(&f, explained_view(&f.d));
    const struct table *t = dump_titled(r, "Staff, 2025-Q1, key fte");
    assert_rows(t, "Alpha | ~4.5 | 3/5 | ~60.0000\n"
                   "Bravo | ~3 | 2/5 | ~40.0000\n"
                   "= total/Total | ~7.5 | 1 | ~100.0000\n");
    assert_columns(t, "municipality driver# share# percent#");
    assert_headings(t, "Municipality | fte | Share | Share %");
    assert_about(t, "Staff, 2025-Q1, key fte", "Share = fte / 7.5.", "Staff, 2025-Q1");
    t = dump_titled(r, "ICT, 2025-Q2, key heads");
    assert_rows(t, "Alpha | ~500 | ~1 | 65/150 | ~43.3334\n"
                   "Bravo | ~300 | ~1 | 47/150 | ~31.3333\n"
                   "Charlie | ~200 | ~1 | 38/150 | ~25.3333\n"
                   "= total/Total | ~1000 | ~3 | 1 | ~100.0000\n");
    assert_columns(t, "municipality driver# driver# share# percent#");
    assert_headings(
        t, "Municipality | inhabitants 60 % | equal parts 40 % | Share | Share %");
    assert_about(t, "ICT, 2025-Q2, key heads",
                 "Share = 60 % x inhabitants / 1,000 + 40 % x equal parts / 3.",
                 "ICT, 2025-Q2");
    report_free(r);
    figures_clear(&f);
}

static void the_share_of_one_is_worked_out(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct explain_view v = explained_view(&f.d);
    v.municipality = BRAVO;
    struct report *r = explained_report(&f, v);
    const struct table *t = dump_titled(r, "ICT, 2025-Q2, key heads");
    assert_rows(t, "Bravo | ~300 | ~1 | 47/150 | ~31.3333\n"
                   "= total/Total | ~1000 | ~3 | 1 | ~100.0000\n");
    assert_string_equal(t->note,
                        "Share = 60 % x inhabitants / 1,000 + 40 % x equal parts / 3. "
                        "Bravo: 60 % x 300 / 1,000 + 40 % x 1 / 3 = 47/150.");
    report_free(r);
    figures_clear(&f);
}

/* Charlie joins in Q2, and has no part in what is late of Q1. Delta has left. */
static void who_is_not_there_is_said_to_join(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct explain_view v = explained_view(&f.d);
    v.municipality = CHARLIE;
    v.range = (struct period_range){Q1, Q1};
    struct report *r = explained_report(&f, v);
    assert_titles(r, "");
    const struct fact *last = &r->facts[r->fact_count - 1];
    assert_string_equal(last->title, "Charlie");
    assert_true(slice_equal(last->value.text, slice_of("takes part from 2025-Q2")));
    report_free(r);
    v.range = (struct period_range){Q2, Q2};
    r = explained_report(&f, v);
    assert_null(strstr(r->facts[r->fact_count - 1].title, "Charlie"));
    report_free(r);
    v.municipality = DELTA; /* its own costs come after that */
    v.range = all_periods;
    r = explained_report(&f, v);
    last = &r->facts[r->fact_count - 1];
    assert_true(slice_equal(last->value.text, slice_of("takes part until 2024-Q4")));
    assert_rows(dump_table(r, "borne", 0),
                "2025-Q2 | Delta | 0.00 | 100000.00 | 100000.00\n");
    f.b.municipalities[DELTA].versions[0].from = 20230401;
    report_free(r);
    r = explained_report(&f, v);
    last = &r->facts[r->fact_count - 1];
    assert_true(
        slice_equal(last->value.text, slice_of("takes part from 2023-Q2 to 2024-Q4")));
    report_free(r);
    figures_clear(&f);
}

static void each_group_is_proved(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct report *r = explained_report(&f, explained_view(&f.d));
    const struct table *t =
        dump_titled(r, "Staff, 2025-Q1, key fte: from share to cents");
    assert_rows(t, "Alpha | 60.00 + 0.6000 ct | 60.01 | ~0.4000\n"
                   "Bravo | 40.00 + 0.4000 ct | 40.00 | ~-0.4000\n"
                   "= total/Total | 100.01 | 100.01 | ~0.0000\n");
    assert_string_equal(t->note,
                        "Divided: 100.01 (1 cost line of the first quarter of 2025). Cut "
                        "off to whole cents, the exact values leave 1 cent. It went to "
                        "Alpha.");
    assert_string_equal(t->sheet_name, "Staff, 2025-Q1");
    t = dump_titled(r, "Staff, 2025-Q1, key fte: VAT");
    assert_rows(t, "Alpha | 0.60 | 0.60 | ~0.0000\n"
                   "Bravo | 0.40 | 0.40 | ~0.0000\n"
                   "= total/Total | 1.00 | 1.00 | ~0.0000\n");
    assert_string_equal(t->sheet_name, "Staff, 2025-Q1");
    /* The late one goes by the shares of the quarter before. */
    t = dump_titled(r, "Staff, 2025-Q2, key fte of 2025-Q1");
    assert_rows(t, "Alpha | ~4.5 | 3/5 | ~60.0000\n"
                   "Bravo | ~3 | 2/5 | ~40.0000\n"
                   "= total/Total | ~7.5 | 1 | ~100.0000\n");
    assert_string_equal(t->sheet_name, "Staff, 2025-Q2");
    t = dump_titled(r, "Staff, 2025-Q2, key fte of 2025-Q1: from share to cents");
    assert_rows(t, "Alpha | -0.03 | -0.03 | ~0.0000\n"
                   "Bravo | -0.02 | -0.02 | ~0.0000\n"
                   "= total/Total | -0.05 | -0.05 | ~0.0000\n");
    t = dump_titled(r, "Staff, 2025-Q2, key fte: VAT");
    assert_rows(t, "Alpha | -0.09 - 0.4500 ct | -0.10 | ~-0.5500\n"
                   "Bravo | -0.06 - 0.3000 ct | -0.06 | ~0.3000\n"
                   "Charlie | -0.05 - 0.2500 ct | -0.05 | ~0.2500\n"
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
    explained_init(&f);
    struct report *r = explained_report(&f, explained_view(&f.d));
    const struct table *t = dump_titled(r, "Staff, all keys, 2025-Q2");
    assert_rows(t, "Alpha | 44.97 + 0.4500 ct | 44.98 | ~0.5500\n"
                   "Bravo | 29.98 + 0.3000 ct | 29.98 | ~-0.3000\n"
                   "Charlie | 25.00 + 0.2500 ct | 25.00 | ~-0.2500\n"
                   "= total/Total | 99.96 | 99.96 | ~0.0000\n");
    assert_string_equal(t->sheet_name, "Staff, 2025-Q2");
    assert_string_equal(
        t->note,
        "Divided: 99.96 (all of the above together). Cut off to whole cents, the "
        "exact values leave 1 cent. It went to Alpha. Alpha: a pocket calculator "
        "gives a cent less, 44.97; but if all were rounded like that, they would "
        "bear 99.95 together instead of 99.96.");
    t = dump_titled(r, "All shared costs, 2025-Q2");
    assert_rows(t, "Alpha | 49.30 + 0.7834 ct | 49.31 | ~0.2166\n"
                   "Bravo | 33.11 + 0.6333 ct | 33.12 | ~0.3667\n"
                   "Charlie | 27.53 + 0.5833 ct | 27.53 | ~-0.5833\n"
                   "= total/Total | 109.96 | 109.96 | ~0.0000\n");
    assert_string_equal(t->sheet_name, "Shared, 2025-Q2");
    report_free(r);
    figures_clear(&f);
}

static void a_total_of_one_group_is_not_said_twice(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct report *r = explained_report(&f, explained_view(&f.d));
    assert_titles(
        r,
        PORTION("Staff, 2025-Q1, key fte") PORTION("Staff, 2025-Q2, key fte of 2025-Q1")
            PORTION("Staff, 2025-Q2, key fte") "Staff, all keys, 2025-Q2\n" NET_PORTION(
                "ICT, 2025-Q2, key heads") "All shared costs, 2025-Q2\n" NET_PORTION("Hou"
                                                                                     "sin"
                                                                                     "g, "
                                                                                     "202"
                                                                                     "5-"
                                                                                     "Q3,"
                                                                                     " ke"
                                                                                     "y "
                                                                                     "hea"
                                                                                     "ds") "Shared and own costs together\n");
    report_free(r);
    figures_clear(&f);
}

/* Alpha 6000.6 + 4930.78333 + 130, Bravo 4000.4 + 3311.63333 + 94, Charlie 2753.58333 +
   76; what they were given is 6001 + 4931 + 130, 4000 + 3312 + 94 and 2753 + 76. */
static void a_year_that_is_closed_as_one_has_a_total(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    f.a.close = CLOSE_YEAR;
    struct report *r = explained_report(&f, explained_view(&f.d));
    const struct table *t = dump_titled(r, "All shared costs, 2025");
    assert_rows(t, "Alpha | 110.61 + 0.3834 ct | 110.62 | ~0.6166\n"
                   "Bravo | 74.06 + 0.0333 ct | 74.06 | ~-0.0333\n"
                   "Charlie | 28.29 + 0.5833 ct | 28.29 | ~-0.5833\n"
                   "= total/Total | 212.97 | 212.97 | ~0.0000\n");
    assert_string_equal(
        t->note,
        "Divided: 212.97 (all of the above together). Cut off to whole cents, the exact "
        "values leave 1 cent. It went to Alpha. Alpha: a pocket calculator gives a cent "
        "less, 110.61; the cents are placed so that every total they are part of adds up "
        "as well. Charlie: a pocket calculator gives a cent more, 28.30; the cents are "
        "placed so that every total they are part of adds up as well.");
    assert_string_equal(t->sheet_name, "Shared, 2025");
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
    struct report *r = explained_report(&f, explained_view(&f.d));
    const struct table *t = dump_titled(r, "All shared costs, 2025");
    assert_rows(t, "Alpha | 0.36 | 0.36 | ~0.0000\n"
                   "Bravo | 0.24 | 0.24 | ~0.0000\n"
                   "Charlie | 0.20 | 0.20 | ~0.0000\n"
                   "= total/Total | 0.80 | 0.80 | ~0.0000\n");
    assert_titles(
        r,
        NET_PORTION("ICT, 2025, key fte of 2025-Q2") NET_PORTION("ICT, 2025-Q2, key fte")
            NET_PORTION("ICT, 2025-Q3, key fte of 2025-Q2") "All shared costs, "
                                                            "2025\n" NET_PORTION(
                                                                "ICT, 2026-Q1, key fte "
                                                                "of 2025-Q2") "Shared "
                                                                              "and own "
                                                                              "costs "
                                                                              "together"
                                                                              "\n");
    report_free(r);
    figures_clear(&f);
}

/* Alpha's Q2: -3 + 4501 + 433. */
static void own_costs_are_added_to_what_is_shared(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct report *r = explained_report(&f, explained_view(&f.d));
    const struct table *t = dump_table(r, "borne", 0);
    assert_rows(t, "2025-Q1 | Alpha | 60.01 | 0.00 | 60.01\n"
                   "2025-Q1 | Bravo | 40.00 | 10000.00 | 10040.00\n"
                   "2025-Q2 | Alpha | 49.31 | 0.00 | 49.31\n"
                   "2025-Q2 | Bravo | 33.12 | 0.00 | 33.12\n"
                   "2025-Q2 | Charlie | 27.53 | 0.00 | 27.53\n"
                   "2025-Q2 | Delta | 0.00 | 100000.00 | 100000.00\n"
                   "2025-Q3 | Alpha | 1.30 | 0.00 | 1.30\n"
                   "2025-Q3 | Bravo | 0.94 | 0.00 | 0.94\n"
                   "2025-Q3 | Charlie | 0.76 | 0.00 | 0.76\n");
    assert_columns(t, "period municipality shared# own# total#!2-3");
    assert_headings(t, "Period | Municipality | Shared | Own | Total");
    assert_about(t, "Shared and own costs together",
                 "Own costs are borne whole by their municipality: nothing is divided or "
                 "rounded.",
                 "Together");
    report_free(r);
    struct explain_view v = explained_view(&f.d);
    v.municipality = BRAVO;
    v.category = CATEGORY_OWN;
    v.range = (struct period_range){Q1, Q2};
    r = explained_report(&f, v);
    assert_titles(r, "Shared and own costs together\n");
    assert_rows(dump_table(r, "borne", 0),
                "2025-Q1 | Bravo | 40.00 | 10000.00 | 10040.00\n"
                "2025-Q2 | Bravo | 33.12 | 0.00 | 33.12\n");
    assert_rows(dump_table(r, "explanation", 0), "");
    report_free(r);
    figures_clear(&f);
}

static void what_is_shown_can_be_chosen(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    f.b.has_vat = false;
    struct explain_view v = explained_view(&f.d);
    v.category = CATEGORY_STAFF;
    v.range = (struct period_range){Q2, Q3};
    f.a.close = CLOSE_YEAR; /* totals of other categories are not asked for */
    struct report *r = explained_report(&f, v);
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
    explained_init(&f);
    f.b.settings.currency = "ANG";
    f.b.has_vat = false;
    diag_add(&f.d, (struct place){"keys.csv", 3, 4}, DIAG_NO_SHARE, "Delta", NULL);
    struct explain_view v = explained_view(&f.d);
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

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct figures f;
    explained_init(&f);
    struct explain_view v = explained_view(&f.d);
    v.municipality = BRAVO;
    lang_set(LANG_NL);
    struct report *r = view_explain(&f.a, &v, LANG_NL, LANG_NL);
    lang_swap(LANG_EN);
    const struct table *t = dump_titled(r, "Personeel, 2025-Q1, verdeelsleutel fte");
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
        cmocka_unit_test(who_is_not_there_is_said_to_join),
        cmocka_unit_test(a_share_comes_of_the_drivers),
        cmocka_unit_test(the_share_of_one_is_worked_out),
        cmocka_unit_test(each_group_is_proved),
        cmocka_unit_test(totals_of_several_groups_are_proved),
        cmocka_unit_test(a_total_of_one_group_is_not_said_twice),
        cmocka_unit_test(a_year_that_is_closed_as_one_has_a_total),
        cmocka_unit_test(a_year_of_quarters_leaves_out_the_year_itself),
        cmocka_unit_test(own_costs_are_added_to_what_is_shared),
        cmocka_unit_test(what_is_shown_can_be_chosen),
        cmocka_unit_test(the_report_says_what_it_is_of),
        cmocka_unit_test(it_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
