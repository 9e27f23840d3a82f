/* What each municipality bears of each task: sums of the lines of view_run.h by hand. In Q2
   key fte divides by 9/20 6/20 5/20. */
#include "../report_dump.h"
#include "../view_run.h"

#include "view/allocate/allocate_tables.h"

static struct report *tasks_of(struct run *r, struct allocate_view v) {
    struct report *report = report_new("allocation", "Title", LANG_EN);
    v.replay = run_replay(r);
    tables_of_tasks(report, r->a, &v);
    return report;
}

static void add(struct run *r, const char *task, money net, money vat) {
    run_shared(r, Q2, CATEGORY_STAFF, KEY_FTE, net, vat)->task = slice_of(task);
}

static void run_tasks(struct run *r) {
    run_init(r);
    add(r, "0.10", 2000, 0);
    add(r, "0.2", 20, 2000);
    add(r, "", 40, 0);
    add(r, " 0.10", -20, 0);
    run_own(r, Q1, BRAVO, 7, 1)->task = slice_of("0.2");
    run_allocate(r, CLOSE_QUARTER);
}

static void a_task_has_the_sum_of_its_lines_own_costs_too(void **state) {
    (void)state;
    struct run r;
    run_tasks(&r);
    struct report *report = tasks_of(&r, (struct allocate_view){0});
    const struct table *t = dump_table(report, "tasks", 0);
    assert_columns(t, "task amount# amount# amount# total#!1-3");
    assert_rows(t, "0.2 | 0.09 | 0.13 | 0.05 | 0.27\n"
                   "0.10 | 8.91 | 5.94 | 4.95 | 19.80\n"
                   "/No task | 0.18 | 0.12 | 0.10 | 0.40\n"
                   "= total/Total | 9.18 | 6.19 | 5.10 | 20.47\n");
    assert_rows(dump_table(report, "tasks", 1),
                "0.2 | 9.00 | 6.01 | 5.00 | 20.01\n"
                "0.10 | 0.00 | 0.00 | 0.00 | 0.00\n"
                "/No task | 0.00 | 0.00 | 0.00 | 0.00\n"
                "= total/Total | 9.00 | 6.01 | 5.00 | 20.01\n");
    run_end(&r, report);
}

static void a_range_has_only_its_own_lines(void **state) {
    (void)state;
    struct run r;
    run_tasks(&r);
    struct report *report = tasks_of(&r, (struct allocate_view){.range = {Q1, Q1}});
    assert_rows(dump_table(report, "tasks", 0), "0.2 | 0.00 | 0.07 | 0.07\n"
                                                "= total/Total | 0.00 | 0.07 | 0.07\n");
    run_end(&r, report);
}

static void programs_get_a_row_for_each_task_and_municipality(void **state) {
    (void)state;
    struct run r;
    run_tasks(&r);
    struct report *report = tasks_of(&r, (struct allocate_view){.range = {Q1, Q1}});
    assert_rows(dump_table(report, "by_task", 0), "0.2 | A | 0.00 | 0.00\n"
                                                  "0.2 | B | 0.07 | 0.01\n");
    assert_tables(report, "tasks: text pages, summed\ntasks: text pages, summed\n"
                          "by_task: json\n");
    run_end(&r, report);
}

static void numbers_in_tasks_count_by_their_size(void **state) {
    (void)state;
    static const char *const tasks[] = {"6.71b", "10", "6.8", "06.71a", "6.71a", "x"};
    struct run r;
    run_init(&r);
    for (size_t i = 0; i < 6; i++)
        add(&r, tasks[i], 0, 0);
    run_allocate(&r, CLOSE_QUARTER);
    struct report *report = tasks_of(&r, (struct allocate_view){0});
    assert_rows(dump_table(report, "tasks", 0), "6.8 | 0.00 | 0.00 | 0.00 | 0.00\n"
                                                "06.71a | 0.00 | 0.00 | 0.00 | 0.00\n"
                                                "6.71a | 0.00 | 0.00 | 0.00 | 0.00\n"
                                                "6.71b | 0.00 | 0.00 | 0.00 | 0.00\n"
                                                "10 | 0.00 | 0.00 | 0.00 | 0.00\n"
                                                "x | 0.00 | 0.00 | 0.00 | 0.00\n"
                                                "= total/Total | 0.00 | 0.00 | 0.00 | "
                                                "0.00\n");
    run_end(&r, report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_task_has_the_sum_of_its_lines_own_costs_too),
        cmocka_unit_test(a_range_has_only_its_own_lines),
        cmocka_unit_test(programs_get_a_row_for_each_task_and_municipality),
        cmocka_unit_test(numbers_in_tasks_count_by_their_size),
    };
    return cmocka_run_group_tests_name("by task", tests, NULL, NULL);
}
