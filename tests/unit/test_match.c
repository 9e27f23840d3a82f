#include "test.h"

#include "engine/verify/match.h"

enum { MOST = 5 };

static void assert_matched(const struct match_sum *lines, const struct match_sum *rows,
                           size_t count, const size_t *expected) {
    size_t rows_of[MOST];
    match_lines(lines, rows, count, rows_of);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(rows_of[i], expected[i]);
}

static void equal_sums_meet_wherever_they_are(void **state) {
    (void)state;
    assert_matched((struct match_sum[]){{-1, {7, 0}}, {-1, {-4, 1}}, {-1, {7, 2}}},
                   (struct match_sum[]){{-1, {7, 2}}, {-1, {7, 0}}, {-1, {-4, 1}}}, 3,
                   (size_t[]){1, 2, 0});
}

static void the_earlier_of_equals_goes_to_the_earlier(void **state) {
    (void)state;
    assert_matched((struct match_sum[]){{-1, {7, 0}}, {-1, {5, 0}}, {-1, {7, 0}}},
                   (struct match_sum[]){{-1, {5, 0}}, {-1, {7, 0}}, {-1, {7, 0}}}, 3,
                   (size_t[]){1, 0, 2});
}

static void own_costs_are_those_of_one_municipality(void **state) {
    (void)state;
    assert_matched((struct match_sum[]){{1, {7, 0}}, {0, {7, 0}}},
                   (struct match_sum[]){{0, {7, 0}}, {1, {7, 0}}}, 2, (size_t[]){1, 0});
}

static void what_is_left_is_paired_in_order(void **state) {
    (void)state;
    assert_matched(
        (struct match_sum[]){{-1, {1, 0}}, {-1, {9, 0}}, {-1, {3, 0}}, {-1, {8, 0}}},
        (struct match_sum[]){{-1, {2, 0}}, {-1, {3, 0}}, {-1, {4, 0}}, {-1, {5, 0}}}, 4,
        (size_t[]){0, 2, 1, 3});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_sums_meet_wherever_they_are),
        cmocka_unit_test(the_earlier_of_equals_goes_to_the_earlier),
        cmocka_unit_test(own_costs_are_those_of_one_municipality),
        cmocka_unit_test(what_is_left_is_paired_in_order),
    };
    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
