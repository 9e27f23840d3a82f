#include "test.h"

#include "input/forms/total_words.h"

/* What offices call a row of totals, in four languages; and what only begins so. */
static void a_row_of_totals_has_many_names(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum total_word word;
    } texts[] = {
        {"Zwischensumme", TOTAL_CERTAIN},
        {"Gesamtbetrag:", TOTAL_CERTAIN},
        {"Summe Konto 4000", TOTAL_CERTAIN},
        {"Summe Soll", TOTAL_CERTAIN},
        {"Endsaldo", TOTAL_CERTAIN},
        {"Sous-total", TOTAL_CERTAIN},
        {"Sous totaux", TOTAL_CERTAIN},
        {"Total du compte 606100", TOTAL_CERTAIN},
        {"Total des charges", TOTAL_CERTAIN},
        {"TOTAL TTC", TOTAL_CERTAIN},
        {"Solde final", TOTAL_CERTAIN},
        {"Ending balance", TOTAL_CERTAIN},
        {"Beginning Balance", TOTAL_CERTAIN},
        {"Eindstand", TOTAL_CERTAIN},
        {"Algemeen totaal", TOTAL_CERTAIN},
        {"Total for Wages", TOTAL_CERTAIN},
        {"Totaal voor Wonen", TOTAL_CERTAIN},
        {"Opening for business", TOTAL_DOUBTFUL},
        {"Summe Beratung", TOTAL_DOUBTFUL},
        {"Opening sporthal", TOTAL_DOUBTFUL},
        {"Saldo sociaal domein", TOTAL_DOUBTFUL},
        {"Sumatrastraat", TOTAL_NOT},
        {"Soldeerbouten", TOTAL_NOT},
        {"Beginning", TOTAL_NOT},
        {"Ending ceremony", TOTAL_NOT},
        {"Sous-traitance", TOTAL_NOT},
        {"Subsidies", TOTAL_NOT},
        {"Sub-saharan", TOTAL_NOT},
        {"Grand hotel", TOTAL_NOT},
        {"Gesamtschule", TOTAL_NOT},
        {"Balance bike", TOTAL_NOT},
        {"Zwischenlager", TOTAL_NOT},
        {"Totalgaz", TOTAL_NOT},
        {"", TOTAL_NOT},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (total_words(slice_of(texts[i].text)) != texts[i].word)
            fail_msg("\"%s\" gives %d", texts[i].text,
                     (int)total_words(slice_of(texts[i].text)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_of_totals_has_many_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
