#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/pool.h"

enum { TASKS = 3 };

/* A pool of one worker, and what it prints. */
struct fixture {
    struct streams streams;
    struct pool *pool;
    struct outcome outcomes[TASKS];
};

static void open_fixture(struct fixture *f, pool_task *task) {
    *f = (struct fixture){.streams = {.out = tmpfile(), .err = tmpfile()}};
    fflush(stdout); /* or a worker that calls exit() might print it again */
    f->pool = pool_new(1, task, NULL, &f->streams);
}

static void close_fixture(struct fixture *f) {
    pool_free(f->pool);
    fclose(f->streams.out);
    fclose(f->streams.err);
}

static const struct outcome *run(struct fixture *f, size_t number) {
    assert_true(pool_give(f->pool, number));
    while (!f->outcomes[number].known)
        pool_wait(f->pool, f->outcomes);
    return &f->outcomes[number];
}

/* The last number that was printed. */
static long last_number(FILE *file) {
    char text[64] = {0};
    rewind(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    const char *last = strrchr(text, ' ');
    assert_non_null(last);
    return strtol(last, NULL, 10);
}

static int print_process(void *self, size_t number, const struct streams *streams) {
    (void)self;
    fprintf(streams->out, " %ld", (long)getpid());
    return (int)number;
}

static void one_worker_does_task_after_task(void **state) {
    (void)state;
    struct fixture f;
    open_fixture(&f, print_process);
    long workers[TASKS];
    for (size_t i = 0; i < TASKS; i++) {
        const struct outcome *o = run(&f, i);
        assert_int_equal(pool_print(f.pool, o), i);
        workers[i] = last_number(f.streams.out);
        assert_int_equal(workers[i], workers[0]);
        assert_int_not_equal(workers[i], getpid());
    }
    close_fixture(&f);
}

static void a_busy_worker_takes_no_task(void **state) {
    (void)state;
    struct fixture f;
    open_fixture(&f, print_process);
    assert_true(pool_give(f.pool, 0));
    assert_false(pool_give(f.pool, 1));
    pool_wait(f.pool, f.outcomes);
    assert_true(pool_give(f.pool, 1));
    close_fixture(&f);
}

static int end_in_another_way(void *self, size_t number, const struct streams *streams) {
    fputs("half", streams->out);
    fflush(streams->out);
    if (number == 0)
        raise(SIGKILL);
    if (number == 1)
        exit(MEM_EXIT_STATUS);
    return print_process(self, number, streams);
}

static void a_worker_that_ends_fails_its_task_alone(void **state) {
    (void)state;
    struct fixture f;
    open_fixture(&f, end_in_another_way);
    static const int statuses[TASKS] = {STATUS_MACHINE, MEM_EXIT_STATUS, 2};
    for (size_t i = 0; i < TASKS; i++) {
        const struct outcome *o = run(&f, i);
        assert_false(o->lost);
        assert_int_equal(pool_print(f.pool, o), statuses[i]);
        assert_int_equal(ftell(f.streams.out) > 0, i == 2); /* no half is printed */
    }
    close_fixture(&f);
}

/* Prints 100 bytes; its status is how many hundred were kept before. */
static int print_hundred(void *self, size_t number, const struct streams *streams) {
    struct stat kept;
    (void)self, (void)number;
    fprintf(streams->out, "%100d", 1);
    return fstat(fileno(streams->out), &kept) == 0 ? (int)(kept.st_size / 100) : -1;
}

static void what_was_printed_is_kept_no_longer(void **state) {
    (void)state;
    struct fixture f;
    open_fixture(&f, print_hundred);
    assert_int_equal(run(&f, 0)->status, 0);
    assert_int_equal(run(&f, 1)->status, 1);
    pool_print(f.pool, &f.outcomes[0]);
    pool_print(f.pool, &f.outcomes[1]);
    assert_int_equal(run(&f, 2)->status, 0);
    pool_print(f.pool, &f.outcomes[2]);
    assert_int_equal(ftell(f.streams.out), 300);
    close_fixture(&f);
}

/* The first has no room for what it prints. */
static int print_without_room(void *self, size_t number, const struct streams *streams) {
    if (number == 0)
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){50, 50}), 0);
    return print_hundred(self, number, streams);
}

static void output_that_cannot_be_kept_is_lost_with_its_worker(void **state) {
    (void)state;
    struct fixture f;
    open_fixture(&f, print_without_room);
    signal(SIGXFSZ, SIG_IGN);
    assert_true(run(&f, 0)->lost);
    assert_false(run(&f, 1)->lost);
    pool_print(f.pool, &f.outcomes[1]);
    assert_int_equal(ftell(f.streams.out), 100);
    close_fixture(&f);
}

static void a_full_target_is_a_failure_that_is_reported(void **state) {
    (void)state;
    struct fixture f;
    open_fixture(&f, print_hundred);
    fclose(f.streams.out);
    f.streams.out = fopen("/dev/full", "w");
    assert_non_null(f.streams.out);
    assert_int_equal(pool_print(f.pool, run(&f, 0)), STATUS_MACHINE);
    assert_true(ftell(f.streams.err) > 0);
    close_fixture(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_worker_does_task_after_task),
        cmocka_unit_test(a_busy_worker_takes_no_task),
        cmocka_unit_test(a_worker_that_ends_fails_its_task_alone),
        cmocka_unit_test(what_was_printed_is_kept_no_longer),
        cmocka_unit_test(output_that_cannot_be_kept_is_lost_with_its_worker),
        cmocka_unit_test(a_full_target_is_a_failure_that_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
