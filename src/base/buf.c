#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/mem.h"

void buf_init(struct buf *b) {
    *b = (struct buf){0};
}

void buf_clear(struct buf *b) {
    free(b->at);
    buf_init(b);
}

void buf_reset(struct buf *b) {
    b->len = 0;
    if (b->at)
        b->at[0] = '\0';
}

void buf_grow(struct buf *b, size_t more) {
    if (more > SIZE_MAX / 4 || b->len > SIZE_MAX / 4)
        mem_exhausted();
    size_t need = b->len + more + 1;
    size_t size = b->size ? b->size : 64;
    while (size < need)
        size *= 2;
    if (size == b->size)
        return;
    b->at = mem_grow(b->at, size, 1);
    b->size = size;
}

void buf_slice(struct buf *b, struct slice text) {
    buf_add(b, text.at, text.len);
}

void buf_repeat(struct buf *b, const char *text, size_t times) {
    while (times-- > 0)
        buf_text(b, text);
}

void buf_uint(struct buf *b, uint64_t n) {
    char text[DIGITS_ROOM];
    const char *end = digits_put(text, n);
    buf_add(b, text, (size_t)(end - text));
}

void buf_int(struct buf *b, int64_t n) {
    if (n < 0)
        buf_char(b, '-');
    buf_uint(b, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
}

void buf_format(struct buf *b, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        vsnprintf(buf_room(b, (size_t)len), (size_t)len + 1, format, again);
        b->len += (size_t)len;
    }
    va_end(again);
}

const char *buf_str(const struct buf *b) {
    return b->at ? b->at : "";
}

char *buf_steal(struct buf *b) {
    char *text = b->at ? b->at : mem_copy("", 0);
    buf_init(b);
    return text;
}
