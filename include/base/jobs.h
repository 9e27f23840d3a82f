/* Jobs: work done in parallel, on threads. */
#ifndef BASE_JOBS_H
#define BASE_JOBS_H

#include <stddef.h>
#include <stdint.h>

/* One of several jobs, counted from 0. */
typedef void job(void *self, size_t number);

/* How many threads are allowed: `most`, or os_processors when that is 0. */
size_t jobs_allowed(unsigned most);

/* How many of these to use for `work` when `enough` of it (in the same unit) is worth a
   thread: at least 1. */
size_t jobs_worth(uint64_t work, uint64_t enough, unsigned most);

/* Runs jobs 0 to count - 1, each on a thread of its own, number 0 on the caller's;
   returns when all are done. A job that cannot have a thread runs after number 0. */
void jobs_run(size_t count, job *work, void *self);

/* Does `count` pieces of work, numbered from 0, on so many threads, each piece on the
   first thread that is free. `each` gets the number of its thread, for anything that a
   thread keeps from one piece to the next. */
typedef void job_piece(void *self, size_t piece, size_t thread);
void jobs_each(size_t threads, size_t count, job_piece *each, void *self);

#endif
