#include "base/letters.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

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

char *letters_lower(struct slice text) {
    if (letters_ascii(text))
        return lower_ascii(text);
    size_t len;
    errno = 0;
    uint8_t *folded =
        u8_casefold((const uint8_t *)text.at, text.len, NULL, UNINORM_NFC, NULL, &len);
    if (!folded && errno == ENOMEM)
        mem_exhausted();
    if (!folded)
        return lower_ascii(text); /* no UTF-8 */
    char *lower = mem_copy((const char *)folded, len);
    free(folded);
    return lower;
}

bool letters_same(struct slice a, struct slice b) {
    if (slice_equal_nocase(a, b))
        return true;
    if (letters_ascii(a) || letters_ascii(b))
        return false;
    char *x = letters_lower(a), *y = letters_lower(b);
    bool same = strcmp(x, y) == 0;
    free(y);
    free(x);
    return same;
}
