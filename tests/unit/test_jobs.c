#include "test.h"

#include <stdatomic.h>

#include "base/jobs.h"
#include "base/os_process.h"

static void the_number_given_is_allowed(void **state) {
    (void)state;
    assert_int_equal(jobs_allowed(3), 3);
    assert_true(os_processors() >= 1);
    assert_int_equal(jobs_allowed(0), os_processors());
}

static void little_work_gets_one_thread_and_much_all_that_are_allowed(void **state) {
    (void)state;
    assert_int_equal(jobs_worth(0, 100, 4), 1);
    assert_int_equal(jobs_worth(99, 100, 4), 1);
    assert_int_equal(jobs_worth(250, 100, 4), 3);
    assert_int_equal(jobs_worth(UINT64_MAX, 100, 4), 4);
    assert_int_equal(jobs_worth(UINT64_MAX, 2, 0), os_processors());
}

static void count_job(void *self, size_t number) {
    atomic_int *runs = self;
    atomic_fetch_add(&runs[number], 1);
}

static void every_job_runs_once(void **state) {
    (void)state;
    enum { JOBS = 5 };
    atomic_int runs[JOBS];
    for (int i = 0; i < JOBS; i++)
        atomic_init(&runs[i], 0);
    jobs_run(JOBS, count_job, runs);
    for (int i = 0; i < JOBS; i++)
        assert_int_equal(atomic_load(&runs[i]), 1);
    jobs_run(0, count_job, runs);
}

static void count_piece(void *self, size_t piece, size_t thread) {
    assert_true(thread < 3);
    count_job(self, piece);
}

static void every_piece_is_done_once_on_however_many_threads(void **state) {
    (void)state;
    enum { PIECES = 100 };
    atomic_int runs[PIECES];
    for (int i = 0; i < PIECES; i++)
        atomic_init(&runs[i], 0);
    jobs_each(3, PIECES, count_piece, runs);
    jobs_each(1, PIECES, count_piece, runs);
    for (int i = 0; i < PIECES; i++)
        assert_int_equal(atomic_load(&runs[i]), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_number_given_is_allowed),
        cmocka_unit_test(little_work_gets_one_thread_and_much_all_that_are_allowed),
        cmocka_unit_test(every_job_runs_once),
        cmocka_unit_test(every_piece_is_done_once_on_however_many_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
