#include "input/workbook/total_formula.h"

#include "base/letters.h"

static struct slice behind(struct slice text, size_t len) {
    return (struct slice){text.at + len, text.len - len};
}

static bool take(struct slice *text, const char *word) {
    size_t len = strlen(word);
    if (text->len < len ||
        !slice_equal_nocase((struct slice){text->at, len}, slice_of(word)))
        return false;
    *text = behind(*text, len);
    return true;
}

static uint32_t take_number(struct slice *text) {
    enum { MOST = 100000000 };
    uint32_t number = 0;
    while (text->len > 0 && letter_is_digit(text->at[0])) {
        number = number < MOST ? number * 10 + (uint32_t)(text->at[0] - '0') : MOST;
        *text = behind(*text, 1);
    }
    return number;
}

uint32_t column_take(struct slice *text) {
    enum { MOST = 100000 };
    uint32_t column = 0;
    while (text->len > 0) {
        char c = letter_lower(text->at[0]);
        if (c < 'a' || c > 'z')
            break;
        column = column < MOST ? column * 26 + (uint32_t)(c - 'a') + 1 : MOST;
        *text = behind(*text, 1);
    }
    return column;
}

/* Takes a cell of this column, $D$2, off the front: its row, or 0. */
static uint32_t take_cell(struct slice *text, uint32_t column) {
    (void)take(text, "$");
    if (column_take(text) != column)
        return 0;
    (void)take(text, "$");
    return take_number(text);
}

/* Takes a range of cells above this one: how many these are; 0 = it is none. */
static uint32_t take_range(struct slice *text, uint32_t column, uint32_t row) {
    uint32_t first = take_cell(text, column), last = first;
    if (first > 0 && take(text, ":"))
        last = take_cell(text, column);
    if (first == 0 || last < first || last >= row)
        return 0;
    return last - first + 1;
}

/* Takes the beginning of a sum, up to its first range. */
static bool take_sum(struct slice *text, bool *subtotal) {
    *subtotal = false;
    if (take(text, "SUM("))
        return true;
    *subtotal = take(text, "SUBTOTAL(");
    if (*subtotal)
        return take(text, "9,") || take(text, "109,");
    if (!take(text, "AGGREGATE(9,"))
        return false;
    take_number(text);
    return take(text, ",");
}

bool total_formula(struct slice formula, uint32_t column, uint32_t row) {
    struct slice left = slice_trim(formula);
    uint32_t cells = 0, some;
    bool subtotal;
    (void)take(&left, "=");
    if (!take_sum(&left, &subtotal))
        return false;
    if (subtotal && slice_has(left, '[') && !slice_has(left, '!'))
        return true;
    do {
        some = take_range(&left, column, row);
        cells += some;
    } while (some > 0 && take(&left, ","));
    return some > 0 && cells > 1 && take(&left, ")") && left.len == 0;
}
