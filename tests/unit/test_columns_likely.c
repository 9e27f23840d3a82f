#include "test.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/table/columns.h"

/* Headers of real exports, and which of them is which column. What has one of our own names
   is found before anything is likely: "-" for it, as for what is not there. */
struct export {
    const char *maker, *headers;
    const char *date, *account, *amount, *debit, *credit, *side, *description;
};

static const struct export exports[] = {
    {"Exact",
     "Dagboek|Boekstuk|Grootboekrekening|Boekdatum|Vervaldatum|Kostenplaats|Debet",
     "Boekdatum", "Grootboekrekening", "-", "-", "-", "-", "-"},
    {"AFAS",
     "Rekeningnummer|Omschrijving rekening|Datum boeking|Boekstuknr|Bedrag debet|"
     "Bedrag credit|Btw-bedrag",
     "Datum boeking", "Rekeningnummer", "-", "Bedrag debet", "Bedrag credit", "-", "-"},
    {"Unit4", "Rek|Kpl|Trans.datum|BTW-code|Regelbedrag|Tekst", "Trans.datum", "Rek",
     "Regelbedrag", "-", "-", "-", "-"},
    {"Key2", "Boekjaar|Boekperiode|FCL|ECL|Bedrag boeking|Omschrijving boeking", "-",
     "ECL", "Bedrag boeking", "-", "-", "-", "Omschrijving boeking"},
    {"Rabobank",
     "IBAN/BBAN|Munt|Volgnr|Rentedatum|Boekdatum|Transactiebedrag|Saldo na trn|"
     "Omschrijving-1",
     "Boekdatum", "-", "Transactiebedrag", "-", "-", "-", "Omschrijving-1"},
    {"ING", "Boek datum|Af/Bij|Bedrag mutatie (EUR)|Saldo na mutatie|Mededelingen",
     "Boek datum", "-", "Bedrag mutatie (EUR)", "-", "-", "-", "Mededelingen"},
    {"value date first", "Valutadatum|Datum van boeking|Saldo|Factuurbedrag",
     "Datum van boeking", "-", "Factuurbedrag", "-", "-", "-", "-"},
    {"SAP, English",
     "Posting Date|Document Date|G/L Account|Amount in doc. curr.|"
     "Amount in local currency|Document currency amount|D/C Indicator|Text",
     "Posting Date", "G/L Account", "Amount in local currency", "-", "-", "D/C Indicator",
     "-"},
    {"SAP, German", "Belegdatum|Buchungsdatum|Sachkonto|Soll/Haben-Kennz.|Betrag in HW",
     "Buchungsdatum", "Sachkonto", "Betrag in HW", "-", "-", "-", "-"},
    {"DATEV",
     "Umsatz (ohne Soll/Haben-Kz)|Soll/Haben-Kennzeichen|Konto|Gegenkonto|Belegdatum|"
     "Buchungstext",
     "Belegdatum", "Konto", "Umsatz (ohne Soll/Haben-Kz)", "-", "-",
     "Soll/Haben-Kennzeichen", "Buchungstext"},
    {"Sparkasse", "Auftragskonto|Valutadatum|Buchungstag|Verwendungszweck|Saldo|Betrag",
     "Buchungstag", "-", "Betrag", "-", "-", "-", "Verwendungszweck"},
    {"FEC",
     "JournalCode|EcritureNum|EcritureDate|CompteNum|CompteLib|PieceDate|EcritureLib|"
     "Montant Débit|Montant Crédit|ValidDate",
     "EcritureDate", "CompteNum", "-", "Montant Débit", "Montant Crédit", "-",
     "EcritureLib"},
    {"French", "Date de valeur|Date comptable|COMPTE|Libellé|Débit|Crédit|Solde",
     "Date comptable", "COMPTE", "-", "Débit", "Crédit", "-", "Libellé"},
    {"Spanish", "Fecha valor|Fecha|Cuenta|Concepto|Debe|Haber|Saldo", "Fecha", "Cuenta",
     "Saldo", "Debe", "Haber", "-", "Concepto"},
    {"UK spend", "Body Name|Payment Date|Expense Type|Supplier|Net Amount|Line Ministry",
     "Payment Date", "-", "Net Amount", "-", "-", "-", "-"},
    {"two things",
     "Datum rekening|Rekeningdatum|Btwbedrag|Bedrag incl. btw|Bedrag begroot", "-", "-",
     "-", "-", "-", "-", "-"},
    {"sides of accounts", "Debit account|Credit account|Booked amount", "-", "-",
     "Booked amount", "-", "-", "-", "-"},
    {"no time", "Žadatel|Candidate|Due date|Vervaldatum|Value", "-", "-", "Value", "-",
     "-", "-", "-"},
};

static void assert_likely(const struct columns *c, const struct header *h, int field,
                          const char *want, const char *maker) {
    int cell = columns_likely(c, h, field);
    struct slice found = cell < 0 ? slice_of("-") : h->row->cells[cell];
    if (!slice_equal(found, slice_of(want)))
        fail_msg("%s, %s: %.*s, not %s", maker, schema_costs.fields[field].names,
                 (int)found.len, found.at, want);
}

static void assert_export(const struct export *e) {
    static bool taken[CSVIN_CELLS];
    struct source source;
    struct diags d;
    struct csvin_row row;
    struct said said = {.currency = "EUR"};
    struct columns c = {.taken = taken};
    struct header h = {.row = &row, .schema = &schema_costs, .said = &said};
    diags_init(&d);
    for (size_t f = 0; f < SCHEMA_FIELDS; f++)
        c.cell_of[f] = -1;
    source_memory(&source, slice_of(e->headers), "f.csv", SOURCE_BLOCK);
    struct csvin *in = csvin_new(&source, '|', &d);
    assert_int_equal(csvin_next(in, &row), CSVIN_ROW);
    memset(taken, 0, sizeof taken);
    for (size_t i = 0; i < row.count; i++)
        taken[i] = schema_field(&schema_costs, row.cells[i]) >= 0;
    assert_likely(&c, &h, COST_DATE, e->date, e->maker);
    assert_likely(&c, &h, COST_ACCOUNT, e->account, e->maker);
    assert_likely(&c, &h, COST_AMOUNT, e->amount, e->maker);
    assert_likely(&c, &h, COST_DEBIT, e->debit, e->maker);
    assert_likely(&c, &h, COST_CREDIT, e->credit, e->maker);
    assert_likely(&c, &h, COST_SIDE, e->side, e->maker);
    assert_likely(&c, &h, COST_DESCRIPTION, e->description, e->maker);
    csvin_free(in);
    source_close(&source);
    diags_clear(&d);
}

static void headers_of_other_programs_are_known(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof exports / sizeof exports[0]; i++)
        assert_export(&exports[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_of_other_programs_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
