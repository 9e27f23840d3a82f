/* Progress of a long reading, on a terminal only: bytes, rate, time left. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "cli/command.h"

struct progress {
    const struct streams *streams; /* borrowed */
    FILE *terminal;                /* borrowed; NULL when nothing is to be shown */
    int64_t start;                 /* milliseconds of a monotonic clock */
    int64_t last;                  /* the same, when a line was last shown; 0: not yet */
};

/* Shows nothing when it is to be quiet or the streams have no terminal, or until it is their
   turn. */
void progress_init(struct progress *p, const struct streams *streams, bool quiet);

/* Starts the clock of a reading. */
void progress_begin(struct progress *p);

/* Shows that `bytes` of `of` (0 = not known) were read: after the first second, and then
   a few times a second. `self` is the struct progress. */
void progress_show(void *self, uint64_t bytes, uint64_t of);

/* Removes the line. */
void progress_end(struct progress *p);

/* Appends the line for `bytes` of `of` after `elapsed` milliseconds. */
void progress_write(struct buf *out, uint64_t bytes, uint64_t of, int64_t elapsed);

#endif
