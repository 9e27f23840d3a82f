#include "base/jobs.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/os_process.h"

size_t jobs_allowed(unsigned most) {
    return most ? most : os_processors();
}

size_t jobs_worth(uint64_t work, uint64_t enough, unsigned most) {
    uint64_t threads = work / enough + 1;
    size_t allowed = jobs_allowed(most);
    return threads < allowed ? (size_t)threads : allowed;
}

struct hand {
    pthread_t thread;
    bool running;
    job *work;
    void *self;
    size_t number;
};

static void *start(void *hand) {
    const struct hand *h = hand;
    h->work(h->self, h->number);
    return NULL;
}

void jobs_run(size_t count, job *work, void *self) {
    struct hand *hands = mem_zero(count, sizeof *hands);
    for (size_t i = 1; i < count; i++) {
        hands[i] = (struct hand){.work = work, .self = self, .number = i};
        hands[i].running = os_thread(&hands[i].thread, start, &hands[i]);
    }
    if (count > 0)
        work(self, 0);
    for (size_t i = 1; i < count; i++) {
        if (hands[i].running)
            pthread_join(hands[i].thread, NULL);
        else
            work(self, i);
    }
    free(hands);
}

struct pieces {
    job_piece *each;
    void *self;
    size_t count;
    atomic_size_t next; /* the first piece that no thread has taken */
};

static void do_pieces(void *self, size_t thread) {
    struct pieces *p = self;
    for (size_t i; (i = atomic_fetch_add(&p->next, 1)) < p->count;)
        p->each(p->self, i, thread);
}

void jobs_each(size_t threads, size_t count, job_piece *each, void *self) {
    struct pieces pieces = {.each = each, .self = self, .count = count};
    atomic_init(&pieces.next, 0);
    jobs_run(threads, do_pieces, &pieces);
}
