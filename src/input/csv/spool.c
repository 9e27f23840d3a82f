#include "input/csv/spool.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/reason.h"
#include "base/temporary.h"

static ssize_t read_stdin(char *to, size_t len) {
    ssize_t got;
    do
        got = read(STDIN_FILENO, to, len);
    while (got < 0 && errno == EINTR);
    return got;
}

static int write_all(int fd, const char *from, size_t len) {
    while (len > 0) {
        ssize_t done = write(fd, from, len);
        if (done < 0 && errno != EINTR)
            return -1;
        if (done > 0) {
            from += done;
            len -= (size_t)done;
        }
    }
    return 0;
}

/* Copies standard input to `to`. What fails with it is the folder of temporary files. */
static int copy_stdin(int to, struct diags *d) {
    enum { ROOM = 64 * 1024 };
    char *block = mem_alloc(ROOM);
    ssize_t got = 0;
    int result = to < 0 ? -1 : 0;
    while (result == 0 && (got = read_stdin(block, ROOM)) > 0)
        result = write_all(to, block, (size_t)got);
    free(block);
    if (result != 0)
        diag_add(d, (struct place){.file = temporary_folder()}, DIAG_UNWRITABLE,
                 reason_of(errno), NULL);
    if (got < 0)
        diag_add(d, (struct place){.file = "-"}, DIAG_UNREADABLE, reason_of(errno), NULL);
    return got < 0 ? -1 : result;
}

int spool_stdin(struct diags *d) {
    int spool = temporary_file();
    if (copy_stdin(spool, d) == 0)
        return spool;
    if (spool >= 0)
        close(spool);
    return -1;
}
