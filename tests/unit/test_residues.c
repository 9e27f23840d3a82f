#include "test.h"

#include "engine/rounding/residues.h"

/* Compares all residues, in order. */
static void assert_residues(struct residues *r, const struct residue *expected,
                            size_t count) {
    struct residue found;
    uint64_t at = 0;
    residues_sort(r);
    for (size_t i = 0; i < count; i++) {
        assert_true(residues_next(r, &at, &found));
        assert_int_equal(found.size, expected[i].size);
        assert_int_equal(found.count, expected[i].count);
    }
    assert_false(residues_next(r, &at, &found));
    residues_clear(r);
}

static void lines_of_one_residue_are_counted_together(void **state) {
    (void)state;
    struct residues r;
    residues_init(&r, 61580);
    residues_take(&r, 900, false);
    residues_take(&r, 7, true);
    residues_take(&r, 900, false);
    assert_null(r.counts);
    assert_residues(&r, (struct residue[]){{7, -1}, {900, 2}}, 2);
}

static void opposite_lines_cancel(void **state) {
    (void)state;
    struct residues r;
    residues_init(&r, 61580);
    residues_take(&r, 5, false);
    residues_take(&r, 5, true);
    residues_take(&r, 4, true);
    assert_residues(&r, (struct residue[]){{4, -1}}, 1);
}

static void many_residues_make_a_table(void **state) {
    (void)state;
    enum { MANY = 5000 };
    static struct residue expected[MANY];
    struct residues r;
    residues_init(&r, MANY + 1);
    for (uint64_t i = 0; i < MANY; i++) {
        uint64_t size = i * 7 % MANY + 1; /* 7 and 5000 have no divisor in common */
        residues_take(&r, size, false);
        expected[i] = (struct residue){i + 1, 1};
    }
    assert_non_null(r.counts);
    assert_residues(&r, expected, MANY);
}

static void residues_beyond_64_bits_have_no_table(void **state) {
    (void)state;
    struct residues r;
    residues_init(&r, 0);
    for (uint64_t i = 3000; i > 0; i--)
        residues_take(&r, i << 40, false);
    assert_null(r.counts);
    struct residue found;
    uint64_t at = 0;
    residues_sort(&r);
    for (uint64_t i = 1; i <= 3000; i++) {
        assert_true(residues_next(&r, &at, &found));
        assert_int_equal(found.size, i << 40);
    }
    residues_clear(&r);
}

static void counts_may_outgrow_the_table(void **state) {
    (void)state;
    struct residues r;
    residues_init(&r, 20);
    for (uint64_t size = 1; size < 20; size++)
        residues_add(&r, size, 1);
    assert_non_null(r.counts);
    residues_add(&r, 3, INT16_MAX);
    residues_add(&r, 3, INT16_MAX);
    for (int i = 0; i < 3 * INT16_MAX; i++)
        residues_take(&r, 4, true);
    residues_add(&r, 5, INT64_C(1) << 40);
    residues_add(&r, 5, -(INT64_C(1) << 40) - 1);
    assert_non_null(r.counts);
    struct residue expected[18];
    for (uint64_t size = 1, i = 0; size < 20; size++)
        if (size != 5)
            expected[i++] = (struct residue){size, 1};
    expected[2].count = 2 * INT16_MAX + 1;
    expected[3].count = 1 - 3 * INT16_MAX;
    assert_residues(&r, expected, 18);
}

static void what_was_counted_apart_is_merged(void **state) {
    (void)state;
    struct residues r, other;
    residues_init(&r, 2000);
    residues_init(&other, 2000);
    for (uint64_t size = 1; size < 2000; size++) {
        residues_take(&r, size, false);
        if (size % 2)
            residues_take(&other, size, true);
    }
    residues_take(&other, 2, false);
    residues_merge(&r, &other);
    residues_clear(&other);
    struct residue found;
    uint64_t at = 0;
    residues_sort(&r);
    assert_true(residues_next(&r, &at, &found));
    assert_int_equal(found.size, 2);
    assert_int_equal(found.count, 2);
    for (uint64_t size = 4; size < 2000; size += 2) {
        assert_true(residues_next(&r, &at, &found));
        assert_int_equal(found.size, size);
        assert_int_equal(found.count, 1);
    }
    assert_false(residues_next(&r, &at, &found));
    residues_clear(&r);
}

/* Either may have the table: the few lines of the other are added to it. */
static void a_table_and_a_list_are_merged(void **state) {
    (void)state;
    for (int turned = 0; turned < 2; turned++) {
        struct residues many, few;
        residues_init(&many, 2000);
        residues_init(&few, 2000);
        for (uint64_t size = 1; size < 2000; size++)
            residues_take(&many, size, false);
        residues_take(&few, 1999, true);
        residues_take(&few, 1, false);
        residues_add(&few, 1, INT16_MAX);
        struct residues *into = turned ? &few : &many, *from = turned ? &many : &few;
        residues_merge(into, from);
        residues_clear(from);
        residues_sort(into);
        struct residue found;
        uint64_t at = 0;
        assert_true(residues_next(into, &at, &found));
        assert_int_equal(found.count, INT16_MAX + 2);
        for (uint64_t size = 2; size < 1999; size++)
            assert_true(residues_next(into, &at, &found) && found.count == 1);
        assert_false(residues_next(into, &at, &found));
        residues_clear(into);
    }
}

static void residues_add_up(void **state) {
    (void)state;
    enum { LIMIT = 200000 };
    struct residues list, table;
    residues_init(&list, 0);
    residues_init(&table, LIMIT);
    residues_add(&list, UINT64_C(1) << 62, 12);
    residues_add(&list, 1, -5);
    residues_sort(&list);
    assert_true(residues_sum(&list) == ((wide)12 << 62) - 5);
    for (uint64_t size = 1; size < LIMIT; size++)
        residues_add(&table, size, size % 2 ? INT16_MAX : 3 - INT16_MAX);
    residues_add(&table, 10, INT64_C(1) << 40); /* beyond the table */
    residues_sort(&table);
    assert_non_null(table.counts);
    wide even = (wide)(LIMIT / 2 - 1) * (LIMIT / 2),
         odd = (wide)(LIMIT / 2) * (LIMIT / 2);
    assert_true(residues_sum(&table) ==
                odd * INT16_MAX - even * (INT16_MAX - 3) + ((wide)10 << 40));
    residues_clear(&list);
    residues_clear(&table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_one_residue_are_counted_together),
        cmocka_unit_test(opposite_lines_cancel),
        cmocka_unit_test(many_residues_make_a_table),
        cmocka_unit_test(residues_beyond_64_bits_have_no_table),
        cmocka_unit_test(counts_may_outgrow_the_table),
        cmocka_unit_test(what_was_counted_apart_is_merged),
        cmocka_unit_test(a_table_and_a_list_are_merged),
        cmocka_unit_test(residues_add_up),
    };
    return cmocka_run_group_tests_name("residues", tests, NULL, NULL);
}
