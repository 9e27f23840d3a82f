#include "test.h"

#include "engine/rounding/thousands.h"

enum { MOST = 6, UNIT = 100000 };

/* The columns of a table of the four categories. */
enum { SHARED = 4, OWN = SHARED, ALL_SHARED, TOTAL, COLUMNS, GIVEN = SHARED + 1 };

static void round_table(const money *cents, size_t rows, money *t) {
    const struct thousands_size size = {rows, SHARED};
    assert_int_equal(thousands_own(size), OWN);
    assert_int_equal(thousands_shared(size), ALL_SHARED);
    assert_int_equal(thousands_total(size), TOTAL);
    assert_int_equal(thousands_columns(size), COLUMNS);
    thousands_round(cents, size, t);
}

/* A printed figure is the floor or the ceiling of its exact value. */
static void assert_near(money cents, money thousands) {
    money gap = thousands * UNIT - cents;
    assert_true(gap > -UNIT && gap < UNIT);
    if (cents % UNIT == 0)
        assert_int_equal(gap, 0);
}

/* The whole table keeps its promise. */
static void assert_table(const money *cents, size_t rows, const money *t) {
    money sums[COLUMNS] = {0}, exact_all[COLUMNS] = {0};
    for (size_t row = 0; row <= rows; row++, t += COLUMNS) {
        money exact[COLUMNS] = {0}, shared = 0;
        for (int c = 0; c < GIVEN; c++)
            exact[c] = row < rows ? cents[row * GIVEN + (size_t)c] : exact_all[c];
        for (int c = 0; c < SHARED; c++) {
            exact[ALL_SHARED] += exact[c];
            shared += t[c];
        }
        exact[TOTAL] = exact[ALL_SHARED] + exact[OWN];
        assert_int_equal(shared, t[ALL_SHARED]);
        assert_int_equal(shared + t[OWN], t[TOTAL]);
        for (int column = 0; column < COLUMNS; column++) {
            assert_near(exact[column], t[column]);
            if (row == rows)
                assert_int_equal(t[column], sums[column]);
            sums[column] += t[column];
            exact_all[column] += exact[column];
        }
    }
}

static void assert_figures(const money *t, const money *expected, size_t rows) {
    for (size_t i = 0; i < rows * COLUMNS; i++)
        assert_int_equal(t[i], expected[i]);
}

/* Rounding each to the nearest would print 3 + 3 + 3 = 8. */
static void two_rows_of_three_figures_add_up_both_ways(void **state) {
    (void)state;
    const money cents[2 * GIVEN] = {140000, 140000, 140000, 0, 0,
                                    140000, 140000, 140000, 0, 0};
    money t[3 * COLUMNS];
    round_table(cents, 2, t);
    assert_figures(
        t, (money[]){1, 1, 2, 0, 0, 4, 4, 1, 2, 1, 0, 0, 4, 4, 2, 3, 3, 0, 0, 8, 8}, 3);
}

static void whole_thousands_stay_as_they_are(void **state) {
    (void)state;
    const money cents[GIVEN] = {300000, -200000, 0, 100000, 500000};
    money t[2 * COLUMNS];
    round_table(cents, 1, t);
    assert_figures(t, (money[]){3, -2, 0, 1, 5, 2, 7, 3, -2, 0, 1, 5, 2, 7}, 2);
}

static void a_table_without_rows_is_all_nil(void **state) {
    (void)state;
    money t[COLUMNS];
    round_table(NULL, 0, t);
    assert_figures(t, (money[COLUMNS]){0}, 1);
}

/* Amounts of all sizes and signs, zeros and ties among them. */
static money next_amount(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    uint64_t thrown = *state >> 33;
    switch (thrown % 5) {
    case 0:
        return 0;
    case 1:
        return (money)(thrown / 5 % 7 * 50000);
    case 2:
        return -(money)(thrown / 5 % 1000000);
    default:
        return (money)(thrown / 5 % 100000000);
    }
}

static void any_table_adds_up_and_mirrors(void **state) {
    (void)state;
    uint64_t dice = 1;
    for (int round = 0; round < 3000; round++) {
        money cents[MOST * GIVEN], mirrored[MOST * GIVEN];
        money t[(MOST + 1) * COLUMNS], u[(MOST + 1) * COLUMNS];
        size_t rows = (size_t)round % MOST + 1;
        for (size_t i = 0; i < rows * GIVEN; i++) {
            cents[i] = next_amount(&dice);
            mirrored[i] = -cents[i];
        }
        round_table(cents, rows, t);
        round_table(mirrored, rows, u);
        assert_table(cents, rows, t);
        for (size_t i = 0; i < (rows + 1) * COLUMNS; i++)
            assert_int_equal(t[i], -u[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_rows_of_three_figures_add_up_both_ways),
        cmocka_unit_test(whole_thousands_stay_as_they_are),
        cmocka_unit_test(a_table_without_rows_is_all_nil),
        cmocka_unit_test(any_table_adds_up_and_mirrors),
    };
    return cmocka_run_group_tests_name("thousands", tests, NULL, NULL);
}
