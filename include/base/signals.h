/* Signals: held back while they must not end the process. */
#ifndef BASE_SIGNALS_H
#define BASE_SIGNALS_H

#include <signal.h>

/* Blocks all signals but those of the program's own faults, in this thread and in those
   that it starts meanwhile. `old` is for signals_release, which lets those that came
   act. */
void signals_hold(sigset_t *old);
void signals_release(const sigset_t *old);

#endif
