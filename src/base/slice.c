#include "base/slice.h"

#include <string.h>

#include "base/letters.h"

struct slice slice_of(const char *text) {
    return (struct slice){text, text ? strlen(text) : 0};
}

/* The blanks, and characters that are invisible: marks of byte order, of line breaks and
   of the direction of writing. The soft hyphen and right-to-left overrides are left
   alone: an amount may have one instead of a minus. */
static const char *const blanks[] = {
    " ",
    "\t",
    "\xc2\xa0",
    "\xe2\x80\xaf",
    "\xef\xbb\xbf",
    "\xe2\x80\x8b",
    "\xe2\x80\x8c",
    "\xe2\x80\x8d",
    "\xe2\x80\x8e",
    "\xe2\x80\x8f",
    "\xe2\x80\xaa",
    "\xe2\x80\xac",
    "\xe2\x80\xad",
    "\xe2\x81\xa0",
};

/* Bytes of the blank that `s` begins with, or 0. */
static size_t blank_ahead(struct slice s) {
    if (s.len == 0 || !strchr(" \t\xc2\xe2\xef", s.at[0]))
        return 0;
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
        if (slice_starts(s, blanks[i]))
            return strlen(blanks[i]);
    return 0;
}

/* Bytes of the blank that `s` ends with, or 0. */
static size_t blank_behind(struct slice s) {
    for (size_t n = 1; n <= 3 && n <= s.len; n++)
        if (blank_ahead((struct slice){s.at + s.len - n, n}) == n)
            return n;
    return 0;
}

struct slice slice_trim_blanks(struct slice s) {
    for (size_t n; (n = blank_ahead(s)) > 0;) {
        s.at += n;
        s.len -= n;
    }
    for (size_t n; (n = blank_behind(s)) > 0;)
        s.len -= n;
    return s;
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
