/* The report of a settlement as a whole, with the figures of
   view_charges.h. */
#include "../report_dump.h"
#include "../view_charges.h"

#include "view/settle/settle.h"

static struct report *settle(struct charges *c, struct period_range range) {
    const struct settle_view v = {.range = range, .diags = &c->f.d};
    struct report *r = view_settle(&c->l, &v, LANG_EN, LANG_NL, &c->f.d);
    assert_non_null(r);
    return r;
}

static void assert_periods(struct charges *c, struct period_range range,
                           const char *expected) {
    struct report *r = settle(c, range);
    const struct fact *f = &r->facts[2];
    assert_null(f->id);
    assert_string_equal(f->title, "Periods");
    assert_true(slice_equal(f->value.text, slice_of(expected)));
    report_free(r);
}

static void the_tables_have_their_order(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    struct report *r = settle(&c, (struct period_range){Q2, Q3});
    assert_tables(r, "municipalities: json\n"
                     "payments: text pages, summed\n"
                     "positions: text pages, turnable summed\n"
                     "claims: text pages, summed\n"
                     "advances: text pages, summed\n"
                     "advances_of_year: text pages\n"
                     "balances: text pages, turnable summed diverging 1-2\n"
                     "positions: text pages, turnable summed\n"
                     "advances_of_year: text pages\n"
                     "invoice: pages, page summed\ninvoice: pages, page summed\n"
                     "invoice: pages, page summed\ninvoice: pages, page summed\n"
                     "invoice: pages, page summed\n"
                     "positions: json\npayments: json\nclaims: json\nadvances: json\n"
                     "advances_of_year: json\nperiods: json\nclaims_by_period: json\n"
                     "advances_by_period: json\nyear_to_date: json\n"
                     "year_to_date_advances_of_year: json\n"
                     "figures: csv\n"
                     "inputs: text json pages\n");
    const struct table *t = dump_table(r, "positions", 0);
    assert_string_equal(t->title,
                        "Positions: what each bears, incurred and paid already");
    assert_string_equal(t->sheet_name, "Report");
    /* Alpha bears -8900 + 100000, and VAT of -26700 + 300000. */
    assert_int_equal(t->cells[1].figure.digits, 91100);
    assert_int_equal(t->cells[2].figure.digits, 273300);
    t = dump_table(r, "advances_of_year", 0);
    assert_string_equal(t->title, "Advances of a year, not settled here");
    assert_string_equal(t->sheet_name, "Report");
    report_free(r);
    charges_clear(&c);
}

static void the_report_says_what_it_is_of(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    c.f.b.settings.currency = "ANG";
    diag_add(&c.f.d, (struct place){"keys.csv", 3, 4}, DIAG_NO_SHARE, "Delta", NULL);
    struct report *r = settle(&c, (struct period_range){Q1, Q1});
    assert_string_equal(r->kind, "settlement");
    assert_string_equal(r->title, "Who pays whom");
    assert_string_equal(r->currency, "ANG");
    assert_int_equal(r->lang, LANG_EN);
    assert_int_equal(r->csv_lang, LANG_NL);
    assert_facts(r, "organisation | Organisation | The Body\n"
                    "model | Model | service/service company\n"
                    "- | Periods | 2025-Q1\n"
                    "currency | Currency | ANG\n"
                    "close | Closing | quarter/per quarter: later quarters change "
                    "nothing\n"
                    "payments_route | - | body/body\n");
    assert_int_equal(r->warning_count, 1);
    /* One period has no balances side by side. */
    for (size_t i = 0; i < r->table_count; i++)
        assert_string_not_equal(r->tables[i]->id, "balances");
    report_free(r);
    charges_clear(&c);
}

static void periods_that_follow_each_other_are_named_as_one(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    assert_periods(&c, (struct period_range){Q1, Q1}, "2025-Q1");
    assert_periods(&c, (struct period_range){Q1, Q3}, "2025-Q1 to 2025-Q3");
    assert_periods(&c, (struct period_range){Q2, Q4},
                   "2025-Q2 to 2025-Q4; advances alone in 2025-Q4");
    assert_periods(&c, all_periods,
                   "2025, 2025-Q1 to 2025-Q4; advances alone in 2025, 2025-Q4");
    assert_periods(&c, (struct period_range){2030 * 8, 2030 * 8}, "none");
    /* A fourth quarter and the first of the next year; years; and what stands alone. */
    period *periods = c.periods;
    c.l.advance_count = 0;
    memset(c.borne, 0, sizeof c.borne);
    c.f.a.period_count = 0;
    periods[0] = 2023 * 8;
    periods[1] = 2024 * 8;
    periods[2] = 2024 * 8 + 4;
    periods[3] = 2025 * 8 + 1;
    periods[4] = 2025 * 8 + 3;
    assert_periods(&c, all_periods,
                   "2023 to 2024, 2024-Q4 to 2025-Q1, 2025-Q3; advances alone in 2023 to "
                   "2024, 2024-Q4 to 2025-Q1, 2025-Q3");
    charges_clear(&c);
}

/* Of Q3 alone the year to date is all three quarters. */
static void the_year_to_date_is_shown_beside_a_part_of_it(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    struct report *r = settle(&c, (struct period_range){Q3, Q3});
    const struct table *t = dump_table(r, "positions", 1);
    assert_rows(
        t,
        "Alpha | 911.11 | 2733.33 | -537.00 | -716.00 | 2.00 | 1.00 | 1446.11 | 3448.33 "
        "| 4894.44\n"
        "Bravo | 11822.22 | 20911.11 | 10000.00 | 20000.00 | 3.00 | 0.00 | 1819.22 | "
        "911.11 | 2730.33\n"
        "Charlie | 2730.00 | 3640.00 | 0.00 | 0.00 | 2500.00 | 500.00 | 230.00 | 3140.00 "
        "| 3370.00\n"
        "Delta | 100000.00 | 200000.00 | 0.00 | 0.00 | 0.00 | 0.00 | 100000.00 | "
        "200000.00 | 300000.00\n"
        "The Body | 0.00 | 0.00 | 106000.33 | 208000.44 | -2505.00 | -501.00 | "
        "-103495.33 | -207499.44 | -310994.77\n"
        "= total/Total | 115463.33 | 227284.44 | 115463.33 | 227284.44 | 0.00 | 0.00 | "
        "0.00 | 0.00 | 0.00\n");
    assert_about(
        t, "Year to date: positions of 2025-Q1 to 2025-Q3",
        "Balance = borne - incurred - advances. Positive: still to be paid; "
        "negative: to be received. Advances are those paid, less those received. Gross = "
        "balance + its VAT. What is booked for 2025 as a whole is not in it.",
        "Year to date");
    t = dump_table(r, "advances_of_year", 1);
    assert_string_equal(t->title,
                        "Year to date: advances of the year, in no balance yet");
    assert_string_equal(t->sheet_name, "Year to date");
    report_free(r);
    /* Without anything of the year as a whole there is nothing to be said of it. */
    c.l.advance_count = 3;
    c.periods[0] = 2024 * 8;
    r = settle(&c, (struct period_range){Q3, Q3});
    assert_null(strstr(dump_table(r, "positions", 1)->note, "as a whole"));
    report_free(r);
    charges_clear(&c);
}

/* How many tables of positions readers see: with the year to date two. */
static size_t positions_of(struct charges *c, struct period_range range) {
    struct report *r = settle(c, range);
    size_t readers = 0;
    for (size_t i = 0; i < r->table_count; i++)
        readers += strcmp(r->tables[i]->id, "positions") == 0 &&
                   r->tables[i]->audience == FOR_READERS;
    report_free(r);
    return readers;
}

static void the_year_to_date_may_be_all_that_is_shown(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    assert_int_equal(positions_of(&c, (struct period_range){Q1, Q3}), 1);
    assert_int_equal(positions_of(&c, (struct period_range){Q2, Q3}), 2);
    assert_int_equal(positions_of(&c, all_periods), 1);
    /* But not when the first of all periods is of a year before. */
    c.l.advance_count--;
    c.periods[0] = 2024 * 8;
    assert_int_equal(positions_of(&c, all_periods), 2);
    charges_clear(&c);
}

static void nothing_to_settle_has_no_invoices(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    c.f.b.has_vat = false;
    struct report *r = settle(&c, (struct period_range){2030 * 8, 2030 * 8});
    assert_tables(r, "municipalities: json\n"
                     "payments: text pages, summed\n"
                     "positions: text pages, turnable summed\n"
                     "claims: text pages, summed\n"
                     "positions: json\npayments: json\nclaims: json\nadvances: json\n"
                     "periods: json\nclaims_by_period: json\n"
                     "advances_by_period: json\n"
                     "figures: csv\n"
                     "inputs: text json pages\n");
    report_free(r);
    charges_clear(&c);
}

static void assert_too_large(struct charges *c, struct period_range range) {
    const struct settle_view v = {.range = range, .diags = &c->f.d};
    assert_null(view_settle(&c->l, &v, LANG_EN, LANG_EN, &c->f.d));
    assert_int_equal(diag_total(&c->f.d, DIAG_ERROR), 1);
    charges_clear(c);
}

static void a_sum_that_is_too_large_has_no_report(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    charges_line(&c, Q1, BODY, ALPHA, MONEY_MAX - 11, 0);
    charges_line(&c, Q3, BODY, ALPHA, MONEY_MAX - 100000, 0);
    assert_too_large(&c, (struct period_range){Q1, Q3});
    /* In Q1 and in Q3 by themselves, but not together. */
    charges_init(&c);
    memset(c.borne, 0, sizeof c.borne);
    for (size_t who = BRAVO; who <= CHARLIE; who++) {
        charges_line(&c, Q1, who, ALPHA, MONEY_MAX, 0);
        charges_line(&c, Q3, who, ALPHA, -MONEY_MAX, 0);
    }
    assert_too_large(&c, (struct period_range){Q1, Q3});
    /* In the year to date, of which only the end is shown. */
    charges_init(&c);
    charges_line(&c, Q1, BRAVO, ALPHA, MONEY_MAX, 0);
    assert_too_large(&c, (struct period_range){Q3, Q3});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_have_their_order),
        cmocka_unit_test(the_report_says_what_it_is_of),
        cmocka_unit_test(periods_that_follow_each_other_are_named_as_one),
        cmocka_unit_test(the_year_to_date_is_shown_beside_a_part_of_it),
        cmocka_unit_test(the_year_to_date_may_be_all_that_is_shown),
        cmocka_unit_test(nothing_to_settle_has_no_invoices),
        cmocka_unit_test(a_sum_that_is_too_large_has_no_report),
    };
    return cmocka_run_group_tests_name("settle", tests, NULL, NULL);
}
