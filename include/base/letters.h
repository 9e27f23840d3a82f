/* Letters and digits, whatever the locale: of ASCII unless a comment names others. */
#ifndef BASE_LETTERS_H
#define BASE_LETTERS_H

#include "base/slice.h"

static inline bool letter_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline char letter_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether all of `text` is ASCII. */
bool letters_ascii(struct slice text);

/* Whether a spreadsheet could read a text as a formula: after any blanks, invisible
   characters and apostrophes comes = + - @ (also full-width), or a tab or line end is
   among them. An apostrophe before it makes it a text. An apostrophe does not change the
   answer, so that removing the first one always gives back the text. */
bool letters_hidden_formula(struct slice text);

static inline bool letters_formula(struct slice text) {
    bool plain = text.len == 0 || (text.at[0] > '@' && text.at[0] < 0x7f) ||
                 letter_is_digit(text.at[0]);
    return !plain && letters_hidden_formula(text);
}

/* Whether both hold the same letters of any script; case makes no difference. */
bool letters_same(struct slice a, struct slice b);

/* A NUL-ended copy of `text` in lower case, owned by the caller: letters of any script,
   those with an accent in one form (Unicode case folding, NFC), without invisible
   characters (U+FEFF, U+200B, the soft hyphen, ...). It may be longer than the text. */
char *letters_lower(struct slice text);

#endif
