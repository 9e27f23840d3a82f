#include "input/forms/currencies.h"

#include <string.h>

#include "input/forms/header_names.h"

#define DOLLARS                                                                          \
    "USD|CAD|AUD|NZD|SGD|HKD|TWD|MXN|ARS|CLP|COP|SRD|BBD|BSD|BZD|FJD|JMD|TTD|XCD"
#define POUNDS "GBP|GIP|FKP|SHP|EGP|LBP|SYP|SDG|SSP"

/* A mark comes before those that it begins with. The euro's are first, as most amounts in a
   currency have them. */
const struct currency_mark currency_marks[] = {
    {"\u20ac", "EUR"},
    {"euros", "EUR"},
    {"euro", "EUR"},
    {"EUR", "EUR"},
    {"\u00a3", POUNDS},
    {"pounds", POUNDS},
    {"pound", POUNDS},
    {"sterling", "GBP"},
    {"US$", "USD"},
    {"$", DOLLARS},
    {"dollars", DOLLARS},
    {"dollar", DOLLARS},
    {"\u00a5", "JPY|CNY"},
    {"\u0192", "AWG|XCG|ANG"},
    {"\u20ba", "TRY"},
    {"\u20b4", "UAH"},
    {"\u20bd", "RUB"},
    {"\u20b9", "INR"},
    {"franken", "CHF"},
    {"SFr.", "CHF"},
    {"SFr", "CHF"},
    {"Fr.", "CHF"},
    {"kr.", "DKK|NOK|SEK|ISK"},
    {"kr", "DKK|NOK|SEK|ISK"},
    {"K\u010d", "CZK"},
    {"z\u0142", "PLN"},
    {"Ft", "HUF"},
    {"lei", "RON|MDL"},
    {"leu", "RON|MDL"},
    {"\u043b\u0432", "BGN"},
    {"KM", "BAM"},
    {"kn", "HRK"},
    {"GBP", "GBP"},
    {"CHF", "CHF"},
    {"DKK", "DKK"},
    {"NOK", "NOK"},
    {"SEK", "SEK"},
    {"ISK", "ISK"},
    {"CZK", "CZK"},
    {"PLN", "PLN"},
    {"HUF", "HUF"},
    {"RON", "RON"},
    {"BGN", "BGN"},
    {"HRK", "HRK"},
    {"RSD", "RSD"},
    {"BAM", "BAM"},
    {"MKD", "MKD"},
    {"ALL", "ALL"},
    {"MDL", "MDL"},
    {"UAH", "UAH"},
    {"TRY", "TRY"},
    {"GEL", "GEL"},
    {"GIP", "GIP"},
    {"USD", "USD"},
    {"CAD", "CAD"},
    {"AUD", "AUD"},
    {"NZD", "NZD"},
    {"JPY", "JPY"},
    {"CNY", "CNY"},
    {"INR", "INR"},
    {"ZAR", "ZAR"},
    {"RUB", "RUB"},
    {"AWG", "AWG"},
    {"XCG", "XCG"},
    {"ANG", "ANG"},
    {"SRD", "SRD"},
};
const size_t currency_mark_count = sizeof currency_marks / sizeof currency_marks[0];

unsigned currency_ahead(struct slice text, size_t *len) {
    for (unsigned i = 0; i < currency_mark_count; i++) {
        *len = strlen(currency_marks[i].text);
        if (text.len >= *len && slice_equal_nocase((struct slice){text.at, *len},
                                                   slice_of(currency_marks[i].text)))
            return i + 1;
    }
    return CURRENCY_NONE;
}

unsigned currency_word(struct slice word) {
    for (unsigned i = 0; i < currency_mark_count; i++) {
        struct slice text = slice_of(currency_marks[i].text);
        text.len -= text.at[text.len - 1] == '.';
        if (slice_equal_nocase(word, text))
            return i + 1;
    }
    return CURRENCY_NONE;
}

/* The codes that a currency in the settings stands for, or NULL. */
static const char *codes_of(struct slice currency) {
    size_t len;
    unsigned mark = currency_ahead(currency, &len);
    bool known = mark != CURRENCY_NONE && len == currency.len;
    return known ? currency_marks[mark - 1].codes : NULL;
}

bool currency_means(unsigned mark, const char *currency) {
    const char *codes = codes_of(slice_of(currency));
    struct slice left = slice_of(codes ? codes : ""), one;
    while (header_alternative(&left, &one))
        if (header_among(currency_marks[mark - 1].codes, one))
            return true;
    return false;
}

bool currency_fits(unsigned mark, const char *currency) {
    return !codes_of(slice_of(currency)) || currency_means(mark, currency);
}
