#include "test.h"

#include "folders.h"

/* Two municipalities, Aadorp and Beek: 100 and 300 inhabitants. */

static void a_transfer_is_two_lines(void **state) {
    (void)state;
    folders_give_costs(
        "line,period,category,key,municipality,in favour of,amount,vat,incurred by\n"
        "1,2025,discount,,A,Beek,5.40,2.10,\n2,2025,ict,,,B,7.00,0,\n"
        "3,2025,staff,,B,housing,-8.00,1,\n4,2025,ict,,A,B,1.00,,\n5,2025,ict,,,,2.00,,"
        "A\n",
        "2025 own A 5.40+2.10 borne #1 costs.csv:2\n"
        "2025 own B -5.40+-2.10 credited #1 costs.csv:2\n"
        "2025 ict ict 7.00 borne #2 costs.csv:3\n2025 own B -7.00 credited #2 "
        "costs.csv:3\n"
        "2025 own B -8.00+1.00 borne #3 costs.csv:4\n"
        "2025 staff housing 8.00+-1.00 credited #3 costs.csv:4\n"
        "2025 own A 1.00 borne #4 costs.csv:5\n2025 own B -1.00 credited #4 costs.csv:5\n"
        "2025 ict ict 2.00 by A #5 costs.csv:6\n");
    assert_true(folders_budget.has_halves);
    folders_give_costs("period,category,in favour of,amount\n2025,ict,,2.00\n",
                       "2025 ict ict 2.00 costs.csv:2\n");
    assert_false(folders_budget.has_halves);
}

static void a_transfer_may_have_a_tariff(void **state) {
    (void)state;
    folders_give_costs("period,category,municipality,in favour of,tariff,factor\n"
                       "2025,ict,,B,0.5,1.5\n2025,ict,A,ict,0.5,\n",
                       "2025 ict ict 300.00 = 400 x 0.5 x 1.5 borne costs.csv:2\n"
                       "2025 own B -300.00 = -400 x 0.5 x 1.5 credited costs.csv:2\n"
                       "2025 own A 50.00 = 100 x 0.5 borne costs.csv:3\n"
                       "2025 ict ict -50.00 = -100 x 0.5 credited costs.csv:3\n");
}

static void accounts_give_what_is_borne(void **state) {
    (void)state;
    folders_give_with(
        (struct given_file){"accounts.csv", "account,category,municipality,incurred by\n"
                                            "1,ict,,A\n2,ict,A,\n3,none,,\n"},
        "period,account,in favour of,amount,key\n2025,1,A,5.00,\n2025,2,staff,6.00,\n"
        "2025,3,A,7.00,\n2025,1,,8.00,\n",
        "2025 ict ict 5.00 borne costs.csv:2\n2025 own A -5.00 credited costs.csv:2\n"
        "2025 own A 6.00 borne costs.csv:3\n2025 ict staff -6.00 credited costs.csv:3\n"
        "2025 ict ict 8.00 by A costs.csv:5\nleft out 2: 0.00\n");
}

/* Fees of one who left run for years. */
static void one_who_has_left_causes_no_warning(void **state) {
    (void)state;
    struct given_file left = {
        "municipalities.csv",
        "code,inhabitants,fte,until\nA,100,1,2024-12-31\nB,300,2,\n"};
    folders_give_with(left,
                      "period,category,municipality,in favour of,amount\n"
                      "2025,exit,A,B,5.00\n2025,exit,B,A,5.00\n2025,exit,A,,1.00\n",
                      "2025 own A 5.00 borne costs.csv:2\n"
                      "2025 own B -5.00 credited costs.csv:2\n"
                      "2025 own B 5.00 borne costs.csv:3\n"
                      "2025 own A -5.00 credited costs.csv:3\n"
                      "2025 own A 1.00 costs.csv:4\ncosts.csv:4:3 own-outside\n");
}

static void receivers_that_are_not_clear_are_refused(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,municipality,in favour of,amount,incurred by\n"
        "2025,ict,A,nobody,1,\n2025,ict,A,joint body,1,\n2025,ict,,staff,1,\n"
        "2025,ict,A,A,1,\n2025,ict,A,B,1,A\n2025,roads,A,ict,1,\n",
        "costs.csv:2:4 transfer-unknown\ncosts.csv:3:4 transfer-body\n"
        "costs.csv:4:4 transfer-keys\ncosts.csv:5:4 transfer-self\n"
        "costs.csv:6:6 transfer-incurred\ncosts.csv:7:2 transfer-category\n");
    struct given_file both = {"municipalities.csv",
                              "code,name,inhabitants,fte\nA,ICT,1,1\nB,Beek,1,1\n"};
    folders_give_with(both,
                      "period,category,municipality,in favour of,amount\n"
                      "2025,ict,B,ict,1\n2025,ict,B,A,1\n",
                      "2025 own B 1.00 borne costs.csv:3\n"
                      "2025 own A -1.00 credited costs.csv:3\n"
                      "costs.csv:2:4 transfer-both\n");
}

/* Rows beside them are read by the line cache. */
static void rows_without_a_receiver_are_as_they_were(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,amount,in favour of\n2025,ict,1.00,\n2025,ict,2.00,A\n"
        "2025,ict,3.00,\n2025,ict,4.00,B\n2025,ict,5.00,\n",
        "2025 ict ict 1.00 costs.csv:2\n2025 ict ict 2.00 borne costs.csv:3\n"
        "2025 own A -2.00 credited costs.csv:3\n2025 ict ict 3.00 costs.csv:4\n"
        "2025 ict ict 4.00 borne costs.csv:5\n2025 own B -4.00 credited costs.csv:5\n"
        "2025 ict ict 5.00 costs.csv:6\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_transfer_is_two_lines, folders_forget),
        cmocka_unit_test_teardown(a_transfer_may_have_a_tariff, folders_forget),
        cmocka_unit_test_teardown(accounts_give_what_is_borne, folders_forget),
        cmocka_unit_test_teardown(one_who_has_left_causes_no_warning, folders_forget),
        cmocka_unit_test_teardown(receivers_that_are_not_clear_are_refused,
                                  folders_forget),
        cmocka_unit_test_teardown(rows_without_a_receiver_are_as_they_were,
                                  folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
