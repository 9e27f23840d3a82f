/* A slice: text borrowed from somebody else's storage, not ended by a NUL byte. */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
    const char *at; /* borrowed; may be NULL when len is 0 */
    size_t len;     /* bytes */
};

/* The slice of a NUL-ended string; NULL gives the empty slice. */
struct slice slice_of(const char *text);

/* Whether a byte is neither a blank nor part of one. */
static inline bool slice_visible(char c) {
    return c > ' ' && c < 0x7f;
}

/* Bytes of the blank that `s` begins with, or 0: those that slice_trim takes off. */
size_t slice_blank(struct slice s);

/* `s` without blanks at both ends: space, tab, no-break spaces (U+00A0, U+202F), and
   invisible characters such as U+FEFF and U+200B. */
struct slice slice_trim_blanks(struct slice s);

/* The same, faster for the many texts that have none. */
static inline struct slice slice_trim(struct slice s) {
    bool trim = s.len > 0 && slice_visible(s.at[0]) && slice_visible(s.at[s.len - 1]);
    return trim ? s : slice_trim_blanks(s);
}

/* Whether it has this byte. */
static inline bool slice_has(struct slice s, char c) {
    return s.len > 0 && memchr(s.at, c, s.len);
}

/* Where `s` has `what`, which has a byte at least, for the first time; or NULL. */
const char *slice_find(struct slice s, struct slice what);

/* Whether both hold the same bytes. */
bool slice_equal(struct slice a, struct slice b);

/* The same, but upper and lower case of ASCII do not differ. */
bool slice_equal_nocase(struct slice a, struct slice b);

/* Order of the bytes, as memcmp, the shorter first: negative, 0 or positive. */
int slice_compare(struct slice a, struct slice b);

/* Copies as many whole characters (UTF-8) as fit into `size` bytes with a NUL. */
void slice_keep(char *to, size_t size, struct slice text);

/* Whether a word is in a list such as "|one|two|". */
bool slice_listed(struct slice word, const char *list);

/* Whether `s` begins with `prefix`. */
bool slice_starts(struct slice s, const char *prefix);

#endif
