#include "base/temporary.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/signals.h"

const char *temporary_folder(void) {
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

int descriptor_raise(int fd) {
    if (fd < 0 || fd > STDERR_FILENO)
        return fd;
    int raised = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(fd);
    return raised;
}

int temporary_file(void) {
    struct buf path = {0};
    buf_text(&path, temporary_folder());
    buf_text(&path, "/seta-XXXXXX");
    int fd = descriptor_raise(open_nameless(path.at));
    buf_clear(&path);
    return fd;
}
