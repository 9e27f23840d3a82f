#include "test.h"

#include "base/nearest.h"

/* Asserts which of three names is meant by `wanted`; NULL: none is near enough. */
static void assert_meant(const char *wanted, const char *const names[3],
                         const char *best) {
    struct nearest n;
    nearest_init(&n, slice_of(wanted));
    for (int i = 0; i < 3; i++)
        nearest_offer(&n, slice_of(names[i]));
    assert_int_equal(n.best.len, best ? strlen(best) : 0);
    if (best)
        assert_memory_equal(n.best.at, best, n.best.len);
}

static const char *const categories[3] = {"personeel", "huisvesting", "facilitair"};
static const char *const columns[3] = {"period", "amount", "m2"};

static void one_letter_too_many_too_few_or_changed(void **state) {
    (void)state;
    assert_meant("personeeel", categories, "personeel");
    assert_meant("hisvesting", categories, "huisvesting");
    assert_meant("facilitait", categories, "facilitair");
}

static void swapped_neighbours_are_one_edit(void **state) {
    (void)state;
    struct nearest n;
    nearest_init(&n, slice_of("amuont"));
    nearest_offer(&n, slice_of("amount"));
    assert_int_equal(n.distance, 1);
}

static void case_makes_no_difference(void **state) {
    (void)state;
    assert_meant("PERIODE", columns, "period");
}

static void the_nearest_wins_and_the_first_on_a_tie(void **state) {
    (void)state;
    static const char *const names[3] = {"kern", "kerk", "keer"};
    assert_meant("kerk", names, "kerk");
    assert_meant("kers", names, "kern");
}

static void a_far_name_is_not_meant(void **state) {
    (void)state;
    assert_meant("ict", categories, NULL);
    assert_meant("xx", columns, NULL);
    assert_meant("m3", columns, "m2");
    assert_meant("bedrag", columns, NULL);
}

static void edits_allowed_grow_with_the_length(void **state) {
    (void)state;
    static const char *const names[3] = {"abcde", "abcdefgh", "abcdefghijkl"};
    assert_meant("abcxy", names, NULL);                  /* 2 edits in 5 letters */
    assert_meant("abcdefxy", names, "abcdefgh");         /* 2 in 8 */
    assert_meant("abcdexyz", names, NULL);               /* 3 in 8 */
    assert_meant("abcdefghixyz", names, "abcdefghijkl"); /* 3 in 12 */
    assert_meant("abcdefghwxyz", names, NULL);           /* 4 in 12 */
}

static void nothing_and_very_long_texts_are_near_nothing(void **state) {
    (void)state;
    static const char longer[] = "12345678901234567890123456789012345678901";
    static const char *const names[3] = {"", longer, "1"};
    assert_meant("", names, NULL);
    assert_meant(longer, names, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_letter_too_many_too_few_or_changed),
        cmocka_unit_test(swapped_neighbours_are_one_edit),
        cmocka_unit_test(case_makes_no_difference),
        cmocka_unit_test(the_nearest_wins_and_the_first_on_a_tie),
        cmocka_unit_test(a_far_name_is_not_meant),
        cmocka_unit_test(edits_allowed_grow_with_the_length),
        cmocka_unit_test(nothing_and_very_long_texts_are_near_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
