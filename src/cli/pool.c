#include "cli/pool.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/temporary.h"
#include "cli/faults.h"
#include "cli/guard.h"
#include "cli/output.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

enum { NOT_KEPT = 100 }; /* status of a worker that could not keep what a task printed */

struct worker {
    pid_t process;    /* 0: not started yet, or ended */
    int socket;       /* its parent's end: a task's number goes, its outcome comes back */
    FILE *kept[2];    /* owned: out and err, temporary files without a name; or NULL */
    size_t unprinted; /* outcomes */
    bool busy;
    size_t task; /* that it is busy with */
};

struct pool {
    pool_task *task;
    void *self;
    const struct streams *streams;
    size_t count;
    struct worker *workers; /* owned */
    struct pollfd *polls;   /* owned: one for each worker */
    atomic_size_t *turn;    /* in memory that workers share; NULL when there is none */
};

/* --- the worker's process ----------------------------------------------------------- */

static off_t end_of(FILE *file) {
    return lseek(fileno(file), 0, SEEK_END);
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
            _exit(NOT_KEPT);
        o.bytes[i] = (size_t)(end_of(w->kept[i]) - o.from[i]);
    }
    return o;
}

/* Does tasks until the parent closes its end. */
static _Noreturn void serve(const struct pool *p, const struct worker *w, int socket) {
    for (size_t number; read(socket, &number, sizeof number) == sizeof number;) {
        const struct outcome o = do_task(p, w, number);
        if (write(socket, &o, sizeof o) != sizeof o)
            break;
    }
    _exit(STATUS_DONE);
}

/* --- starting and ending ------------------------------------------------------------ */

static bool open_kept(FILE **file) {
    int fd = *file ? -1 : temporary_file();
    if (fd >= 0 && !(*file = fdopen(fd, "a")))
        close(fd);
    return *file != NULL;
}

/* The parent's end and the worker's, none of which is a standard stream that is closed. */
static bool open_ends(int ends[2]) {
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        ends[i] = descriptor_raise(ends[i]);
    if (ends[0] >= 0 && ends[1] >= 0)
        return true;
    close(ends[0]);
    close(ends[1]);
    return false;
}

/* In the worker only its own end is open, so that the parent's end closes the others. */
static _Noreturn void begin(const struct pool *p, const struct worker *w,
                            const int ends[2]) {
    for (size_t i = 0; i < p->count; i++)
        if (p->workers[i].process)
            close(p->workers[i].socket);
    close(ends[0]);
    serve(p, w, ends[1]);
}

static bool start(struct pool *p, struct worker *w) {
    int ends[2];
    if (!open_kept(&w->kept[0]) || !open_kept(&w->kept[1]) || !open_ends(ends))
        return false;
    fflush(p->streams->out); /* or the worker might print it again */
    fflush(p->streams->err);
    pid_t process = guard_fork();
    if (process == 0)
        begin(p, w, ends);
    close(ends[1]);
    if (process < 0)
        close(ends[0]);
    w->process = process > 0 ? process : 0;
    w->socket = ends[0];
    return w->process;
}

/* Returns the process's status; an end by a signal is a failure of the machine. */
static int end(struct worker *w) {
    close(w->socket);
    int status = guard_wait(w->process);
    w->process = 0;
    return status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : STATUS_MACHINE;
}

struct pool *pool_new(size_t workers, pool_task *task, void *self,
                      const struct streams *streams) {
    struct pool *p = mem_alloc(sizeof *p);
    void *turn = mmap(NULL, sizeof *p->turn, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    *p = (struct pool){.task = task, .self = self, .streams = streams, .count = workers};
    p->workers = mem_zero(workers, sizeof *p->workers);
    p->polls = mem_zero(workers, sizeof *p->polls);
    p->turn = turn == MAP_FAILED ? NULL : turn;
    return p;
}

/* All sockets are closed before any process is waited for: they end side by side. */
void pool_free(struct pool *p) {
    for (size_t i = 0; i < p->count; i++)
        if (p->workers[i].process)
            shutdown(p->workers[i].socket, SHUT_RDWR);
    for (size_t i = 0; i < p->count; i++) {
        if (p->workers[i].process)
            end(&p->workers[i]);
        for (int k = 0; k < 2; k++)
            if (p->workers[i].kept[k])
                fclose(p->workers[i].kept[k]);
    }
    if (p->turn)
        munmap(p->turn, sizeof *p->turn);
    free(p->workers);
    free(p->polls);
    free(p);
}

/* --- tasks and their outcomes ------------------------------------------------------- */

/* Takes no more room than what is still to be printed; when it fails, only room is lost. */
static void make_room(const struct worker *w) {
    int failed = 0;
    for (int i = 0; i < 2 && !w->unprinted; i++)
        failed |= ftruncate(fileno(w->kept[i]), 0);
    (void)failed;
}

bool pool_give(struct pool *p, size_t number) {
    for (size_t i = 0; i < p->count; i++) {
        struct worker *w = &p->workers[i];
        if (w->busy || (!w->process && !start(p, w)))
            continue;
        make_room(w);
        w->task = number;
        w->busy = send(w->socket, &number, sizeof number, MSG_NOSIGNAL) == sizeof number;
        if (w->busy)
            return true;
    }
    return false;
}

/* What the worker sent, or how its process ended. */
static struct outcome outcome_of(struct worker *w) {
    struct outcome o;
    if (recv(w->socket, &o, sizeof o, MSG_WAITALL) == sizeof o) {
        o.by = w;
        w->unprinted++;
        return o;
    }
    int status = end(w);
    return (struct outcome){.known = true, .lost = status == NOT_KEPT, .status = status};
}

void pool_wait(struct pool *p, struct outcome *outcomes) {
    for (size_t i = 0; i < p->count; i++) {
        const struct worker *w = &p->workers[i];
        p->polls[i] = (struct pollfd){w->process ? w->socket : -1, POLLIN, 0};
    }
    while (poll(p->polls, p->count, -1) < 0 && errno == EINTR)
        ;
    for (size_t i = 0; i < p->count; i++) {
        struct worker *w = &p->workers[i];
        if (!p->polls[i].revents)
            continue;
        const struct outcome o = outcome_of(w);
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
    off_t at = o->from[stream], end = at + (off_t)o->bytes[stream];
    struct output *output = output_open(NULL, to, d);
    struct byte_sink sink = output_sink(output);
    while (at < end) {
        size_t len =
            (size_t)(end - at) < sizeof block ? (size_t)(end - at) : sizeof block;
        ssize_t got = pread(fileno(o->by->kept[stream]), block, len, at);
        if (got <= 0)
            diag_add(d, (struct place){.file = temporary_folder()}, DIAG_UNREADABLE,
                     diag_reason(errno), NULL);
        if (got <= 0 || sink.write(sink.self, block, (size_t)got) != 0)
            break;
        at += got;
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
