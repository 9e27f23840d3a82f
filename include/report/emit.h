/* A buffer that passes written bytes on to a sink, 64 KiB at a time. */
#ifndef REPORT_EMIT_H
#define REPORT_EMIT_H

#include "number/exact.h"
#include "report/writer.h"

/* Once the sink has failed nothing more is written; emit_finish reports it. */
struct emit {
    struct byte_sink *out; /* borrowed */
    char *bytes;           /* owned */
    size_t len;
    bool failed;
};

void emit_start(struct emit *e, struct byte_sink *out);

/* Writes what is left and releases the buffer. -1 when the sink failed, now or before. */
int emit_finish(struct emit *e) __attribute__((warn_unused_result));

/* 0, or -1 when the sink has failed: what a row sink returns. */
int emit_status(const struct emit *e);

void emit_bytes(struct emit *e, const void *bytes, size_t len);
void emit_text(struct emit *e, const char *text);
void emit_slice(struct emit *e, struct slice text);
void emit_char(struct emit *e, char c);
void emit_repeat(struct emit *e, const char *text, size_t times);

/* As figure_write and exact_write. */
void emit_figure(struct emit *e, int64_t digits, unsigned places,
                 const struct figure_style *style);
void emit_exact(struct emit *e, struct exact exact, const struct figure_style *style);

#endif
