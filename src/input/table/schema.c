#include "input/table/schema.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/letters.h"
#include "input/forms/header_names.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct field municipality_fields[] = {
    [MUNICIPALITY_CODE] = {.names = "code",
                           .needed = true,
                           .total = true,
                           .codes = true,
                           .likely = "gemeentecode|cbs code|cbs-code|gm code|gm_code|"
                                     "gemeente code|municipality code|gemeentenummer|"
                                     "id|nummer|gemeente|municipality",
                           .setting = N_("column.code")},
    [MUNICIPALITY_NAME] = {.names = "name|naam", .total = true, .codes = true},
    [MUNICIPALITY_FROM] = {.names = "from|vanaf", .decides = DECIDES_FILLED},
    [MUNICIPALITY_UNTIL] = {.names = "until|tot en met", .decides = DECIDES_FILLED},
    [MUNICIPALITY_MEASURED] = {.names = "measured on|peildatum"},
    [MUNICIPALITY_FORMERLY] = {.names = "formerly|voorheen"},
};
const struct schema schema_municipalities = {
    .file = "municipalities.csv",
    .dutch_file = "gemeenten.csv",
    .fields = municipality_fields,
    .count = COUNT(municipality_fields),
    .rows_needed = true,
    .open = true,
};

static const struct field key_fields[] = {
    [KEY_NAME] = {.names = "key|sleutel",
                  .needed = true,
                  .likely = "verdeelsleutel|allocation key|naam|name|naam sleutel",
                  .setting = N_("column.key")},
    [KEY_DRIVER] = {.names = "driver|maatstaf",
                    .needed = true,
                    .decides = DECIDES_ALWAYS,
                    .likely = "verdeelmaatstaf|grondslag|basis|cost driver|measure",
                    .setting = N_("column.driver")},
    [KEY_WEIGHT] = {.names = "weight|gewicht",
                    .either = 1,
                    .decides = DECIDES_ALWAYS,
                    .likely = "weging|percentage|perc|%|procent|aandeel|share",
                    .setting = N_("column.weight"),
                    .holds = HOLDS_AMOUNT},
    [KEY_PARTS] = {.names = "parts|delen", .either = 1, .decides = DECIDES_ALWAYS},
    [KEY_FROM] = {.names = "from|vanaf", .decides = DECIDES_FILLED},
};
const struct schema schema_keys = {
    .file = "keys.csv",
    .dutch_file = "sleutels.csv",
    .fields = key_fields,
    .count = COUNT(key_fields),
    .rows_needed = true,
};

static const struct field setting_fields[] = {
    [SETTING_NAME] = {.names = "setting|instelling", .needed = true},
    [SETTING_VALUE] = {.names = "value|waarde",
                       .needed = true,
                       .decides = DECIDES_ALWAYS},
};
const struct schema schema_settings = {
    .file = "settings.csv",
    .dutch_file = "instellingen.csv",
    .fields = setting_fields,
    .count = COUNT(setting_fields),
};

/* Which columns of costs are needed depends on the others: see costs.c. */
static const struct field cost_fields[] = {
    [COST_PERIOD] = {.names = "period|periode",
                     .total = true,
                     .decides = DECIDES_ALWAYS,
                     .likely = "tijdvak|boekperiode|accounting period|fiscal period|"
                               "posting period|buchungsperiode|*",
                     .setting = N_("column.period"),
                     .holds = HOLDS_TIME},
    [COST_DATE] = {.names = "date|datum",
                   .total = true,
                   .decides = DECIDES_ALWAYS,
                   .likely = "boekdatum|boekingsdatum|boek datum|datum boeking|"
                             "transactiedatum|trans.datum|transdatum|posting date|"
                             "booking date|accounting date|gl date|transaction date|"
                             "date posted|buchungsdatum|buchungstag|buch.datum|"
                             "date comptable|date de comptabilisation|ecrituredate|"
                             "date d'écriture|date opération|"
                             "date de l'opération|fecha contable|fecha asiento|"
                             "fecha operación|boekstukdatum|journaaldatum|"
                             "mutatiedatum|belegdatum|document date|piecedate|fecha|*|"
                             "factuurdatum|invoice date|rechnungsdatum|payment date|"
                             "date paid|betaaldatum|day|valutadatum|rentedatum|"
                             "value date|wertstellung|wertstellungsdatum|"
                             "date de valeur|date valeur|fecha valor",
                   .setting = N_("column.date"),
                   .holds = HOLDS_TIME},
    [COST_CATEGORY] = {.names = "category|categorie",
                       .either = 1,
                       .total = true,
                       .decides = DECIDES_ALWAYS,
                       .likely = "kostencategorie|cost category|categorienaam|*|"
                                 "kostensoort|kostengroep|cost type|expense type|"
                                 "expense area|kostenart|soort kosten|soort|type",
                       .setting = N_("column.category"),
                       .holds = HOLDS_CATEGORY},
    [COST_ACCOUNT] = {.names = "account|rekening",
                      .either = 1,
                      .total = true,
                      .decides = DECIDES_ALWAYS,
                      .likely = "grootboekrekening|grootboek|grootboeknummer|"
                                "grootboekrekeningnummer|grootboekrek|gb rekening|"
                                "grootboek nr|grootboek nummer|grootboek rekening|"
                                "grootboek rek|grootboekrekening nr|"
                                "grootboekrekening nummer|grootboekrekeningnr|"
                                "grootboekcode|gb nr|gb rek|gb rek nr|gbr|"
                                "rekeningnummer|rekeningnr|rekening nr|rek nr|reknr|"
                                "grootboeknr|rek|account code|account number|account no|"
                                "account nr|gl account|g/l account|gl|ledger account|"
                                "nominal code|nominal|subjective|sachkonto|konto|"
                                "kontonummer|konto nr|compte|comptenum|"
                                "numéro de compte|compte général|cuenta|"
                                "cuenta contable|ecl|grootboekcode|grootboek nr|"
                                "grootb rek|grootbrek|kontonr|hauptkonto|"
                                "hauptbuchkonto|n\u00b0 compte|no compte|gl|gl code|"
                                "ledger|ledger code|main account|*",
                      .setting = N_("column.account"),
                      .holds = HOLDS_CODE},
    [COST_AMOUNT] = {.names = "amount|bedrag",
                     .either = 2,
                     .money = true,
                     .with_vat = COST_GROSS,
                     .decides = DECIDES_ALWAYS,
                     .likely = "netto|nettobedrag|netto bedrag|net amount|net|"
                               "netbedrag|boekbedrag|boekingsbedrag|mutatie|"
                               "mutatiebedrag|transactiebedrag|transaction amount|"
                               "bedrag mutatie|regelbedrag|line amount|"
                               "amount in local currency|amount in lc|"
                               "betrag in hauswährung|betrag hauswährung|"
                               "betrag in hw|nettobetrag|buchungsbetrag|umsatz|"
                               "umsatz ohne soll/haben kz|betrag|montant ht|montant|"
                               "importe neto|importe|amount paid|amt|realisatie|"
                               "werkelijk|actual|actuals|*|kosten|lasten|totaal|total|"
                               "total amount|totaalbedrag|value|waarde|saldo",
                     .setting = N_("column.amount"),
                     .holds = HOLDS_AMOUNT},
    [COST_DEBIT] = {.names = "debit|debet",
                    .either = 2,
                    .money = true,
                    .decides = DECIDES_ALWAYS,
                    .likely = "debetbedrag|debet bedrag|bedrag debet|debit amount|"
                              "debits|soll|soll betrag|sollbetrag|dr|"
                              "débit|montant débit|debe",
                    .setting = N_("column.debit"),
                    .holds = HOLDS_AMOUNT},
    [COST_CREDIT] = {.names = "credit",
                     .either = 2,
                     .money = true,
                     .decides = DECIDES_ALWAYS,
                     .likely = "creditbedrag|credit bedrag|bedrag credit|credit amount|"
                               "credits|haben|haben betrag|habenbetrag|kredit|cr|"
                               "crédit|montant crédit|haber",
                     .setting = N_("column.credit"),
                     .holds = HOLDS_AMOUNT},
    [COST_SIDE] = {.names = "dc|d/c|d c|debet/credit|debit/credit|af/bij|af bij",
                   .decides = DECIDES_ALWAYS,
                   .likely = "bij/af|dc indicator|d/c indicator|dr/cr|cr/dr|"
                             "debit credit|debet credit|debit/credit indicator|"
                             "debet/credit indicator|soll/haben|soll haben|s/h|"
                             "soll/haben kennzeichen|soll/haben kz|sens"},
    [COST_LINE] = {.names = "line|regel|nr", .total = true},
    [COST_KEY_PERIOD] = {.names = "key period|sleutelperiode"},
    [COST_DESCRIPTION] = {.names = "description|omschrijving",
                          .shown = true,
                          .likely = "omschrijving boeking|boekingsomschrijving|"
                                    "mededelingen|narrative|line description|"
                                    "transaction description|buchungstext|"
                                    "verwendungszweck|libellé|ecriturelib|"
                                    "libellé de l'écriture|concepto|*"},
    [COST_KEY] = {.names = "key|sleutel", .decides = DECIDES_FILLED},
    [COST_MUNICIPALITY] = {.names = "municipality|gemeente", .decides = DECIDES_FILLED},
    [COST_INCURRED] = {.names = "incurred by|kostendrager"},
    [COST_VAT] = {.names = "vat|btw",
                  .money = true,
                  .decides = DECIDES_FILLED,
                  .setting = N_("column.vat"),
                  .holds = HOLDS_AMOUNT},
    [COST_YEAR] = {.names = "year|jaar|boekjaar",
                   .total = true,
                   .decides = DECIDES_ALWAYS,
                   .setting = N_("column.year"),
                   .holds = HOLDS_TIME},
    [COST_QUARTER] = {.names = "quarter|kwartaal",
                      .total = true,
                      .decides = DECIDES_ALWAYS,
                      .setting = N_("column.quarter"),
                      .holds = HOLDS_TIME},
    [COST_MONTH] = {.names = "month|maand",
                    .total = true,
                    .decides = DECIDES_ALWAYS,
                    .setting = N_("column.month"),
                    .holds = HOLDS_TIME},
    [COST_GROSS] = {.names = "amount incl|amount incl vat|bedrag incl|bedrag incl btw",
                    .either = 2,
                    .money = true,
                    .decides = DECIDES_ALWAYS,
                    .setting = N_("column.amount incl"),
                    .holds = HOLDS_AMOUNT},
    [COST_TARIFF] = {.names = "tariff|tarief",
                     .either = 2,
                     .money = true,
                     .decides = DECIDES_FILLED,
                     .setting = N_("column.tariff"),
                     .holds = HOLDS_AMOUNT},
    [COST_FACTOR] = {.names = "factor", .decides = DECIDES_FILLED},
    [COST_TASK] = {.names = "task|taakveld", .shown = true},
    [COST_FAVOUR] = {.names = "in favour of|ten gunste van", .decides = DECIDES_FILLED},
};
const struct schema schema_costs = {
    .file = "costs.csv",
    .dutch_file = "kosten.csv",
    .fields = cost_fields,
    .count = COUNT(cost_fields),
    .rows_needed = true,
    .money = true,
};

static const struct field account_fields[] = {
    [ACCOUNT_PATTERN] = {.names = "account|rekening",
                         .needed = true,
                         .likely = "grootboekrekening|grootboek|grootboeknummer|"
                                   "rekeningnummer|account code|gl account|"
                                   "ledger account|nominal code",
                         .setting = N_("column.account"),
                         .holds = HOLDS_CODE},
    [ACCOUNT_CATEGORY] = {.names = "category|categorie",
                          .needed = true,
                          .decides = DECIDES_ALWAYS,
                          .likely = "kostencategorie|cost category|kostensoort|soort",
                          .setting = N_("column.category"),
                          .holds = HOLDS_CATEGORY},
    [ACCOUNT_KEY] = {.names = "key|sleutel", .decides = DECIDES_FILLED},
    [ACCOUNT_MUNICIPALITY] = {.names = "municipality|gemeente",
                              .decides = DECIDES_FILLED},
    [ACCOUNT_INCURRED] = {.names = "incurred by|kostendrager"},
};
const struct schema schema_accounts = {
    .file = "accounts.csv",
    .dutch_file = "rekeningen.csv",
    .fields = account_fields,
    .count = COUNT(account_fields),
};

static const struct field advance_fields[] = {
    [ADVANCE_MUNICIPALITY] = {.names = "municipality|gemeente",
                              .needed = true,
                              .total = true,
                              .codes = true,
                              .likely = "deelnemer|partner|code|naam|name|van|from|"
                                        "betaler|payer",
                              .setting = N_("column.municipality"),
                              .holds = HOLDS_MUNICIPALITY},
    [ADVANCE_PERIOD] = {.names = "period|periode",
                        .needed = true,
                        .total = true,
                        .decides = DECIDES_ALWAYS,
                        .likely = "kwartaal|quarter|jaar|year|tijdvak|datum|date|"
                                  "maand|month|termijn",
                        .setting = N_("column.period"),
                        .holds = HOLDS_TIME},
    [ADVANCE_AMOUNT] = {.names = "amount|bedrag",
                        .needed = true,
                        .money = true,
                        .decides = DECIDES_ALWAYS,
                        .likely = "voorschot|voorschotbedrag|advance|betaald|paid|"
                                  "termijnbedrag|factuurbedrag",
                        .setting = N_("column.amount"),
                        .holds = HOLDS_AMOUNT},
    [ADVANCE_TO] = {.names = "to|aan", .decides = DECIDES_FILLED},
    [ADVANCE_VAT] = {.names = "vat|btw", .money = true, .decides = DECIDES_FILLED},
};
const struct schema schema_advances = {
    .file = "advances.csv",
    .dutch_file = "voorschotten.csv",
    .fields = advance_fields,
    .count = COUNT(advance_fields),
    .money = true,
};

/* The columns of a listing that are verified; shares and exact values are computed. */
static const struct field listing_fields[] = {
    [LISTING_PERIOD] = {.names = "period|periode",
                        .decides = DECIDES_ALWAYS,
                        .needed = true,
                        .total = true},
    [LISTING_CATEGORY] = {.names = "category|categorie",
                          .decides = DECIDES_ALWAYS,
                          .needed = true,
                          .total = true},
    [LISTING_LINE] = {.names = "line|regel",
                      .decides = DECIDES_ALWAYS,
                      .needed = true,
                      .total = true},
    [LISTING_MUNICIPALITY] = {.names = "municipality|gemeente",
                              .decides = DECIDES_ALWAYS,
                              .needed = true,
                              .total = true,
                              .codes = true},
    [LISTING_AMOUNT] = {.names = "amount|bedrag",
                        .decides = DECIDES_ALWAYS,
                        .needed = true},
    [LISTING_VAT] = {.names = "vat|btw", .decides = DECIDES_ALWAYS},
    [LISTING_HALF] = {.names = "half|helft", .decides = DECIDES_ALWAYS},
    [LISTING_KIND] = {.names = "kind|soort"},
};
const struct schema schema_listing = {
    .file = "listing.csv",
    .dutch_file = "listing.csv",
    .fields = listing_fields,
    .count = COUNT(listing_fields),
};

static const struct field closed_fields[] = {
    [CLOSED_ROW_KIND] = {.names = "kind|soort", .needed = true},
    [CLOSED_ROW_PERIOD] = {.names = "period|periode"},
    [CLOSED_ROW_CATEGORY] = {.names = "category|categorie"},
    [CLOSED_ROW_LINE] = {.names = "line|regel"},
    [CLOSED_ROW_KEY] = {.names = "key|sleutel"},
    [CLOSED_ROW_MUNICIPALITY] = {.names = "municipality|gemeente"},
    [CLOSED_ROW_NUMERATOR] = {.names = "share numerator|aandeel teller"},
    [CLOSED_ROW_DENOMINATOR] = {.names = "share denominator|aandeel noemer"},
    [CLOSED_ROW_GIVEN] = {.names = "amount|bedrag"},
    [CLOSED_ROW_GIVEN_VAT] = {.names = "vat|btw"},
    [CLOSED_ROW_HALF] = {.names = "half|helft"},
    [CLOSED_ROW_KEY_PERIOD] = {.names = "key period|sleutelperiode"},
    [CLOSED_ROW_INCURRED] = {.names = "incurred by|kostendrager"},
    [CLOSED_ROW_FAVOUR] = {.names = "in favour of|ten gunste van"},
    [CLOSED_ROW_AMOUNT] = {.names = "line amount|regelbedrag"},
    [CLOSED_ROW_VAT] = {.names = "line vat|regelbtw"},
    [CLOSED_ROW_TO] = {.names = "to|aan"},
    [CLOSED_ROW_CLOSE] = {.names = "close|afsluiting"},
    [CLOSED_ROW_MODEL] = {.names = "model"},
    [CLOSED_ROW_HOST] = {.names = "host|centrumgemeente"},
    [CLOSED_ROW_MUNICIPALITIES] = {.names = "municipalities|gemeenten"},
    [CLOSED_ROW_CATEGORIES] = {.names = "categories|categorieën"},
    [CLOSED_ROW_DIGEST] = {.names = "digest|controlegetal", .needed = true},
};
const struct schema schema_closed = {
    .file = "closed.csv",
    .dutch_file = "closed.csv",
    .fields = closed_fields,
    .count = COUNT(closed_fields),
};

int schema_field(const struct schema *schema, struct slice name) {
    char *lower = header_fold(&name);
    int field = -1;
    for (size_t f = 0; f < schema->count && field < 0; f++)
        if (header_among_folded(schema->fields[f].names, name))
            field = (int)f;
    free(lower);
    return field;
}
