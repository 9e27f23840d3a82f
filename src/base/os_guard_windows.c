#include "base/os_guard.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/os_file.h"
#include "base/os_windows.h"

/* Also read by the thread in which Windows says that the process is to end. */
enum { MOST_FILES = 16 };
static const char *files[MOST_FILES]; /* borrowed */
static SRWLOCK lock = SRWLOCK_INIT;

/* Files that are still open disappear with the process. */
static void remove_files(void) {
    AcquireSRWLockExclusive(&lock);
    for (size_t i = 0; i < MOST_FILES; i++)
        if (files[i])
            os_remove(files[i]);
    ReleaseSRWLockExclusive(&lock);
}

/* Ctrl-C, a closed window, the end of the session. FALSE: the process ends. */
static BOOL WINAPI on_control(DWORD event) {
    (void)event;
    remove_files();
    return FALSE;
}

static void on_signal(int number) {
    remove_files();
    signal(number, SIG_DFL);
    raise(number);
}

void guard_start(void) {
    static bool started;
    if (started)
        return;
    started = true;
    atexit(remove_files);
    SetConsoleCtrlHandler(on_control, TRUE);
    signal(SIGABRT, on_signal);
    signal(SIGSEGV, on_signal);
}

/* Replaces the X at the end of a path: each process and each call has names of its own. */
static void make_name(char *path) {
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    static LONG calls;
    uint64_t number = (uint64_t)GetCurrentProcessId() * 2654435761u +
                      (uint64_t)InterlockedIncrement(&calls) * 40503u + GetTickCount64();
    for (char *at = path + strlen(path) - 6; *at; at++, number /= 36)
        *at = digits[number % 36];
}

int windows_create(char *path, DWORD access, DWORD flags) {
    enum { TRIES = 100 };
    int fd = -1;
    errno = EEXIST;
    for (int i = 0; i < TRIES && fd < 0 && errno == EEXIST; i++) {
        make_name(path);
        fd = windows_open(path, access, CREATE_NEW, flags);
    }
    return fd;
}

int guard_file(char *path) {
    AcquireSRWLockExclusive(&lock);
    int fd = windows_create(path, GENERIC_READ | GENERIC_WRITE, FILE_ATTRIBUTE_NORMAL);
    size_t i = 0;
    while (i < MOST_FILES && files[i])
        i++;
    if (fd >= 0 && i < MOST_FILES)
        files[i] = path;
    ReleaseSRWLockExclusive(&lock);
    return fd;
}

void guard_forget(const char *path) {
    AcquireSRWLockExclusive(&lock);
    for (size_t i = 0; i < MOST_FILES; i++)
        if (files[i] == path)
            files[i] = NULL;
    ReleaseSRWLockExclusive(&lock);
}

/* --- processes beside this one: there are none, folders are done in turn ------------------- */

bool os_has_workers(void) {
    return false;
}

void *os_shared(size_t bytes) {
    return calloc(1, bytes);
}

void os_shared_free(void *memory, size_t bytes) {
    (void)bytes;
    free(memory);
}

bool os_worker_start(struct worker_process *w, void (*serve)(void *self, int line),
                     void *self) {
    (void)w;
    (void)serve;
    (void)self;
    return false;
}

bool os_worker_send(const struct worker_process *w, const void *bytes, size_t len) {
    (void)w;
    (void)bytes;
    (void)len;
    return false;
}

bool os_worker_receive(const struct worker_process *w, void *bytes, size_t len) {
    (void)w;
    (void)bytes;
    (void)len;
    return false;
}

void os_workers_wait(const struct worker_process *list, size_t count, bool *ready) {
    (void)list;
    memset(ready, 0, count * sizeof *ready);
}

void os_worker_hang_up(const struct worker_process *w) {
    (void)w;
}

int os_worker_end(struct worker_process *w) {
    (void)w;
    return -1;
}
