/* Letters and digits of ASCII, whatever the locale. */
#ifndef INPUT_LETTERS_H
#define INPUT_LETTERS_H

#include "base/slice.h"

static inline bool letter_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline char letter_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* A NUL-ended copy of `text` in lower case, owned by the caller. */
char *letters_lower(struct slice text);

#endif
