/* The guard: however the process ends, but for SIGKILL, it leaves no temporary file and no
   process of its own behind. */
#ifndef CLI_GUARD_H
#define CLI_GUARD_H

#include <sys/types.h>

/* Begins to guard; signals that end the process end it still, and with the same status.
   Those that were ignored stay ignored. */
void guard_start(void);

/* Makes a file beside others: `path` ends in XXXXXX, as for mkstemp, whose result it has.
   The file is removed at the end unless guard_forget was called; the path is borrowed
   until then. */
int guard_file(char *path);
void guard_forget(const char *path);

/* A new process as fork() makes it; it ends when this one does. */
pid_t guard_fork(void);

/* Waits for such a process to end: what waitpid() says. -1 when there is none. */
int guard_wait(pid_t process);

#endif
