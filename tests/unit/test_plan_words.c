#include "test.h"

#include "input/forms/plan_words.h"

/* Headers and cells, and what they say. */
static const struct {
    const char *text;
    enum plan_word says;
} forms[] = {
    {"Begroting", PLAN_PLANNED},
    {"begroting 2025", PLAN_PLANNED},
    {"Primaire begroting 2025", PLAN_PLANNED},
    {"Begroting na wijziging", PLAN_PLANNED},
    {"Begroot bedrag", PLAN_PLANNED},
    {"Begrotingsbedrag", PLAN_PLANNED},
    {"Raming", PLAN_PLANNED},
    {"Budget", PLAN_PLANNED},
    {"BUDGET (€)", PLAN_PLANNED},
    {"Budget 2025", PLAN_PLANNED},
    {"Revised budget", PLAN_PLANNED},
    {"Planned amount", PLAN_PLANNED},
    {"Plankosten", PLAN_PLANNED},
    {"Voranschlag 2025", PLAN_PLANNED},
    {"Budgété", PLAN_PLANNED},
    {"Presupuesto", PLAN_PLANNED},
    {"Rozpočet", PLAN_PLANNED},
    {"Realisatie", PLAN_ACTUAL},
    {"Lasten werkelijk", PLAN_ACTUAL},
    {"Realisatiebedrag", PLAN_ACTUAL},
    {"Rekening 2024", PLAN_ACTUAL},
    {"Rechnung", PLAN_ACTUAL},
    {"Rechnung 2024", PLAN_ACTUAL},
    {"Ist", PLAN_ACTUAL},
    {"Istkosten", PLAN_ACTUAL},
    {"Actual", PLAN_ACTUAL},
    {"Actuals", PLAN_ACTUAL},
    {"ACTUAL_AMOUNT", PLAN_ACTUAL},
    {"Réalisé", PLAN_ACTUAL},
    {"Wykonanie", PLAN_ACTUAL},
    {"Skutečnost", PLAN_ACTUAL},
    {"", PLAN_NONE},
    {"Bedrag", PLAN_NONE},
    {"2025", PLAN_NONE},
    {"Budgethouder", PLAN_NONE},
    {"Budget holder", PLAN_NONE},
    {"Budgetnummer", PLAN_NONE},
    {"Budget code", PLAN_NONE},
    {"Plan van aanpak", PLAN_NONE},
    {"Bestemmingsplan", PLAN_NONE},
    {"Begroting - realisatie", PLAN_NONE},
    {"Afwijking begroting", PLAN_NONE},
    {"Kosten planning", PLAN_NONE},
    {"Actueel", PLAN_NONE},
    {"Realisatie K1", PLAN_NONE},
    {"Rekeningnummer", PLAN_NONE},
    {"Rechnungsnummer", PLAN_NONE},
    {"Istanbul", PLAN_NONE},
};

static void each_text_says_what_its_words_do(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (plan_word(slice_of(forms[i].text)) != forms[i].says)
            fail_msg("\"%s\"", forms[i].text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_says_what_its_words_do)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
