#include "base/os_guard.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/mem.h"
#include "base/os_file.h"
#include "base/os_posix.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

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

/* --- processes beside this one ---------------------------------------------------------- */

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

static pid_t start_process(void) {
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

/* Waits for a process to end. Returns its status as waitpid() gives it, or -1 when there is
   no such process. WNOWAIT: the number is not reused before it is forgotten here. */
static int wait_for(pid_t process) {
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

bool os_has_workers(void) {
    return true;
}

void *os_shared(size_t bytes) {
    void *memory =
        mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

void os_shared_free(void *memory, size_t bytes) {
    if (memory)
        munmap(memory, bytes);
}

/* Both ends of a line, none of which is a standard stream that is closed. */
static bool open_ends(int ends[2]) {
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        ends[i] = os_raise(ends[i]);
    if (ends[0] >= 0 && ends[1] >= 0)
        return true;
    close(ends[0]);
    close(ends[1]);
    return false;
}

bool os_worker_start(struct worker_process *w, void (*serve)(void *self, int line),
                     void *self) {
    int ends[2];
    if (!open_ends(ends))
        return false;
    pid_t process = start_process();
    if (process == 0) {
        close(ends[0]);
        serve(self, ends[1]);
        _exit(0);
    }
    close(ends[1]);
    if (process < 0)
        close(ends[0]);
    w->process = process > 0 ? process : 0;
    w->line = ends[0];
    return w->process;
}

bool os_worker_send(const struct worker_process *w, const void *bytes, size_t len) {
    return send(w->line, bytes, len, MSG_NOSIGNAL) == (ssize_t)len;
}

bool os_worker_receive(const struct worker_process *w, void *bytes, size_t len) {
    return recv(w->line, bytes, len, MSG_WAITALL) == (ssize_t)len;
}

void os_workers_wait(const struct worker_process *list, size_t count, bool *ready) {
    struct pollfd *polls = mem_zero(count, sizeof *polls);
    for (size_t i = 0; i < count; i++)
        polls[i] = (struct pollfd){list[i].process ? list[i].line : -1, POLLIN, 0};
    while (poll(polls, count, -1) < 0 && errno == EINTR)
        ;
    for (size_t i = 0; i < count; i++)
        ready[i] = polls[i].revents;
    free(polls);
}

void os_worker_hang_up(const struct worker_process *w) {
    shutdown(w->line, SHUT_RDWR);
}

int os_worker_end(struct worker_process *w) {
    close(w->line);
    int status = wait_for((pid_t)w->process);
    w->process = 0;
    return status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
