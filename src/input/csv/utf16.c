#include "input/csv/utf16.h"

#include "input/csv/utf8.h"

enum { HALVES = 0xd800, SECOND_HALVES = 0xdc00, BEHIND_HALVES = 0xe000, NONE = 0xfffd };

static uint32_t unit(const char *at, bool big_endian) {
    uint32_t first = (unsigned char)at[0], second = (unsigned char)at[1];
    return big_endian ? first << 8 | second : second << 8 | first;
}

static bool is_second(uint32_t code) {
    return code >= SECOND_HALVES && code < BEHIND_HALVES;
}

size_t utf16_convert(char *to, struct slice text, bool big_endian, size_t *left) {
    char *out = to;
    size_t at = 0, len;
    for (; text.len - at >= UTF16_UNIT; at += len) {
        uint32_t code = unit(text.at + at, big_endian), second;
        bool half = code >= HALVES && code < BEHIND_HALVES;
        len = UTF16_UNIT;
        if (half && !is_second(code) && text.len - at < sizeof(uint16_t[2]))
            break;
        second = half && !is_second(code) ? unit(text.at + at + len, big_endian) : 0;
        if (is_second(second)) {
            code = 0x10000 + ((code - HALVES) << 10) + (second - SECOND_HALVES);
            len += UTF16_UNIT;
        } else if (half) {
            code = NONE;
        }
        out = utf8_put(out, code);
    }
    *left = text.len - at;
    return (size_t)(out - to);
}
