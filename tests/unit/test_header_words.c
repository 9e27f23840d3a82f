#include "test.h"

#include <stdlib.h>

#include "input/table/header_words.h"
#include "input/table/skipped_rows.h"

/* --- headers of amounts ------------------------------------------------------------ */

enum { SCALED = 100 /* added to a field whose amounts are in thousands */ };

static int field_of(const char *header) {
    struct header_words words;
    int field = header_words_field(&schema_costs, slice_of(header), "EUR");
    header_words_read(slice_of(header), "EUR", &words);
    field += words.scaled && field >= 0 ? SCALED : 0;
    buf_clear(&words.name);
    return field;
}

static void a_header_of_amounts_may_say_more(void **state) {
    (void)state;
    static const struct {
        const char *header;
        int field;
    } forms[] = {
        {"Bedrag (EUR)", COST_AMOUNT},
        {"Bedrag in €", COST_AMOUNT},
        {"Bedrag in euro", COST_AMOUNT},
        {"bedrag (in euro's)", COST_AMOUNT},
        {"BEDRAG_EUR", COST_AMOUNT},
        {"€ bedrag", COST_AMOUNT},
        {"Bedrag€", COST_AMOUNT},
        {"Amount [EUR]", COST_AMOUNT},
        {"Amount in euros", COST_AMOUNT},
        {"EUR amount", COST_AMOUNT},
        {"Bedrag excl. btw", COST_AMOUNT},
        {"Bedrag (exclusief BTW) in €", COST_AMOUNT},
        {"Amount excl. VAT", COST_AMOUNT},
        {"Amount excluding VAT (EUR)", COST_AMOUNT},
        {"Amount ex VAT", COST_AMOUNT},
        {"Bedrag incl. btw", COST_GROSS},
        {"Bedrag inclusief BTW (€)", COST_GROSS},
        {"Amount including VAT", COST_GROSS},
        {"Amount (EUR, incl. VAT)", COST_GROSS},
        {"Debet (EUR)", COST_DEBIT},
        {"Credit in euro", COST_CREDIT},
        {"Btw (€)", COST_VAT},
        {"VAT EUR", COST_VAT},
        {"Tarief in euro", COST_TARIFF},
        {"Bedrag x 1.000", COST_AMOUNT + SCALED},
        {"Bedrag (x € 1.000)", COST_AMOUNT + SCALED},
        {"Bedrag (× €1.000,-)", COST_AMOUNT + SCALED},
        {"Bedrag * 1000", COST_AMOUNT + SCALED},
        {"Bedrag (€ 1.000)", COST_AMOUNT + SCALED},
        {"Bedrag in duizenden euro's", COST_AMOUNT + SCALED},
        {"Bedrag (duizend euro)", COST_AMOUNT + SCALED},
        {"Bedrag in k€", COST_AMOUNT + SCALED},
        {"Bedrag mln", COST_AMOUNT + SCALED},
        {"Bedrag (€ mln)", COST_AMOUNT + SCALED},
        {"Amount in thousands", COST_AMOUNT + SCALED},
        {"Amount (EUR 000)", COST_AMOUNT + SCALED},
        {"Amount (€'000)", COST_AMOUNT + SCALED},
        {"Amount, EUR million", COST_AMOUNT + SCALED},
        {"Bedrag incl. btw x 1000", COST_GROSS + SCALED},
        /* near misses */
        {"Bedrag (USD)", -1},
        {"Amount in £", -1},
        {"Debet incl. btw", -1},
        {"Bedrag vorig jaar", -1},
        {"Bedrag 2024", -1},
        {"Begroot bedrag", -1},
        {"Bedrag excl. en incl. btw", -1},
        {"Periode (EUR)", -1},
        {"Categorie in euro", -1},
        {"EUR", -1},
        {"Excl. btw", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        int field = field_of(forms[i].header);
        if (field != forms[i].field)
            fail_msg("\"%s\" is %d, not %d", forms[i].header, field, forms[i].field);
    }
}

static void only_the_currency_of_the_budget_is_ignored(void **state) {
    (void)state;
    struct slice pounds = slice_of("Amount (\u00a3)"), francs = slice_of("Amount CHF"),
                 rand = slice_of("Amount ZAR"), euros = slice_of("Amount EUR");
    assert_int_equal(header_words_field(&schema_costs, pounds, "GBP"), COST_AMOUNT);
    assert_int_equal(header_words_field(&schema_costs, francs, "CHF"), COST_AMOUNT);
    assert_int_equal(header_words_field(&schema_costs, rand, "ZAR"), COST_AMOUNT);
    assert_int_equal(header_words_field(&schema_costs, euros, "GBP"), -1);
    assert_true(
        header_words_equal(slice_of("Boekbedrag"), slice_of("Boekbedrag (EUR)"), "EUR"));
    assert_false(
        header_words_equal(slice_of("Boekbedrag"), slice_of("Boekbedrag (USD)"), "EUR"));
    assert_false(
        header_words_equal(slice_of("Bedrag"), slice_of("Bedrag incl. btw"), "EUR"));
}

static void a_driver_keeps_all_words_of_its_name(void **state) {
    (void)state;
    assert_int_equal(
        header_words_field(&schema_municipalities, slice_of("code EUR"), "EUR"), -1);
    assert_int_equal(header_words_field(&schema_keys, slice_of("gewicht in €"), "EUR"),
                     -1);
    assert_int_equal(
        header_words_field(&schema_advances, slice_of("Bedrag (EUR)"), "EUR"),
        ADVANCE_AMOUNT);
}

/* --- rows above a header ----------------------------------------------------------- */

static void a_row_may_say_that_amounts_are_in_thousands(void **state) {
    (void)state;
    static const char *const scaled[] = {
        "Bedragen x € 1.000",
        "bedragen x 1.000",
        "(x EUR 1.000)",
        "Alle bedragen × € 1.000",
        "bedragen * 1000",
        "In duizenden euro's",
        "(in duizenden)",
        "bedragen in duizend euro",
        "Begroting 2025 (in mln)",
        "bedragen in € mln.",
        "bedragen in miljoenen euro's",
        "Bedragen in k€",
        "EUR x 1000",
        "Amounts in thousands of euros",
        "amounts in EUR 1,000",
        "£000",
        "€ '000",
        "all figures in € million",
        "in millions",
        "(duizend euro)",
        "in TEUR",
        "Beträge in Millionen Euro",
        "in Tausend Euro",
        "Tausend Euro",
        "Montants en milliers d'euros",
        "Werte in TCHF",
    };
    static const char *const whole[] = {
        "Bedragen in euro",
        "Totaal € 1.000,00",
        "Project Duizendblad",
        "Stichting De Duizend",
        "Boekjaar 2025",
        "blad 1 van 1000",
        "Werkorganisatie X",
        "€ 1.000",
        "Miljoenenlijn",
        "in 2025 vastgesteld",
        "administratie 1000",
        "",
        "Tarief per 1000 inwoners",
        "Tausendfüßler",
        "Stadtteil Millionenviertel",
    };
    for (size_t i = 0; i < sizeof scaled / sizeof scaled[0]; i++)
        if (!header_words_scaled(slice_of(scaled[i])))
            fail_msg("\"%s\" is not found", scaled[i]);
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
        if (header_words_scaled(slice_of(whole[i])))
            fail_msg("\"%s\" is found", whole[i]);
}

static void a_row_may_hold_an_amount(void **state) {
    (void)state;
    static const char *const amounts[] = {
        "1.250,00",
        "1250.00",
        "-12,50",
        "€ 1250",
        "€1.250",
        "1.250",
        "Totaal 1.250,00 euro",
        "saldo: 99,95",
        "EUR 500",
        "500 euro",
        "(1,234.56)",
        "begroot 1.250.000",
        "12 500,00",
        "+ 12,50",
        "per saldo 1.250,00",
    };
    static const char *const none[] = {
        "2025",
        "31-12-2025",
        "31.12.2025",
        "2025-03",
        "2025.03",
        "Boekjaar 2025, afgedrukt op 12-4-2025 om 10.30 uur",
        "10:30",
        "versie 2.10",
        "Pagina 1 van 3",
        "Administratie 100",
        "periode 1 t/m 3",
        "0,00",
        "tel. 0228-565656",
        "bladzijde 12",
        "in euro",
        "artikel 12.34",
        "12,50 %",
        "Kosten per 1.000 inwoners",
        "Aantal regels: 1.234",
        "1,234 records",
        "62.390 Einwohner",
        "",
    };
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++)
        if (!skipped_text_has_amount(slice_of(amounts[i])))
            fail_msg("\"%s\" is not found", amounts[i]);
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (skipped_text_has_amount(slice_of(none[i])))
            fail_msg("\"%s\" is found", none[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_of_amounts_may_say_more),
        cmocka_unit_test(only_the_currency_of_the_budget_is_ignored),
        cmocka_unit_test(a_driver_keeps_all_words_of_its_name),
        cmocka_unit_test(a_row_may_say_that_amounts_are_in_thousands),
        cmocka_unit_test(a_row_may_hold_an_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
