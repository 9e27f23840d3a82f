#include "test.h"

#include <sys/stat.h>

#include "folders.h"

static void cost_files_are_read_in_the_order_of_their_names(void **state) {
    (void)state;
    const struct given_file files[] = {
        folders_municipalities,
        folders_keys,
        {"kosten-2025-q1.csv", "categorie,bedrag\nict,1\n"},
        {"costs-b-2025-q2.csv", "category,amount\nict,2\n"},
        {"costs-a-2025-q2.csv", "category,amount\nict,3\n"},
        {"costs.csv", "period,category,amount\n2025,ict,4\n"},
        {"costs2025.csv", "not read"},
        {"key.csv", "not read"},
        {"notes.txt", "not read"},
        {NULL, NULL}};
    folders_give(files, "2025-Q2 ict ict 3.00 costs-a-2025-q2.csv:2\n"
                        "2025-Q2 ict ict 2.00 costs-b-2025-q2.csv:2\n"
                        "2025 ict ict 4.00 costs.csv:2\n"
                        "2025-Q1 ict ict 1.00 kosten-2025-q1.csv:2\n"
                        "costs2025.csv costs-unread\nkey.csv file-unread\n");
}

static void two_files_for_the_same_thing_are_an_error(void **state) {
    (void)state;
    const struct given_file files[] = {
        folders_municipalities,
        folders_keys,
        {"sleutels.csv", "not read\n"},
        {"costs-1.csv", "period,category,amount\n2025,ict,1\n"},
        {"kosten-1.csv", "period,category,amount\n2025,ict,1\n"},
        {NULL, NULL}};
    folders_give(files,
                 "2025 ict ict 1.00 costs-1.csv:2\n2025 ict ict 1.00 kosten-1.csv:2\n"
                 "sleutels.csv file-twice\nkosten-1.csv file-twice\n");
}

static void every_needed_file_that_is_missing_is_named(void **state) {
    (void)state;
    const struct given_file files[] = {{NULL, NULL}};
    folders_give(files, ". file-needed\n. file-needed\n. file-needed\n");
}

static void named_files_come_instead_of_the_folder(void **state) {
    (void)state;
    static const char *const costs[] = {"other.csv"};
    const struct given_file files[] = {
        folders_municipalities,
        folders_keys,
        {"other.csv", "period,category,amount\n2025,ict,1\n"},
        {NULL, NULL}};
    struct load_options o = {.municipalities = "municipalities.csv",
                             .keys = "keys.csv",
                             .costs = costs,
                             .cost_count = 1};
    loaded_folder(files);
    folders_load(&o, "2025 ict ict 1.00 other.csv:2\n");
    o.keys = "missing.csv";
    folders_load(&o, "missing.csv path-missing\n");
    o.folder = "nowhere";
    folders_load(&o, "nowhere path-missing\n");
    o.folder = "keys.csv";
    folders_load(&o, "keys.csv not-a-folder\n");
}

static void a_folder_or_pipe_is_no_file(void **state) {
    (void)state;
    static const char *const costs[] = {"pipe.csv"};
    const struct given_file files[] = {
        folders_municipalities, folders_keys, {NULL, NULL}};
    struct load_options o = {.folder = ".", .costs = costs, .cost_count = 1};
    loaded_folder(files);
    assert_int_equal(mkdir("settings.csv", 0755), 0);
    assert_int_equal(mkfifo("pipe.csv", 0644), 0);
    folders_load(&o, "settings.csv not-a-file\npipe.csv not-a-file\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(cost_files_are_read_in_the_order_of_their_names,
                                  folders_forget),
        cmocka_unit_test_teardown(two_files_for_the_same_thing_are_an_error,
                                  folders_forget),
        cmocka_unit_test_teardown(every_needed_file_that_is_missing_is_named,
                                  folders_forget),
        cmocka_unit_test_teardown(named_files_come_instead_of_the_folder, folders_forget),
        cmocka_unit_test_teardown(a_folder_or_pipe_is_no_file, folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
