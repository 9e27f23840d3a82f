#include "base/slice.h"

#include <string.h>

#include "base/letters.h"

struct slice slice_of(const char *text) {
    return (struct slice){text, text ? strlen(text) : 0};
}

/* The blanks, and characters that are invisible: marks of byte order, of line breaks and
   of the direction of writing. The soft hyphen and right-to-left overrides are left
   alone: an amount may have one instead of a minus. */
static bool is_wide_blank(const unsigned char *at) {
    if (at[0] == 0xef)
        return at[1] == 0xbb && at[2] == 0xbf; /* U+FEFF */
    if (at[1] == 0x81)
        return at[2] == 0xa0;                                    /* U+2060 */
    return at[1] == 0x80 && ((at[2] >= 0x8b && at[2] <= 0x8f) || /* U+200B to 200F */
                             at[2] == 0xaa || at[2] == 0xac || at[2] == 0xad ||
                             at[2] == 0xaf); /* U+202A, 202C, 202D, 202F */
}

size_t slice_blank(struct slice s) {
    const unsigned char *at = (const unsigned char *)s.at;
    if (s.len == 0 || (at[0] > ' ' && at[0] < 0xc2))
        return 0;
    if (at[0] == ' ' || at[0] == '\t')
        return 1;
    if (at[0] == 0xc2)
        return s.len >= 2 && at[1] == 0xa0 ? 2 : 0; /* U+00A0 */
    return (at[0] == 0xe2 || at[0] == 0xef) && s.len >= 3 && is_wide_blank(at) ? 3 : 0;
}

/* Bytes of the blank that `s` ends with, or 0. */
static size_t blank_behind(struct slice s) {
    for (size_t n = 1; n <= 3 && n <= s.len; n++)
        if (slice_blank((struct slice){s.at + s.len - n, n}) == n)
            return n;
    return 0;
}

struct slice slice_trim_blanks(struct slice s) {
    for (size_t n; (n = slice_blank(s)) > 0;) {
        s.at += n;
        s.len -= n;
    }
    for (size_t n; s.len > 0 && !slice_visible(s.at[s.len - 1]); s.len -= n)
        if ((n = blank_behind(s)) == 0)
            break;
    return s;
}

const char *slice_find(struct slice s, struct slice what) {
    const char *at = s.at;
    for (size_t left = s.len; left >= what.len; left--, at++) {
        const char *first = memchr(at, what.at[0], left - what.len + 1);
        if (!first || memcmp(first, what.at, what.len) == 0)
            return first;
        left -= (size_t)(first - at);
        at = first;
    }
    return NULL;
}

bool slice_equal(struct slice a, struct slice b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool slice_equal_nocase(struct slice a, struct slice b) {
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (letter_lower(a.at[i]) != letter_lower(b.at[i]))
            return false;
    return true;
}

int slice_compare(struct slice a, struct slice b) {
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.at, b.at, shared) : 0;
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool slice_listed(struct slice word, const char *list) {
    const char *end;
    for (const char *at = list + 1; (end = strchr(at, '|')) != NULL; at = end + 1)
        if ((size_t)(end - at) == word.len && memcmp(at, word.at, word.len) == 0)
            return true;
    return false;
}

bool slice_starts(struct slice s, const char *prefix) {
    size_t len = strlen(prefix);
    return s.len >= len && memcmp(s.at, prefix, len) == 0;
}

void slice_keep(char *to, size_t size, struct slice text) {
    size_t len = text.len < size ? text.len : size - 1;
    while (len < text.len && len > 0 && ((unsigned char)text.at[len] & 0xc0) == 0x80)
        len--;
    if (len > 0)
        memcpy(to, text.at, len);
    to[len] = '\0';
}
