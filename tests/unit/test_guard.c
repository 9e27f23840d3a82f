#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/jobs.h"
#include "base/os_guard.h"

static char folder[] = "/tmp/seta-guard-XXXXXX";
static int coming; /* a signal that comes as soon as a file exists */

/* Replaces that of the C library. */
int mkstemp(char *path) {
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (coming)
        raise(coming);
    return fd;
}

static int enter(void **state) {
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

/* Fails when a file was left. */
static int leave(void **state) {
    (void)state;
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

/* Runs `act` in a process of its own; returns the status it ends with. */
static int status_of(void (*act)(void)) {
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        guard_start();
        act();
        exit(7);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void make_file(void) {
    static char path[] = "file-XXXXXX";
    guard_file(path);
}

static void a_signal_ends_the_process_and_its_files(void **state) {
    (void)state;
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGXCPU};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        coming = signals[i]; /* between the file's making and what follows it */
        int status = status_of(make_file);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
        assert_int_equal(access("file-XXXXXX", F_OK), -1);
    }
    coming = 0;
    assert_int_equal(WEXITSTATUS(status_of(make_file)), 7);
    assert_int_equal(access("file-XXXXXX", F_OK), -1);
}

static void an_ignored_signal_stays_ignored(void **state) {
    (void)state;
    signal(SIGHUP, SIG_IGN);
    coming = SIGHUP;
    int status = status_of(make_file);
    coming = 0;
    signal(SIGHUP, SIG_DFL);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
}

static int living[2]; /* each process keeps the pipe open while it lives */

static void wait_forever(void *self, int line) {
    (void)self;
    (void)line;
    ssize_t done = write(living[1], "x", 1);
    while (done == 1)
        pause();
}

static void start_processes(void) {
    struct worker_process w[3];
    for (int i = 0; i < 3; i++)
        assert_true(os_worker_start(&w[i], wait_forever, NULL));
    wait_forever(NULL, 0);
}

/* Ends the first of four processes in that way; the three others end too, or this waits
   for ever. */
static void assert_all_end(int number) {
    char x;
    int status;
    assert_int_equal(pipe(living), 0);
    pid_t first = fork();
    if (first == 0) {
        close(living[0]);
        guard_start();
        start_processes();
    }
    close(living[1]);
    for (int i = 0; i < 4; i++)
        assert_int_equal(read(living[0], &x, 1), 1);
    kill(first, number);
    assert_int_equal(waitpid(first, &status, 0), first);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
    if (number != SIGKILL) /* they are gone before the first is */
        assert_int_equal(fcntl(living[0], F_SETFL, O_NONBLOCK), 0);
    assert_int_equal(read(living[0], &x, 1), 0);
    close(living[0]);
}

static void the_processes_of_a_process_end_with_it(void **state) {
    (void)state;
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        assert_all_end(signals[i]);
#ifdef __linux__
    assert_all_end(SIGKILL);
#endif
}

static void end_with_five(void *self, int line) {
    (void)self;
    (void)line;
    _exit(5);
}

static void end_by_a_signal(void *self, int line) {
    (void)self;
    (void)line;
    raise(SIGKILL);
}

static void a_process_that_ended_is_waited_for_once(void **state) {
    (void)state;
    struct worker_process w;
    assert_true(os_worker_start(&w, end_with_five, NULL));
    assert_int_equal(os_worker_end(&w), 5);
    assert_int_equal(w.process, 0);
    assert_true(os_worker_start(&w, end_by_a_signal, NULL));
    assert_int_equal(os_worker_end(&w), -1);
}

static void look_at_mask(void *self, size_t number) {
    sigset_t held;
    pthread_sigmask(SIG_SETMASK, NULL, &held);
    ((int *)self)[number] = sigismember(&held, SIGTERM) * 2 + sigismember(&held, SIGSEGV);
}

static void signals_come_to_one_thread_alone(void **state) {
    (void)state;
    int masks[2] = {-1, -1};
    jobs_run(2, look_at_mask, masks);
    assert_int_equal(masks[0], 0);
    assert_int_equal(masks[1], 2);
}

int main(void) {
    /* A test runner in the background may have made these ignored. */
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGXCPU};
    for (size_t k = 0; k < sizeof signals / sizeof signals[0]; k++)
        signal(signals[k], SIG_DFL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signal_ends_the_process_and_its_files),
        cmocka_unit_test(an_ignored_signal_stays_ignored),
        cmocka_unit_test(the_processes_of_a_process_end_with_it),
        cmocka_unit_test(a_process_that_ended_is_waited_for_once),
        cmocka_unit_test(signals_come_to_one_thread_alone),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
