/* Temporary files that disappear with their descriptor, however the process ends. */
#ifndef BASE_TEMPORARY_H
#define BASE_TEMPORARY_H

/* The folder of temporary files: $TMPDIR, or /tmp. */
const char *temporary_folder(void);

/* A file without a name, to read and write: its descriptor, owned by the caller, which is
   never 0, 1 or 2, even if those are closed. -1 with errno set on failure. */
int temporary_file(void);

#endif
