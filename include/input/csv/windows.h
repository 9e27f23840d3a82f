/* Windows-1252, in which Excel writes its plain CSV: one byte a character. All that matters
   to CSV is ASCII in it as in UTF-8, so that cells are found in the bytes as they are, and
   only a cell that is read as text is converted. */
#ifndef INPUT_CSV_WINDOWS_H
#define INPUT_CSV_WINDOWS_H

#include "base/slice.h"

enum { WINDOWS_FACTOR = 3 }; /* most bytes of UTF-8 for one byte */

/* Whether some byte stands for no character. */
bool windows_broken(struct slice text);

/* Writes `text` as UTF-8 to `to`, which has room for WINDOWS_FACTOR times as many bytes.
   U+FFFD stands for bytes that are no character. Returns the bytes written. */
size_t windows_convert(char *to, struct slice text);

#endif
