#include "base/letters.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/mem.h"

bool letters_ascii(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

static char *lower_ascii(struct slice text) {
    char *lower = mem_copy(text.at, text.len);
    for (size_t i = 0; i < text.len; i++)
        lower[i] = letter_lower(lower[i]);
    return lower;
}

/* Writes `text` to `to`, which has room for all of it, without its invisible characters
   (default ignorable code points), and with plain spaces for no-break ones. */
static struct slice write_visible(char *to, struct slice text) {
    size_t len = 0;
    for (size_t at = 0; at < text.len;) {
        ucs4_t c;
        const uint8_t *from = (const uint8_t *)text.at + at;
        size_t bytes = (size_t)u8_mbtouc(&c, from, text.len - at);
        bool no_break = c == 0xa0 || c == 0x202f;
        if (no_break)
            to[len++] = ' ';
        else if (!uc_is_property_default_ignorable_code_point(c))
            for (size_t i = 0; i < bytes; i++)
                to[len++] = (char)from[i];
        at += bytes;
    }
    return slice_trim((struct slice){to, len});
}

static char *lower_any(struct slice text) {
    size_t len;
    errno = 0;
    uint8_t *folded =
        u8_casefold((const uint8_t *)text.at, text.len, NULL, UNINORM_NFC, NULL, &len);
    if (!folded && errno == ENOMEM)
        mem_exhausted();
    if (!folded)
        return lower_ascii(text); /* it is not UTF-8 */
    char *lower = mem_copy((const char *)folded, len);
    free(folded);
    return lower;
}

char *letters_lower(struct slice text) {
    if (letters_ascii(text))
        return lower_ascii(text);
    char *visible = mem_copy(text.at, text.len);
    char *lower = lower_any(write_visible(visible, text));
    free(visible);
    return lower;
}

/* Characters that a spreadsheet may skip before a sign: control characters, blanks of all
   kinds and invisible ones; and apostrophes, so that one more makes no difference. */
static bool hides(ucs4_t c) {
    return c == '\'' || c < 0x20 || (c >= 0x7f && c < 0xa0) ||
           uc_is_property_white_space(c) ||
           uc_is_property_default_ignorable_code_point(c);
}

/* Some spreadsheets drop tabs and line ends with all before them, so they count too. */
static bool is_formula_sign(ucs4_t c) {
    static const ucs4_t signs[] = {'=',    '+',    '-',  '@',  0xff1d, 0xff0b,
                                   0xff0d, 0xff20, '\t', '\r', '\n'};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (c == signs[i])
            return true;
    return false;
}

bool letters_hidden_formula(struct slice text) {
    for (size_t at = 0; at < text.len;) {
        ucs4_t c;
        at += (size_t)u8_mbtouc(&c, (const uint8_t *)text.at + at, text.len - at);
        if (is_formula_sign(c) || !hides(c))
            return is_formula_sign(c);
    }
    return false;
}

bool letters_same(struct slice a, struct slice b) {
    if (slice_equal_nocase(a, b))
        return true;
    if (letters_ascii(a) && letters_ascii(b))
        return false;
    char *x = letters_lower(a), *y = letters_lower(b);
    bool same = strcmp(x, y) == 0;
    free(y);
    free(x);
    return same;
}
