/* Any text as a cell: an amount, decimal, period or date that was read means the same
   when it is written and read again, and so does an amount whose marks change places. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/forms/amount_fast.h"
#include "input/forms/periods.h"
#include "input/forms/time_forms.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good) {
    if (!good)
        abort();
}

static void check_again(money cents, const struct figure_style *style, char mark) {
    struct buf out;
    struct amount again;
    buf_init(&out);
    money_write(&out, cents, style);
    must(amount_read(buf_view(&out), mark, &again) == NUMBER_OK);
    must(again.cents == cents);
    buf_clear(&out);
}

/* Whether a mark stands behind a letter that "kr." and "Fr." end with: there it may be
   theirs. */
static bool may_be_dotted(struct slice text) {
    for (size_t i = 1; i < text.len; i++)
        if ((text.at[i] == '.' || text.at[i] == ',') && (text.at[i - 1] | 0x20) == 'r')
            return true;
    return false;
}

/* An amount whose marks change places is the same where the decimal mark is the other. */
static void check_swapped(struct slice text, char mark, enum number_result result,
                          money cents) {
    struct amount swapped;
    char *other = mem_copy(text.at, text.len);
    for (size_t i = 0; i < text.len; i++)
        other[i] = other[i] == '.' ? ',' : other[i] == ',' ? '.' : other[i];
    must(amount_read((struct slice){other, text.len}, mark == '.' ? ',' : '.',
                     &swapped) == result);
    must(result != NUMBER_OK || swapped.cents == cents);
    free(other);
}

static void check_amount(struct slice text, char mark) {
    struct amount amount = {.cents = 0};
    enum number_result result = amount_read(text, mark, &amount);
    if (!may_be_dotted(text))
        check_swapped(text, mark, result, amount.cents);
    if (result == NUMBER_DECIMALS)
        must(decimals_count(text, mark) > 2);
    if (result != NUMBER_OK)
        return;
    must(amount.cents != INT64_MIN);
    check_again(amount.cents, &figure_plain, '.');
    check_again(amount.cents, &figure_english, '.');
    check_again(amount.cents, &figure_dutch, ',');
}

/* A short amount is read as any other. */
static void check_fast(struct slice text, char mark) {
    struct amount any, fast;
    if (!amount_fast_read(text, mark, &fast))
        return;
    must(amount_read(text, mark, &any) == NUMBER_OK && any.cents == fast.cents &&
         any.grouping == fast.grouping && any.marked == fast.marked &&
         any.like_thousands == fast.like_thousands);
}

static void check_decimal(struct slice text, char mark) {
    struct decimal value, again;
    struct buf out;
    if (decimal_read(text, mark, &value) != NUMBER_OK)
        return;
    must(value.digits >= 0 && value.places <= DECIMAL_PLACES);
    buf_init(&out);
    figure_write(&out, value.digits, value.places, &figure_plain);
    must(decimal_read(buf_view(&out), '.', &again) == NUMBER_OK);
    must(again.digits == value.digits && again.places == value.places);
    buf_clear(&out);
}

static void check_period(struct slice text) {
    period p, again;
    date month;
    struct buf out;
    if (!period_read(text, &p))
        return;
    buf_init(&out);
    period_write(&out, p);
    must(period_read(buf_view(&out), &again) && again == p);
    must(period_in_name(buf_view(&out), &again, &month) == NAME_CLEAR && again == p);
    buf_clear(&out);
}

static void check_date(struct slice text) {
    date d, again;
    struct buf out;
    if (!date_read(text, &d))
        return;
    must(date_make(d / 10000, d / 100 % 100, d % 100) == d);
    buf_init(&out);
    buf_format(&out, "%04d-%02d-%02d", d / 10000, d / 100 % 100, d % 100);
    must(date_read(buf_view(&out), &again) && again == d);
    buf_clear(&out);
}

static void check_span(struct slice text) {
    struct days s;
    period p;
    date d;
    bool read = days_read(text, &s);
    must(read == (period_read(text, &p) || date_read(text, &d)));
    if (read)
        must(s.first <= s.last && period_of_date(s.first) <= period_of_date(s.last));
}

/* No two forms say different things of one text that is read. */
static void check_forms(struct slice text) {
    struct time_reading r, other;
    if (time_read(text, ORDER_UNSAID, &r) != TIME_READ)
        return;
    for (size_t i = 0; i < time_form_count; i++)
        if (time_forms[i].use != FORM_EXPLAINED &&
            time_form_read(&time_forms[i], text, &other) == TIME_READ)
            must(r.unit == other.unit && r.year == other.year &&
                 r.quarter == other.quarter && r.month == other.month &&
                 r.day == other.day);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct slice text = {(const char *)data, size};
    period p;
    date month;
    check_amount(text, '.');
    check_amount(text, ',');
    check_fast(text, '.');
    check_fast(text, ',');
    check_decimal(text, '.');
    check_decimal(text, ',');
    check_period(text);
    check_date(text);
    check_span(text);
    check_forms(text);
    (void)period_in_name(text, &p, &month);
    return 0;
}
