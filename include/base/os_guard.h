/* The guard: however the process ends, except outright, it leaves behind no temporary file
   and no process of its own. See os_file.h. */
#ifndef BASE_OS_GUARD_H
#define BASE_OS_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Starts guarding. Signals that end the process still do so, with the same status; those
   that were ignored stay ignored. */
void guard_start(void);

/* Makes a file to read and write, and returns its descriptor, or -1 with errno set; `path`
   ends in XXXXXX, which become a name of its own. The file is removed at the end unless
   guard_forget was called; the path is borrowed until then. */
int guard_file(char *path);
void guard_forget(const char *path);

/* --- processes beside this one ---------------------------------------------------------- */

/* A process that works beside this one, and ends when this one does. Bytes go both ways
   between the two. */
struct worker_process {
    intptr_t process; /* 0: not started yet, or ended */
    int line;         /* this process's end */
};

/* Whether this system has them. */
bool os_has_workers(void);

/* Memory of zeros that they share, or NULL with errno set. */
void *os_shared(size_t bytes);
void os_shared_free(void *memory, size_t bytes);

/* Starts one, which calls `serve` with its end of the line, and ends with status 0 behind
   it. Whether it was started. */
bool os_worker_start(struct worker_process *w, void (*serve)(void *self, int line),
                     void *self);

/* Sends, or waits for, so many bytes: whether all went over. */
bool os_worker_send(const struct worker_process *w, const void *bytes, size_t len);
bool os_worker_receive(const struct worker_process *w, void *bytes, size_t len);

/* Waits until some of them sent something or ended: `ready` says which. */
void os_workers_wait(const struct worker_process *list, size_t count, bool *ready);

/* Lets it read the end, without waiting for that. */
void os_worker_hang_up(const struct worker_process *w);

/* Hangs up and waits for it to end. Its status, or -1 when it did not end by itself. */
int os_worker_end(struct worker_process *w);

#endif
