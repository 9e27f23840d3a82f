#include "cli/guard.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/mem.h"
#include "base/signals.h"

/* What is guarded changes only while signals are held. They reach one thread only: the
   others are started with all signals held. */
enum { MOST_FILES = 16 };
static const char *files[MOST_FILES]; /* borrowed */
static pid_t *processes;              /* owned: 0 for one that has ended */
static size_t process_count, process_room;

static void remove_files(void) {
    for (size_t i = 0; i < MOST_FILES; i++)
        if (files[i])
            unlink(files[i]);
}

/* Everything called here is safe in a handler. */
static void on_signal(int number) {
    for (size_t i = 0; i < process_count; i++)
        if (processes[i])
            kill(processes[i], number);
    for (size_t i = 0; i < process_count; i++)
        if (processes[i])
            waitpid(processes[i], NULL, 0);
    remove_files();
    signal(number, SIG_DFL);
    raise(number);
}

/* A signal that has a handler already is left alone: a sanitizer may have set it. */
static void guard_against(int number) {
    struct sigaction old, action = {.sa_handler = on_signal};
    sigfillset(&action.sa_mask);
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
        sigaction(number, &action, NULL);
}

void guard_start(void) {
    static const int signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE, SIGALRM,
                                  SIGUSR1, SIGUSR2, SIGXCPU, SIGABRT, SIGSEGV, SIGBUS};
    static bool started;
    if (started)
        return;
    started = true;
    atexit(remove_files);
    signal(SIGXFSZ, SIG_IGN); /* a file that grows too large is a failed write */
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        guard_against(signals[i]);
}

static void remember(const char *path) {
    size_t i = 0;
    while (i < MOST_FILES && files[i])
        i++;
    if (i < MOST_FILES)
        files[i] = path;
}

int guard_file(char *path) {
    sigset_t old;
    signals_hold(&old);
    int fd = mkstemp(path), error = errno;
    if (fd >= 0)
        remember(path);
    signals_release(&old);
    errno = error;
    return fd;
}

void guard_forget(const char *path) {
    for (size_t i = 0; i < MOST_FILES; i++)
        if (files[i] == path)
            files[i] = NULL;
}

/* A new process guards nothing yet. Its parent may be gone by now. */
static void begin_child(pid_t parent) {
    process_count = 0;
    for (size_t i = 0; i < MOST_FILES; i++)
        files[i] = NULL;
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM); /* the parent may be killed outright */
#endif
    if (getppid() != parent)
        _exit(128 + SIGTERM);
}

pid_t guard_fork(void) {
    sigset_t old;
    signals_hold(&old);
    processes = mem_room(processes, process_count, &process_room, sizeof *processes);
    pid_t parent = getpid(), process = fork();
    if (process > 0)
        processes[process_count++] = process;
    else if (process == 0)
        begin_child(parent);
    signals_release(&old);
    return process;
}

static void forget_process(pid_t process) {
    for (size_t i = 0; i < process_count; i++)
        if (processes[i] == process)
            processes[i] = 0;
    while (process_count > 0 && !processes[process_count - 1])
        process_count--;
    if (process_count > 0)
        return;
    free(processes);
    processes = NULL;
    process_room = 0;
}

/* WNOWAIT: the number of the process is not reused before it is forgotten here. */
int guard_wait(pid_t process) {
    siginfo_t ended;
    sigset_t old;
    int status = -1;
    while (waitid(P_PID, (id_t)process, &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR)
        ;
    signals_hold(&old);
    if (waitpid(process, &status, 0) != process)
        status = -1;
    forget_process(process);
    signals_release(&old);
    return status;
}
