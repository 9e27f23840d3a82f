#include "input/forms/amount_words.h"

#include "base/diag.h"
#include "base/letters.h"
#include "input/forms/amounts.h"
#include "input/forms/header_names.h"

/* --- sides ------------------------------------------------------------------------- */

enum pair { D_C, D_K, DR_CR, S_H, AF_BIJ, SIGNS, EXPENSE };

#define IN(pair) (1u << (pair))

/* Each pair has words and their first letters. In a bank's statement money goes off (af) or
   is added (bij); a plus is a cost here, as in amounts. */
const struct side_word side_words[SIDE_WORDS] = {
    {"D", false, IN(D_C) | IN(D_K)},
    {"C", true, IN(D_C)},
    {"K", true, IN(D_K)},
    {"debit|debet|deb|d\u00e9bit|D\u00c9BIT", false, IN(D_C) | IN(D_K)},
    {"credit|cred|cr\u00e9dit|CR\u00c9DIT", true, IN(D_C)},
    {"kredit|kred", true, IN(D_K)},
    {"DR", false, IN(DR_CR)},
    {"CR", true, IN(DR_CR)},
    {"S", false, IN(S_H)},
    {"H", true, IN(S_H)},
    {"Soll", false, IN(S_H)},
    {"Haben", true, IN(S_H)},
    {"Af", false, IN(AF_BIJ)},
    {"Bij", true, IN(AF_BIJ)},
    {"+", false, IN(SIGNS)},
    {"-|\xe2\x88\x92", true, IN(SIGNS)},
    {"lasten|last|uitgaven|uitgave|kosten|ausgaben|ausgabe|aufwand|expense|expenses|"
     "expenditure|d\u00e9penses|d\u00e9pense",
     false, IN(EXPENSE)},
    {"baten|baat|inkomsten|opbrengsten|opbrengst|einnahmen|einnahme|ertrag|income|"
     "revenue|"
     "revenues|recettes|recette",
     true, IN(EXPENSE)},
};

const unsigned char side_letters[256] = {
    ['D'] = 1, ['d'] = 1, ['C'] = 2,  ['c'] = 2,  ['K'] = 3,  ['k'] = 3,
    ['S'] = 9, ['s'] = 9, ['H'] = 10, ['h'] = 10, ['+'] = 15, ['-'] = 16,
};

static bool is_among(const char *names, struct slice word) {
    struct slice left = slice_of(names), one;
    while (header_alternative(&left, &one))
        if (slice_equal_nocase(one, word))
            return true;
    return false;
}

int side_read(struct slice cell) {
    if (cell.len > 1 && cell.at[cell.len - 1] == '.')
        cell.len--;
    if (cell.len == 1)
        return side_letters[(unsigned char)cell.at[0]] - 1;
    for (int i = 0; i < SIDE_WORDS; i++)
        if (is_among(side_words[i].names, cell))
            return i;
    return SIDE_NONE;
}

void sides_join(struct sides *s, const struct sides *later, uint64_t lines) {
    for (int i = 0; i < SIDE_WORDS; i++)
        if (s->first[i] == 0 && later->first[i] > 0)
            s->first[i] = later->first[i] + lines;
}

/* The word that comes first in the file of those behind line `after`, or SIDE_NONE. */
static int next_word(const struct sides *s, uint64_t after) {
    int found = SIDE_NONE;
    for (int i = 0; i < SIDE_WORDS; i++)
        if (s->first[i] > after && (found == SIDE_NONE || s->first[i] < s->first[found]))
            found = i;
    return found;
}

bool sides_clash(const struct sides *s, int *first, int *other) {
    *first = *other = next_word(s, 0);
    unsigned pairs = ~0u;
    while (*other != SIDE_NONE) {
        pairs &= side_words[*other].pairs;
        if (pairs == 0)
            return true;
        *other = next_word(s, s->first[*other]);
    }
    return false;
}

/* --- what is no amount ------------------------------------------------------------- */

static struct slice front(struct slice s, size_t len) {
    return slice_trim((struct slice){s.at, len});
}

static struct slice behind(struct slice s, size_t len) {
    return slice_trim((struct slice){s.at + len, s.len - len});
}

static bool is_amount(struct slice text) {
    struct amount amount;
    return text.len > 0 && amount_read_either(text, &amount);
}

/* Bytes of the first of `signs` that `text` begins with, or 0. */
static size_t sign_ahead(struct slice text, const char *const *signs) {
    for (; *signs; signs++)
        if (slice_starts(text, *signs))
            return strlen(*signs);
    return 0;
}

/* Whether some of `signs` stands in the text. */
static bool has_sign(struct slice text, const char *const *signs) {
    for (size_t i = 0; i < text.len; i++)
        if (sign_ahead((struct slice){text.at + i, text.len - i}, signs) > 0)
            return true;
    return false;
}

static bool has_digit(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (letter_is_digit(text.at[i]))
            return true;
    return false;
}

/* --- kinds ------------------------------------------------------------------------- */

/* 1.234,56 D, or CR 12,50 */
static bool has_side(struct slice text) {
    size_t head = 0, tail = 0;
    while (head < text.len && letter_lower(text.at[head]) >= 'a' &&
           letter_lower(text.at[head]) <= 'z')
        head++;
    while (tail < text.len && letter_lower(text.at[text.len - tail - 1]) >= 'a' &&
           letter_lower(text.at[text.len - tail - 1]) <= 'z')
        tail++;
    return (head > 0 && side_read(front(text, head)) != SIDE_NONE &&
            is_amount(behind(text, head))) ||
           (tail > 0 && side_read(behind(text, text.len - tail)) != SIDE_NONE &&
            is_amount(front(text, text.len - tail)));
}

static bool has_apostrophes(struct slice text) {
    static const char *const signs[] = {
        "'", "`", "\xc2\xb4", "\xe2\x80\x99", "\xe2\x80\x98", NULL};
    return has_digit(text) && has_sign(text, signs);
}

/* 1,23E+05 */
static bool has_exponent(struct slice text) {
    size_t e = 1;
    while (e < text.len && letter_lower(text.at[e]) != 'e')
        e++;
    if (e + 1 >= text.len || !is_amount(front(text, e)))
        return false;
    struct slice power = behind(text, e + 1);
    if (power.at[0] == '+' || power.at[0] == '-')
        power = behind(power, 1);
    for (size_t i = 0; i < power.len; i++)
        if (!letter_is_digit(power.at[i]))
            return false;
    return power.len > 0;
}

static bool has_plus_behind(struct slice text) {
    return text.at[text.len - 1] == '+' && is_amount(front(text, text.len - 1));
}

static bool has_dash(struct slice text) {
    static const char *const dashes[] = {
        "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x92", "\xe2\x80\x93", "\xe2\x80\x94",
        "\xe2\x80\x95", "\xef\xb9\xa3", "\xef\xbc\x8d", "\xc2\xad",     NULL};
    return has_sign(text, dashes);
}

bool amount_is_nothing(struct slice text) {
    return header_among("null|nil|none|nan|n/a|na|n.v.t|nvt|geen|leeg|empty|onbekend|x|"
                        "#missing|#mi|#nodata",
                        text);
}

/* #REF!, #WAARDE! */
static bool is_formula_fault(struct slice text) {
    return text.len > 1 && text.at[0] == '#' && !has_digit(text);
}

static const struct {
    bool (*is)(struct slice text);
    const char *hint;
} kinds[] = {
    {has_side, DIAG_WORD("put the letters for debit and credit in a column of their own, "
                         "`dc` or `d/c`, beside the amounts")},
    {has_exponent, DIAG_WORD("a spreadsheet has cut the digits off: give the column the "
                             "format of a number with two decimals, and save the file "
                             "again")},
    {has_plus_behind, DIAG_WORD("write the plus before the amount, or leave it out")},
    {has_dash, DIAG_WORD("write a minus as -, and nil as 0")},
    {has_apostrophes, DIAG_WORD("take the apostrophes out of the amounts")},
    {amount_is_nothing,
     DIAG_WORD(
         "write 0 if there is no amount, or take the row out; or say by the setting "
         "`empty amount` that such cells are nil")},
    {is_formula_fault, DIAG_WORD("a formula failed here: mend it in the spreadsheet, and "
                                 "save the file again")},
};

const char *amount_hint(struct slice text) {
    text = slice_trim(text);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && text.len > 0; i++)
        if (kinds[i].is(text))
            return kinds[i].hint;
    return "";
}
