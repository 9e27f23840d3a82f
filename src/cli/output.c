#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/lang.h"
#include "base/letters.h"
#include "base/mem.h"
#include "base/path.h"
#include "cli/guard.h"

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

/* The open descriptor that a path names, as >(command) of a shell does, or -1. */
static int descriptor_of(const char *path) {
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
    size_t known = 0;
    int fd = -1;
    if (strcmp(path, "/dev/stdout") == 0)
        return STDOUT_FILENO;
    if (strcmp(path, "/dev/stderr") == 0)
        return STDERR_FILENO;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && !known; i++)
        if (slice_starts(slice_of(path), folders[i]))
            known = strlen(folders[i]);
    for (path += known; known && letter_is_digit(*path) && fd < 100000; path++)
        fd = (fd < 0 ? 0 : fd * 10) + (*path - '0');
    return known && !*path ? fd : -1;
}

/* Where `path` leads through symbolic links; the end may be missing, or be a descriptor
   of this process. Owned. */
static char *follow_links(const char *path) {
    enum { MOST_LINKS = 40 };
    char *now = mem_copy(path, strlen(path)), to[PATH_MAX];
    for (int i = 0; i < MOST_LINKS && descriptor_of(now) < 0; i++) {
        ssize_t len = readlink(now, to, sizeof to);
        if (len <= 0 || (size_t)len == sizeof to)
            break;
        struct buf next;
        buf_init(&next);
        if (to[0] != '/')
            buf_add(&next, now, path_folder_length(now));
        buf_add(&next, to, (size_t)len);
        free(now);
        now = buf_steal(&next);
    }
    return now;
}

/* Opens a new file beside the target, with the mode that the target has or would get.
   Only permissions: new content must not run as the file's owner. */
static int open_temporary(struct output *o, const struct stat *old) {
    struct buf name;
    buf_init(&name);
    buf_add(&name, o->target, path_folder_length(o->target));
    buf_text(&name, ".seta-XXXXXX");
    o->temporary = buf_steal(&name);
    o->fd = guard_file(o->temporary);
    if (o->fd < 0)
        return -1;
    mode_t mask = umask(0);
    umask(mask);
    return fchmod(o->fd, old ? old->st_mode & 0777 : 0666 & ~mask);
}

static int open_file(struct output *o, const char *path) {
    struct stat info;
    o->target = follow_links(path);
    int known = descriptor_of(o->target);
    if (known < 0 && stat(o->target, &info) != 0)
        return errno == ENOENT ? open_temporary(o, NULL) : -1;
    if (known < 0 && S_ISREG(info.st_mode))
        return access(o->target, W_OK) == 0 ? open_temporary(o, &info) : -1;
    o->fd = known < 0 ? open(o->target, O_WRONLY) : dup(known);
    free(o->target);
    o->target = NULL;
    return o->fd < 0 ? -1 : 0;
}

static void release(struct output *o) {
    if (o->temporary && o->target) {
        unlink(o->temporary);
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
        close(o->fd);
    release(o);
    return NULL;
}

/* --- writing and ending ----------------------------------------------------------- */

static int write_all(int fd, const char *bytes, size_t len) {
    while (len > 0) {
        ssize_t done = write(fd, bytes, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        bytes += done;
        len -= (size_t)done;
    }
    return 0;
}

static int write_output(void *self, const void *bytes, size_t len) {
    struct output *o = self;
    if (o->error)
        return -1;
    errno = 0;
    bool done = o->stream ? fwrite(bytes, 1, len, o->stream) == len
                          : write_all(o->fd, bytes, len) == 0;
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
    if (o->fd >= 0 && close(o->fd) != 0 && !error)
        error = errno;
    o->fd = -1;
    return error;
}

void output_protect(struct output *o) {
    o->protect = true;
}

/* Gives a file its name, unless something has that name: by a second name, which is taken
   or refused at once, or by renaming where files cannot have two. */
static int name_new(const struct output *o) {
    if (link(o->temporary, o->target) == 0)
        return unlink(o->temporary);
    if (errno == EEXIST)
        return -1;
#ifdef RENAME_NOREPLACE
    return renameat2(AT_FDCWD, o->temporary, AT_FDCWD, o->target, RENAME_NOREPLACE);
#else
    return -1;
#endif
}

static int name_target(const struct output *o) {
    return o->protect ? name_new(o) : rename(o->temporary, o->target);
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
