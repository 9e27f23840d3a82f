#include "test.h"

#include <string.h>

#include "input/forms/amount_words.h"

static void every_word_says_its_side(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int credit; /* -1 = it is no side */
    } texts[] = {
        {"D", 0},        {"d", 0},        {"C", 1},        {"K", 1},
        {"Debet", 0},    {"DEBIT", 0},    {"deb.", 0},     {"Credit", 1},
        {"Kredit", 1},   {"DR", 0},       {"Cr.", 1},      {"S", 0},
        {"h", 1},        {"Soll", 0},     {"HABEN", 1},    {"af", 0},
        {"Bij", 1},      {"+", 0},        {"-", 1},        {"\xe2\x88\x92", 1},
        {"Lasten", 0},   {"BATEN", 1},    {"uitgaven", 0}, {"Inkomsten", 1},
        {"Ausgabe", 0},  {"Einnahme", 1}, {"expense", 0},  {"Income", 1},
        {"recettes", 1}, {"lastig", -1},  {"", -1},        {"X", -1},
        {"DC", -1},      {"a", -1},       {"B", -1},       {"debiteur", -1},
        {"|", -1},       {".", -1},       {"+-", -1},      {"debit|debet", -1},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int word = side_read(slice_of(texts[i].text));
        int credit = word == SIDE_NONE ? -1 : side_words[word].credit;
        if (credit != texts[i].credit)
            fail_msg("\"%s\" gives %d", texts[i].text, credit);
    }
    assert_int_equal(side_read(slice_of("d\u00e9bit")), side_read(slice_of("debit")));
    assert_int_equal(side_read(slice_of("CR\u00c9DIT")), side_read(slice_of("credit")));
}

/* The words of a file, each on a line of its own, and the line of the first clash. */
static void a_file_keeps_to_one_pair(void **state) {
    (void)state;
    static const struct {
        const char *words[5];
        int first, clash; /* lines; 0 = there is none */
    } files[] = {
        {{"D", "C", "Debet", "Credit"}, 0, 0},
        {{"D", "K"}, 0, 0},
        {{"debet", "D", "K"}, 0, 0},
        {{"S", "H", "Soll", "Haben"}, 0, 0},
        {{"C", "D", "K"}, 1, 3},
        {{"D", "H"}, 1, 2},
        {{"+", "-", "+", "D"}, 1, 4},
        {{"DR", "DR", "C"}, 1, 3},
        {{"Af", "Af"}, 0, 0},
        {{"bij", "+"}, 1, 2},
        {{"Lasten", "Baten", "kosten"}, 0, 0},
        {{"Lasten", "D"}, 1, 2},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct sides sides = {{0}}, later = {{0}};
        int first, other;
        for (uint64_t line = 1; line <= 5 && files[i].words[line - 1]; line++) {
            int word = side_read(slice_of(files[i].words[line - 1]));
            struct sides *to = line <= 2 ? &sides : &later; /* two chunks */
            if (to->first[word] == 0)
                to->first[word] = line <= 2 ? line : line - 2;
        }
        sides_join(&sides, &later, 2);
        bool clash = sides_clash(&sides, &first, &other);
        assert_int_equal(clash ? sides.first[first] : 0, files[i].first);
        assert_int_equal(clash ? sides.first[other] : 0, files[i].clash);
    }
}

static void letters_are_found_by_their_table(void **state) {
    (void)state;
    for (int c = 1; c < 256; c++) {
        int number = side_letters[c];
        char lower = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        char own = number > 0 ? side_words[number - 1].names[0] : '\0';
        if (number > 0)
            assert_int_equal(own >= 'A' && own <= 'Z' ? own + 32 : own, lower);
    }
    for (int i = 0; i < SIDE_WORDS; i++)
        if (side_words[i].names[1] == '\0' || side_words[i].names[1] == '|')
            assert_int_equal(side_letters[(unsigned char)side_words[i].names[0]], i + 1);
}

static void what_is_nearly_an_amount_is_explained(void **state) {
    (void)state;
    static const struct {
        const char *text, *part; /* of the hint; NULL = there is none */
    } texts[] = {
        {"1.234,56 D", "column of their own"},
        {"12,50CR", "column of their own"},
        {"Cr 12.50", "column of their own"},
        {"12,50 Af", "column of their own"},
        {"1'234.56", "apostrophes"},
        {"2\xe2\x80\x99"
         "000.00",
         "apostrophes"},
        {"1,23E+05", "digits off"},
        {"1.5e3", "digits off"},
        {"12,50+", "plus"},
        {"#Missing", "no amount"},
        {"NULL", "write 0"},
        {"n.v.t.", "write 0"},
        {"\xe2\x80\x93"
         "12,50",
         "minus"},
        {"\xe2\x80\x94", "minus"},
        {"12,50\xe2\x80\x91", "minus"},
        {"#REF!", "formula"},
        {"#N/B", "formula"},
        {"", NULL},
        {"abc", NULL},
        {"12abc", NULL},
        {"1.5.6", NULL},
        {"5 X", NULL},
        {"5 D3", NULL},
        {"E5", NULL},
        {"5E", NULL},
        {"E+5", NULL},
        {"#", NULL},
        {"#5", NULL},
        {"+", NULL},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *hint = amount_hint(slice_of(texts[i].text));
        bool as_wanted = texts[i].part ? strstr(hint, texts[i].part) != NULL : !hint[0];
        if (!as_wanted)
            fail_msg("\"%s\" gives \"%s\"", texts[i].text, hint);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_says_its_side),
        cmocka_unit_test(a_file_keeps_to_one_pair),
        cmocka_unit_test(letters_are_found_by_their_table),
        cmocka_unit_test(what_is_nearly_an_amount_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
