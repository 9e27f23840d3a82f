#include "cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/os_file.h"
#include "base/os_guard.h"
#include "base/os_process.h"
#include "base/path.h"

struct output {
    FILE *stream;      /* borrowed: standard output; NULL for a file */
    int fd;            /* of a file */
    const char *shown; /* borrowed: the path as it was given */
    char *target;      /* owned: links followed; NULL when written directly */
    char *temporary;   /* owned; NULL when written directly */
    int error;         /* errno of the first write that failed */
    bool protect;      /* a target that is there is not replaced */
};

/* --- opening ---------------------------------------------------------------------- */

/* Opens a new file beside the target, with the mode that the target has or would get. */
static int open_temporary(struct output *o, const struct os_status *old) {
    struct buf name;
    buf_init(&name);
    buf_add(&name, o->target, path_folder_length(o->target));
    buf_text(&name, ".seta-XXXXXX");
    o->temporary = buf_steal(&name);
    o->fd = guard_file(o->temporary);
    return o->fd < 0 ? -1 : os_permit(o->fd, old);
}

static int open_file(struct output *o, const char *path) {
    struct os_status is;
    o->target = os_target(path);
    int known = os_descriptor(o->target);
    if (known < 0 && os_status(o->target, &is) != 0)
        return errno == ENOENT ? open_temporary(o, NULL) : -1;
    if (known < 0 && is.kind == OS_FILE)
        return os_may_replace(o->target) == 0 ? open_temporary(o, &is) : -1;
    o->fd = known < 0 ? os_open_device(o->target) : os_open_again(known);
    free(o->target);
    o->target = NULL;
    return o->fd < 0 ? -1 : 0;
}

static void release(struct output *o) {
    if (o->temporary && o->target) {
        os_remove(o->temporary);
        guard_forget(o->temporary);
    }
    free(o->temporary);
    free(o->target);
    free(o);
}

static int failed(const struct output *o, int error, struct diags *d) {
    if (o->protect && error == EEXIST)
        diag_add(d, (struct place){.file = o->shown}, DIAG_EXISTS, NULL);
    else
        diag_add(d, (struct place){.file = o->shown}, DIAG_UNWRITABLE, diag_reason(error),
                 NULL);
    return -1;
}

struct output *output_open(const char *path, FILE *standard, struct diags *d) {
    struct output *o = mem_zero(1, sizeof *o);
    o->fd = -1;
    o->shown = path ? path : _("standard output");
    if (!path) {
        o->stream = standard;
        return o;
    }
    if (open_file(o, path) == 0)
        return o;
    failed(o, errno, d);
    if (o->fd >= 0)
        os_close(o->fd);
    release(o);
    return NULL;
}

/* --- writing and ending ----------------------------------------------------------- */

static int write_output(void *self, const void *bytes, size_t len) {
    struct output *o = self;
    if (o->error)
        return -1;
    errno = 0;
    bool done = o->stream ? fwrite(bytes, 1, len, o->stream) == len
                          : os_write(o->fd, bytes, len) == 0;
    if (!done)
        o->error = errno ? errno : EIO;
    return done ? 0 : -1;
}

struct byte_sink output_sink(struct output *o) {
    return (struct byte_sink){o, write_output};
}

/* Flushes and closes; errno is the first error of all writing, or 0. */
static int finish(struct output *o) {
    int error = o->error;
    if (o->stream && fflush(o->stream) != 0 && !error)
        error = errno;
    if (o->fd >= 0 && os_close(o->fd) != 0 && !error)
        error = errno;
    if (o->stream && error)
        os_unread(error);
    o->fd = -1;
    return error;
}

void output_protect(struct output *o) {
    o->protect = true;
}

static int name_target(const struct output *o) {
    return (o->protect ? os_rename_new : os_rename)(o->temporary, o->target);
}

int output_keep(struct output *o, struct diags *d) {
    int error = finish(o);
    if (!error && o->target && name_target(o) != 0)
        error = errno;
    if (!error && o->temporary) {
        guard_forget(o->temporary);
        free(o->temporary);
        o->temporary = NULL;
    }
    int status = error ? failed(o, error, d) : 0;
    release(o);
    return status;
}

void output_drop(struct output *o, struct diags *d) {
    if (!o)
        return;
    int error = finish(o);
    if (error)
        failed(o, error, d);
    release(o);
}

bool output_end(struct output *const *outputs, size_t count, bool written,
                struct diags *d) {
    for (size_t i = 0; i < count; i++) {
        if (!written)
            output_drop(outputs[i], d);
        else if (output_keep(outputs[i], d) != 0)
            written = false;
    }
    return written;
}
