/* Letters and digits, whatever the locale: of ASCII, but where it says otherwise. */
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

/* Whether both hold the same letters of any script, upper and lower case being the same. */
bool letters_same(struct slice a, struct slice b);

/* A NUL-ended copy of `text` in lower case, owned by the caller: letters of any script, those
   with an accent in one form (Unicode case folding, NFC), without what is not seen (U+FEFF,
   U+200B, the soft hyphen, ...). It may be longer than the text. */
char *letters_lower(struct slice text);

#endif
