#include "test.h"

#include "base/diag.h"
#include "input/table/reader.h"
#include "input/table/row_totals.h"

/* A row; its line is its place in the list. */
struct row {
    money amount;
    bool bare;
};

/* The rows [from, until) of a list, counted from its first. */
static struct row_totals read_rows(const struct row *rows, size_t from, size_t until) {
    struct row_totals t = {0};
    for (size_t i = from; i < until; i++)
        row_totals_add(&t, i - from + 1, rows[i].amount, rows[i].bare);
    return t;
}

static void review(struct row_totals *t, struct diags *d) {
    struct reader s = {.file = "costs.csv", .d = d, .decimal_mark = '.'};
    diags_init(d);
    if (!row_totals_review(t, &s))
        row_totals_review_below(t, &s);
    row_totals_clear(t);
}

/* How many bare rows are refused, when the rows are read in two parts. */
static uint64_t count_refused(const struct row *rows, size_t parted, size_t count) {
    struct row_totals t = read_rows(rows, 0, parted),
                      later = read_rows(rows, parted, count);
    struct diags d;
    row_totals_join(&t, &later, parted);
    row_totals_clear(&later);
    review(&t, &d);
    uint64_t refused = diag_times(&d, DIAG_ROW_ADDS_UP);
    diags_clear(&d);
    return refused;
}

static void totals_of_a_long_table_are_found_wherever_it_is_parted(void **state) {
    (void)state;
    enum { BLOCK = 3000, BLOCKS = 2, ROWS = (BLOCK + 1) * BLOCKS + 1 };
    static struct row rows[ROWS];
    size_t count = 0;
    money all = 0;
    for (int b = 0; b < BLOCKS; b++) {
        money sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            rows[count] = (struct row){i % 7 == 0 ? 0 : i * 13 - 500 * b, false};
            sum += rows[count++].amount;
        }
        rows[count++] = (struct row){sum, true};
        all += sum;
    }
    rows[count++] = (struct row){all, true};
    for (size_t parted = 0; parted <= count; parted += 100)
        assert_int_equal(count_refused(rows, parted, count), BLOCKS + 1);
}

static void totals_above_their_rows_are_found_too(void **state) {
    (void)state;
    enum { BLOCK = 2500, BLOCKS = 2, ROWS = (BLOCK + 1) * BLOCKS + 1 };
    static struct row rows[ROWS];
    size_t at = ROWS;
    money all = 0;
    for (int b = 0; b < BLOCKS; b++) {
        money sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            rows[--at] = (struct row){i % 7 == 0 ? 0 : i * 13 - 500 * b, false};
            sum += rows[at].amount;
        }
        rows[--at] = (struct row){sum, true};
        all += sum;
    }
    rows[--at] = (struct row){all, true};
    for (size_t parted = 0; parted <= ROWS; parted += 500)
        assert_int_equal(count_refused(rows, parted, ROWS), BLOCKS + 1);
}

static void a_first_row_that_is_all_others_is_doubtful(void **state) {
    (void)state;
    static const struct row rows[] = {
        {100, false}, {50, false}, {30, false}, {20, false}, {0, false}};
    for (size_t parted = 0; parted <= 5; parted++) {
        struct row_totals t = read_rows(rows, 0, parted),
                          later = read_rows(rows, parted, 5);
        struct diags d;
        row_totals_join(&t, &later, parted);
        row_totals_clear(&later);
        review(&t, &d);
        assert_int_equal(diag_times(&d, DIAG_ROW_SUM), 1);
        diags_clear(&d);
    }
}

static void a_few_rows_together_are_a_total_too(void **state) {
    (void)state;
    static const struct row rows[] = {{100, false}, {250, false}, {45, true},
                                      {300, true},  {95, true},   {395, true}};
    for (size_t parted = 0; parted <= 6; parted++)
        assert_int_equal(count_refused(rows, parted, 6), 3);
}

static void two_like_rows_are_no_total(void **state) {
    (void)state;
    static const struct row rows[] = {{500, false}, {0, false}, {0, true}, {500, true}};
    assert_int_equal(count_refused(rows, 2, 4), 0);
}

static void where_all_rows_are_bare_none_is_refused(void **state) {
    (void)state;
    static const struct row rows[] = {{100, true}, {250, true}, {350, true}};
    assert_int_equal(count_refused(rows, 1, 3), 0);
}

static void very_many_bare_rows_are_not_kept(void **state) {
    (void)state;
    struct row_totals t = {0};
    struct diags d;
    row_totals_add(&t, 1, 5, false);
    for (uint64_t i = 1; i <= ROW_TOTALS_BARE + 1; i++)
        row_totals_add(&t, 1 + i, 1, true);
    assert_int_equal(t.count, 1 + ROW_TOTALS_BARE);
    review(&t, &d);
    assert_int_equal(d.added, 0);
    diags_clear(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_of_a_long_table_are_found_wherever_it_is_parted),
        cmocka_unit_test(totals_above_their_rows_are_found_too),
        cmocka_unit_test(a_first_row_that_is_all_others_is_doubtful),
        cmocka_unit_test(a_few_rows_together_are_a_total_too),
        cmocka_unit_test(two_like_rows_are_no_total),
        cmocka_unit_test(where_all_rows_are_bare_none_is_refused),
        cmocka_unit_test(very_many_bare_rows_are_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
