#include "test.h"

#include "input/forms/column_words.h"

static void assert_kind(const char *header, enum column_kind kind) {
    if (column_words(slice_of(header)) != kind)
        fail_msg("%s is not of kind %d", header, (int)kind);
}

static void descriptions_and_names_are_texts(void **state) {
    static const char *const texts[] = {
        "Omschrijving",   "Naam leverancier", "Vendor Name",
        "supplier",       "Buchungstext",     "Libell\u00e9",
        "EMPF\u00c4NGER", "remark(s)/text",   "Omschrijving\nboeking"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_kind(texts[i], COLUMN_TEXT);
}

static void rates_counts_codes_and_parts_of_dates_are_figures(void **state) {
    static const char *const figures[] = {
        "BTW%",    "btw-tarief", "Aantal", "Vendor number", "Kostenplaats", "cost_centre",
        "Dagboek", "Maand",      "#",      "Naam code",     "MwSt.-Satz",   "Ann\u00e9e",
        "dept no", "\u20ac %"};
    (void)state;
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        assert_kind(figures[i], COLUMN_FIGURE);
}

static void other_words_and_parts_of_words_say_nothing(void **state) {
    static const char *const others[] = {"",          " ",         "plaats", "place",
                                         "nummering", "tekstueel", "x1",     "---"};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_kind(others[i], COLUMN_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(descriptions_and_names_are_texts),
        cmocka_unit_test(rates_counts_codes_and_parts_of_dates_are_figures),
        cmocka_unit_test(other_words_and_parts_of_words_say_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
