#include "test.h"

#include "folders.h"

static void a_key_is_replaced_by_its_later_rows(void **state) {
    (void)state;
    const struct given_file files[] = {
        folders_municipalities,
        {"keys.csv", "key,driver,weight,from\nSTAFF,equal,50,2026\nstaff,fte,75,\n"
                     "Staff,equal,25,\nstaff,fte,50,2026-Q1\nict,fte,100,\n"},
        {"costs.csv", "period,category,amount\n2025,staff,1\n"},
        {NULL, NULL}};
    folders_give(files, "2025 staff STAFF 1.00 costs.csv:2\n");
    assert_int_equal(folders_budget.key_count, 2);
    assert_string_equal(folders_budget.keys[0].name, "STAFF");
    assert_int_equal(folders_budget.keys[0].version_count, 2);
    assert_int_equal(folders_budget.keys[0].versions[0].from, DATE_NONE);
    assert_int_equal(folders_budget.keys[0].versions[0].weights[0].weight.digits, 75);
    assert_int_equal(folders_budget.keys[0].versions[1].from, 20260101);
    assert_int_equal(folders_budget.keys[0].versions[1].weight_count, 2);
    assert_int_equal(folders_budget.keys[0].versions[1].weights[0].driver, DRIVER_EQUAL);
}

static void weights_total_exactly_100(void **state) {
    (void)state;
    const struct given_file files[] = {
        folders_municipalities,
        {"keys.csv",
         "key,driver,weight\nstaff,fte,33.333333333\nstaff,inhabitants,33.333333333\n"
         "staff,equal,33.333333334\nict,fte,99.99\nhousing,fte,50\nhousing,fte,50\n"
         "facilities,nothing,100\nother,fte,-1\npersoneel,fte,100\n"},
        {"costs.csv", "period,category,amount\n2025,staff,1\n"},
        {NULL, NULL}};
    folders_give(files, "2025 staff personeel 1.00 costs.csv:2\n"
                        "keys.csv:5:1 key-total\nkeys.csv:7:2 weight-twice\n"
                        "keys.csv:8:2 driver-unknown\nkeys.csv:9:3 "
                        "number-negative\nkeys.csv:10:1 key-same-category\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_key_is_replaced_by_its_later_rows, folders_forget),
        cmocka_unit_test_teardown(weights_total_exactly_100, folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
