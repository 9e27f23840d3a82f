#include "input/forms/column_contents.h"

#include "base/letters.h"
#include "input/forms/amounts.h"
#include "input/forms/currencies.h"
#include "input/forms/time_forms.h"
#include "model/budget.h"

/* Whether a text is a period or a date with its year, also one that may be read in two
   ways. Digits alone may be an account, unless they are a whole day. */
static bool is_time(struct slice text, bool digits) {
    struct time_reading r;
    enum time_result result = time_read(text, ORDER_UNSAID, &r);
    if (digits)
        return result == TIME_READ && r.unit == TIME_DAY;
    return result == TIME_DOUBTFUL || (result == TIME_READ && r.year > 0);
}

static bool are_digits(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (!letter_is_digit(text.at[i]))
            return false;
    return text.len > 0;
}

static bool is_precise(const struct amount *amount) {
    return amount->marked || amount->currency != CURRENCY_NONE;
}

/* Whether a header is no name: it says what the cell says, or both are days, or amounts
   with decimals. */
static bool is_alike(struct slice header, struct slice cell, bool time,
                     const struct amount *amount) {
    struct amount above;
    struct time_reading r;
    if (slice_equal(header, cell))
        return true;
    if (time)
        return time_read(header, ORDER_UNSAID, &r) == TIME_READ && r.unit == TIME_DAY;
    return amount && amount_read_either(header, &above) && is_precise(&above);
}

void column_contents_add(struct column_contents *c, struct slice cell,
                         struct slice header, const struct budget *b) {
    enum { SHORTEST_CODE = 3, LONGEST_CODE = 12 };
    struct amount amount;
    if (cell.len == 0)
        return;
    bool digits = are_digits(cell), time = is_time(cell, digits);
    bool sum = amount_read_either(cell, &amount);
    if (digits && c->digits == 0)
        c->digits = cell.len;
    bool code = digits && cell.len == c->digits && cell.len >= SHORTEST_CODE &&
                cell.len <= LONGEST_CODE;
    c->filled++;
    c->like[HOLDS_TEXT] += !sum && !time;
    c->like[HOLDS_TIME] += time;
    c->like[HOLDS_AMOUNT] += sum;
    c->like[HOLDS_CODE] += code;
    c->like[HOLDS_CATEGORY] += category_find(&b->categories, cell) != CATEGORY_UNKNOWN;
    c->like[HOLDS_MUNICIPALITY] += budget_municipality(b, cell) != MUNICIPALITY_NONE;
    c->decimals = c->decimals || (sum && is_precise(&amount));
    c->header = c->header || is_alike(header, cell, time, sum ? &amount : NULL);
}

unsigned column_contents_fit(const struct column_contents *c, enum holds holds) {
    if (c->filled == 0 || c->like[holds] < c->filled)
        return 0;
    bool time = c->like[HOLDS_TIME] == c->filled, code = c->like[HOLDS_CODE] == c->filled;
    if (holds == HOLDS_AMOUNT)
        return 1u + (c->decimals ? 4u : 0u) + (code ? 0u : 2u) + (time ? 0u : 1u);
    return 1;
}
