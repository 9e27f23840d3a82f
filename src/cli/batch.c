#include "cli/batch.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/temporary.h"
#include "cli/guard.h"

/* One folder in a process of its own. What it prints is kept until its turn. */
struct child {
    pid_t process;   /* -1: it could not be started */
    FILE *out, *err; /* owned: temporary files without a name, or NULL */
};

static int in_turn(const struct options *o, const struct batch_work *work,
                   const struct streams *streams) {
    int status =
        work->folder(work->self, o, o->operand_count ? o->operands[0] : NULL, streams);
    for (size_t i = 1; i < o->operand_count; i++)
        status =
            status_worst(status, work->folder(work->self, o, o->operands[i], streams));
    return status;
}

/* A file to keep output in, or NULL. */
static FILE *open_kept(void) {
    int fd = temporary_file();
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w+");
    if (fd >= 0 && !file)
        close(fd);
    return file;
}

static void start(struct child *c, const struct options *o, const char *folder,
                  const struct batch_work *work) {
    c->out = open_kept();
    c->err = open_kept();
    c->process = c->out && c->err ? guard_fork() : -1;
    if (c->process == 0) {
        const struct streams streams = {c->out, c->err};
        int status = work->folder(work->self, o, folder, &streams);
        bool kept = fflush(c->out) == 0 && fflush(c->err) == 0;
        _exit(kept ? status : status_worst(status, STATUS_MACHINE));
    }
}

/* Copies all that was printed into `to`, and closes. */
static int pour(FILE *from, FILE *to) {
    char bytes[4096];
    int status = STATUS_DONE;
    if (!from)
        return status;
    rewind(from);
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, from)) > 0;)
        if (fwrite(bytes, 1, got, to) != got)
            status = STATUS_MACHINE;
    if (ferror(from))
        status = STATUS_MACHINE;
    fclose(from);
    return status;
}

/* Waits for the process; an end by a signal counts as a failure of the machine. */
static int wait_for(pid_t process) {
    int status = guard_wait(process);
    return status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : STATUS_MACHINE;
}

/* Passes on what a folder's process printed, now that it is its turn, or works on the
   folder here when it has no process. Returns its status. */
static int finish(struct child *c, const struct options *o, const char *folder,
                  const struct batch_work *work, const struct streams *streams) {
    int status = c->process > 0 ? wait_for(c->process) : STATUS_DONE;
    status = status_worst(status, pour(c->err, streams->err));
    status = status_worst(status, pour(c->out, streams->out));
    return c->process > 0
               ? status
               : status_worst(status, work->folder(work->self, o, folder, streams));
}

/* A window of at most `jobs` processes slides over the folders. */
static int side_by_side(const struct options *o, const struct batch_work *work,
                        const struct streams *streams) {
    struct child *children = mem_zero(o->operand_count, sizeof *children);
    int status = STATUS_DONE;
    for (size_t started = 0, ended = 0; ended < o->operand_count;) {
        if (started < o->operand_count && started - ended < o->jobs) {
            fflush(streams->out); /* or the new process might print it again */
            fflush(streams->err);
            start(&children[started], o, o->operands[started], work);
            started++;
        } else {
            status = status_worst(
                status, finish(&children[ended], o, o->operands[ended], work, streams));
            ended++;
        }
    }
    free(children);
    return status;
}

static bool in_processes(const struct options *o) {
    return o->jobs > 1 && o->operand_count > 1;
}

unsigned batch_threads(const struct options *o) {
    return in_processes(o) ? 1 : o->jobs;
}

int batch_run(const struct options *o, const struct batch_work *work,
              const struct streams *streams) {
    if (in_processes(o))
        return side_by_side(o, work, streams);
    return in_turn(o, work, streams);
}
