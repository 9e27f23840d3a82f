/* UTF-16, in which Excel writes "Unicode text": units of two bytes, in the order that the
   byte order mark shows (the Unicode Standard, section 3.9, D91). */
#ifndef INPUT_CSV_UTF16_H
#define INPUT_CSV_UTF16_H

#include <stdbool.h>

#include "base/slice.h"

enum {
    UTF16_UNIT = 2,
    UTF16_FACTOR = 3
}; /* most bytes of UTF-8 for one byte, rounded up */

/* Writes `text` as UTF-8 to `to`, which has room for UTF16_FACTOR times as many bytes.
   U+FFFD stands for half a pair of surrogates. Returns the bytes written; *left is how
   many bytes at the end of `text` are the beginning of a character. */
size_t utf16_convert(char *to, struct slice text, bool big_endian, size_t *left);

#endif
