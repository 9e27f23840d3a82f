/* A pool of worker processes. A worker does task after task; what they print is kept
   until it is asked for. A worker that ends in the middle of a task, by a signal or for
   want of memory, fails that task alone, and another takes its place. */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <stdint.h>

#include "cli/command.h"

/* A task, done in a worker. Returns its exit status. */
typedef int pool_task(void *self, size_t number, const struct streams *streams);

/* How a task ended. */
struct outcome {
    bool known; /* it ended */
    bool lost;  /* what it printed could not be kept: the caller has to do it again */
    int status;
    struct worker *by; /* borrowed: who keeps what it printed; NULL: nothing is kept */
    uint64_t from[2];  /* where that begins in the worker's files, out and err */
    size_t bytes[2];   /* how much it is */
};

/* A pool of at most `workers` processes, which start when there is work for them. Their
   progress and what they print go to `streams`. All are borrowed. */
struct pool *pool_new(size_t workers, pool_task *task, void *self,
                      const struct streams *streams);

/* Ends the workers. */
void pool_free(struct pool *p);

/* Gives a task to a worker that has none; false when there is no such worker and none
   can be started. */
bool pool_give(struct pool *p, size_t number);

/* Waits until a task ends, and sets its outcome in the array of those of all tasks. */
void pool_wait(struct pool *p, struct outcome *outcomes);

/* Lets this task show its progress from now on, and no other. */
void pool_set_turn(struct pool *p, size_t number);

/* Prints what a task printed, err before out; it is kept no longer. Returns the status of
   the task, or a worse one after a fault, which is printed too. */
int pool_print(struct pool *p, const struct outcome *o);

#endif
