#include "base/reason.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/diag.h"

static const struct {
    int error;
    const char *words;
} reasons[] = {
    {EACCES, DIAG_WORD("permission denied")},
    {EPERM, DIAG_WORD("it is not permitted")},
    {ENOENT, DIAG_WORD("there is no such file or folder")},
    {EEXIST, DIAG_WORD("it is there already")},
    {ENOTDIR, DIAG_WORD("it is not a folder")},
    {EISDIR, DIAG_WORD("it is a folder")},
    {ELOOP, DIAG_WORD("too many symbolic links")},
    {ENAMETOOLONG, DIAG_WORD("the name is too long")},
    {EROFS, DIAG_WORD("the disk can only be read")},
    {ENOSPC, DIAG_WORD("the disk is full")},
    {EDQUOT, DIAG_WORD("your share of the disk is full")},
    {EFBIG, DIAG_WORD("the file becomes too large")},
    {EIO, DIAG_WORD("the disk or device failed")},
    {ENXIO, DIAG_WORD("there is no such device")},
    {ENODEV, DIAG_WORD("there is no such device")},
    {EBUSY, DIAG_WORD("it is in use")},
    {ETXTBSY, DIAG_WORD("it is in use")},
    {EMFILE, DIAG_WORD("too many files are open")},
    {ENFILE, DIAG_WORD("too many files are open")},
    {EPIPE, DIAG_WORD("nobody reads it any more")},
    {EBADF, DIAG_WORD("it is not open")},
    {EINVAL, DIAG_WORD("the system does not allow it")},
};

const char *reason_of(int error) {
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (reasons[i].error == error)
            return reasons[i].words;
    return strerror(error);
}
