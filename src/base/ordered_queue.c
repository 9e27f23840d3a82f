#include "base/ordered_queue.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/os_process.h"

/* An item goes through these in turn, and is free again after delivery. */
enum stage { STAGE_FREE, STAGE_QUEUED, STAGE_WORKED };

/* A ring: the n-th item pushed, counted from 0, is in slot n % count. */
struct ordered_queue {
    struct queue_steps steps;
    void **items;       /* owned array, by slot */
    enum stage *stages; /* owned, by slot */
    size_t count;
    uint64_t pushed, started, delivered; /* items: each at most the one before */
    bool delivering;                     /* some thread is */
    int status;                          /* of the first failure */
    bool closed;                         /* nothing will be pushed any more */
    pthread_mutex_t lock; /* of all above, but not of the items' contents */
    pthread_cond_t changed;
    pthread_t *threads; /* owned; only the caller uses this and the two below */
    size_t thread_count, thread_most;
};

/* The functions of this section are called and return with the lock held. */

static void change(struct ordered_queue *q, size_t slot, enum stage stage) {
    q->stages[slot] = stage;
    pthread_cond_broadcast(&q->changed);
}

/* Delivers an item, with the lock released meanwhile. */
static void deliver(struct ordered_queue *q, size_t slot) {
    pthread_mutex_unlock(&q->lock);
    int status = q->steps.deliver(q->steps.self, q->items[slot]);
    pthread_mutex_lock(&q->lock);
    q->status = status;
}

/* Delivers the next items that are ready. A thread that is already delivering also sees
   what the others finish meanwhile. */
static void deliver_ready(struct ordered_queue *q) {
    if (q->delivering)
        return;
    q->delivering = true;
    for (size_t slot; q->delivered < q->started &&
                      q->stages[slot = q->delivered % q->count] == STAGE_WORKED;) {
        if (q->status == 0)
            deliver(q, slot);
        q->delivered++;
        change(q, slot, STAGE_FREE);
    }
    q->delivering = false;
}

/* Works on the next item that no thread has started, or waits for a change. */
static void work_or_wait(struct ordered_queue *q) {
    if (q->started == q->pushed) {
        pthread_cond_wait(&q->changed, &q->lock);
        return;
    }
    size_t slot = (size_t)(q->started++ % q->count);
    pthread_mutex_unlock(&q->lock);
    q->steps.work(q->steps.self, q->items[slot]);
    pthread_mutex_lock(&q->lock);
    change(q, slot, STAGE_WORKED);
    deliver_ready(q);
}

static void *work_on(void *queue) {
    struct ordered_queue *q = queue;
    pthread_mutex_lock(&q->lock);
    while (q->started < q->pushed || !q->closed)
        work_or_wait(q);
    pthread_mutex_unlock(&q->lock);
    return NULL;
}

/* --- the caller's side ------------------------------------------------------------ */

struct ordered_queue *ordered_queue_new(const struct queue_steps *steps, size_t threads,
                                        void *const *items, size_t count) {
    struct ordered_queue *q = mem_zero(1, sizeof *q);
    q->steps = *steps;
    q->count = count;
    q->items = mem_alloc(count * sizeof(void *));
    for (size_t i = 0; i < count; i++)
        q->items[i] = items[i];
    q->stages = mem_zero(count, sizeof *q->stages);
    q->threads = mem_alloc(threads * sizeof *q->threads);
    pthread_mutex_init(&q->lock, NULL);
    pthread_cond_init(&q->changed, NULL);
    q->thread_most = threads;
    return q;
}

/* Returns when the item in a slot is free. */
static void wait_for_slot(struct ordered_queue *q, size_t slot) {
    while (q->stages[slot] != STAGE_FREE)
        work_or_wait(q);
}

void *ordered_queue_next(struct ordered_queue *q) {
    pthread_mutex_lock(&q->lock);
    size_t slot = (size_t)(q->pushed % q->count);
    wait_for_slot(q, slot);
    void *item = q->status == 0 ? q->items[slot] : NULL;
    pthread_mutex_unlock(&q->lock);
    return item;
}

/* Starts one more thread; if the system refuses, no other is tried. */
static void add_thread(struct ordered_queue *q) {
    if (os_thread(&q->threads[q->thread_count], work_on, q))
        q->thread_count++;
    else
        q->thread_most = q->thread_count;
}

/* One item is not worth a thread: the caller's thread works on it while it waits. */
void ordered_queue_push(struct ordered_queue *q) {
    pthread_mutex_lock(&q->lock);
    change(q, (size_t)(q->pushed++ % q->count), STAGE_QUEUED);
    bool waiting = q->pushed - q->started > 1;
    pthread_mutex_unlock(&q->lock);
    if (waiting && q->thread_count < q->thread_most)
        add_thread(q);
}

int ordered_queue_finish(struct ordered_queue *q) {
    pthread_mutex_lock(&q->lock);
    for (size_t slot = 0; slot < q->count; slot++)
        wait_for_slot(q, slot);
    q->closed = true;
    pthread_cond_broadcast(&q->changed);
    pthread_mutex_unlock(&q->lock);
    for (size_t i = 0; i < q->thread_count; i++)
        pthread_join(q->threads[i], NULL);
    return q->status;
}

void ordered_queue_free(struct ordered_queue *q) {
    pthread_cond_destroy(&q->changed);
    pthread_mutex_destroy(&q->lock);
    free(q->threads);
    free(q->stages);
    free(q->items);
    free(q);
}
