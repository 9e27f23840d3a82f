#include "input/table/amounts.h"

#include <string.h>

#include "base/letters.h"
#include "base/words.h"

/* A number without its sign and what stands around it. */
struct number {
    int64_t digits;   /* without marks, and without zeros at the end of the decimals */
    unsigned places;  /* significant decimals */
    unsigned whole;   /* digits before the decimal mark */
    unsigned written; /* decimals as written */
    bool grouped;
    bool large; /* did not fit */
};

/* What stood around a number. */
struct trimmings {
    bool negative, currency, percent, parentheses;
    bool sign;
};

/* --- digits ------------------------------------------------------------------------ */

static void add_digit(struct number *n, char c) {
    if (__builtin_mul_overflow(n->digits, 10, &n->digits) ||
        __builtin_add_overflow(n->digits, c - '0', &n->digits))
        n->large = true;
}

/* Bytes of the group mark that `s` begins with, or 0. */
static size_t group_mark(struct slice s, char mark) {
    if (s.len > 0 && (s.at[0] == '.' || s.at[0] == ','))
        return s.at[0] != mark;
    struct slice trimmed = slice_trim(s);
    size_t blanks = (size_t)(trimmed.at - s.at);
    size_t one = s.len == 0 ? 0 : s.at[0] == ' ' ? 1 : s.at[0] == '\xc2' ? 2 : 3;
    return blanks == one ? one : 0;
}

/* Reads the whole part: "1234", "1.234", "1 234". False when its groups are not of three,
   or begin with a zero: the point of "0.500" is a decimal mark. */
static bool read_whole(struct slice *s, char mark, struct number *n) {
    struct slice first = {NULL, 0}; /* the group mark that this number uses */
    bool zero = s->len > 0 && s->at[0] == '0';
    unsigned run = 0;
    for (;;) {
        for (; s->len > 0 && letter_is_digit(s->at[0]);
             s->at++, s->len--, run++, n->whole++)
            add_digit(n, s->at[0]);
        size_t len = group_mark(*s, mark);
        struct slice between = {s->at, len};
        if (n->grouped ? run != 3 : len > 0 && (zero || run < 1 || run > 3))
            return false;
        if (len == 0)
            return true;
        if (n->grouped && !slice_equal(first, between))
            return false;
        first = between;
        n->grouped = true;
        run = 0;
        s->at += len;
        s->len -= len;
    }
}

/* Reads the decimals behind their mark: digits, or the "-" of "1.234,-". */
static bool read_decimals(struct slice s, struct number *n) {
    if (s.len > 0 && s.len <= 2 && s.at[0] == '-' && s.at[s.len - 1] == '-')
        return n->whole > 0;
    size_t significant = s.len;
    while (significant > 0 && s.at[significant - 1] == '0')
        significant--;
    for (size_t i = 0; i < s.len; i++) {
        if (!letter_is_digit(s.at[i]))
            return false;
        if (i < significant)
            add_digit(n, s.at[i]);
    }
    n->places = (unsigned)significant;
    n->written = (unsigned)s.len;
    return s.len > 0;
}

static bool read_number(struct slice s, char mark, struct number *n) {
    *n = (struct number){0};
    if (!read_whole(&s, mark, n))
        return false;
    if (s.len == 0)
        return n->whole > 0;
    return s.at[0] == mark && read_decimals((struct slice){s.at + 1, s.len - 1}, n);
}

/* --- what stands around them ------------------------------------------------------- */

/* Takes `word` off the front of `s`, case ignored. */
static bool take_front(struct slice *s, const char *word) {
    size_t len = strlen(word);
    if (s->len < len || !slice_equal_nocase((struct slice){s->at, len}, slice_of(word)))
        return false;
    s->at += len;
    s->len -= len;
    return true;
}

static bool take_back(struct slice *s, const char *word) {
    size_t len = strlen(word);
    if (s->len < len ||
        !slice_equal_nocase((struct slice){s->at + s->len - len, len}, slice_of(word)))
        return false;
    s->len -= len;
    return true;
}

static const char minus_sign[] = "\xe2\x88\x92"; /* U+2212 */
static const char euro_sign[] = "\xe2\x82\xac";

/* Takes one sign or currency off the front, each kind at most once. */
static bool strip_front(struct slice *s, struct trimmings *t) {
    *s = slice_trim(*s);
    if (!t->sign && (take_front(s, "-") || take_front(s, minus_sign)))
        return t->sign = t->negative = true;
    if (!t->sign && take_front(s, "+"))
        return t->sign = true;
    if (!t->currency && (take_front(s, euro_sign) || take_front(s, "EUR")))
        return t->currency = true;
    return false;
}

/* The same at the end. The minus of "1.234,-" stays: it stands for the cents. */
static bool strip_back(struct slice *s, char mark, struct trimmings *t) {
    *s = slice_trim(*s);
    bool cents = s->len >= 2 && (s->at[s->len - 2] == mark || s->at[s->len - 2] == '-');
    if (!t->sign && !cents && (take_back(s, "-") || take_back(s, minus_sign)))
        return t->sign = t->negative = true;
    if (!t->currency && (take_back(s, euro_sign) || take_back(s, "EUR")))
        return t->currency = true;
    if (!t->percent && take_back(s, "%"))
        return t->percent = true;
    return false;
}

/* Parentheses around a number, or around what is left of it: "€ (5,00)". */
static bool strip_both(struct slice *s, struct trimmings *t) {
    *s = slice_trim(*s);
    if (t->sign || s->len < 2 || s->at[0] != '(' || s->at[s->len - 1] != ')')
        return false;
    *s = (struct slice){s->at + 1, s->len - 2};
    return t->parentheses = t->sign = t->negative = true;
}

static struct slice strip(struct slice s, char mark, struct trimmings *t) {
    *t = (struct trimmings){0};
    while (strip_both(&s, t) || strip_front(&s, t) || strip_back(&s, mark, t))
        ;
    return s;
}

/* Reads a number and what stands around it. */
static enum amount_result read_cell(struct slice text, char mark, struct number *n,
                                    struct trimmings *t) {
    text = slice_trim(text);
    if (text.len == 0)
        return AMOUNT_EMPTY;
    *t = (struct trimmings){0};
    if (read_number(text, mark, n))
        return AMOUNT_OK;
    struct slice core = strip(text, mark, t);
    if (core.len == 0 && t->negative && !t->parentheses) {
        /* A lone "-", or "€ -": nil, as Excel prints it. */
        *n = (struct number){0};
        t->negative = false;
        return AMOUNT_OK;
    }
    if (read_number(core, mark, n))
        return AMOUNT_OK;
    char other = mark == ',' ? '.' : ',';
    core = strip(text, other, t);
    return read_number(core, other, n) ? AMOUNT_MARK : AMOUNT_INVALID;
}

/* --- amounts and decimals ---------------------------------------------------------- */

/* One to three digits that do not begin with a zero, and three behind the mark. */
static bool like_thousands(const struct number *n, struct slice text) {
    size_t at = 0;
    while (at < text.len && !letter_is_digit(text.at[at]))
        at++;
    return n->written == 3 && n->whole >= 1 && n->whole <= 3 && !n->grouped &&
           at < text.len && text.at[at] != '0';
}

static enum grouping_kind grouping_of(const struct number *n) {
    return n->whole < 4 ? GROUPING_SHORT : n->grouped ? GROUPING_USED : GROUPING_UNUSED;
}

/* The number that four digits make, all at once: first pairs, then the four. *odd becomes
   non-zero when one is no digit. */
static inline uint32_t four_digits(uint32_t bytes, uint32_t *odd) {
    uint32_t digits = bytes - 0x30303030u;
    *odd |= (digits | (digits + 0x76767676u)) & 0x80808080u;
    digits = digits * 10 + (digits >> 8);
    return (digits & 0xff) * 100 + (digits >> 16 & 0xff);
}

/* The number that four to eight digits make: the last four, and the others with zeros in
   front. */
static inline uint32_t some_digits(const char *at, size_t count, uint32_t *odd) {
    uint64_t zeros_first = UINT64_C(0x30303030) | (uint64_t)words_four(at) << 32;
    uint32_t before = (uint32_t)(zeros_first >> 8 * (count - 4));
    return four_digits(before, odd) * 10000 +
           four_digits(words_four(at + count - 4), odd);
}

/* The number that one to three digits make. */
static inline uint32_t few_digits(const char *at, size_t count, uint32_t *odd) {
    uint32_t number = 0;
    for (size_t i = 0; i < count; i++) {
        *odd |= !letter_is_digit(at[i]);
        number = number * 10 + (uint32_t)(at[i] - '0');
    }
    return number;
}

/* The decimals behind the mark: two digits. */
static inline uint32_t two_digits(const char *at, uint32_t *odd) {
    uint32_t tens = (uint32_t)(at[0] - '0'), ones = (uint32_t)(at[1] - '0');
    *odd |= (tens > 9) | (ones > 9);
    return tens * 10 + ones;
}

bool amount_read_fast(struct slice text, char mark, struct amount *amount) {
    enum { CENTS = 2, MOST = 8 /* digits before the mark */ };
    size_t negative = text.len > 0 && text.at[0] == '-';
    size_t count = text.len - negative - CENTS - 1;
    /* Too many digits; or none, and then the subtraction wraps around. */
    if (count - 1 >= MOST)
        return false;
    const char *at = text.at + negative, *point = at + count;
    uint32_t odd = *point != mark;
    uint32_t whole =
        count >= 4 ? some_digits(at, count, &odd) : few_digits(at, count, &odd);
    money cents = (money)whole * 100 + two_digits(point + 1, &odd);
    amount->cents = negative ? -cents : cents;
    amount->grouping = count < 4 ? GROUPING_SHORT : GROUPING_UNUSED;
    amount->like_thousands = false;
    return odd == 0;
}

enum amount_result amount_read(struct slice text, char mark, struct amount *amount) {
    struct number n;
    struct trimmings t;
    if (amount_read_fast(text, mark, amount))
        return AMOUNT_OK;
    *amount = (struct amount){0};
    enum amount_result result = read_cell(text, mark, &n, &t);
    if (result != AMOUNT_OK)
        return result;
    if (t.percent)
        return AMOUNT_INVALID;
    if (n.places > 2)
        return AMOUNT_DECIMALS;
    for (unsigned i = n.places; i < 2; i++)
        add_digit(&n, '0');
    if (n.large)
        return AMOUNT_LARGE;
    amount->cents = t.negative ? -n.digits : n.digits;
    amount->grouping = grouping_of(&n);
    amount->like_thousands = like_thousands(&n, text);
    return AMOUNT_OK;
}

enum amount_result decimal_read(struct slice text, char mark, struct decimal *value) {
    struct number n;
    struct trimmings t;
    enum amount_result result = read_cell(text, mark, &n, &t);
    if (result != AMOUNT_OK)
        return result;
    if (t.currency)
        return AMOUNT_INVALID;
    if (t.negative && n.digits != 0)
        return AMOUNT_NEGATIVE;
    if (n.places > DECIMAL_PLACES)
        return AMOUNT_DECIMALS;
    static const int64_t limit = INT64_C(1000000000000000000); /* 10^DECIMAL_DIGITS */
    if (n.large || n.digits >= limit)
        return AMOUNT_LARGE;
    *value = (struct decimal){.digits = n.digits, .places = n.places};
    return AMOUNT_OK;
}

bool decimal_like_thousands(struct slice text, char mark) {
    struct number n;
    struct trimmings t;
    return read_cell(text, mark, &n, &t) == AMOUNT_OK && !t.percent &&
           like_thousands(&n, text);
}

enum grouping_kind decimal_grouping(struct slice text, char mark) {
    struct number n;
    struct trimmings t;
    return read_cell(text, mark, &n, &t) == AMOUNT_OK ? grouping_of(&n) : GROUPING_SHORT;
}

unsigned decimals_count(struct slice text, char mark) {
    struct number n;
    struct trimmings t;
    return read_cell(text, mark, &n, &t) == AMOUNT_OK ? n.places : 0;
}
