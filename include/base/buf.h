/* A growing text, owned by the caller. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdint.h>
#include <string.h>

#include "base/slice.h"

struct buf {
    char *at;    /* owned; followed by a NUL byte; NULL while nothing was added */
    size_t len;  /* bytes, without the NUL */
    size_t size; /* bytes of room */
};

/* Empty; buf_clear releases the text. {0} is an empty one as well. */
void buf_init(struct buf *b);
void buf_clear(struct buf *b);

/* Forgets the text, keeps the room. */
void buf_reset(struct buf *b);

/* Enlarges the room, so that `more` bytes and a NUL fit after the text. */
void buf_grow(struct buf *b, size_t more);

/* Room for `more` bytes and a NUL after the text, borrowed until the next change. A
   caller that writes there adds to b->len and puts the NUL. */
static inline char *buf_room(struct buf *b, size_t more) {
    if (more >= b->size - b->len)
        buf_grow(b, more);
    return b->at + b->len;
}

/* Append bytes, a NUL-ended text, a slice, a byte, or a text `times` times. */
static inline void buf_add(struct buf *b, const void *bytes, size_t len) {
    char *to = buf_room(b, len);
    if (len)
        memcpy(to, bytes, len);
    to[len] = '\0';
    b->len += len;
}

static inline void buf_text(struct buf *b, const char *text) {
    buf_add(b, text, strlen(text));
}

void buf_slice(struct buf *b, struct slice text);

static inline void buf_char(struct buf *b, char c) {
    buf_add(b, &c, 1);
}

void buf_repeat(struct buf *b, const char *text, size_t times);

/* Append a whole number in decimal digits. */
void buf_uint(struct buf *b, uint64_t n);
void buf_int(struct buf *b, int64_t n);

/* Appends as printf does; for wording, not for figures. */
void buf_format(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text so far, NUL-ended; borrowed until the next change. Never NULL. */
const char *buf_str(const struct buf *b);

/* The same as a slice, which may hold NUL bytes. */
static inline struct slice buf_view(const struct buf *b) {
    return (struct slice){b->at, b->len};
}

/* Returns the text, owned by the caller (free); `b` is empty then. Never NULL. */
char *buf_steal(struct buf *b);

#endif
