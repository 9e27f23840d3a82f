#include "test.h"

#include "input/workbook/total_formula.h"

/* Formulas of the cell D14. */
static void assert_total(const char *formula, bool want) {
    if (total_formula(slice_of(formula), 4, 14) != want)
        fail_msg("%s: %d", formula, !want);
}

static void sums_of_the_cells_above_are_totals(void **state) {
    (void)state;
    static const char *const formulas[] = {"SUM(D2:D13)",
                                           "sum($D$2:$D$13)",
                                           "SUM(D2,D3)",
                                           "SUM(D2:D5,D7:D13)",
                                           "SUBTOTAL(9,D2:D13)",
                                           "SUBTOTAL(109,D2:D13)",
                                           "AGGREGATE(9,5,D2:D13)",
                                           "SUBTOTAL(109,Costs[Amount])",
                                           " SUM(D12:D13) "};
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        assert_total(formulas[i], true);
}

static void other_formulas_are_not(void **state) {
    (void)state;
    static const char *const formulas[] = {"",
                                           "SUM(",
                                           "SUM()",
                                           "SUM(D13)",
                                           "SUM(A14:C14)",
                                           "SUM(C2:C13)",
                                           "SUM(D2:D14)",
                                           "SUM(D15:D20)",
                                           "D2+D3",
                                           "SUM(D2:D13)+0",
                                           "SUM(Q2!D2:D13)",
                                           "SUBTOTAL(1,D2:D13)",
                                           "SUM(D2:D13)*2",
                                           "SUM(D2:E13)",
                                           "SUMIF(D2:D13)",
                                           "SUM(D13:D2)",
                                           "SUBTOTAL(109,'x y'!A[b])",
                                           "ROUND(SUM(D2:D13),2)"};
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        assert_total(formulas[i], false);
}

static void columns_are_letters(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t column;
    } rows[] = {{"A1", 1}, {"Z9", 26}, {"AA1", 27}, {"XFD1", 16384}, {"d", 4}, {"1", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct slice text = slice_of(rows[i].text);
        assert_int_equal(column_take(&text), rows[i].column);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_of_the_cells_above_are_totals),
        cmocka_unit_test(other_formulas_are_not),
        cmocka_unit_test(columns_are_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
