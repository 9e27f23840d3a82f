#include "base/os_process.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/os_posix.h"

void os_start(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
}

size_t os_processors(void) {
#if defined CPU_COUNT
    cpu_set_t ours; /* the processors this process may use */
    if (sched_getaffinity(0, sizeof ours, &ours) == 0 && CPU_COUNT(&ours) > 0)
        return (size_t)CPU_COUNT(&ours);
#endif
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (size_t)online : 1;
}

/* --- signals and threads ----------------------------------------------------------------- */

void signals_hold(sigset_t *old) {
    static const int own[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    sigset_t held;
    sigfillset(&held);
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        sigdelset(&held, own[i]);
    pthread_sigmask(SIG_BLOCK, &held, old);
}

void signals_release(const sigset_t *old) {
    pthread_sigmask(SIG_SETMASK, old, NULL);
}

bool os_thread(pthread_t *thread, void *(*run)(void *self), void *self) {
    sigset_t old;
    signals_hold(&old);
    bool started = pthread_create(thread, NULL, run, self) == 0;
    signals_release(&old);
    return started;
}

/* --- the terminal ------------------------------------------------------------------------ */

bool os_is_terminal(FILE *stream) {
    return isatty(fileno(stream));
}

unsigned os_terminal_width(void) {
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool os_terminal_has_colours(void) {
    const char *terminal = getenv("TERM");
    return terminal && strcmp(terminal, "dumb") != 0;
}

bool os_terminal_is_own(void) {
    return false;
}

/* A signal has ended the process, unless it is ignored: then failures are to be told. */
void os_unread(int error) {
    (void)error;
}

/* --- standard error ---------------------------------------------------------------------- */

int os_hush_open(struct os_hush *h) {
    h->quiet = -1;
    h->loud = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (h->loud < 0) /* closed already: it is quiet */
        return errno == EBADF ? 0 : -1;
    h->quiet = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (h->quiet >= 0)
        return 0;
    int error = errno;
    close(h->loud);
    errno = error;
    return -1;
}

void os_hush_close(struct os_hush *h) {
    if (h->loud < 0)
        return;
    close(h->quiet);
    close(h->loud);
}

void os_hush(const struct os_hush *h) {
    if (h->loud >= 0)
        dup2(h->quiet, STDERR_FILENO);
}

void os_speak(const struct os_hush *h) {
    if (h->loud >= 0)
        dup2(h->loud, STDERR_FILENO);
}
