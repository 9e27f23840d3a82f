#include "base/os_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/letters.h"
#include "base/mem.h"
#include "base/os_posix.h"
#include "base/path.h"

_Static_assert(sizeof(off_t) == sizeof(int64_t), "places in a file must fit 64 bits");

/* --- what is there -------------------------------------------------------------------- */

static struct os_status status_of(const struct stat *is) {
    return (struct os_status){
        .kind = S_ISREG(is->st_mode)   ? OS_FILE
                : S_ISDIR(is->st_mode) ? OS_FOLDER
                                       : OS_OTHER,
        .mode = is->st_mode & 0777,
        .bytes = (uint64_t)is->st_size,
        .identity = {(uint64_t)is->st_dev, (uint64_t)is->st_ino},
        .changed = {(int64_t)is->st_mtim.tv_sec, (int64_t)is->st_mtim.tv_nsec},
    };
}

int os_status(const char *path, struct os_status *is) {
    struct stat found;
    int result = stat(path, &found);
    if (result == 0)
        *is = status_of(&found);
    return result;
}

int os_status_open(int fd, struct os_status *is) {
    struct stat found;
    int result = fstat(fd, &found);
    if (result == 0)
        *is = status_of(&found);
    return result;
}

bool os_is_there(const char *path) {
    struct stat found;
    return lstat(path, &found) == 0;
}

const char os_slashes[] = "/";

char *os_real_path(const char *path) {
    return realpath(path, NULL);
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

int os_list(const char *folder, void (*each)(void *self, const char *name), void *self) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_bytes);
    for (int i = 0; i < count; i++) {
        each(self, entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return count < 0 ? -1 : 0;
}

int os_make_folder(const char *path) {
    return mkdir(path, 0777);
}

/* --- reading and writing --------------------------------------------------------------- */

int os_open(const char *path) {
    return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

int os_open_again(int fd) {
    return fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

ssize_t os_read(int fd, void *to, size_t len) {
    ssize_t got;
    do
        got = read(fd, to, len);
    while (got < 0 && errno == EINTR);
    return got;
}

ssize_t os_read_at(int fd, void *to, size_t len, uint64_t offset) {
    ssize_t got;
    do
        got = pread(fd, to, len, (off_t)offset);
    while (got < 0 && errno == EINTR);
    return got;
}

int os_write(int fd, const void *bytes, size_t len) {
    for (const char *at = bytes; len > 0;) {
        ssize_t done = write(fd, at, len);
        if (done < 0 && errno != EINTR)
            return -1;
        if (done > 0) {
            at += done;
            len -= (size_t)done;
        }
    }
    return 0;
}

int64_t os_end(int fd) {
    return lseek(fd, 0, SEEK_END);
}

int os_rewind(int fd) {
    return lseek(fd, 0, SEEK_SET) < 0 ? -1 : 0;
}

int os_empty(int fd) {
    return ftruncate(fd, 0);
}

int os_close(int fd) {
    return close(fd);
}

/* --- temporary files ------------------------------------------------------------------- */

const char *os_temporary_folder(void) {
    const char *folder = getenv("TMPDIR");
    return folder && folder[0] ? folder : "/tmp";
}

/* Signals are held until it has lost its name, so that none leaves the file behind. */
static int open_nameless(char *path) {
    sigset_t old;
    signals_hold(&old);
    int fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        unlink(path);
    signals_release(&old);
    return fd;
}

int os_raise(int fd) {
    if (fd < 0 || fd > STDERR_FILENO)
        return fd;
    int raised = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(fd);
    return raised;
}

int os_temporary(void) {
    struct buf path = {0};
    buf_text(&path, os_temporary_folder());
    buf_text(&path, "/seta-XXXXXX");
    int fd = os_raise(open_nameless(path.at));
    buf_clear(&path);
    return fd;
}

int os_temporary_named(char **path) {
    struct buf name = {0};
    int fd = os_temporary();
    if (fd >= 0)
        buf_format(&name, "/dev/fd/%d", fd);
    *path = fd >= 0 ? buf_steal(&name) : NULL;
    return fd;
}

void os_temporary_close(int fd, char *path) {
    if (fd >= 0)
        close(fd);
    free(path);
}

/* --- output ---------------------------------------------------------------------------- */

int os_descriptor(const char *path) {
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

char *os_target(const char *path) {
    enum { MOST_LINKS = 40 };
    char *now = mem_copy(path, strlen(path)), to[PATH_MAX];
    for (int i = 0; i < MOST_LINKS && os_descriptor(now) < 0; i++) {
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

int os_may_replace(const char *path) {
    return access(path, W_OK);
}

int os_open_device(const char *path) {
    return open(path, O_WRONLY);
}

int os_permit(int fd, const struct os_status *old) {
    mode_t mask = umask(0);
    umask(mask);
    return fchmod(fd, old ? (mode_t)old->mode : 0666 & ~mask);
}

int os_rename(const char *from, const char *to) {
    return rename(from, to);
}

/* By a second name, which is taken or refused at once, or by renaming where files cannot
   have two. */
int os_rename_new(const char *from, const char *to) {
    if (link(from, to) == 0)
        return unlink(from);
    if (errno == EEXIST)
        return -1;
#ifdef RENAME_NOREPLACE
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
#else
    return -1;
#endif
}

void os_remove(const char *path) {
    unlink(path);
}
