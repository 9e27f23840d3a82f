/* Temporary files that vanish with their descriptor, however the process ends. */
#ifndef BASE_TEMPORARY_H
#define BASE_TEMPORARY_H

/* The folder of temporary files: $TMPDIR, or /tmp. */
const char *temporary_folder(void);

/* A file without a name, to be read and written: its descriptor, owned by the caller, which
   is none of the standard streams even where those are closed. -1 with errno set. */
int temporary_file(void);

#endif
