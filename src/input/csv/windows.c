#include "input/csv/windows.h"

#include <stdint.h>

#include "input/csv/scan.h"
#include "input/csv/utf8.h"

enum { HIGH = 0x80, LATIN = 0xa0, NONE = 0xfffd };

/* The characters 80 to 9F; those from A0 on are the same in Unicode (Unicode, Inc.,
   CP1252.TXT, table version 2.01). */
static const uint16_t characters[LATIN - HIGH] = {
    0x20ac, NONE,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, NONE,   0x017d, NONE,
    NONE,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, NONE,   0x017e, 0x0178,
};

static unsigned character(char byte) {
    unsigned code = (unsigned char)byte;
    return code >= HIGH && code < LATIN ? characters[code - HIGH] : code;
}

bool windows_broken(struct slice text) {
    for (size_t at = 0; at < text.len; at++) {
        at += scan_ascii_ahead((struct slice){text.at + at, text.len - at});
        if (at < text.len && character(text.at[at]) == NONE)
            return true;
    }
    return false;
}

size_t windows_convert(char *to, struct slice text) {
    char *at = to;
    for (size_t i = 0; i < text.len; i++)
        at = utf8_put(at, character(text.at[i]));
    return (size_t)(at - to);
}
