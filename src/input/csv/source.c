#include "input/csv/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"

/* --- standard input ---------------------------------------------------------------- */

/* Copies standard input to `to`. A failure to write is one of the temporary folder. */
static int copy_stdin(int to, struct diags *d) {
    enum { ROOM = 64 * 1024 };
    char *block = mem_alloc(ROOM);
    ssize_t got = 0;
    int result = to < 0 ? -1 : 0;
    while (result == 0 && (got = os_read(OS_INPUT, block, ROOM)) > 0)
        result = os_write(to, block, (size_t)got);
    free(block);
    if (result != 0)
        diag_add(d, (struct place){.file = os_temporary_folder()}, DIAG_UNWRITABLE,
                 diag_reason(errno), NULL);
    if (got < 0)
        diag_add(d, (struct place){.file = "-"}, DIAG_UNREADABLE, diag_reason(errno),
                 NULL);
    return got < 0 ? -1 : result;
}

int source_spool(struct diags *d) {
    int spool = os_temporary();
    if (copy_stdin(spool, d) == 0)
        return spool;
    if (spool >= 0)
        os_close(spool);
    return -1;
}

/* --- opening ----------------------------------------------------------------------- */

/* Adds the fault of a failed system call, with the reason in errno. */
static int refuse(const struct source *s, struct diags *d) {
    diag_add(d, (struct place){.file = s->name}, DIAG_UNREADABLE, diag_reason(errno),
             NULL);
    return -1;
}

static void prepare(struct source *s, const char *name, size_t block) {
    *s = (struct source){.name = name, .fd = -1, .room = block};
    s->block = mem_alloc(block);
}

int source_open(struct source *s, const char *path, size_t block, int *spool,
                struct diags *d) {
    bool standard_input = strcmp(path, "-") == 0;
    prepare(s, path, block);
    if (standard_input && *spool < 0)
        *spool = source_spool(d);
    if (standard_input && *spool < 0)
        return -1;
    s->fd = standard_input ? os_open_again(*spool) : os_open(path);
    if (s->fd < 0 && errno == ENOENT) {
        diag_add(d, (struct place){.file = path}, DIAG_PATH_MISSING, NULL);
        return -1;
    }
    if (s->fd < 0 || os_status_open(s->fd, &s->was) != 0)
        return refuse(s, d);
    if (s->was.kind != OS_FILE) {
        diag_add(d, (struct place){.file = path}, DIAG_NOT_A_FILE, NULL);
        return -1;
    }
    s->size = s->was.bytes;
    return 0;
}

void source_memory(struct source *s, struct slice bytes, const char *name, size_t block) {
    prepare(s, name, block);
    s->memory = bytes;
    s->size = bytes.len;
}

void source_made(struct source *s, const struct source_maker *maker, void *self,
                 const char *name, size_t block) {
    prepare(s, name, block);
    s->maker = maker;
    s->made_by = self;
}

int source_copy(struct source *s, const struct source *from, const char *name,
                struct diags *d) {
    prepare(s, name, 0);
    s->memory = from->memory;
    s->was = from->was;
    s->size = from->size;
    if (from->fd < 0)
        return 0;
    s->fd = os_open_again(from->fd);
    return s->fd < 0 ? refuse(s, d) : 0;
}

void source_chunk(struct source *s, const struct source *whole, uint64_t from) {
    prepare(s, whole->name, whole->room);
    s->part = true;
    s->fd = whole->fd;
    s->memory = whole->memory;
    s->was = whole->was;
    s->size = whole->size;
    s->offset = from;
}

void source_close(struct source *s) {
    if (s->fd >= 0 && !s->part)
        os_close(s->fd);
    if (s->maker)
        s->maker->close(s->made_by);
    free(s->block);
    s->maker = NULL;
    s->fd = -1;
    s->block = NULL;
}

void source_report(const struct source *s, struct diags *d) {
    if (s->maker)
        s->maker->report(s->made_by, d);
}

/* --- reading ----------------------------------------------------------------------- */

/* Reads as many bytes from `offset` on as the file gives at once: 0 at its end, -1 with
   errno. */
static ssize_t read_at(const struct source *s, uint64_t offset, char *to, size_t len) {
    if (s->fd >= 0)
        return os_read_at(s->fd, to, len, offset);
    size_t left = offset < s->memory.len ? s->memory.len - (size_t)offset : 0;
    len = left < len ? left : len;
    if (len > 0)
        memcpy(to, s->memory.at + offset, len);
    return (ssize_t)len;
}

/* Fills the whole block unless the file ends, so that blocks do not depend on how many
   bytes a system call returns. */
static int fill(struct source *s, uint64_t offset, struct diags *d) {
    s->offset = offset;
    s->got = 0;
    while (s->got < s->room) {
        char *to = s->block + s->got;
        size_t len = s->room - s->got;
        ssize_t got = s->maker ? s->maker->make(s->made_by, to, len, d)
                               : read_at(s, offset + s->got, to, len);
        if (got < 0)
            return s->maker ? -1 : refuse(s, d);
        if (got == 0)
            break;
        s->got += (size_t)got;
    }
    return 0;
}

int source_next(struct source *s, struct slice *block, struct diags *d) {
    if (!s->waiting && fill(s, s->offset + s->got, d) != 0)
        return -1;
    s->waiting = false;
    *block = (struct slice){s->block, s->got};
    if (s->seen && s->offset + s->got > s->seen_until) {
        s->seen(s->self, *block);
        s->seen_until = s->offset + s->got;
    }
    return s->got > 0;
}

void source_rewind(struct source *s) {
    s->waiting = s->offset == 0 && s->got > 0;
    if (s->waiting)
        return;
    s->offset = 0;
    s->got = 0;
    if (s->maker)
        s->maker->rewind(s->made_by);
}

size_t source_peek(const struct source *s, uint64_t offset, char *to, size_t len) {
    ssize_t got = read_at(s, offset, to, len);
    return got > 0 ? (size_t)got : 0;
}
