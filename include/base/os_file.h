/* Files, as the program asks the operating system for them. This is the only door to it,
   with os_process.h and os_guard.h; each system has its twin, src/base/os_*_SYSTEM.c.
   Paths are UTF-8. What fails returns -1 or NULL with errno set, or says what else.
   Descriptors are owned by the caller. */
#ifndef BASE_OS_FILE_H
#define BASE_OS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

/* Descriptors of the standard streams. */
enum { OS_INPUT, OS_OUTPUT, OS_ERRORS };

/* --- what is there -------------------------------------------------------------------- */

enum os_kind { OS_FILE, OS_FOLDER, OS_OTHER };

struct os_status {
    enum os_kind kind;
    unsigned mode; /* permissions, for os_permit */
    uint64_t bytes;
    uint64_t identity[3]; /* of the file, whatever name it has */
    int64_t changed[2];   /* when: seconds and nanoseconds, or the like */
};

/* What `path`, or an open file, is. Links are followed. */
int os_status(const char *path, struct os_status *is);
int os_status_open(int fd, struct os_status *is);

/* Whether anything has this name, be it a link that leads nowhere. */
bool os_is_there(const char *path);

/* Whether both are one file; and whether that has not changed between the two. */
static inline bool os_same(const struct os_status *a, const struct os_status *b) {
    return memcmp(a->identity, b->identity, sizeof a->identity) == 0;
}

static inline bool os_unchanged(const struct os_status *a, const struct os_status *b) {
    return os_same(a, b) && a->bytes == b->bytes &&
           memcmp(a->changed, b->changed, sizeof a->changed) == 0;
}

/* Whether both paths are there and lead to one file or folder. */
static inline bool os_same_path(const char *a, const char *b) {
    struct os_status one, other;
    return os_status(a, &one) == 0 && os_status(b, &other) == 0 && os_same(&one, &other);
}

/* Characters that part the names of a path. */
extern const char os_slashes[];

/* The path from the root, without links, "." and "..". Owned. */
char *os_real_path(const char *path);

/* Calls `each` with every name in a folder, in the order of their bytes. -1 when it cannot be opened. */
int os_list(const char *folder, void (*each)(void *self, const char *name), void *self);

int os_make_folder(const char *path);

/* --- reading and writing --------------------------------------------------------------- */

/* Opens for reading. Does not wait for a pipe that nobody writes to. */
int os_open(const char *path);

/* Another descriptor of the same open file. */
int os_open_again(int fd);

/* Reads at most `len` bytes: how many, 0 at the end. The second reads at `offset`, and
   leaves the position where it is. */
ssize_t os_read(int fd, void *to, size_t len);
ssize_t os_read_at(int fd, void *to, size_t len, uint64_t offset);

/* Writes all bytes. */
int os_write(int fd, const void *bytes, size_t len);

/* Moves to the end; returns how many bytes are before it. */
int64_t os_end(int fd);

/* Moves to the front; and makes the file empty. */
int os_rewind(int fd);
int os_empty(int fd);

int os_close(int fd);

/* --- temporary files ------------------------------------------------------------------- */

/* The folder of temporary files. */
const char *os_temporary_folder(void);

/* A file to read and write that disappears with its descriptor, which is above those of
   the standard streams. */
int os_temporary(void);

/* The same with a path by which a library can open it, owned by the caller; both end with
   os_temporary_close. */
int os_temporary_named(char **path);
void os_temporary_close(int fd, char *path);

/* Another descriptor for one that stands for a standard stream while that is closed; any
   other as it is. -1 when `fd` is negative. Taken. */
int os_raise(int fd);

/* --- output ---------------------------------------------------------------------------- */

/* The open descriptor that a path names, as >(command) of a shell does, or -1. */
int os_descriptor(const char *path);

/* Where `path` leads through links; the end may be missing, or be a descriptor of this
   process. Owned. */
char *os_target(const char *path);

/* Whether a file that is there may be replaced: 0 or -1. */
int os_may_replace(const char *path);

/* Opens for writing what is no file: a device or a pipe. */
int os_open_device(const char *path);

/* Gives an open file the permissions of `old`, or with NULL those of a new file. Only
   permissions: new content must not run as the file's owner. */
int os_permit(int fd, const struct os_status *old);

/* Gives the file `from` the name `to`: in place of what had it; or only when nothing
   has. */
int os_rename(const char *from, const char *to);
int os_rename_new(const char *from, const char *to);

void os_remove(const char *path);

#endif
