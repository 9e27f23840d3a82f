#include "report/emit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { EMIT_SIZE = 64 * 1024 };

void emit_start(struct emit *e, struct byte_sink *out) {
    *e = (struct emit){.out = out, .bytes = mem_alloc(EMIT_SIZE)};
}

static void flush(struct emit *e) {
    if (!e->failed && e->len > 0)
        e->failed = e->out->write(e->out->self, e->bytes, e->len) != 0;
    e->len = 0;
}

int emit_finish(struct emit *e) {
    flush(e);
    free(e->bytes);
    e->bytes = NULL;
    return emit_status(e);
}

int emit_status(const struct emit *e) {
    return e->failed ? -1 : 0;
}

void emit_bytes(struct emit *e, const void *bytes, size_t len) {
    const char *from = bytes;
    while (len > 0) {
        size_t room = EMIT_SIZE - e->len;
        size_t now = len < room ? len : room;
        memcpy(e->bytes + e->len, from, now);
        e->len += now;
        from += now;
        len -= now;
        if (e->len == EMIT_SIZE)
            flush(e);
    }
}

void emit_text(struct emit *e, const char *text) {
    emit_bytes(e, text, strlen(text));
}

void emit_slice(struct emit *e, struct slice text) {
    emit_bytes(e, text.at, text.len);
}

void emit_char(struct emit *e, char c) {
    e->bytes[e->len++] = c;
    if (e->len == EMIT_SIZE)
        flush(e);
}

void emit_repeat(struct emit *e, const char *text, size_t times) {
    while (times-- > 0)
        emit_text(e, text);
}

void emit_figure(struct emit *e, int64_t digits, unsigned places,
                 const struct figure_style *style) {
    if (EMIT_SIZE - e->len <= FIGURE_ROOM)
        flush(e);
    e->len += figure_put(e->bytes + e->len, digits, places, style);
}

void emit_exact(struct emit *e, struct exact exact, const struct figure_style *style) {
    if (EMIT_SIZE - e->len <= EXACT_ROOM)
        flush(e);
    char *to = e->bytes + e->len;
    e->len += (size_t)(exact_put(to, &exact, style) - to);
}
