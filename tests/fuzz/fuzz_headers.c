/* Any text as a header, or as a cell above one: a header of amounts means the same with a
   currency behind it, a column's period is one, and a header that says thousands does so
   in a row above too. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/table/header_words.h"
#include "input/table/period_columns.h"
#include "input/table/skipped_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good) {
    if (!good)
        abort();
}

/* A header of costs with the currency behind it. */
static void check_currency(struct slice text) {
    enum { LONGEST = 100 };
    struct buf with = {0};
    int field = header_words_field(&schema_costs, text, "EUR");
    buf_slice(&with, text);
    buf_text(&with, " (EUR)");
    if (field >= 0 && text.len < LONGEST && schema_costs.fields[field].money)
        must(header_words_field(&schema_costs, buf_view(&with), "EUR") == field);
    buf_clear(&with);
}

/* The same name as itself, in pieces that are all of the text. */
static void check_words(struct slice text) {
    struct header_words words;
    header_words_read(text, "EUR", &words);
    must(header_words_equal(text, text, "EUR") == (words.name.len > 0));
    must(!memchr(buf_str(&words.name), '\n', words.name.len));
    buf_clear(&words.name);
}

static void check_column(struct slice text) {
    struct period_column p;
    date month;
    if (!period_column_read(text, "EUR", &p))
        return;
    must(p.months == 1 || p.months == 3 || p.months == 12);
    must(p.number >= 1 && p.number <= 12 / p.months);
    must(p.year == 0 || (p.year >= YEAR_FIRST && p.year <= YEAR_LAST));
    period in = period_column_in(&p, 2025, &month);
    must(period_year(in) == (p.year > 0 ? p.year : 2025));
    must((period_quarter(in) == 0) == (p.months == 12));
    must(month == DATE_NONE ? p.months > 1 : period_of_date(month) == in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct slice text = {(const char *)data, size};
    if (memchr(data, '\0', size))
        return 0; /* no cell has one */
    check_currency(text);
    check_words(text);
    check_column(text);
    (void)header_words_scaled(text);
    (void)skipped_text_has_amount(text);
    return 0;
}
