/* An ordered queue: items are filled by one thread, worked on by several, and delivered
   in the order in which they were pushed. Its length is fixed. */
#ifndef BASE_ORDERED_QUEUE_H
#define BASE_ORDERED_QUEUE_H

#include <stddef.h>

struct ordered_queue;

/* What is done with an item, on whichever thread: `work` on several items at once,
   `deliver` in order and one at a time; it returns 0 to go on. After delivery the item is
   free to be filled again. */
struct queue_steps {
    void *self;
    void (*work)(void *self, void *item);
    int (*deliver)(void *self, void *item);
};

/* A queue of `count` items (borrowed), with at most `threads` threads besides the
   caller's; they are started when there is work for them. Owned by the caller:
   ordered_queue_free. */
struct ordered_queue *ordered_queue_new(const struct queue_steps *steps, size_t threads,
                                        void *const *items, size_t count);

/* The next item to fill. While that is still in use, the caller's thread works on items
   as well. NULL after a failure. */
void *ordered_queue_next(struct ordered_queue *q);

/* Queues the item that ordered_queue_next returned. */
void ordered_queue_push(struct ordered_queue *q);

/* Waits until all items that were pushed are delivered. 0, or what the first delivery
   that failed returned; nothing is delivered after that. */
int ordered_queue_finish(struct ordered_queue *q);

/* After ordered_queue_finish. */
void ordered_queue_free(struct ordered_queue *q);

#endif
