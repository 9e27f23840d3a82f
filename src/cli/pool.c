#include "cli/pool.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/os_file.h"
#include "base/os_guard.h"
#include "cli/faults.h"
#include "cli/output.h"

enum { NOT_KEPT = 100 }; /* status of a worker that could not keep what a task printed */

struct worker {
    FILE *kept[2];    /* owned: out and err, temporary files without a name; or NULL */
    size_t unprinted; /* outcomes */
    bool busy;
    struct pool *pool; /* borrowed: that it is of */
    size_t task;       /* that it is busy with */
};

struct pool {
    pool_task *task;
    void *self;
    const struct streams *streams;
    size_t count;
    struct worker *workers; /* owned */
    /* Owned, for each worker: a task's number goes, its outcome comes back. */
    struct worker_process *processes;
    bool *ready;         /* owned, for each worker */
    atomic_size_t *turn; /* in memory that workers share; NULL when there is none */
};

/* --- the worker's process ----------------------------------------------------------- */

static struct worker_process *process_of(const struct pool *p, const struct worker *w) {
    return &p->processes[w - p->workers];
}

static uint64_t end_of(FILE *file) {
    int64_t end = os_end(fileno(file));
    return end < 0 ? 0 : (uint64_t)end;
}

/* Ends the process when output cannot be kept, so that no error stays in its files. */
static struct outcome do_task(const struct pool *p, const struct worker *w,
                              size_t number) {
    struct outcome o = {.known = true};
    const struct streams streams = {w->kept[0], w->kept[1],
                                    p->turn ? p->streams->err : NULL, p->turn, number};
    for (int i = 0; i < 2; i++)
        o.from[i] = end_of(w->kept[i]);
    o.status = p->task(p->self, number, &streams);
    for (int i = 0; i < 2; i++) {
        if (ferror(w->kept[i]) || fflush(w->kept[i]) != 0)
            _Exit(NOT_KEPT);
        o.bytes[i] = (size_t)(end_of(w->kept[i]) - o.from[i]);
    }
    return o;
}

/* Does tasks until the parent closes its end. Only the worker's own end is open in its
   process, so that the parent's end closes the others. */
static void serve(void *self, int line) {
    const struct worker *w = self;
    const struct pool *p = w->pool;
    for (size_t i = 0; i < p->count; i++)
        if (p->processes[i].process)
            os_close(p->processes[i].line);
    for (size_t number; os_read(line, &number, sizeof number) == sizeof number;) {
        const struct outcome o = do_task(p, w, number);
        if (os_write(line, &o, sizeof o) != 0)
            break;
    }
}

/* --- starting and ending ------------------------------------------------------------ */

static bool open_kept(FILE **file) {
    int fd = *file ? -1 : os_temporary();
    if (fd >= 0 && !(*file = fdopen(fd, "a")))
        os_close(fd);
    return *file != NULL;
}

static bool start(const struct pool *p, struct worker *w) {
    if (!open_kept(&w->kept[0]) || !open_kept(&w->kept[1]))
        return false;
    fflush(p->streams->out); /* or the worker might print it again */
    fflush(p->streams->err);
    return os_worker_start(process_of(p, w), serve, w);
}

/* Returns the process's status; an end by a signal is a failure of the machine. */
static int end(struct worker_process *process) {
    int status = os_worker_end(process);
    return status < 0 ? STATUS_MACHINE : status;
}

struct pool *pool_new(size_t workers, pool_task *task, void *self,
                      const struct streams *streams) {
    struct pool *p = mem_alloc(sizeof *p);
    *p = (struct pool){.task = task, .self = self, .streams = streams, .count = workers};
    p->workers = mem_zero(workers, sizeof *p->workers);
    p->processes = mem_zero(workers, sizeof *p->processes);
    p->ready = mem_zero(workers, sizeof *p->ready);
    p->turn = os_shared(sizeof *p->turn);
    for (size_t i = 0; i < workers; i++)
        p->workers[i].pool = p;
    return p;
}

/* All hang up before any process is waited for: they end side by side. */
void pool_free(struct pool *p) {
    for (size_t i = 0; i < p->count; i++)
        if (p->processes[i].process)
            os_worker_hang_up(&p->processes[i]);
    for (size_t i = 0; i < p->count; i++) {
        if (p->processes[i].process)
            end(&p->processes[i]);
        for (int k = 0; k < 2; k++)
            if (p->workers[i].kept[k])
                fclose(p->workers[i].kept[k]);
    }
    os_shared_free(p->turn, sizeof *p->turn);
    free(p->workers);
    free(p->processes);
    free(p->ready);
    free(p);
}

/* --- tasks and their outcomes ------------------------------------------------------- */

/* Takes no more room than what is still to be printed; when it fails, only room is lost. */
static void make_room(const struct worker *w) {
    int failed = 0;
    for (int i = 0; i < 2 && !w->unprinted; i++)
        failed |= os_empty(fileno(w->kept[i]));
    (void)failed;
}

bool pool_give(struct pool *p, size_t number) {
    for (size_t i = 0; i < p->count; i++) {
        struct worker *w = &p->workers[i];
        if (w->busy || (!p->processes[i].process && !start(p, w)))
            continue;
        make_room(w);
        w->task = number;
        w->busy = os_worker_send(&p->processes[i], &number, sizeof number);
        if (w->busy)
            return true;
    }
    return false;
}

/* What the worker sent, or how its process ended. */
static struct outcome outcome_of(const struct pool *p, struct worker *w) {
    struct outcome o;
    if (os_worker_receive(process_of(p, w), &o, sizeof o)) {
        o.by = w;
        w->unprinted++;
        return o;
    }
    int status = end(process_of(p, w));
    return (struct outcome){.known = true, .lost = status == NOT_KEPT, .status = status};
}

void pool_wait(struct pool *p, struct outcome *outcomes) {
    os_workers_wait(p->processes, p->count, p->ready);
    for (size_t i = 0; i < p->count; i++) {
        struct worker *w = &p->workers[i];
        if (!p->ready[i])
            continue;
        const struct outcome o = outcome_of(p, w);
        if (w->busy)
            outcomes[w->task] = o;
        w->busy = false;
    }
}

void pool_set_turn(struct pool *p, size_t number) {
    if (p->turn)
        *p->turn = number;
}

/* --- printing ----------------------------------------------------------------------- */

/* Copies what is kept of one stream to the other, and flushes that. */
static void copy(const struct outcome *o, int stream, FILE *to, struct diags *d) {
    char block[16 * 1024];
    uint64_t at = o->from[stream], end = at + o->bytes[stream];
    struct output *output = output_open(NULL, to, d);
    struct byte_sink sink = output_sink(output);
    while (at < end) {
        size_t len = end - at < sizeof block ? (size_t)(end - at) : sizeof block;
        ssize_t got = os_read_at(fileno(o->by->kept[stream]), block, len, at);
        if (got <= 0)
            diag_add(d, (struct place){.file = os_temporary_folder()}, DIAG_UNREADABLE,
                     diag_reason(errno), NULL);
        if (got <= 0 || sink.write(sink.self, block, (size_t)got) != 0)
            break;
        at += (uint64_t)got;
    }
    output_drop(output, d);
}

int pool_print(struct pool *p, const struct outcome *o) {
    struct diags d;
    if (!o->by)
        return o->status;
    diags_init(&d);
    if (o->bytes[1])
        copy(o, 1, p->streams->err, &d);
    if (o->bytes[0])
        copy(o, 0, p->streams->out, &d);
    o->by->unprinted--;
    int status = faults_print(&d, DIAG_WARNING, false, p->streams->err);
    diags_clear(&d);
    return status_worst(o->status, status);
}
