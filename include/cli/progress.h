/* Progress of a long reading, on a terminal only: bytes, rate, time left. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"

struct progress {
    FILE *terminal; /* borrowed; NULL when nothing is to be shown */
    int64_t start;  /* milliseconds of a clock that never goes back */
    int64_t last;   /* the same, of what was shown last; 0: nothing yet */
};

/* Shows nothing when `err` is no terminal. */
void progress_init(struct progress *p, FILE *err);

/* A reading starts now. */
void progress_begin(struct progress *p);

/* Tells how far it is: `bytes` of `of` (0 = not known). Shows a line once a second has
   passed, and a few times a second from then on. `self` is the struct progress. */
void progress_tell(void *self, uint64_t bytes, uint64_t of);

/* Takes the line away. */
void progress_end(struct progress *p);

/* Appends the line for `bytes` of `of` after `elapsed` milliseconds. */
void progress_write(struct buf *out, uint64_t bytes, uint64_t of, int64_t elapsed);

#endif
