#include "test.h"

#include "engine/rounding/error_diffusion.h"
#include "engine/rounding/forest.h"
#include "small_budget.h"

/* A divider of which only D and the number of columns matter. */
static struct divider divider_of(size_t columns, uint64_t denominator) {
    return (struct divider){.count = columns,
                            .width = DIVIDER_NARROW,
                            .limbs = 1,
                            .denominator = denominator};
}

static uint64_t raised_by(struct error_diffusion *c, const uint64_t *flow,
                          bool positive) {
    uint64_t raised = 0;
    assert_true(error_diffusion_round(c, flow, positive, &raised, 0));
    return raised;
}

static void the_largest_fractions_get_the_cents(void **state) {
    (void)state;
    struct error_diffusion c;
    struct divider d = divider_of(4, 10);
    error_diffusion_init(&c, &d);
    assert_int_equal(raised_by(&c, (uint64_t[]){9, 2, 3, 6}, true), 1 | 8);
    assert_int_equal(c.owed[0], -1);
    assert_int_equal(c.owed[1], 2);
    assert_int_equal(c.owed[2], 3);
    assert_int_equal(c.owed[3], -4);
}

/* Claims of 16, 12 and 12; then, as the first is ahead by 6 tenths, of 10, 15 and 15;
   then of 14, 8 and 18; then of 18, 11 and 11. */
static void errors_move_to_the_next_line(void **state) {
    (void)state;
    struct error_diffusion c;
    struct divider d = divider_of(3, 10);
    error_diffusion_init(&c, &d);
    assert_int_equal(raised_by(&c, (uint64_t[]){4, 3, 3}, true), 1);
    assert_int_equal(raised_by(&c, (uint64_t[]){4, 3, 3}, true), 2);
    assert_int_equal(raised_by(&c, (uint64_t[]){4, 3, 3}, true), 4);
    assert_int_equal(raised_by(&c, (uint64_t[]){4, 3, 3}, true), 1);
}

/* 24 - 3 against 16 + 3; then 24 - 7 against 16 + 7. */
static void a_flow_weighs_more_than_what_is_owed(void **state) {
    (void)state;
    struct error_diffusion c;
    struct divider d = divider_of(2, 10);
    error_diffusion_init(&c, &d);
    c.owed[0] = -3;
    c.owed[1] = 3;
    assert_int_equal(raised_by(&c, (uint64_t[]){6, 4}, true), 1);
    assert_int_equal(raised_by(&c, (uint64_t[]){6, 4}, true), 2);
}

static void whole_cells_are_left_alone(void **state) {
    (void)state;
    struct error_diffusion c;
    struct divider d = divider_of(3, 10);
    error_diffusion_init(&c, &d);
    assert_int_equal(raised_by(&c, (uint64_t[]){4, 6, 0}, true), 2);
    assert_int_equal(raised_by(&c, (uint64_t[]){0, 0, 0}, true), 0);
    assert_int_equal(raised_by(&c, (uint64_t[]){0, 5, 5}, true), 4);
    assert_int_equal(c.owed[0], 4); /* gets nothing, though it is owed the most */
}

static void bits_have_the_names_of_the_cells(void **state) {
    (void)state;
    struct error_diffusion c;
    struct divider d = divider_of(2, 10);
    uint64_t raised[2] = {0};
    error_diffusion_init(&c, &d);
    assert_true(error_diffusion_round(&c, (uint64_t[]){4, 6}, true, raised, 63));
    assert_int_equal(raised[0], 0);
    assert_int_equal(raised[1], 1);
}

static void a_line_that_would_leave_a_column_behind_is_refused(void **state) {
    (void)state;
    struct error_diffusion c;
    struct divider d = divider_of(4, 10);
    uint64_t raised = 0;
    error_diffusion_init(&c, &d);
    c.owed[0] = c.owed[1] = 19;
    c.owed[2] = c.owed[3] = -19;
    assert_false(error_diffusion_round(&c, (uint64_t[]){5, 5, 0, 0}, true, &raised, 0));
    assert_false(error_diffusion_round(&c, (uint64_t[]){0, 0, 5, 5}, true, &raised, 0));
    assert_int_equal(raised, 0);
    assert_int_equal(c.owed[0], 19);
    assert_int_equal(raised_by(&c, (uint64_t[]){5, 0, 5, 0}, true), 1);
}

/* --- random lines --------------------------------------------------------------------- */

enum { ROUNDS = 2000, LINES = 40, MOST_COLUMNS = DIFFUSION_COLUMNS };

static uint64_t random_below(uint64_t *state, uint64_t below) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 33) % below;
}

/* Random flows that add up to whole cents, some of them nil, many equal. */
static void random_flows(uint64_t *dice, size_t columns, uint64_t d, uint64_t *flow) {
    uint64_t sum = 0;
    for (size_t j = 0; j < columns; j++) {
        flow[j] = random_below(dice, 3) ? random_below(dice, d) : 0;
        sum += flow[j];
    }
    for (size_t j = 0; j < columns && sum % d != 0; j++) {
        uint64_t more = d - sum % d, room = d - 1 - flow[j];
        flow[j] += more < room ? more : room;
        sum += more < room ? more : room;
    }
    while (sum % d != 0) { /* all are nearly a cent: lower one until the sum is whole */
        size_t j = random_below(dice, columns);
        uint64_t less = sum % d < flow[j] ? sum % d : flow[j];
        flow[j] -= less;
        sum -= less;
    }
}

static int bits_in(uint64_t raised) {
    return __builtin_popcountll(raised);
}

/* A line's cents all go to fractional cells; no column falls behind by more than two cents;
   and with all signs reversed every result is reversed. */
static void every_cent_is_given_and_reversed_signs_reverse(void **state) {
    (void)state;
    uint64_t dice = 20251125, woven = 0;
    for (int round = 0; round < ROUNDS; round++) {
        size_t columns = 2 + random_below(&dice, MOST_COLUMNS - 1);
        uint64_t d = 2 + random_below(&dice, round % 2 ? 12 : 100000);
        struct divider divider = divider_of(columns, d);
        struct error_diffusion c, turned;
        int64_t total[MOST_COLUMNS] = {0};
        error_diffusion_init(&c, &divider);
        error_diffusion_init(&turned, &divider);
        for (size_t j = 0; j + 1 < columns; j += 2) { /* random lines alone owe less */
            total[j] = (int64_t)random_below(&dice, 4 * d + 1) - 2 * (int64_t)d;
            total[j + 1] = -total[j];
        }
        for (size_t j = 0; j < columns; j++) {
            c.owed[j] = total[j];
            turned.owed[j] = -total[j];
        }
        for (int line = 0; line < LINES; line++) {
            uint64_t flow[MOST_COLUMNS], lack[MOST_COLUMNS], sum = 0, fractions = 0;
            uint64_t raised = 0, lowered = 0;
            bool positive = random_below(&dice, 2);
            random_flows(&dice, columns, d, flow);
            for (size_t j = 0; j < columns; j++) {
                lack[j] = flow[j] ? d - flow[j] : 0;
                fractions |= (uint64_t)(flow[j] > 0) << j;
                sum += flow[j];
            }
            bool done = error_diffusion_round(&c, flow, positive, &raised, 0);
            assert_int_equal(error_diffusion_round(&turned, lack, !positive, &lowered, 0),
                             done);
            woven += !done;
            if (!done)
                continue;
            assert_int_equal(bits_in(raised), sum / d);
            assert_int_equal(raised | lowered, fractions);
            assert_int_equal(raised & lowered, 0);
            for (size_t j = 0; j < columns; j++) {
                total[j] += (int64_t)flow[j] - (int64_t)((raised >> j & 1) * d);
                assert_int_equal(c.owed[j], total[j]);
                assert_int_equal(turned.owed[j], -total[j]);
                assert_true(total[j] <= 2 * (int64_t)d && total[j] >= -2 * (int64_t)d);
            }
        }
    }
    assert_true(woven > 0 && woven < ROUNDS * LINES / 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_fractions_get_the_cents),
        cmocka_unit_test(errors_move_to_the_next_line),
        cmocka_unit_test(a_flow_weighs_more_than_what_is_owed),
        cmocka_unit_test(whole_cells_are_left_alone),
        cmocka_unit_test(bits_have_the_names_of_the_cells),
        cmocka_unit_test(a_line_that_would_leave_a_column_behind_is_refused),
        cmocka_unit_test(every_cent_is_given_and_reversed_signs_reverse),
    };
    return cmocka_run_group_tests_name("error_diffusion", tests, NULL, NULL);
}
