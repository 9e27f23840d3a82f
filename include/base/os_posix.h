/* What the twins for POSIX share. */
#ifndef BASE_OS_POSIX_H
#define BASE_OS_POSIX_H

#include <pthread.h>
#include <signal.h>

/* Blocks all signals but those of the program's own faults, in this thread and in those
   that it starts meanwhile. `old` is for signals_release, which lets those that came
   act. */
void signals_hold(sigset_t *old);
void signals_release(const sigset_t *old);

#endif
