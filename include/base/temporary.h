/* Temporary files that disappear with their descriptor, however the process ends. */
#ifndef BASE_TEMPORARY_H
#define BASE_TEMPORARY_H

/* The folder of temporary files: $TMPDIR, or /tmp. */
const char *temporary_folder(void);

/* A file without a name, to read and write: its descriptor, owned by the caller, raised.
   -1 with errno set on failure. */
int temporary_file(void);

/* Another descriptor instead of one that stands for standard input, output or error while
   those are closed; any other as it is. -1 with errno set on failure, or when `fd` is
   negative. Taken and owned by the caller. */
int descriptor_raise(int fd);

#endif
