/* Letters and digits of ASCII, whatever the locale. */
#ifndef INPUT_LETTERS_H
#define INPUT_LETTERS_H

#include "base/slice.h"

bool letter_is_digit(char c);
char letter_lower(char c);

/* A NUL-ended copy of `text` in lower case, owned by the caller. */
char *letters_lower(struct slice text);

#endif
