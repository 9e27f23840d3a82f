/* What is sent to each party, with the figures of view_charges.h. */
#include "../report_dump.h"
#include "../view_charges.h"

#include "view/settle/settle.h"

static struct report *settle(struct charges *c, struct period_range range) {
    const struct settle_view v = {.range = range, .diags = &c->f.d};
    struct report *r = view_settle(&c->l, &v, LANG_EN, LANG_NL, &c->f.d);
    assert_non_null(r);
    return r;
}

/* Of Bravo, in three quarters: its costs stand in view_figures.h. */
static void an_invoice_says_what_is_borne_and_paid(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    struct report *r = settle(&c, (struct period_range){Q1, Q3});
    const struct table *t = dump_table(r, "invoice", BRAVO);
    assert_rows(t,
                "Staff | fte, 2025-Q1 to 2025-Q2 | 3.03 | ~40.0000 | 2.02 | 1.01 | 3.03\n"
                "Staff | fte, 2025-Q2 | 60.00 | ~30.0000 | 20.00 | 10.00 | 30.00\n"
                "Housing | heads | 6000.00 | ~31.3333 | 2000.00 | 1000.00 | 3000.00\n"
                "ICT | heads | 0.30 | ~42.5000 | 0.20 | 0.10 | 0.30\n"
                "Facilities | heads | -600.00 | ~31.3333 | -200.00 | -100.00 | -300.00\n"
                "Own costs | - | - | - | 10000.00 | 20000.00 | 30000.00\n"
                "+ Borne | - | - | - | 11822.22 | 20911.11 | 32733.33\n"
                "Less: incurred and borne by itself | - | - | - | -10000.00 | -20000.00 "
                "| -30000.00\n"
                "Less: advance paid to Alpha | - | - | - | -3.00 | 0.00 | -3.00\n"
                "= To pay | - | - | - | 1819.22 | 911.11 | 2730.33\n");
    assert_columns(t, "description key divided# share# amount# vat# gross#!4-5");
    assert_headings(t, "Description | Key | Divided | Share % | Net | VAT | Gross");
    assert_about(
        t, "Settlement for Bravo, 2025-Q1 to 2025-Q3",
        "Netted over 2025-Q1 to 2025-Q3: to pay to The Body: EUR 2,730.33, of "
        "which VAT 911.11. Not settled here: advance of 2025 to The Body, EUR "
        "14.40, of which VAT 2.40. By the arrangement: The Body, service company.",
        "Bravo");
    t = dump_table(r, "invoice", ALPHA);
    assert_rows(
        t, "Staff | fte, 2025-Q1 to 2025-Q2 | 3.03 | ~60.0000 | 1.01 | 3.03 | 4.04\n"
           "Staff | fte, 2025-Q2 | 60.00 | ~45.0000 | 10.00 | 30.00 | 40.00\n"
           "Housing | heads | 6000.00 | ~43.3334 | 1000.00 | 3000.00 | 4000.00\n"
           "ICT | heads | 0.30 | ~57.5000 | 0.10 | 0.30 | 0.40\n"
           "Facilities | heads | -600.00 | ~43.3334 | -100.00 | -300.00 | -400.00\n"
           "+ Borne | - | - | - | 911.11 | 2733.33 | 3644.44\n"
           "Less: incurred, borne by Bravo | - | - | - | 178.00 | 89.00 | 267.00\n"
           "Less: incurred, borne by Charlie | - | - | - | 270.00 | 360.00 | 630.00\n"
           "Less: incurred and borne by itself | - | - | - | 89.00 | 267.00 | "
           "356.00\n"
           "Less: advance paid to The Body | - | - | - | -5.00 | -1.00 | -6.00\n"
           "Plus: advance received from Bravo | - | - | - | 3.00 | 0.00 | 3.00\n"
           "= To pay | - | - | - | 1446.11 | 3448.33 | 4894.44\n");
    assert_string_equal(t->note,
                        "Netted over 2025-Q1 to 2025-Q3: to pay to The Body: EUR "
                        "4,894.44, of which VAT 3,448.33. By the arrangement: The Body, "
                        "service company.");
    assert_string_equal(t->title, "Settlement for Alpha, 2025-Q1 to 2025-Q3");
    report_free(r);
    charges_clear(&c);
}

/* It bears nothing, and so has neither keys nor shares. */
static void the_joint_body_has_an_invoice_too(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    struct report *r = settle(&c, (struct period_range){Q1, Q3});
    const struct table *t = dump_table(r, "invoice", BODY);
    assert_rows(t,
                "Less: incurred, borne by Alpha | -1000.11 | -3000.33 | -4000.44\n"
                "Less: incurred, borne by Bravo | -2000.22 | -1000.11 | -3000.33\n"
                "Less: incurred, borne by Charlie | -3000.00 | -4000.00 | -7000.00\n"
                "Less: incurred, borne by Delta | -100000.00 | -200000.00 | -300000.00\n"
                "Plus: advance received from Alpha | 5.00 | 1.00 | 6.00\n"
                "Plus: advance received from Charlie | 2500.00 | 500.00 | 3000.00\n"
                "= To receive (negative) | -103495.33 | -207499.44 | -310994.77\n");
    assert_columns(t, "description amount# vat# gross#!1-2");
    assert_about(
        t, "Settlement for The Body, 2025-Q1 to 2025-Q3",
        "Netted over 2025-Q1 to 2025-Q3: to receive from Alpha: EUR 4,894.44, of "
        "which VAT 3,448.33; to receive from Bravo: EUR 2,730.33, of which VAT "
        "911.11; to receive from Charlie: EUR 3,370.00, of which VAT 3,140.00; to "
        "receive from Delta: EUR 300,000.00, of which VAT 200,000.00. Not settled "
        "here: advance of 2025 from Bravo, EUR 14.40, of which VAT 2.40. By the "
        "arrangement: The Body, service company.",
        "The Body");
    report_free(r);
    charges_clear(&c);
}

static struct cost_line own_line(const char *name, const char *description, money net) {
    return (struct cost_line){.period = Q1,
                              .category = CATEGORY_OWN,
                              .municipality = BRAVO,
                              .amount = {net, 2 * net},
                              .line = slice_of(name),
                              .description = slice_of(description)};
}

static int ignore(void *self, const struct cost_line *line) {
    (void)self, (void)line;
    return 0;
}

/* A credit note, a line without a description, and those that are too many. */
static void own_cost_lines_stand_one_by_one(void **state) {
    (void)state;
    struct charges c;
    struct own_lines own;
    charges_init(&c);
    own_lines_init(&own, &c.f.b, (struct period_range){Q1, Q1});
    own.of[BRAVO].most = 2;
    struct line_sink sink = own_lines_sink(&own, (struct line_sink){.take = ignore});
    const struct cost_line lines[] = {
        own_line("7", "Swimming pool", 1100000), own_line("8", "Fair", 300),
        own_line("9", "", -100400), own_line("10", "Bunting", 100)};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(sink.take(sink.self, &lines[i]), 0);
    struct cost_line later = lines[0];
    later.period = Q2;
    assert_int_equal(sink.take(sink.self, &later), 0);
    own_lines_finish(&own);
    const struct settle_view v = {.range = {Q1, Q1}, .own = &own, .diags = &c.f.d};
    struct report *r = view_settle(&c.l, &v, LANG_EN, LANG_NL, &c.f.d);
    assert_rows(
        dump_table(r, "invoice", BRAVO),
        "Staff | fte | 0.03 | ~40.0000 | 0.02 | 0.01 | 0.03\n"
        "ICT | heads | 0.30 | ~42.5000 | 0.20 | 0.10 | 0.30\n"
        "Own cost 7, 2025-Q1: Swimming pool | - | - | - | 11000.00 | 22000.00 | "
        "33000.00\n"
        "Own cost 9, 2025-Q1 | - | - | - | -1004.00 | -2008.00 | -3012.00\n"
        "Own costs: 2 smaller lines | - | - | - | 4.00 | 8.00 | 12.00\n"
        "+ Borne | - | - | - | 10000.22 | 20000.11 | 30000.33\n"
        "Less: incurred and borne by itself | - | - | - | -10000.00 | -20000.00 | "
        "-30000.00\n"
        "= To pay | - | - | - | 0.22 | 0.11 | 0.33\n");
    report_free(r);
    own_lines_clear(&own);
    charges_clear(&c);
}

/* Alpha is paid back what it paid too much in Q1: 5.00 - 0.11 and 1.00 - 0.33. */
static void an_invoice_may_be_to_receive(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    struct report *r = settle(&c, (struct period_range){Q1, Q1});
    const struct table *t = dump_table(r, "invoice", 0);
    assert_rows(t, "Staff | fte | 0.03 | ~60.0000 | 0.01 | 0.03 | 0.04\n"
                   "ICT | heads | 0.30 | ~57.5000 | 0.10 | 0.30 | 0.40\n"
                   "+ Borne | - | - | - | 0.11 | 0.33 | 0.44\n"
                   "Less: advance paid to The Body | - | - | - | -5.00 | -1.00 | -6.00\n"
                   "= To receive (negative) | - | - | - | -4.89 | -0.67 | -5.56\n");
    assert_string_equal(t->note,
                        "Netted over 2025-Q1: to receive from The Body: EUR 5.56, "
                        "of which VAT 0.67. By the arrangement: The Body, service "
                        "company.");
    /* Charlie and Delta are not there. */
    assert_string_equal(dump_table(r, "invoice", 1)->sheet_name, "Bravo");
    size_t invoices = 0;
    for (size_t i = 0; i < r->table_count; i++)
        invoices += strcmp(r->tables[i]->id, "invoice") == 0;
    assert_int_equal(invoices, 3);
    report_free(r);
    charges_clear(&c);
}

/* Net and VAT together decide: 60 - 70 is to receive, 60 - 60 is neither. */
static void net_and_vat_together_are_to_pay(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    charges_advance(&c, Q1, ALPHA, PARTY_BODY, 0, 0);
    c.advances[0].amount[AMOUNT_NET] = 11 - 60;
    c.advances[0].amount[AMOUNT_VAT] = 33 + 60;
    struct report *r = settle(&c, (struct period_range){Q1, Q1});
    const struct table *t = dump_table(r, "invoice", 0);
    const struct cell *last = &t->cells[(t->row_count - 1) * t->column_count];
    assert_true(slice_equal(last[0].text, slice_of("To pay")));
    assert_int_equal(last[4].figure.digits, 60);
    assert_int_equal(last[5].figure.digits, -60);
    assert_int_equal(last[6].figure.digits, 0);
    report_free(r);
    c.advances[0].amount[AMOUNT_VAT] = 33 + 70;
    r = settle(&c, (struct period_range){Q1, Q1});
    t = dump_table(r, "invoice", 0);
    last = &t->cells[(t->row_count - 1) * t->column_count];
    assert_true(slice_equal(last[0].text, slice_of("To receive (negative)")));
    report_free(r);
    charges_clear(&c);
}

/* Without VAT: Bravo bears 22 of The Body and has it paid in advance; the year's advances
   go both ways. */
static void an_invoice_may_leave_nothing_to_be_paid(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    c.f.b.has_vat = false;
    c.f.b.settings.currency = "ANG";
    memset(c.borne, 0, sizeof c.borne);
    c.l.advance_count = 0;
    charges_line(&c, Q1, BODY, BRAVO, 22, 0);
    charges_advance(&c, Q1, BRAVO, PARTY_BODY, 22, 0);
    charges_advance(&c, YEAR, BRAVO, ALPHA, 40, 0);
    charges_advance(&c, YEAR, CHARLIE, BRAVO, 123456, 0);
    struct report *r = settle(&c, (struct period_range){Q1, Q1});
    const struct table *t = dump_table(r, "invoice", BRAVO);
    assert_rows(t, "Staff | fte | 0.03 | ~40.0000 | 0.02\n"
                   "ICT | heads | 0.30 | ~42.5000 | 0.20\n"
                   "Own costs | - | - | - | 10000.00\n"
                   "+ Borne | - | - | - | 0.22\n"
                   "Less: advance paid to The Body | - | - | - | -0.22\n"
                   "= To pay | - | - | - | 0.00\n");
    assert_columns(t, "description key divided# share# amount#");
    assert_headings(t, "Description | Key | Divided | Share % | Amount");
    assert_string_equal(t->note,
                        "Netted over 2025-Q1 nothing is left to be paid. Not settled "
                        "here: advance of 2025 to Alpha, ANG 0.40. Not settled here: "
                        "advance of 2025 from Charlie, ANG 1,234.56. By the "
                        "arrangement: The Body, service company.");
    report_free(r);
    charges_clear(&c);
}

/* In a matrix Alpha owes 30, and 10 and 20 are to be received. */
static void an_invoice_names_every_payment(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    c.f.b.has_vat = false;
    c.f.b.settings.model = MODEL_MATRIX;
    memset(c.borne, 0, sizeof c.borne);
    c.l.advance_count = 0;
    charges_line(&c, Q3, BRAVO, ALPHA, 10, 0);
    charges_line(&c, Q3, CHARLIE, ALPHA, 20, 0);
    struct report *r = settle(&c, (struct period_range){Q3, Q3});
    assert_string_equal(
        dump_table(r, "invoice", ALPHA)->note,
        "Netted over 2025-Q3: to pay to Bravo: EUR 0.10; to pay to Charlie: EUR 0.20. By "
        "the arrangement: The Body, matrix.");
    assert_string_equal(dump_table(r, "invoice", CHARLIE)->note,
                        "Netted over 2025-Q3: to receive from Alpha: EUR 0.20. By the "
                        "arrangement: The Body, matrix.");
    /* Without a name of its own an arrangement is its model. */
    report_free(r);
    c.f.b.settings.organisation = "";
    r = settle(&c, (struct period_range){Q3, Q3});
    assert_non_null(
        strstr(dump_table(r, "invoice", ALPHA)->note, " arrangement: matrix."));
    report_free(r);
    charges_clear(&c);
}

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    lang_set(LANG_NL);
    struct report *r = settle(&c, (struct period_range){Q1, Q1});
    lang_swap(LANG_EN);
    const struct table *t = dump_table(r, "invoice", 0);
    assert_headings(
        t, "Omschrijving | Sleutel | Verdeeld | Aandeel % | Netto | Btw | Bruto");
    assert_string_equal(t->title, "Afrekening voor Alpha, 2025-Q1");
    assert_non_null(strstr(t->note, "EUR 5,56"));
    report_free(r);
    charges_clear(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_invoice_says_what_is_borne_and_paid),
        cmocka_unit_test(the_joint_body_has_an_invoice_too),
        cmocka_unit_test(own_cost_lines_stand_one_by_one),
        cmocka_unit_test(an_invoice_may_be_to_receive),
        cmocka_unit_test(net_and_vat_together_are_to_pay),
        cmocka_unit_test(an_invoice_may_leave_nothing_to_be_paid),
        cmocka_unit_test(an_invoice_names_every_payment),
        cmocka_unit_test(it_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("invoice", tests, NULL, NULL);
}
