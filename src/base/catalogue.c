#include "base/catalogue.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Where the header has the number of texts, and where their tables start; a row of a table
   is a length and a place. */
enum { COUNT_AT = 8, TEXTS_AT = 12, TRANSLATIONS_AT = 16, ROW = 8, ROW_PLACE = 4 };

/* msgfmt writes the lowest byte first, wherever it runs. */
static uint32_t number_at(const unsigned char *at) {
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static const char *text_of(const unsigned char *catalogue, size_t table, size_t row) {
    const unsigned char *rows = catalogue + number_at(catalogue + table);
    return (const char *)catalogue + number_at(rows + row * ROW + ROW_PLACE);
}

/* The texts are sorted by their bytes. A text with a count has its plural behind the NUL,
   and so has its translation. */
const char *catalogue_find(const unsigned char *catalogue, const char *text, bool many) {
    size_t low = 0, high = number_at(catalogue + COUNT_AT);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(text, text_of(catalogue, TEXTS_AT, middle));
        if (order == 0) {
            const char *found = text_of(catalogue, TRANSLATIONS_AT, middle);
            return many ? found + strlen(found) + 1 : found;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
