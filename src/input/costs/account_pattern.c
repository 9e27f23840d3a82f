#include "input/costs/account_pattern.h"

#include <string.h>

#include "base/letters.h"

/* Bytes of a beginning of accounts: searching the longest one takes time in proportion. */
enum { BEGINNING_MOST = 1000 };

/* --- cells ------------------------------------------------------------------------- */

/* Quotes that make an account a text, and the soft hyphen. */
static const char *const wrappers[] = {
    "'",       "\"", "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d",
    "\xc2\xad"};

static bool ends_in(struct slice text, const char *end, size_t len) {
    return text.len >= len && memcmp(text.at + text.len - len, end, len) == 0;
}

struct slice account_text(struct slice cell) {
    for (size_t i = 0; i < sizeof wrappers / sizeof wrappers[0]; i++) {
        size_t len = strlen(wrappers[i]),
               front = slice_starts(cell, wrappers[i]) ? len : 0;
        if (front == 0 && !ends_in(cell, wrappers[i], len))
            continue;
        return account_text(slice_trim(
            (struct slice){cell.at + front, cell.len - (front ? front : len)}));
    }
    return cell;
}

/* --- numbers ----------------------------------------------------------------------- */

static size_t count_digits(struct slice text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++)
        digits += letter_is_digit(text.at[i]);
    return digits;
}

bool account_number_read(struct slice text, struct account_number *number) {
    size_t digits = 0;
    while (digits < text.len && letter_is_digit(text.at[text.len - digits - 1]))
        digits++;
    number->letters = (struct slice){text.at, text.len - digits};
    number->digits = (struct slice){text.at + text.len - digits, digits};
    while (number->digits.len > 1 && number->digits.at[0] == '0') {
        number->digits.at++;
        number->digits.len--;
    }
    for (size_t i = 0; i < number->letters.len; i++) {
        char letter = letter_lower(number->letters.at[i]);
        if (letter < 'a' || letter > 'z')
            return false;
    }
    return digits > 0;
}

/* Numbers may have any length: without leading zeros, the longer one is larger. */
int account_number_compare(const struct account_number *a,
                           const struct account_number *b) {
    int order = slice_compare(a->letters, b->letters);
    if (order != 0)
        return order;
    if (a->digits.len != b->digits.len)
        return a->digits.len < b->digits.len ? -1 : 1;
    return slice_compare(a->digits, b->digits);
}

/* --- patterns ---------------------------------------------------------------------- */

/* What may stand between the ends of a range: first the dashes, which make one, then what
   only looks like it. */
static const char *const betweens[] = {"-", "\xe2\x80\x93", "t/m", "..", " tot ", " to "};
enum { DASHES = 2, BETWEENS = sizeof betweens / sizeof betweens[0] };

/* Cuts `text` at the first place where `between` stands. */
static bool cut(struct slice text, const char *between, struct slice *before,
                struct slice *behind) {
    size_t len = strlen(between);
    for (size_t at = 0; at + len <= text.len; at++) {
        if (memcmp(text.at + at, between, len) != 0)
            continue;
        *before = slice_trim((struct slice){text.at, at});
        *behind = slice_trim((struct slice){text.at + at + len, text.len - at - len});
        return true;
    }
    return false;
}

/* A pattern with one dash. With fewer digits behind the dash than before it, as in
   41000-01, the dash is part of the account. */
static enum account_form with_dash(struct slice before, struct slice behind,
                                   struct account_number *low,
                                   struct account_number *high) {
    size_t digits = count_digits(before), more = count_digits(behind);
    if (more > 0 && more == behind.len && more < digits)
        return ACCOUNT_ITSELF;
    if (account_number_read(before, low) && account_number_read(behind, high) &&
        slice_equal(low->letters, high->letters))
        return account_number_compare(low, high) <= 0 ? ACCOUNT_RANGE : ACCOUNT_REVERSED;
    /* K-100 is an account. */
    bool ends = before.len > 0 && behind.len > 0;
    return ends && (digits == 0 || more == 0) ? ACCOUNT_ITSELF : ACCOUNT_DOUBTFUL;
}

static bool has_dash(struct slice text) {
    struct slice before, behind;
    return cut(text, betweens[0], &before, &behind) ||
           cut(text, betweens[1], &before, &behind);
}

/* A pattern without a star. */
static enum account_form read_plain(struct slice pattern, struct account_number *low,
                                    struct account_number *high) {
    struct slice before, behind;
    for (size_t i = 0; i < DASHES; i++)
        if (cut(pattern, betweens[i], &before, &behind))
            return has_dash(before) || has_dash(behind)
                       ? ACCOUNT_ITSELF
                       : with_dash(before, behind, low, high);
    for (size_t i = DASHES; i < BETWEENS; i++)
        if (cut(pattern, betweens[i], &before, &behind) && count_digits(before) > 0 &&
            count_digits(behind) > 0)
            return ACCOUNT_DOUBTFUL;
    return ACCOUNT_ITSELF;
}

enum account_form account_pattern_read(struct slice pattern, struct account_number *low,
                                       struct account_number *high) {
    const char *star = memchr(pattern.at, '*', pattern.len);
    size_t before = star ? (size_t)(star - pattern.at) : pattern.len;
    if (before + 1 < pattern.len || (star && pattern.len > BEGINNING_MOST))
        return ACCOUNT_SENSELESS;
    return star ? ACCOUNT_BEGINNING : read_plain(pattern, low, high);
}
