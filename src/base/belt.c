#include "base/belt.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

/* Pieces are counted as they are sent, and piece n lies in place n % count. What was done is
   known place by place, since threads finish in any order. */
struct belt {
    struct belt_crew crew;
    void **pieces; /* owned array */
    bool *done;    /* owned: by place */
    size_t count;
    uint64_t sent, taken, delivered; /* pieces: each at most the one before */
    int status;                      /* of delivering: the caller's thread alone */
    bool closed;                     /* nothing will be sent any more */
    pthread_mutex_t lock;            /* of `done`, `sent`, `taken` and `closed` */
    pthread_cond_t changed;
    pthread_t *threads; /* owned */
    size_t thread_count;
};

/* Does the next piece that nobody has taken; the lock is held before and after. */
static void work_once(struct belt *b) {
    size_t place = (size_t)(b->taken++ % b->count);
    pthread_mutex_unlock(&b->lock);
    b->crew.work(b->crew.self, b->pieces[place]);
    pthread_mutex_lock(&b->lock);
    b->done[place] = true;
    pthread_cond_broadcast(&b->changed);
}

static void *work_on(void *belt) {
    struct belt *b = belt;
    pthread_mutex_lock(&b->lock);
    while (b->taken < b->sent || !b->closed) {
        if (b->taken < b->sent)
            work_once(b);
        else
            pthread_cond_wait(&b->changed, &b->lock);
    }
    pthread_mutex_unlock(&b->lock);
    return NULL;
}

struct belt *belt_new(const struct belt_crew *crew, size_t threads, void *const *pieces,
                      size_t count) {
    struct belt *b = mem_zero(1, sizeof *b);
    b->crew = *crew;
    b->count = count;
    b->pieces = mem_alloc(count * sizeof(void *));
    for (size_t i = 0; i < count; i++)
        b->pieces[i] = pieces[i];
    b->done = mem_zero(count, sizeof *b->done);
    b->threads = mem_alloc(threads * sizeof *b->threads);
    pthread_mutex_init(&b->lock, NULL);
    pthread_cond_init(&b->changed, NULL);
    while (b->thread_count < threads &&
           pthread_create(&b->threads[b->thread_count], NULL, work_on, b) == 0)
        b->thread_count++;
    return b;
}

/* Delivers the oldest piece that was sent. */
static void deliver(struct belt *b) {
    size_t place = (size_t)(b->delivered % b->count);
    pthread_mutex_lock(&b->lock);
    while (!b->done[place]) {
        if (b->taken < b->sent)
            work_once(b);
        else
            pthread_cond_wait(&b->changed, &b->lock);
    }
    b->done[place] = false;
    pthread_mutex_unlock(&b->lock);
    if (b->status == 0)
        b->status = b->crew.deliver(b->crew.self, b->pieces[place]);
    b->delivered++;
}

void *belt_next(struct belt *b) {
    if (b->sent - b->delivered == b->count)
        deliver(b);
    return b->status == 0 ? b->pieces[b->sent % b->count] : NULL;
}

void belt_send(struct belt *b) {
    pthread_mutex_lock(&b->lock);
    b->sent++;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
}

int belt_finish(struct belt *b) {
    while (b->delivered < b->sent)
        deliver(b);
    pthread_mutex_lock(&b->lock);
    b->closed = true;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
    for (size_t i = 0; i < b->thread_count; i++)
        pthread_join(b->threads[i], NULL);
    return b->status;
}

void belt_free(struct belt *b) {
    pthread_cond_destroy(&b->changed);
    pthread_mutex_destroy(&b->lock);
    free(b->threads);
    free(b->done);
    free(b->pieces);
    free(b);
}
