/* Code pages: encodings of one byte a character, that only the settings can tell from each
   other. The first 128 characters of each are ASCII. */
#ifndef INPUT_CSV_CODE_PAGES_H
#define INPUT_CSV_CODE_PAGES_H

#include <stdint.h>

#include "base/slice.h"

enum code_page {
    PAGE_UNSAID,
    PAGE_1250, /* Windows: Central Europe, Cyrillic, Western Europe, Greek, Turkish, Baltic */
    PAGE_1251,
    PAGE_1252,
    PAGE_1253,
    PAGE_1254,
    PAGE_1257,
    PAGE_LATIN2, /* ISO 8859-2 and 8859-15 */
    PAGE_LATIN9,
    PAGE_437, /* DOS: the first one, Western Europe, Central Europe */
    PAGE_850,
    PAGE_852,
    PAGE_MAC, /* Mac OS Roman */
    PAGES
};

enum { CODE_PAGE_HIGH = 128 };

/* Gives the characters of the bytes 80 to FF; U+FFFD for a byte that is none. */
void code_page_load(uint16_t list[CODE_PAGE_HIGH], enum code_page page);

/* Writes `text` as UTF-8 to `to`, which has room for three times as many bytes. Returns the
   bytes written. */
size_t code_page_convert(char *to, const uint16_t list[CODE_PAGE_HIGH],
                         struct slice text);

#endif
