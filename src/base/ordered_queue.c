#include "base/ordered_queue.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/signals.h"

enum stage {
    STAGE_FREE,
    STAGE_SENT,
    STAGE_WORKED
}; /* of a piece; then it is free again */

/* Pieces are counted as they are sent, and piece n lies in place n % count. */
struct ordered_queue {
    struct queue_steps steps;
    void **pieces;      /* owned array */
    enum stage *stages; /* owned: by place */
    size_t count;
    uint64_t sent, taken, delivered; /* pieces: each at most the one before */
    bool delivering;                 /* some thread is */
    int status;                      /* of the first failure */
    bool closed;                     /* nothing will be sent any more */
    pthread_mutex_t lock;            /* of all above but what is in a piece */
    pthread_cond_t changed;
    pthread_t *threads; /* owned: the caller's alone, like the two below */
    size_t thread_count, thread_most;
};

/* In what follows the lock is held before and after. */

static void change(struct ordered_queue *b, size_t place, enum stage stage) {
    b->stages[place] = stage;
    pthread_cond_broadcast(&b->changed);
}

/* Delivers a piece, without the lock meanwhile. */
static void deliver(struct ordered_queue *b, size_t place) {
    pthread_mutex_unlock(&b->lock);
    int status = b->steps.deliver(b->steps.self, b->pieces[place]);
    pthread_mutex_lock(&b->lock);
    b->status = status;
}

/* Delivers what is next as far as it was worked on. Who is at it already sees what others have
   done in the meantime. */
static void hand_over(struct ordered_queue *b) {
    if (b->delivering)
        return;
    b->delivering = true;
    for (size_t place; b->delivered < b->taken &&
                       b->stages[place = b->delivered % b->count] == STAGE_WORKED;) {
        if (b->status == 0)
            deliver(b, place);
        b->delivered++;
        change(b, place, STAGE_FREE);
    }
    b->delivering = false;
}

/* Does the next piece that nobody has taken, or waits for something to change. */
static void work_or_wait(struct ordered_queue *b) {
    if (b->taken == b->sent) {
        pthread_cond_wait(&b->changed, &b->lock);
        return;
    }
    size_t place = (size_t)(b->taken++ % b->count);
    pthread_mutex_unlock(&b->lock);
    b->steps.work(b->steps.self, b->pieces[place]);
    pthread_mutex_lock(&b->lock);
    change(b, place, STAGE_WORKED);
    hand_over(b);
}

static void *work_on(void *queue) {
    struct ordered_queue *b = queue;
    pthread_mutex_lock(&b->lock);
    while (b->taken < b->sent || !b->closed)
        work_or_wait(b);
    pthread_mutex_unlock(&b->lock);
    return NULL;
}

/* --- the caller's side ------------------------------------------------------------ */

struct ordered_queue *ordered_queue_new(const struct queue_steps *steps, size_t threads,
                                        void *const *pieces, size_t count) {
    struct ordered_queue *b = mem_zero(1, sizeof *b);
    b->steps = *steps;
    b->count = count;
    b->pieces = mem_alloc(count * sizeof(void *));
    for (size_t i = 0; i < count; i++)
        b->pieces[i] = pieces[i];
    b->stages = mem_zero(count, sizeof *b->stages);
    b->threads = mem_alloc(threads * sizeof *b->threads);
    pthread_mutex_init(&b->lock, NULL);
    pthread_cond_init(&b->changed, NULL);
    b->thread_most = threads;
    return b;
}

/* Until the piece in a place is free. */
static void wait_for(struct ordered_queue *b, size_t place) {
    while (b->stages[place] != STAGE_FREE)
        work_or_wait(b);
}

void *ordered_queue_next(struct ordered_queue *b) {
    pthread_mutex_lock(&b->lock);
    size_t place = (size_t)(b->sent % b->count);
    wait_for(b, place);
    void *piece = b->status == 0 ? b->pieces[place] : NULL;
    pthread_mutex_unlock(&b->lock);
    return piece;
}

/* One more thread, or no more after this. */
static void add_thread(struct ordered_queue *b) {
    sigset_t old;
    signals_hold(&old);
    if (pthread_create(&b->threads[b->thread_count], NULL, work_on, b) == 0)
        b->thread_count++;
    else
        b->thread_most = b->thread_count;
    signals_release(&old);
}

/* A single piece is not worth a thread: the caller's does it while it waits. */
void ordered_queue_send(struct ordered_queue *b) {
    pthread_mutex_lock(&b->lock);
    change(b, (size_t)(b->sent++ % b->count), STAGE_SENT);
    bool waiting = b->sent - b->taken > 1;
    pthread_mutex_unlock(&b->lock);
    if (waiting && b->thread_count < b->thread_most)
        add_thread(b);
}

int ordered_queue_finish(struct ordered_queue *b) {
    pthread_mutex_lock(&b->lock);
    for (size_t place = 0; place < b->count; place++)
        wait_for(b, place);
    b->closed = true;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
    for (size_t i = 0; i < b->thread_count; i++)
        pthread_join(b->threads[i], NULL);
    return b->status;
}

void ordered_queue_free(struct ordered_queue *b) {
    pthread_cond_destroy(&b->changed);
    pthread_mutex_destroy(&b->lock);
    free(b->threads);
    free(b->stages);
    free(b->pieces);
    free(b);
}
