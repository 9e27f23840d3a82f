#include "test.h"

#include "engine/rounding/forest.h"

/* Two lines, 0 and 1, and two columns, 2 and 3; a cent has ten parts. */
static const mp_limb_t ten[1] = {10};

static void add(struct forest *f, uint32_t from, uint32_t to, mp_limb_t flow,
                uint64_t name, bool raise) {
    forest_add(f, from, to, &flow, name, raise);
}

static void edges_without_a_cycle_stay_undecided(void **state) {
    (void)state;
    uint64_t raised = 0;
    struct forest f;
    forest_init(&f, 4, ten, 1, &raised);
    add(&f, 0, 2, 3, 0, true);
    add(&f, 0, 3, 7, 1, true);
    add(&f, 1, 2, 4, 2, true);
    assert_int_equal(f.edges, 3);
    assert_int_equal(f.degree[0], 2);
    assert_int_equal(f.degree[1], 1);
    assert_int_equal(raised, 0);
    forest_clear(&f);
}

/* Line 0 has 3 and 7 parts, line 1 has 7 and 3: sending 3 makes all four whole. */
static void a_cycle_is_rounded_away(void **state) {
    (void)state;
    uint64_t raised = 0;
    struct forest f;
    forest_init(&f, 4, ten, 1, &raised);
    add(&f, 0, 2, 3, 0, true);
    add(&f, 0, 3, 7, 1, true);
    add(&f, 1, 2, 7, 2, true);
    add(&f, 1, 3, 3, 3, true);
    assert_int_equal(f.edges, 0);
    assert_int_equal(raised, 1 << 1 | 1 << 2); /* 0 1 and 1 0: every sum is kept */
    forest_clear(&f);
}

/* All four are halves: both amounts are equal, and the last edge decides. */
static void equal_shifts_go_where_the_new_edge_is_to_go(void **state) {
    (void)state;
    for (int raise = 0; raise < 2; raise++) {
        uint64_t raised = 0;
        struct forest f;
        forest_init(&f, 4, ten, 1, &raised);
        add(&f, 0, 2, 5, 0, raise);
        add(&f, 0, 3, 5, 1, raise);
        add(&f, 1, 2, 5, 2, raise);
        add(&f, 1, 3, 5, 3, raise);
        assert_int_equal(f.edges, 0);
        assert_int_equal(raised, raise ? 1 << 0 | 1 << 3 : 1 << 1 | 1 << 2);
        forest_clear(&f);
    }
}

/* Line 1 has 6 parts left for a third column: one edge of the cycle becomes whole, and the
   others stay in the forest with their new flows. */
static void the_smaller_shift_is_made(void **state) {
    (void)state;
    uint64_t raised = 0;
    struct forest f;
    forest_init(&f, 5, ten, 1, &raised);
    add(&f, 0, 2, 4, 0, true);
    add(&f, 0, 3, 6, 1, true);
    add(&f, 1, 2, 2, 2, true);
    add(&f, 1, 3, 2, 3, true); /* the new edge may lose 2 or gain 2: it gains */
    assert_int_equal(f.edges, 3);
    assert_int_equal(f.degree[1], 1);
    add(&f, 1, 4, 6, 4, true);
    assert_int_equal(f.edges, 4);
    forest_clear(&f);
}

static void what_is_sent_stops_at_the_first_whole_edge(void **state) {
    (void)state;
    uint64_t raised = 0;
    mp_limb_t most = 9, sent = 0;
    struct forest f;
    forest_init(&f, 4, ten, 1, &raised);
    add(&f, 0, 2, 3, 0, true);
    add(&f, 0, 3, 4, 1, true);
    assert_false(forest_send(&f, 2, 1, &most, &sent));
    assert_true(forest_send(&f, 2, 3, &most, &sent)); /* 3 -> 0 loses, 0 -> 2 gains */
    assert_int_equal(sent, 4);
    assert_int_equal(f.edges, 1);
    assert_int_equal(raised, 0);
    forest_clear(&f);
}

/* The same cycle with numbers of two words. */
static void numbers_may_be_long(void **state) {
    (void)state;
    const mp_limb_t whole[2] = {0, 10};
    const mp_limb_t three[2] = {0, 3}, seven[2] = {0, 7};
    uint64_t raised = 0;
    struct forest f;
    forest_init(&f, 4, whole, 2, &raised);
    forest_add(&f, 0, 2, three, 0, true);
    forest_add(&f, 0, 3, seven, 1, true);
    forest_add(&f, 1, 2, seven, 2, true);
    forest_add(&f, 1, 3, three, 3, true);
    assert_int_equal(f.edges, 0);
    assert_int_equal(raised, 1 << 1 | 1 << 2);
    forest_clear(&f);
}

/* Lines of four cells each, with sums of two cents: the columns are the nodes 0 to 3. */
static void a_star_is_its_edges_one_by_one(void **state) {
    (void)state;
    static const mp_limb_t lines[][4] = {{3, 7, 0, 10}, {5, 5, 5, 5}, {9, 2, 8, 1},
                                         {4, 0, 10, 6}, {1, 6, 6, 7}, {5, 3, 5, 7}};
    uint64_t single = 0, star = 0;
    struct forest one, other;
    forest_init(&one, 10, ten, 1, &single);
    forest_init(&other, 10, ten, 1, &star);
    for (uint32_t i = 0; i < 6; i++) {
        for (uint32_t j = 0; j < 4; j++)
            if (lines[i][j] == 10)
                single |= UINT64_C(1) << (4 * i + j);
            else if (lines[i][j] > 0)
                add(&one, 4 + i, j, lines[i][j], 4 * i + j, i % 2);
        forest_add_star(&other, 4 + i, 4, lines[i], 4 * i, i % 2);
        assert_int_equal(single, star);
        assert_int_equal(one.edges, other.edges);
    }
    forest_clear(&one);
    forest_clear(&other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_without_a_cycle_stay_undecided),
        cmocka_unit_test(a_cycle_is_rounded_away),
        cmocka_unit_test(equal_shifts_go_where_the_new_edge_is_to_go),
        cmocka_unit_test(the_smaller_shift_is_made),
        cmocka_unit_test(what_is_sent_stops_at_the_first_whole_edge),
        cmocka_unit_test(numbers_may_be_long),
        cmocka_unit_test(a_star_is_its_edges_one_by_one),
    };
    return cmocka_run_group_tests_name("forest", tests, NULL, NULL);
}
