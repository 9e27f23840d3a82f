#include "input/forms/amounts.h"

#include <string.h>

#include "base/letters.h"
#include "input/forms/currencies.h"

/* A number and what is around it. */
struct number {
    int64_t digits;   /* without marks, nor zeros at the end of the decimals */
    unsigned places;  /* significant decimals */
    unsigned whole;   /* digits before the decimal mark */
    unsigned written; /* decimals as written */
    bool zero_first;  /* its first digit is 0 */
    bool grouped;
    bool large;        /* it did not fit */
    unsigned currency; /* the mark beside it (currencies.h), or CURRENCY_NONE */
    bool sign, negative, percent, opened, closed;
};

/* What is left to read of a cell. */
struct rest {
    const char *at, *end;
    char mark;
};

/* What a byte may begin. */
enum byte_class { OTHER, DIGIT, POINT, BLANK, SIGN, OPENING, CLOSING, PERCENT, WIDE };

static const unsigned char classes[256] = {
    ['0'] = DIGIT, ['1'] = DIGIT,   ['2'] = DIGIT,   ['3'] = DIGIT,   ['4'] = DIGIT,
    ['5'] = DIGIT, ['6'] = DIGIT,   ['7'] = DIGIT,   ['8'] = DIGIT,   ['9'] = DIGIT,
    ['.'] = POINT, [','] = POINT,   [' '] = BLANK,   ['\t'] = BLANK,  ['-'] = SIGN,
    ['+'] = SIGN,  ['('] = OPENING, [')'] = CLOSING, ['%'] = PERCENT, [0xc2] = WIDE,
    [0xe2] = WIDE, [0xef] = WIDE,
};

static inline enum byte_class class_of(const struct rest *r) {
    return r->at < r->end ? (enum byte_class)classes[(unsigned char)*r->at] : OTHER;
}

static inline struct slice slice_ahead(const struct rest *r) {
    return (struct slice){r->at, (size_t)(r->end - r->at)};
}

/* --- what is around a number --------------------------------------------------------- */

static bool take_sign(struct rest *r, struct number *n, bool negative, size_t len) {
    if (n->sign)
        return false;
    n->sign = true;
    n->negative = negative;
    r->at += len;
    return true;
}

static bool take_currency(struct rest *r, struct number *n) {
    size_t len;
    unsigned mark = currency_ahead(slice_ahead(r), &len);
    if (n->currency != CURRENCY_NONE || mark == CURRENCY_NONE)
        return false;
    n->currency = mark;
    r->at += len;
    return true;
}

/* A sign, a currency or a blank that UTF-8 writes with several bytes. */
static bool take_wide(struct rest *r, struct number *n) {
    static const char minus[] = "\xe2\x88\x92";
    struct slice ahead = slice_ahead(r);
    if (ahead.len >= 3 && memcmp(ahead.at, minus, 3) == 0)
        return take_sign(r, n, true, 3);
    size_t blank = slice_blank(ahead);
    r->at += blank;
    return blank > 0 || take_currency(r, n);
}

/* Parentheses stand for a minus, and enclose all that has a meaning. */
static bool take_opening(struct rest *r, struct number *n) {
    n->opened = take_sign(r, n, true, 1);
    return n->opened;
}

static bool take_closing(struct rest *r, struct number *n) {
    bool fits = n->opened && !n->closed;
    n->closed = true;
    r->at++;
    return fits;
}

static bool take_percent(struct rest *r, struct number *n) {
    bool fits = !n->percent;
    n->percent = true;
    r->at++;
    return fits;
}

/* Takes one thing that may be before a number, or behind it, each kind once. */
static bool take_around(struct rest *r, struct number *n, bool behind) {
    switch (class_of(r)) {
    case BLANK:
        r->at++;
        return true;
    case SIGN:
        return (*r->at == '-' || !behind) && take_sign(r, n, *r->at == '-', 1);
    case WIDE:
        return take_wide(r, n);
    case OPENING:
        return !behind && take_opening(r, n);
    case CLOSING:
        return behind && take_closing(r, n);
    case PERCENT:
        return behind && take_percent(r, n);
    default:
        return take_currency(r, n);
    }
}

/* --- digits -------------------------------------------------------------------------- */

static inline bool is_digit(char c) {
    return (unsigned char)(c - '0') <= 9;
}

/* Adds the digits that come next to the number; returns how many. */
static inline unsigned take_digits(struct rest *r, struct number *n) {
    const char *at = r->at;
    int64_t digits = n->digits;
    for (; at < r->end && is_digit(*at); at++)
        if (__builtin_mul_overflow(digits, 10, &digits) ||
            __builtin_add_overflow(digits, *at - '0', &digits))
            n->large = true;
    unsigned count = (unsigned)(at - r->at);
    n->digits = digits;
    r->at = at;
    return count;
}

static inline unsigned read_run(struct rest *r, struct number *n) {
    unsigned run = take_digits(r, n);
    n->whole += run;
    return run;
}

/* Bytes of the mark between groups that comes next, or 0. A blank is one only where a digit
   follows. */
static inline size_t group_mark(const struct rest *r) {
    enum byte_class class = class_of(r);
    if (class == POINT)
        return *r->at != r->mark;
    if ((class != BLANK && class != WIDE) || *r->at == '\t')
        return 0;
    size_t blank = slice_blank(slice_ahead(r));
    struct rest behind = {r->at + blank, r->end, r->mark};
    return blank > 0 && class_of(&behind) == DIGIT ? blank : 0;
}

/* Reads the groups behind the first digits, `run` of them. False when they are not of three
   digits, do not all have the same mark, or follow a zero: that of "0.500" is a decimal
   mark. */
static bool read_groups(struct rest *r, struct number *n, unsigned run) {
    struct slice first = {r->at, group_mark(r)};
    if (n->zero_first || run < 1 || run > 3)
        return false;
    n->grouped = true;
    for (struct slice mark = first; mark.len > 0;
         mark = (struct slice){r->at, group_mark(r)}) {
        if (mark.len != first.len || memcmp(mark.at, first.at, mark.len) != 0)
            return false;
        r->at += mark.len;
        if (read_run(r, n) != 3)
            return false;
    }
    return true;
}

/* Reads the decimals behind their mark: digits, or the "-" of "1.234,-". */
static bool read_decimals(struct rest *r, struct number *n) {
    const char *from = r->at, *at = from;
    while (at < r->end && *at == '-')
        at++;
    r->at = at;
    if (at > from)
        return n->whole > 0 && at - from <= 2;
    while (at < r->end && is_digit(*at))
        at++;
    n->written = (unsigned)(at - from);
    struct rest significant = {from, at, r->mark};
    while (significant.end > from && significant.end[-1] == '0')
        significant.end--;
    n->places = take_digits(&significant, n);
    r->at = at;
    return n->written > 0;
}

/* --- a cell -------------------------------------------------------------------------- */

/* Reads a number with all that is around it, in one pass. */
static bool read_number(struct slice text, char mark, struct number *n) {
    struct rest r = {text.at, text.at + text.len, mark};
    *n = (struct number){0};
    while (r.at < r.end && !is_digit(*r.at) && take_around(&r, n, false))
        ;
    n->zero_first = r.at < r.end && *r.at == '0';
    unsigned run = read_run(&r, n);
    if (r.at < r.end && group_mark(&r) > 0 && !read_groups(&r, n, run))
        return false;
    if (r.at < r.end && *r.at == mark) {
        r.at++;
        if (!read_decimals(&r, n))
            return false;
    }
    while (r.at < r.end)
        if (!take_around(&r, n, true))
            return false;
    /* A lone "-", or "€ -", is nil, as Excel prints it. */
    bool lone = n->negative && !n->opened;
    if (n->whole + n->written == 0)
        n->negative = false;
    return n->opened == n->closed && (n->whole + n->written > 0 || lone);
}

static enum number_result read_cell(struct slice text, char mark, struct number *n) {
    if (text.len > 0 && read_number(text, mark, n))
        return NUMBER_OK;
    if (slice_trim(text).len == 0)
        return NUMBER_EMPTY;
    return read_number(text, mark == ',' ? '.' : ',', n) ? NUMBER_MARK : NUMBER_INVALID;
}

/* --- amounts and decimals ---------------------------------------------------------- */

/* One to three digits, the first of them no zero, and three behind the mark. */
static bool like_thousands(const struct number *n) {
    return n->written == 3 && n->whole >= 1 && n->whole <= 3 && !n->grouped &&
           !n->zero_first;
}

static enum grouping_kind grouping_of(const struct number *n) {
    return n->whole < 4 ? GROUPING_SHORT : n->grouped ? GROUPING_USED : GROUPING_UNUSED;
}

__attribute__((flatten)) enum number_result amount_read(struct slice text, char mark,
                                                        struct amount *amount) {
    struct number n;
    *amount = (struct amount){0};
    enum number_result result = read_cell(text, mark, &n);
    if (result != NUMBER_OK)
        return result;
    if (n.percent)
        return NUMBER_INVALID;
    if (n.places > 2)
        return NUMBER_DECIMALS;
    static const int64_t to_cents[] = {100, 10, 1};
    if (__builtin_mul_overflow(n.digits, to_cents[n.places], &n.digits))
        n.large = true;
    if (n.large)
        return NUMBER_LARGE;
    amount->cents = n.negative ? -n.digits : n.digits;
    amount->grouping = grouping_of(&n);
    amount->like_thousands = like_thousands(&n);
    amount->marked = n.grouped || n.written > 0;
    amount->currency = (unsigned char)n.currency;
    return NUMBER_OK;
}

bool amount_read_either(struct slice text, struct amount *amount) {
    return amount_read(text, ',', amount) == NUMBER_OK ||
           amount_read(text, '.', amount) == NUMBER_OK;
}

static enum number_result take_decimal(const struct number *n, struct decimal *value) {
    if (n->places > DECIMAL_PLACES)
        return NUMBER_DECIMALS;
    if (n->large)
        return NUMBER_LARGE;
    *value = (struct decimal){n->negative ? -n->digits : n->digits, n->places};
    return NUMBER_OK;
}

enum number_result decimal_read(struct slice text, char mark, struct decimal *value) {
    struct number n;
    enum number_result result = read_cell(text, mark, &n);
    if (result != NUMBER_OK)
        return result;
    if (n.currency)
        return NUMBER_INVALID;
    if (n.negative && n.digits != 0)
        return NUMBER_NEGATIVE;
    return take_decimal(&n, value);
}

enum number_result multiplier_read(struct slice text, char mark, bool price,
                                   struct decimal *value) {
    struct number n;
    enum number_result result = read_cell(text, mark, &n);
    if (result != NUMBER_OK)
        return result;
    if (n.percent || (n.currency && !price))
        return NUMBER_INVALID;
    if (n.grouped && n.written == 0)
        return NUMBER_MARK;
    return take_decimal(&n, value);
}

bool decimal_like_thousands(struct slice text, char mark) {
    struct number n;
    return read_cell(text, mark, &n) == NUMBER_OK && !n.percent && like_thousands(&n);
}

enum grouping_kind decimal_grouping(struct slice text, char mark) {
    struct number n;
    return read_cell(text, mark, &n) == NUMBER_OK ? grouping_of(&n) : GROUPING_SHORT;
}

unsigned price_currency(struct slice text, char mark) {
    struct number n;
    return read_cell(text, mark, &n) == NUMBER_OK ? n.currency : CURRENCY_NONE;
}

unsigned decimals_count(struct slice text, char mark) {
    struct number n;
    return read_cell(text, mark, &n) == NUMBER_OK ? n.places : 0;
}
