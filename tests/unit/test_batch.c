#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli/batch.h"

static const char *folders[] = {"3", "0", "1", "killed", "2"};

/* Prints which folder it is, and ends with its name as status, or by a signal: then what
   it printed is lost. */
static int name_folder(void *self, const struct options *o, const char *folder,
                       const struct streams *streams) {
    (void)o;
    fprintf(streams->out, "<%s>", folder);
    fprintf(streams->err, "(%s)", folder);
    if (strcmp(folder, "killed") != 0)
        return folder[0] - '0';
    if (getpid() != *(pid_t *)self)
        raise(SIGKILL);
    return STATUS_MACHINE;
}

static void assert_printed(FILE *file, const char *expected) {
    char text[64] = {0};
    rewind(file);
    size_t len = fread(text, 1, sizeof text - 1, file);
    assert_int_equal(len, strlen(expected));
    assert_string_equal(text, expected);
    fclose(file);
}

static struct options first_folders(size_t count, unsigned jobs) {
    return (struct options){.operands = folders, .operand_count = count, .jobs = jobs};
}

/* Runs the first `count` folders, with temporary files available or not. */
static void assert_run(size_t count, unsigned jobs, bool files, int status,
                       const char *out, const char *err) {
    const struct options o = first_folders(count, jobs);
    const struct streams streams = {.out = tmpfile(), .err = tmpfile()};
    pid_t here = getpid();
    struct rlimit old, none;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
    none = old;
    int next = dup(STDOUT_FILENO); /* the first that is free */
    close(next);
    none.rlim_cur = (rlim_t)next;
    if (!files)
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    int got = batch_run(&o, &(struct batch_work){&here, name_folder}, &streams);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
    assert_int_equal(got, status);
    assert_printed(streams.out, out);
    assert_printed(streams.err, err);
}

static void output_keeps_the_order_of_folders_and_the_worst_status_counts(void **state) {
    (void)state;
    assert_run(3, 1, true, 3, "<3><0><1>", "(3)(0)(1)");
    assert_run(3, 2, true, 3, "<3><0><1>", "(3)(0)(1)");
    assert_run(3, 9, true, 3, "<3><0><1>", "(3)(0)(1)");
}

static void a_killed_process_ends_its_folder_alone(void **state) {
    (void)state;
    assert_run(5, 2, true, 3, "<3><0><1><2>", "(3)(0)(1)(2)");
}

static void a_folder_without_a_process_is_done_all_the_same(void **state) {
    (void)state;
    assert_run(3, 2, false, 3, "<3><0><1>", "(3)(0)(1)");
}

/* Prints how many threads it may use. */
static int name_threads(void *self, const struct options *o, const char *folder,
                        const struct streams *streams) {
    (void)self, (void)folder;
    fprintf(streams->out, "%u ", o->jobs);
    return STATUS_DONE;
}

static void threads_that_folders_leave_are_shared_out(void **state) {
    (void)state;
    static const struct {
        size_t folders;
        unsigned jobs;
        const char *threads;
    } runs[] = {{1, 4, "4 "},         {2, 4, "2 2 "}, {3, 4, "1 1 1 "},
                {5, 4, "1 1 1 1 1 "}, {1, 0, "0 "},   {2, 1, "1 1 "}};
    for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
        const struct options o = first_folders(runs[i].folders, runs[i].jobs);
        const struct streams streams = {.out = tmpfile(), .err = stderr};
        assert_int_equal(
            batch_run(&o, &(struct batch_work){NULL, name_threads}, &streams), 0);
        assert_printed(streams.out, runs[i].threads);
    }
}

static void without_a_number_of_jobs_the_output_is_the_same(void **state) {
    (void)state;
    assert_run(3, 0, true, 3, "<3><0><1>", "(3)(0)(1)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(output_keeps_the_order_of_folders_and_the_worst_status_counts),
        cmocka_unit_test(a_killed_process_ends_its_folder_alone),
        cmocka_unit_test(a_folder_without_a_process_is_done_all_the_same),
        cmocka_unit_test(threads_that_folders_leave_are_shared_out),
        cmocka_unit_test(without_a_number_of_jobs_the_output_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
