/* UTF-8: which bytes are well-formed characters (the Unicode Standard, table 3-7). */
#ifndef INPUT_CSV_UTF8_H
#define INPUT_CSV_UTF8_H

#include <stdint.h>

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

/* Writes a character; returns where the next one goes. */
static inline char *utf8_put(char *to, uint32_t code) {
    if (code < 0x80) {
        *to++ = (char)code;
        return to;
    }
    if (code < 0x800) {
        *to++ = (char)(0xc0 | code >> 6);
    } else {
        if (code < 0x10000) {
            *to++ = (char)(0xe0 | code >> 12);
        } else {
            *to++ = (char)(0xf0 | code >> 18);
            *to++ = (char)(0x80 | (code >> 12 & 0x3f));
        }
        *to++ = (char)(0x80 | (code >> 6 & 0x3f));
    }
    *to++ = (char)(0x80 | (code & 0x3f));
    return to;
}

#endif
