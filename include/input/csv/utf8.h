/* UTF-8: which bytes are well-formed characters (the Unicode Standard, table 3-7). */
#ifndef INPUT_CSV_UTF8_H
#define INPUT_CSV_UTF8_H

#include "base/slice.h"

enum { UTF8_MOST = 4 /* bytes of one character */ };

/* Bytes of the character that is not ASCII and that `text` begins with, or 0. */
size_t utf8_character(struct slice text);

/* Whether `text` is the beginning of such a character, and not all of it. */
bool utf8_cut(struct slice text);

/* Bytes of well-formed UTF-8 at the front of `text`. */
size_t utf8_ahead(struct slice text);

/* Whether all of `text` is. */
static inline bool utf8_whole(struct slice text) {
    return utf8_ahead(text) == text.len;
}

#endif
