#include "test.h"

#include <string.h>

#include "input/table/amount_hints.h"

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
        {"\xc2\xa3 12.50", "currency"},
        {"$5", "currency"},
        {"CHF 5.00", "currency"},
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
        cmocka_unit_test(what_is_nearly_an_amount_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
