#include "test.h"

#include "folders.h"

/* Two municipalities: 100 and 300 inhabitants, 1.5 and 2 fte. */

static void a_tariff_counts_the_units_of_the_key(void **state) {
    (void)state;
    folders_give_costs("period,category,key,amount,tariff\n2025,staff,,,42.01\n"
                       "2025,ict,,,0.125\n2025,ict,staff,,-1\n2025,ict,,7.00,\n",
                       "2025 staff staff 147.04 = 3.5 x 42.01 costs.csv:2\n"
                       "2025 ict ict 50.00 = 400 x 0.125 costs.csv:3\n"
                       "2025 ict staff -3.50 = 3.5 x -1 costs.csv:4\n"
                       "2025 ict ict 7.00 costs.csv:5\n");
    assert_true(folders_budget.has_products);
    folders_give_costs("period,category,tariff\n2025,ict,0.01\n",
                       "2025 ict ict 4.00 = 400 x 0.01 costs.csv:2\n");
    folders_give_costs("period,category,amount,tariff\n2025,ict,1,\n",
                       "2025 ict ict 1.00 costs.csv:2\n");
    assert_false(folders_budget.has_products);
}

static void a_tariff_is_rounded_once_and_away_from_zero(void **state) {
    (void)state;
    folders_give_with(
        (struct given_file){"municipalities.csv", "code,fte\nA,3\nB,4\n"},
        "period,category,tariff,factor\n2025,staff,0.125,\n2025,staff,-0.125,\n"
        "2025,staff,0.125,0.99\n",
        "2025 staff staff 0.88 = 7 x 0.125 costs.csv:2\n"
        "2025 staff staff -0.88 = 7 x -0.125 costs.csv:3\n"
        "2025 staff staff 0.87 = 7 x 0.125 x 0.99 costs.csv:4\n"
        "keys.csv:3:2 driver-unknown\nkeys.csv:5:2 driver-unknown\n");
}

static void a_tariff_of_one_municipality_counts_its_units(void **state) {
    (void)state;
    folders_give_costs("period,category,key,municipality,tariff\n"
                       "2025,roads,ict,B,0.5\n2025,staff,,A,2\n2025,roads,,A,2\n",
                       "2025 own B 150.00 = 300 x 0.5 costs.csv:2\n"
                       "2025 own A 3.00 = 1.5 x 2 costs.csv:3\n"
                       "costs.csv:4:2 key-missing\n");
}

static void a_factor_multiplies_the_amount_and_not_the_vat(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,amount,vat,factor\n2025,ict,31480000,21,1.027\n"
        "2025,ict,-1.50,1,1\n2025,ict,100,21,\n",
        "2025 ict ict 32329960.00+21.00 = 31480000.00 x 1.027 costs.csv:2\n"
        "2025 ict ict -1.50+1.00 = -1.50 x 1 costs.csv:3\n"
        "2025 ict ict 100.00+21.00 costs.csv:4\n");
    /* Of an amount with VAT, what is left without it. */
    folders_give_costs("period,category,amount incl,vat,factor\n2025,ict,121,21,1.5\n",
                       "2025 ict ict 150.00+21.00 = 100.00 x 1.5 costs.csv:2\n");
}

static void a_side_turns_a_tariff(void **state) {
    (void)state;
    folders_give_costs("period,category,amount,tariff,dc,vat\n2025,ict,,0.5,C,1\n"
                       "2025,ict,,0.5,D,1\n2025,ict,7,,C,\n2025,ict,,0.5,x,\n",
                       "2025 ict ict -200.00+-1.00 = 400 x -0.5 costs.csv:2\n"
                       "2025 ict ict 200.00+1.00 = 400 x 0.5 costs.csv:3\n"
                       "2025 ict ict -7.00 costs.csv:4\ncosts.csv:5:5 side-unknown\n");
    folders_give_costs("period,category,debit,credit,tariff,factor\n"
                       "2025,ict,,,0.5,\n2025,ict,,8,,1.5\n2025,ict,1,,2,\n",
                       "2025 ict ict 200.00 = 400 x 0.5 costs.csv:2\n"
                       "2025 ict ict -12.00 = -8.00 x 1.5 costs.csv:3\n"
                       "costs.csv:4:3 tariff-and-amount\n");
}

static void a_late_invoice_counts_the_units_of_its_key_period(void **state) {
    (void)state;
    folders_give_with(
        (struct given_file){"municipalities.csv",
                            "code,inhabitants,fte,from\nA,100,1,2024-01-01\n"
                            "A,110,1,2025-01-01\nB,300,2,2024-01-01\n"},
        "period,key period,category,municipality,tariff\n"
        "2025-Q1,2024-Q4,ict,,1\n2025-Q1,,ict,,1\n2025-Q1,2024-Q4,ict,A,1\n",
        "2025-Q1/2024-Q4 ict ict 400.00 = 400 x 1 costs.csv:2\n"
        "2025-Q1 ict ict 410.00 = 410 x 1 costs.csv:3\n"
        "2025-Q1/2024-Q4 own A 100.00 = 100 x 1 costs.csv:4\n");
}

static void units_that_are_not_certain_are_refused(void **state) {
    (void)state;
    folders_give_with(
        (struct given_file){"municipalities.csv",
                            "code,inhabitants,fte,from\nA,100,1,2024-01-01\n"
                            "A,110,1,2025-02-01\nB,,2,2024-01-01\nC,1,1,2026-01-01\n"},
        "period,category,key,municipality,tariff\n2025-Q1,ict,,A,1\n"
        "2025-Q1,ict,,B,1\n2025-Q1,ict,,,1\n2025-Q1,ict,housing,,1\n"
        "2025-Q1,ict,facilities,,1\n",
        "costs.csv:2:5 tariff-changes\ncosts.csv:3:5 tariff-units\n"
        "costs.csv:4:5 tariff-units\ncosts.csv:5:5 tariff-key\n"
        "costs.csv:6:5 tariff-key\n");
}

static void a_key_that_charges_another_has_no_units(void **state) {
    (void)state;
    const struct given_file files[] = {
        folders_municipalities,
        {"keys.csv", "key,driver,weight\nict,key:staff,100\nstaff,fte,50\n"
                     "staff,key:housing,50\nhousing,inhabitants,100\n"},
        {"costs.csv", "period,category,tariff\n2025,ict,1\n2025,staff,1\n"
                      "2025,housing,1\n"},
        {NULL, NULL}};
    folders_give(files, "2025 housing housing 400.00 = 400 x 1 costs.csv:4\n"
                        "costs.csv:2:3 tariff-key\ncosts.csv:3:3 tariff-key\n");
}

static void doubtful_tariffs_and_factors_are_refused(void **state) {
    (void)state;
    folders_give_costs(
        "period;category;amount;tariff;factor\n2025;ict;;1.250;\n2025;ict;2;;1.027\n"
        "2025;ict;2;;102,7%\n2025;ict;2;;0\n2025;ict;2;;-1\n2025;ict;2;;\xe2\x82\xac 2\n"
        "2025;ict;;1,0000000000000000001;\n2025;ict;1;1;\n2025;ict;;;2\n"
        "2025;ict;;\xe2\x82\xac 1.234,5;\n",
        "2025 ict ict 493800.00 = 400 x 1234.5 costs.csv:11\n"
        "costs.csv:2:4 decimal-mark\ncosts.csv:3:5 decimal-mark\n"
        "costs.csv:4:5 number-invalid\ncosts.csv:5:5 factor-zero\n"
        "costs.csv:6:5 factor-zero\ncosts.csv:7:5 number-invalid\n"
        "costs.csv:8:4 number-decimals\ncosts.csv:9:3 tariff-and-amount\n"
        "costs.csv:10:3 amount-empty\n");
    folders_give_costs("period,category,tariff\n2025,ict,1.250\n",
                       "2025 ict ict 500.00 = 400 x 1.25 costs.csv:2\n"
                       "costs.csv:2:3 amount-thousands\n");
    folders_give_costs("period,category,amount,factor\n"
                       "2025,ict,90000000000000000,1.1\n",
                       "costs.csv:2:4 amount-large\n");
}

static void vat_that_may_be_a_rate_is_refused(void **state) {
    (void)state;
    folders_give_costs("period,category,tariff,vat\n2025,ict,0.5,21\n2025,ict,0.25,9\n",
                       "2025 ict ict 200.00+21.00 = 400 x 0.5 costs.csv:2\n"
                       "2025 ict ict 100.00+9.00 = 400 x 0.25 costs.csv:3\n"
                       "costs.csv:2:4 vat-rate\n");
}

/* Rows beside them are read by the line cache. */
static void rows_without_a_tariff_are_as_they_were(void **state) {
    (void)state;
    folders_give_costs("period,category,amount,tariff,line\n2025,ict,1.00,,1\n"
                       "2025,ict,2.00,,2\n2025,ict,,1,3\n2025,ict,4.00,,4\n"
                       "2025,ict,5.00, ,5\n2025,ict,,2,6\n2025,ict,7.00,,7\n",
                       "2025 ict ict 1.00 #1 costs.csv:2\n"
                       "2025 ict ict 2.00 #2 costs.csv:3\n"
                       "2025 ict ict 400.00 = 400 x 1 #3 costs.csv:4\n"
                       "2025 ict ict 4.00 #4 costs.csv:5\n"
                       "2025 ict ict 5.00 #5 costs.csv:6\n"
                       "2025 ict ict 800.00 = 400 x 2 #6 costs.csv:7\n"
                       "2025 ict ict 7.00 #7 costs.csv:8\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_tariff_counts_the_units_of_the_key, folders_forget),
        cmocka_unit_test_teardown(a_tariff_is_rounded_once_and_away_from_zero,
                                  folders_forget),
        cmocka_unit_test_teardown(a_tariff_of_one_municipality_counts_its_units,
                                  folders_forget),
        cmocka_unit_test_teardown(a_factor_multiplies_the_amount_and_not_the_vat,
                                  folders_forget),
        cmocka_unit_test_teardown(a_side_turns_a_tariff, folders_forget),
        cmocka_unit_test_teardown(a_late_invoice_counts_the_units_of_its_key_period,
                                  folders_forget),
        cmocka_unit_test_teardown(units_that_are_not_certain_are_refused, folders_forget),
        cmocka_unit_test_teardown(a_key_that_charges_another_has_no_units,
                                  folders_forget),
        cmocka_unit_test_teardown(doubtful_tariffs_and_factors_are_refused,
                                  folders_forget),
        cmocka_unit_test_teardown(vat_that_may_be_a_rate_is_refused, folders_forget),
        cmocka_unit_test_teardown(rows_without_a_tariff_are_as_they_were, folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
