#include "test.h"

#include "folders.h"

static void versions_follow_each_other_in_time(void **state) {
    (void)state;
    const struct given_file files[] = {
        {"municipalities.csv",
         "code,name,from,until,measured on,inhabitants\n"
         "B,Beek,2025-Q3,,01-01-2025,5\nA,,,2025-Q2,,1\nb,Beek aan Zee,,,2024,4\n"
         "A,Aadorp,2026,31-12-2026,,2\n"},
        folders_keys,
        {"costs.csv",
         "period,category,amount,municipality\n2025-Q1,x,1,A\n2025-Q3,x,2,A\n"},
        {NULL, NULL}};
    folders_give(files, "2025-Q1 own A 1.00 costs.csv:2\n2025-Q3 own A 2.00 costs.csv:3\n"
                        "keys.csv:2:2 driver-unknown\ncosts.csv:3:4 own-outside\n");
    const struct municipality *b = &folders_budget.municipalities[0],
                              *a = &folders_budget.municipalities[1];
    assert_string_equal(b->code, "B");
    assert_string_equal(b->name, "Beek");
    assert_int_equal(b->version_count, 2);
    assert_int_equal(b->versions[0].from, DATE_NONE);
    assert_int_equal(b->versions[0].values[0].value.digits, 4);
    assert_int_equal(b->versions[0].measured_on, 20240101);
    assert_int_equal(b->versions[1].from, 20250701);
    assert_int_equal(b->versions[1].measured_on, 20250101);
    assert_string_equal(a->name, "Aadorp");
    assert_int_equal(a->versions[0].until, 20250630);
    assert_int_equal(a->versions[1].from, 20260101);
    assert_int_equal(a->versions[1].until, 20261231);
}

static void municipalities_are_told_apart(void **state) {
    (void)state;
    const struct given_file files[] = {
        {"municipalities.csv",
         "code,name,from,until,fte,text,neg\nA,Aa,,,1,x,-1\na,Aa,,,1,,\n"
         "B,Aa,,,2,,\nC,b,,,2,,\n,D,,,1,,\nE,E,2025,2024,1,,\n"
         "F,F,soon,,1,,\nTotaal,,,,7,,\n"},
        {"keys.csv", "key,driver,weight\nict,fte,100\n"},
        {"costs.csv", "period,category,amount,municipality\n2025,x,1,F\n"},
        {NULL, NULL}};
    folders_give(files,
                 "2025 own F 1.00 costs.csv:2\nmunicipalities.csv:2:7 number-negative\n"
                 "municipalities.csv:3:1 municipality-twice\n"
                 "municipalities.csv:4:1 municipality-name\n"
                 "municipalities.csv:5:1 municipality-name\n"
                 "municipalities.csv:6:1 code-empty\n"
                 "municipalities.csv:7:4 until-before-from\n"
                 "municipalities.csv:8:3 period-unknown\n"
                 "municipalities.csv:9:1 row-total\n");
    assert_true(folders_budget.drivers[1].text);
    assert_false(folders_budget.drivers[0].text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(versions_follow_each_other_in_time, folders_forget),
        cmocka_unit_test_teardown(municipalities_are_told_apart, folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
