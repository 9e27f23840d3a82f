/* Signals, held for the moments in which they must not end the process. */
#ifndef BASE_SIGNALS_H
#define BASE_SIGNALS_H

#include <signal.h>

/* Holds all signals that come from elsewhere, in this thread and in those that it starts
   meanwhile; `old` is for signals_release, after which those that came act. */
void signals_hold(sigset_t *old);
void signals_release(const sigset_t *old);

#endif
