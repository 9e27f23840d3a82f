/* Payments, claims and advances of a settlement, for readers: the figures of
   view_charges.h. */
#include "../report_dump.h"
#include "../view_charges.h"

#include "view/settle/settle_tables.h"

/* Claims: Alpha's 11 + 100000 and Bravo's 22 + 200000 of what The Body incurred. */
static void payments_claims_and_advances_are_listed(void **state) {
    (void)state;
    struct settling s;
    settling_begin(&s, three);
    table_payments(s.r, &s.s);
    tables_claims(s.r, &s.s);
    const struct table *t = dump_table(s.r, "payments", 0);
    assert_rows(t, "Alpha | The Body | 1446.11 | 3448.33 | 4894.44\n"
                   "Bravo | The Body | 1819.22 | 911.11 | 2730.33\n"
                   "Charlie | The Body | 230.00 | 3140.00 | 3370.00\n"
                   "Delta | The Body | 100000.00 | 200000.00 | 300000.00\n"
                   "= total/Total | - | 103495.33 | 207499.44 | 310994.77\n");
    assert_columns(t, "from to amount# vat# gross#!2-3");
    assert_headings(t, "From | To | Net | VAT | Gross");
    assert_about(t, "Payments, after netting and less advances",
                 "These payments bring every balance to nil, net and VAT alike; each is "
                 "to or from The Body. What is paid is the gross amount.",
                 "Report");
    t = dump_table(s.r, "claims", 0);
    assert_rows(t, "Alpha | The Body | 1000.11 | 3000.33 | 4000.44\n"
                   "Bravo | Alpha | -178.00 | -89.00 | -267.00\n"
                   "Bravo | The Body | 2000.22 | 1000.11 | 3000.33\n"
                   "Charlie | Alpha | -270.00 | -360.00 | -630.00\n"
                   "Charlie | The Body | 3000.00 | 4000.00 | 7000.00\n"
                   "Delta | The Body | 100000.00 | 200000.00 | 300000.00\n"
                   "= total/Total | - | 105552.33 | 207551.44 | 313103.77\n");
    assert_about(t, "Claims, before netting and before advances",
                 "From who bears a cost to who incurred it. A negative amount is a "
                 "credit.",
                 "Report");
    t = dump_table(s.r, "advances", 0);
    assert_rows(t, "Alpha | The Body | 5.00 | 1.00 | 6.00\n"
                   "Bravo | Alpha | 3.00 | 0.00 | 3.00\n"
                   "Charlie | The Body | 2500.00 | 500.00 | 3000.00\n"
                   "= total/Total | - | 2508.00 | 501.00 | 3009.00\n");
    assert_about(t, "Advances, as paid",
                 "From who paid in advance to who received it. Payments = claims - "
                 "advances, netted.",
                 "Report");
    assert_tables(s.r, "payments: text pages, summed\nclaims: text pages, summed\n"
                       "advances: text pages, summed\n");
    settling_end(&s);
}

static void without_vat_an_amount_is_all(void **state) {
    (void)state;
    struct settling s;
    charges_init(&s.c);
    s.c.f.b.has_vat = false;
    s.c.l.advance_count = 0;
    settling_start(&s, (struct period_range){Q1, Q1});
    table_payments(s.r, &s.s);
    tables_claims(s.r, &s.s);
    assert_tables(s.r, "payments: text pages, summed\nclaims: text pages, summed\n");
    const struct table *t = dump_table(s.r, "claims", 0);
    assert_rows(t, "Alpha | The Body | 0.11\nBravo | The Body | 0.22\n"
                   "= total/Total | - | 0.33\n");
    assert_headings(t, "From | To | Amount");
    assert_string_equal(dump_table(s.r, "payments", 0)->note,
                        "These payments bring every balance to nil; each is to or from "
                        "The Body.");
    s.s.all.hub = PARTY_NONE;
    s.s.all.fewest = true;
    table_payments(s.r, &s.s);
    tables_claims(s.r, &s.s);
    assert_string_equal(dump_table(s.r, "payments", 1)->note,
                        "These payments bring every balance to nil; fewer would not do.");
    s.s.all.fewest = false;
    s.s.vat = true;
    table_payments(s.r, &s.s);
    tables_claims(s.r, &s.s);
    assert_string_equal(dump_table(s.r, "payments", 2)->note,
                        "These payments bring every balance to nil. With so many parties "
                        "it is not certain that no fewer would do.");
    settling_end(&s);
}

static void what_waits_for_the_year_is_listed(void **state) {
    (void)state;
    struct settling s;
    charges_init(&s.c);
    charges_advance(&s.c, YEAR, ALPHA, CHARLIE, 70, -8);
    settling_start(&s, three);
    table_waiting(s.r, &s.s, "The title", "Sheet");
    const struct table *t = dump_table(s.r, "advances_of_year", 0);
    assert_rows(t, "2025 | Alpha | Charlie | 0.70 | -0.08 | 0.62\n"
                   "2025 | Bravo | The Body | 12.00 | 2.40 | 14.40\n");
    assert_columns(t, "period from to amount# vat# gross#!3-4");
    assert_headings(t, "Period | From | To | Net | VAT | Gross");
    assert_about(t, "The title",
                 "They belong to the year as a whole, and are in no balance until it is "
                 "settled as such.",
                 "Sheet");
    assert_tables(s.r, "advances_of_year: text pages\n");
    s.s.vat = false;
    table_waiting(s.r, &s.s, "The title", "Sheet");
    t = dump_table(s.r, "advances_of_year", 1);
    assert_rows(t, "2025 | Alpha | Charlie | 0.70\n2025 | Bravo | The Body | 12.00\n");
    assert_headings(t, "Period | From | To | Amount");
    settling_end(&s);
    settling_begin(&s, all_periods); /* the year is settled: nothing waits */
    table_waiting(s.r, &s.s, "The title", "Sheet");
    assert_tables(s.r, "");
    settling_end(&s);
}

static void they_can_be_had_in_dutch(void **state) {
    (void)state;
    struct settling s;
    settling_begin(&s, three);
    lang_set(LANG_NL);
    table_payments(s.r, &s.s);
    tables_claims(s.r, &s.s);
    lang_swap(LANG_EN);
    assert_headings(dump_table(s.r, "payments", 0), "Van | Aan | Netto | Btw | Bruto");
    settling_end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(payments_claims_and_advances_are_listed),
        cmocka_unit_test(without_vat_an_amount_is_all),
        cmocka_unit_test(what_waits_for_the_year_is_listed),
        cmocka_unit_test(they_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("settle transfers", tests, NULL, NULL);
}
