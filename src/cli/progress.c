#include "cli/progress.h"

#include <time.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/os_process.h"
#include "number/money.h"

enum { FIRST_AFTER = 1000, NEXT_AFTER = 200 }; /* milliseconds */

static int64_t now(void) {
    struct timespec t = {0};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_init(struct progress *p, const struct streams *streams, bool quiet) {
    FILE *shown = streams->terminal ? streams->terminal : streams->err;
    *p = (struct progress){.streams = streams,
                           .terminal = !quiet && os_is_terminal(shown) ? shown : NULL};
}

static bool in_turn(const struct streams *s) {
    return !s->turn || *s->turn == s->number;
}

void progress_begin(struct progress *p) {
    p->start = now();
    p->last = 0;
}

/* Megabytes with one decimal. */
static struct buf megabytes(uint64_t bytes) {
    struct buf text;
    buf_init(&text);
    figure_write(&text, (int64_t)(bytes / 100000), 1, figure_now(true));
    return text;
}

void progress_write(struct buf *out, uint64_t bytes, uint64_t of, int64_t elapsed) {
    uint64_t rate =
        elapsed > 0 ? bytes * 1000 / (uint64_t)elapsed : 0; /* bytes a second */
    struct buf done = megabytes(bytes), all = megabytes(of), speed = megabytes(rate);
    const char *d = buf_str(&done), *a = buf_str(&all), *s = buf_str(&speed);
    if (of == 0)
        buf_format(out, _("%s MB, %s MB/s"), d, s);
    else if (of < bytes || rate == 0)
        buf_format(out, _("%s MB of %s MB, %s MB/s"), d, a, s);
    else
        buf_format(out, _("%s MB of %s MB, %s MB/s, %llu s left"), d, a, s,
                   (unsigned long long)((of - bytes + rate - 1) / rate));
    buf_clear(&speed);
    buf_clear(&all);
    buf_clear(&done);
}

void progress_show(void *self, uint64_t bytes, uint64_t of) {
    struct progress *p = self;
    if (!p->terminal || !in_turn(p->streams))
        return;
    int64_t time = now();
    if (time - (p->last ? p->last : p->start) < (p->last ? NEXT_AFTER : FIRST_AFTER))
        return;
    struct buf line;
    buf_init(&line);
    progress_write(&line, bytes, of, time - p->start);
    fprintf(p->terminal, "\r\x1b[K%s", buf_str(&line));
    fflush(p->terminal);
    buf_clear(&line);
    p->last = time;
}

void progress_end(struct progress *p) {
    if (p->terminal && p->last) {
        fputs("\r\x1b[K", p->terminal);
        fflush(p->terminal);
    }
    p->last = 0;
}
