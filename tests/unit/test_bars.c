#include "test.h"

#include "report/bars.h"

static const struct column columns[] = {
    {.id = "name"}, {.id = "a", .figure = true}, {.id = "b", .figure = true}};

/* A table with a picture of two columns: the given amounts, two per row. */
static struct report *pictured(const money *amounts, size_t rows, struct bar_shape *shape,
                               bool *drawn) {
    struct report *r = report_new("", "", LANG_EN);
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 3);
    t->chart = CHART_STACKED;
    t->chart_first = 1;
    t->chart_last = 2;
    for (size_t i = 0; i < rows; i++) {
        const struct cell cells[] = {cell_string("x"), cell_money(amounts[2 * i]),
                                     cell_money(amounts[2 * i + 1])};
        table_add_row(t, ROW_BODY, cells);
    }
    const struct cell total[] = {cell_string("x"), cell_money(1000), cell_money(1000)};
    table_add_row(t, ROW_TOTAL, total);
    *drawn = bars_measure(shape, t);
    return r;
}

static void the_longest_bar_of_each_side_is_measured_without_totals(void **state) {
    (void)state;
    const money amounts[] = {10, 20, -5, 7, -9, -3};
    struct bar_shape shape;
    bool drawn;
    struct report *r = pictured(amounts, 3, &shape, &drawn);
    assert_true(drawn);
    assert_int_equal(shape.bars, 3);
    assert_int_equal(shape.right, 30);
    assert_int_equal(shape.left, 12);
    report_free(r);
}

static void segments_of_a_side_are_as_long_as_their_sum(void **state) {
    (void)state;
    /* Of 3 in 10 units: 1 ends at 3.33, 2 more at 10. */
    const money amounts[] = {1, 2};
    struct bar_shape shape;
    bool drawn;
    unsigned lengths[BAR_SEGMENTS];
    struct report *r = pictured(amounts, 1, &shape, &drawn);
    assert_int_equal(bars_side(&shape, r->tables[0]->cells, false, 10, lengths), 10);
    assert_int_equal(lengths[0], 3);
    assert_int_equal(lengths[1], 7);
    assert_int_equal(bars_side(&shape, r->tables[0]->cells, true, 10, lengths), 0);
    report_free(r);
}

static void segments_below_zero_go_to_the_other_side(void **state) {
    (void)state;
    const money amounts[] = {-4, 8};
    struct bar_shape shape;
    bool drawn;
    unsigned lengths[BAR_SEGMENTS];
    struct report *r = pictured(amounts, 1, &shape, &drawn);
    assert_int_equal(bars_side(&shape, r->tables[0]->cells, true, 5, lengths), 5);
    assert_int_equal(lengths[0], 5);
    assert_int_equal(lengths[1], 0);
    report_free(r);
}

static void nothing_but_zeros_has_no_picture(void **state) {
    (void)state;
    const money amounts[] = {0, 0};
    struct bar_shape shape;
    bool drawn;
    report_free(pictured(amounts, 1, &shape, &drawn));
    assert_false(drawn);
    report_free(pictured(amounts, 0, &shape, &drawn));
    assert_false(drawn);
}

static void sums_that_do_not_fit_have_no_picture(void **state) {
    (void)state;
    const money amounts[] = {MONEY_MAX, 1}, both[] = {MONEY_MAX, -1};
    struct bar_shape shape;
    bool drawn;
    report_free(pictured(amounts, 1, &shape, &drawn));
    assert_false(drawn);
    report_free(pictured(both, 1, &shape, &drawn));
    assert_false(drawn);
}

static void more_bars_than_the_most_are_no_picture(void **state) {
    (void)state;
    money amounts[2 * (BARS_MOST + 1)];
    for (size_t i = 0; i < 2 * (BARS_MOST + 1); i++)
        amounts[i] = 1;
    struct bar_shape shape;
    bool drawn;
    report_free(pictured(amounts, BARS_MOST, &shape, &drawn));
    assert_true(drawn);
    report_free(pictured(amounts, BARS_MOST + 1, &shape, &drawn));
    assert_false(drawn);
}

static void lengths_are_rounded_to_the_nearest(void **state) {
    (void)state;
    assert_int_equal(bars_length(1, 3, 10), 3);
    assert_int_equal(bars_length(2, 3, 10), 7);
    assert_int_equal(bars_length(1, 4, 10), 3);
    assert_int_equal(bars_length(0, 3, 10), 0);
    assert_int_equal(bars_length(3, 3, 10), 10);
}

static void the_largest_amounts_have_a_length(void **state) {
    (void)state;
    assert_int_equal(bars_length(MONEY_MAX, MONEY_MAX, 1000), 1000);
    assert_int_equal(bars_length(MONEY_MAX / 2, MONEY_MAX, 1000), 500);
    assert_int_equal(bars_length(0, 0, 1000), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_bar_of_each_side_is_measured_without_totals),
        cmocka_unit_test(segments_of_a_side_are_as_long_as_their_sum),
        cmocka_unit_test(segments_below_zero_go_to_the_other_side),
        cmocka_unit_test(nothing_but_zeros_has_no_picture),
        cmocka_unit_test(sums_that_do_not_fit_have_no_picture),
        cmocka_unit_test(more_bars_than_the_most_are_no_picture),
        cmocka_unit_test(lengths_are_rounded_to_the_nearest),
        cmocka_unit_test(the_largest_amounts_have_a_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
