/* The guard: however the process ends, except by SIGKILL, it leaves behind no temporary
   file and no process of its own. */
#ifndef CLI_GUARD_H
#define CLI_GUARD_H

#include <sys/types.h>

/* Starts guarding. Signals that end the process still do so, with the same status; those
   that were ignored stay ignored. */
void guard_start(void);

/* Makes a file as mkstemp() does, and returns what that returns: `path` ends in XXXXXX.
   The file is removed at the end unless guard_forget was called; the path is borrowed
   until then. */
int guard_file(char *path);
void guard_forget(const char *path);

/* A new process as fork() makes it; it ends when this one does. */
pid_t guard_fork(void);

/* Waits for such a process to end. Returns its status as waitpid() gives it, or -1 when
   there is no such process. */
int guard_wait(pid_t process);

#endif
