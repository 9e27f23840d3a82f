#include "test.h"

#include "engine/rounding/copy_order.h"

static void ids_sort_as_numbers_do(void **state) {
    (void)state;
    static const char *const sorted[] = {
        "",    "1",    "9",        "10",       "99",       "100",
        "A-9", "A-10", "INV-0009", "INV-0010", "INV-0100", "2025-00099"};
    for (size_t i = 1; i < sizeof sorted / sizeof sorted[0]; i++)
        assert_true(copy_order_id(slice_of(sorted[i - 1])) <
                    copy_order_id(slice_of(sorted[i])));
}

static struct cost_line line_of(money amount, money vat, const char *id,
                                const char *text) {
    struct cost_line line = {.amount[AMOUNT_NET] = amount,
                             .amount[AMOUNT_VAT] = vat,
                             .incurred_by = PARTY_NONE};
    line.line = slice_of(id);
    line.description = slice_of(text);
    return line;
}

static void equal_rows_have_one_number(void **state) {
    (void)state;
    struct cost_line a = line_of(5, 1, "7", "paper"), b = line_of(5, 1, "7", "paper");
    b.place = (struct place){"elsewhere.csv", 99, 1};
    assert_true(copy_order_row(&a) == copy_order_row(&b));
}

static void reversed_signs_do_not_matter(void **state) {
    (void)state;
    static const money amounts[][2] = {{5, 1}, {5, -1}, {0, 3}, {5, 0}};
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        struct cost_line a = line_of(amounts[i][0], amounts[i][1], "", "");
        struct cost_line b = line_of(-amounts[i][0], -amounts[i][1], "", "");
        assert_true(copy_order_row(&a) == copy_order_row(&b));
    }
}

static void other_rows_have_other_numbers(void **state) {
    (void)state;
    struct cost_line all[] = {line_of(5, 1, "7", "paper"),
                              line_of(6, 1, "7", "paper"),
                              line_of(5, 2, "7", "paper"),
                              line_of(5, -1, "7", "paper"),
                              line_of(5, 1, "8", "paper"),
                              line_of(5, 1, "7", "papers"),
                              line_of(5, 1, "7paper", ""),
                              line_of(5, 1, "", "7paper"),
                              line_of(5, 1, "7", "paper of a supplier")};
    size_t count = sizeof all / sizeof all[0];
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            assert_true(copy_order_row(&all[i]) != copy_order_row(&all[k]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_sort_as_numbers_do),
        cmocka_unit_test(equal_rows_have_one_number),
        cmocka_unit_test(reversed_signs_do_not_matter),
        cmocka_unit_test(other_rows_have_other_numbers),
    };
    return cmocka_run_group_tests_name("copy_order", tests, NULL, NULL);
}
