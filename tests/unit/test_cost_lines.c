#include "test.h"

#include "folders.h"

/* --- the line ---------------------------------------------------------------------- */

static void the_period_comes_from_the_best_place(void **state) {
    (void)state;
    struct given_file setting = {"settings.csv", "setting,value\nperiod,2024-Q4\n"};
    folders_give_costs(
        "date,category,amount\n31-03-2025,ict,1\n2025-04-01 10:00,ict,1\n",
        "2025-Q1 ict ict 1.00 costs.csv:2\n2025-Q2 ict ict 1.00 costs.csv:3\n");
    folders_give_costs(
        "period,date,category,amount\n,31-03-2025,ict,1\n2024,31-03-2025,ict,1\n"
        ",,ict,1\n",
        "2025-Q1 ict ict 1.00 costs.csv:2\n2024 ict ict 1.00 costs.csv:3\n"
        "costs.csv:4:2 period-empty\n");
    folders_give_costs("category,amount\nict,1\n", "costs.csv period-nowhere\n");
    folders_give_with(setting, "category,amount\nict,1\n",
                      "2024-Q4 ict ict 1.00 costs.csv:2\n");
    folders_give_with(setting, "period,category,amount\n,ict,1\n",
                      "costs.csv:2:1 period-empty\n");
}

static void a_late_invoice_has_its_own_key_period(void **state) {
    (void)state;
    folders_give_costs(
        "period,key period,category,amount\n2025-Q3,Q1 2025,ict,1\n2025-Q3,,ict,1\n",
        "2025-Q3/2025-Q1 ict ict 1.00 costs.csv:2\n"
        "2025-Q3 ict ict 1.00 costs.csv:3\n");
}

static void all_faults_of_a_row_are_told(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,amount,municipality,vat,incurred by,key period\n"
        "2025-Q9,ict,1.234,,x,nobody,soon\n2025,roads,1,,,,\n",
        "costs.csv:2:1 period-unknown\ncosts.csv:2:3 amount-decimals\n"
        "costs.csv:2:5 amount-invalid\ncosts.csv:2:6 municipality-unknown\n"
        "costs.csv:2:7 period-unknown\ncosts.csv:3:2 category-unknown\n");
}

static void rows_are_as_wide_as_the_header(void **state) {
    (void)state;
    folders_give_costs("period,category,amount,\n2025,ict,1\n2025,ict,2,,,,\n2025,ict\n"
                       "2025,ict,1,extra\n,,,\n\n2025,ict,3\n",
                       "2025 ict ict 1.00 costs.csv:2\n2025 ict ict 2.00 costs.csv:3\n"
                       "2025 ict ict 3.00 costs.csv:8\ncosts.csv:4 row-cells\n"
                       "costs.csv:5 row-cells\n");
}

static void rows_of_totals_are_refused(void **state) {
    (void)state;
    folders_give_costs(
        "line,period,category,amount,description\n1,2025,ict,1,TOTAL\n"
        "Totaal,,,1,\n2,subtotal ,ict,1,\n3,2025,EINDTOTAAL,1,\n4,2025,ict,2,Total\n",
        "2025 ict ict 1.00 #1 costs.csv:2\n2025 ict ict 2.00 #4 costs.csv:6\n"
        "costs.csv:3:1 row-total\ncosts.csv:4:2 row-total\n"
        "costs.csv:5:3 row-total\n");
}

static void a_category_that_one_period_lacks_is_warned_about(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,amount\n2025-Q1,ict,1\n2025-Q1,staff,1\n2025-Q2,ict,1\n",
        "2025-Q1 ict ict 1.00 costs.csv:2\n2025-Q1 staff staff 1.00 costs.csv:3\n"
        "2025-Q2 ict ict 1.00 costs.csv:4\ncosts.csv categories-missing\n");
}

/* Of ninety-nine the last two, of which the second quarter lacks one. */
static void so_is_the_last_of_many_categories(void **state) {
    (void)state;
    struct buf settings = {0};
    buf_text(&settings, "setting,value\ncategories,c1");
    for (unsigned c = 2; c <= CATEGORIES_MOST; c++)
        buf_format(&settings, "|c%u", c);
    buf_char(&settings, '\n');
    folders_give_with((struct given_file){"settings.csv", buf_str(&settings)},
                      "period,category,key,amount\n2025-Q1,c98,ict,1\n"
                      "2025-Q1,c99,ict,1\n2025-Q2,c98,ict,1\n",
                      "2025-Q1 c98 ict 1.00 costs.csv:2\n"
                      "2025-Q1 c99 ict 1.00 costs.csv:3\n"
                      "2025-Q2 c98 ict 1.00 costs.csv:4\ncosts.csv categories-missing\n");
    buf_clear(&settings);
}

/* --- amounts ----------------------------------------------------------------------- */

static void debit_and_credit_make_one_amount(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,debit,credit,vat\n2025,ict,5,,1\n2025,ict,,5,1\n"
        "2025,ict,10,3,\n2025,ict,0,7.25,1.52\n2025,ict,,,\n2025,ict,-1,,\n"
        "2025,ict,20,,\n",
        "2025 ict ict 5.00+1.00 costs.csv:2\n2025 ict ict -5.00+-1.00 costs.csv:3\n"
        "2025 ict ict 7.00 costs.csv:4\n2025 ict ict -7.25+-1.52 costs.csv:5\n"
        "2025 ict ict -1.00 costs.csv:7\n2025 ict ict 20.00 costs.csv:8\n"
        "costs.csv:6:3 amount-empty\n");
    assert_true(folders_budget.has_vat);
    folders_give_costs("period,category,debit\n2025,ict,5\n",
                       "costs.csv:1 column-missing\n");
    folders_give_costs("period,category,credit\n2025,ict,5\n",
                       "costs.csv:1 column-missing\n");
    folders_give_costs("period,category,debit,credit,amount\n2025,ict,5,,5\n",
                       "costs.csv:1 columns-clash\n");
    assert_false(folders_budget.has_vat);
}

static void a_side_turns_an_amount(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,amount,dc,vat\n2025,ict,5,D,1\n2025,ict,5,C,1\n"
        "2025,ict,-5,credit,\n2025,ict,1,Debet,\n2025,ict,1,x,\n2025,ict,1,,\n",
        "2025 ict ict 5.00+1.00 costs.csv:2\n2025 ict ict -5.00+-1.00 costs.csv:3\n"
        "2025 ict ict 5.00 costs.csv:4\n2025 ict ict 1.00 costs.csv:5\n"
        "costs.csv:4:3 credit-mixed\ncosts.csv:6:4 side-unknown\ncosts.csv:7:4 "
        "side-unknown\n");
    folders_give_costs("period,category,d/c\n2025,ict,D\n",
                       "costs.csv:1 column-missing\n");
}

static void vat_has_the_sign_of_its_amount(void **state) {
    static const struct given_file of_amount = {
        "settings.csv", "setting,value\nvat sign,of the amount\n"};
    static const struct given_file as_written = {"settings.csv",
                                                 "setting,value\nvat sign,as written\n"};
    static const char included[] =
        "period,category,amount incl,vat\n2025,ict,-121,21\n2025,ict,-10.90,-0.90\n";
    static const char sides[] =
        "period,category,amount,dc,vat\n2025,ict,100,D,21\n2025,ict,100,C,-9\n";
    (void)state;
    folders_give_costs(included, "2025 ict ict -142.00+21.00 costs.csv:2\n"
                                 "2025 ict ict -10.00+-0.90 costs.csv:3\n"
                                 "costs.csv:2:4 vat-opposite\n");
    folders_give_with(of_amount, included,
                      "2025 ict ict -100.00+-21.00 costs.csv:2\n"
                      "2025 ict ict -10.00+-0.90 costs.csv:3\n");
    folders_give_with(as_written, included,
                      "2025 ict ict -142.00+21.00 costs.csv:2\n"
                      "2025 ict ict -10.00+-0.90 costs.csv:3\n");
    folders_give_costs(sides, "2025 ict ict 100.00+21.00 costs.csv:2\n"
                              "2025 ict ict -100.00+9.00 costs.csv:3\n"
                              "costs.csv:3:5 vat-doubtful\n");
    folders_give_with(of_amount, sides,
                      "2025 ict ict 100.00+21.00 costs.csv:2\n"
                      "2025 ict ict -100.00+-9.00 costs.csv:3\n");
    folders_give_costs("period,category,amount,vat\n2025,ict,-100,16\n2025,ict,-5,5\n"
                       "2025,ict,0,5\n2025,ict,900,0\n2025,ict,-10,2.10\n"
                       "2025,ict,9,\n",
                       "2025 ict ict -100.00+16.00 costs.csv:2\n"
                       "2025 ict ict -5.00+5.00 costs.csv:3\n"
                       "2025 ict ict 0.00+5.00 costs.csv:4\n"
                       "2025 ict ict 900.00 costs.csv:5\n"
                       "2025 ict ict -10.00+2.10 costs.csv:6\n"
                       "2025 ict ict 9.00 costs.csv:7\n"
                       "costs.csv:6:4 vat-doubtful\n");
    folders_give_costs("period,category,amount incl,vat\n2025,ict,-121,21\n"
                       "2025,ict,-121,11\n2025,ict,900,0\n",
                       "2025 ict ict -142.00+21.00 costs.csv:2\n"
                       "2025 ict ict -132.00+11.00 costs.csv:3\n"
                       "2025 ict ict 900.00 costs.csv:4\ncosts.csv:2:4 vat-doubtful\n");
    folders_give_costs("period,category,amount incl,vat\n2025,ict,-5,-5.01\n"
                       "2025,ict,0,5\n2025,ict,5,5\n",
                       "2025 ict ict -5.00+5.00 costs.csv:3\n"
                       "2025 ict ict 0.00+5.00 costs.csv:4\n"
                       "costs.csv:2:4 vat-exceeds\n");
}

static void empty_amounts_are_nil_if_it_is_said(void **state) {
    static const struct given_file said = {"settings.csv",
                                           "setting,value\ncosts*: empty amount,nil\n"};
    (void)state;
    folders_give_with(said, "period,category,amount,vat\n2025,ict,,\n2025,ict,1,\n",
                      "2025 ict ict 0.00 costs.csv:2\n2025 ict ict 1.00 costs.csv:3\n"
                      "costs.csv:2:3 amounts-empty\n");
    folders_give_with(said, "period,category,debit,credit\n2025,ict,,\n2025,ict,,1\n",
                      "2025 ict ict 0.00 costs.csv:2\n2025 ict ict -1.00 costs.csv:3\n"
                      "costs.csv:2:3 amounts-empty\n");
    folders_give_with(said, "period,category,amount\n2025,ict,NULL\n2025,ict,#Missing\n",
                      "2025 ict ict 0.00 costs.csv:2\n2025 ict ict 0.00 costs.csv:3\n"
                      "costs.csv:2:3 amounts-empty\n");
    folders_give_with(said, "category,2025-Q1,2025-Q2\nict,,\nict,,1\n",
                      "2025-Q2 ict ict 1.00 costs.csv:3\n"
                      "costs.csv:2:2 amounts-empty\n");
}

static void thousands_in_some_amounts_only_are_warned_about(void **state) {
    (void)state;
    folders_give_costs(
        "period;category;amount\n2025;ict;1.234\n2025;ict;12\n2025;ict;1234\n"
        "2025;ict;5678\n",
        "2025 ict ict 1234.00 costs.csv:2\n2025 ict ict 12.00 costs.csv:3\n"
        "2025 ict ict 1234.00 costs.csv:4\n2025 ict ict 5678.00 costs.csv:5\n"
        "costs.csv:4:3 groups-mixed\n");
    folders_give_costs("period;category;amount\n2025;ict;1,000\n",
                       "2025 ict ict 1.00 costs.csv:2\ncosts.csv:2:3 amount-thousands\n");
}

/* --- assignment -------------------------------------------------------------------- */

static void own_cost_stays_with_its_municipality(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,amount,municipality,key\n2025,roads,5,beek,\n"
        "2025,staff,6,A,\n2025,staff,7,A,ict\n2025,staff,8,C,\n2025,,9,A,\n",
        "2025 own B 5.00 costs.csv:2\n2025 own A 6.00 costs.csv:3\n"
        "2025 own A 7.00 costs.csv:4\ncosts.csv:4:5 key-ignored\n"
        "costs.csv:5:4 municipality-unknown\ncosts.csv:6:2 category-empty\n");
}

static void a_line_may_name_its_key(void **state) {
    (void)state;
    folders_give_costs(
        "period,category,amount,key\n2025,staff,5,ICT\n2025,staff,5,personeel\n"
        "2025,staff,5,no\n",
        "2025 staff ict 5.00 costs.csv:2\n2025 staff staff 5.00 costs.csv:3\n"
        "costs.csv:4:4 key-unknown\n");
}

static void who_incurred_a_line_is_a_party(void **state) {
    (void)state;
    folders_give_with(
        (struct given_file){"settings.csv", "setting,value\norganisation,Together\n"},
        "period,category,amount,incurred by\n2025,ict,1,A\n2025,ict,1,together\n"
        "2025,ict,1,joint body\n2025,ict,1,\n2025,ict,1,me\n",
        "2025 ict ict 1.00 by A costs.csv:2\n"
        "2025 ict ict 1.00 by the body costs.csv:3\n"
        "2025 ict ict 1.00 by the body costs.csv:4\n2025 ict ict 1.00 costs.csv:5\n"
        "costs.csv:6:4 municipality-unknown\n");
}

static void accounts_give_lines_their_category(void **state) {
    (void)state;
    folders_give_with(
        (struct given_file){"accounts.csv",
                            "account,category,key,municipality,incurred by\n"
                            "4100,staff,,,\n41*,ict,,,\n4200-4299,housing,ict,,B\n"
                            "4300,roads,,A,\n9*,none,,,\n"},
        "period,account,amount,key,municipality,category,incurred by\n"
        "2025,4100,1,,,,\n2025,4101,2,,,,\n2025,4250,3,,,,\n2025,4250,4,staff,,,A\n"
        "2025,4300,5,,,,\n2025,4100,6,,B,,\n2025,9000,7,,,,\n2025,9000,8,,,ict,\n"
        "2025,4250,9,,,staff,\n",
        "2025 staff staff 1.00 costs.csv:2\n2025 ict ict 2.00 costs.csv:3\n"
        "2025 housing ict 3.00 by B costs.csv:4\n"
        "2025 housing staff 4.00 by A costs.csv:5\n2025 own A 5.00 costs.csv:6\n"
        "2025 own B 6.00 costs.csv:7\n2025 ict ict 8.00 costs.csv:9\n"
        "2025 staff staff 9.00 by B costs.csv:10\ncosts.csv:9:6 category-account\n"
        "left out 1: 7.00\n");
}

static void an_account_that_nothing_covers_is_said_once(void **state) {
    (void)state;
    struct given_file accounts = {"accounts.csv", "account,category\n4100,staff\n"};
    folders_give_with(
        accounts,
        "period,account,amount\n2025,5000,1\n2025,4100,2\n2025,5000,3\n2025,6000,4\n"
        "2025,,5\n",
        "2025 staff staff 2.00 costs.csv:3\ncosts.csv:2:2 account-uncovered\n"
        "costs.csv:5:2 account-uncovered\ncosts.csv:6:2 account-empty\n");
    folders_give_costs("period,account,amount\n2025,5000,1\n",
                       "costs.csv:2:2 account-uncovered\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_period_comes_from_the_best_place, folders_forget),
        cmocka_unit_test_teardown(a_late_invoice_has_its_own_key_period, folders_forget),
        cmocka_unit_test_teardown(all_faults_of_a_row_are_told, folders_forget),
        cmocka_unit_test_teardown(rows_are_as_wide_as_the_header, folders_forget),
        cmocka_unit_test_teardown(rows_of_totals_are_refused, folders_forget),
        cmocka_unit_test_teardown(a_category_that_one_period_lacks_is_warned_about,
                                  folders_forget),
        cmocka_unit_test_teardown(so_is_the_last_of_many_categories, folders_forget),
        cmocka_unit_test_teardown(debit_and_credit_make_one_amount, folders_forget),
        cmocka_unit_test_teardown(a_side_turns_an_amount, folders_forget),
        cmocka_unit_test_teardown(vat_has_the_sign_of_its_amount, folders_forget),
        cmocka_unit_test_teardown(empty_amounts_are_nil_if_it_is_said, folders_forget),
        cmocka_unit_test_teardown(thousands_in_some_amounts_only_are_warned_about,
                                  folders_forget),
        cmocka_unit_test_teardown(own_cost_stays_with_its_municipality, folders_forget),
        cmocka_unit_test_teardown(a_line_may_name_its_key, folders_forget),
        cmocka_unit_test_teardown(who_incurred_a_line_is_a_party, folders_forget),
        cmocka_unit_test_teardown(accounts_give_lines_their_category, folders_forget),
        cmocka_unit_test_teardown(an_account_that_nothing_covers_is_said_once,
                                  folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
