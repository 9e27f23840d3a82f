/* A queue: pieces of work that are filled in one place, done on several threads, and
   handed over in the order in which they were filled. No more than a few are under
   way at a time. */
#ifndef BASE_ORDERED_QUEUE_H
#define BASE_ORDERED_QUEUE_H

#include <stddef.h>

struct ordered_queue;

/* What is done with a piece, on whichever thread: `work` on several side by side, `deliver` in
   order and one at a time; 0 to go on. Pieces are the caller's: delivered, they are filled
   again. */
struct queue_steps {
    void *self;
    void (*work)(void *self, void *piece);
    int (*deliver)(void *self, void *piece);
};

/* A queue with so many threads besides the caller's (fewer when there are no more to be
   had, and none before there is work for them), for `count` pieces (borrowed). Owned by the caller: ordered_queue_free. */
struct ordered_queue *ordered_queue_new(const struct queue_steps *steps, size_t threads,
                                        void *const *pieces, size_t count);

/* The piece that is to be filled next; while it is still under way the caller's thread
   works as well. NULL after a failure. */
void *ordered_queue_next(struct ordered_queue *b);

/* Hands the piece that ordered_queue_next gave over to the steps. */
void ordered_queue_send(struct ordered_queue *b);

/* Waits until all that was sent is delivered. 0, or what the first failure returned, after
   which nothing is delivered any more. */
int ordered_queue_finish(struct ordered_queue *b);

/* After ordered_queue_finish. */
void ordered_queue_free(struct ordered_queue *b);

#endif
