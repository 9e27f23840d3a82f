#include "test.h"

#include "folders.h"

static void advances_are_read(void **state) {
    (void)state;
    folders_give_with(
        (struct given_file){"advances.csv",
                            "municipality,period,amount,to,vat\nA,2025-Q1,10,B,2.1\n"
                            "Beek,2025,20,joint body,\nA,2025,30,,\nC,x,y,z,w\n"},
        "period,category,amount\n2025,ict,1\n",
        "2025 ict ict 1.00 costs.csv:2\nadvances.csv:5:1 municipality-unknown\n"
        "advances.csv:5:2 period-unknown\nadvances.csv:5:3 amount-invalid\n"
        "advances.csv:5:4 municipality-unknown\nadvances.csv:5:5 amount-invalid\n");
    assert_int_equal(folders_budget.advance_count, 3);
    assert_int_equal(folders_budget.advances[0].to, 1);
    assert_int_equal(folders_budget.advances[0].amount[AMOUNT_VAT], 210);
    assert_int_equal(folders_budget.advances[1].to, PARTY_BODY);
    assert_int_equal(folders_budget.advances[1].amount[AMOUNT_NET], 2000);
    assert_int_equal(folders_budget.advances[2].to, PARTY_NONE);
    assert_int_equal(folders_budget.advances[2].place.line, 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(advances_are_read, folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
