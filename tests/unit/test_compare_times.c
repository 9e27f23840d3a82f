#include "test.h"

#include <stdlib.h>

#include "scales.h"
#include "small_budget.h"

static void two_years_are_matched_by_quarter(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    /* The key of before holds from 2025 and that of after from 2026:
       both are in force. */
    s.before.b.keys[0].versions[0].from = 20250101;
    s.after.b.keys[0].versions[0].from = 20260101;
    s.after.b.keys[0].versions[0].weights[0].driver = 1;
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 4});
    side_shared(&s.before, q1, 0, 400);
    side_shared(&s.before, q2, 0, 400);
    side_shared(&s.after, next_q1, 0, 1000);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_int_equal(s.c.years, 1);
    assert_int_equal(s.c.period_count, 2);
    assert_int_equal(s.c.periods[0].before, q1);
    assert_int_equal(s.c.periods[0].after, next_q1);
    assert_int_equal(s.c.periods[1].before, q2);
    assert_int_equal(s.c.periods[1].after, PERIOD_NONE);
    /* 200 to 1000 x 1/4, x 1/5, x 1/2 */
    assert_compared(&s.c.rows[0], 200, 500, 50, -50, 300, 0);
    assert_int_equal(s.c.gap_count, 0);
    assert_int_equal(s.c.by_period[0].difference, 400);
    assert_int_equal(s.c.by_period[1].difference, -100);
    scales_clear(&s);
}

/* Key 0 goes by A from the year's first day, and by B from its second quarter. */
static void change_key(struct side *s, int year) {
    struct key *key = &s->b.keys[0];
    struct key_version *versions = arena_take(&s->b.arena, 2 * sizeof *versions);
    versions[0] = key->versions[0];
    versions[0].from = date_make(year, 1, 1);
    versions[1] = s->b.keys[1].versions[0];
    versions[1].from = date_make(year, 4, 1);
    key->versions = versions;
    key->version_count = 2;
}

static void dates_of_a_key_move_along_with_the_years(void **state) {
    (void)state;
    const period next_q2 = 2026 * 8 + 2;
    struct scales s;
    scales_init(&s, 2);
    change_key(&s.before, 2025);
    change_key(&s.after, 2026);
    side_shared(&s.before, q1, 0, 800); /* by A 200 600 */
    side_shared(&s.before, q2, 0, 800); /* by B 400 400 */
    side_shared(&s.after, next_q1, 0, 800);
    side_shared(&s.after, next_q2, 0, 800);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 600, 600, 0, 0, 0, 0);
    assert_compared(&s.c.rows[1], 1000, 1000, 0, 0, 0, 0);
    scales_clear(&s);

    /* Before has no such key: by A 200 600 in each quarter. With its figures the key of after
       would give 200 600 and 400 400; with those of after it gives 160 640 and 400 400. */
    scales_init(&s, 2);
    change_key(&s.after, 2026);
    s.after.b.keys[0].name = "new";
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 4});
    side_shared(&s.before, q1, 0, 800);
    side_shared(&s.before, q2, 0, 800);
    side_shared(&s.after, next_q1, 0, 800);
    side_shared(&s.after, next_q2, 0, 800);
    assert_int_equal(scales_weigh(&s, everything), 0);
    assert_compared(&s.c.rows[0], 400, 560, 200, -40, 0, 0);
    assert_compared(&s.c.rows[1], 1200, 1040, -200, 40, 0, 0);
    assert_int_equal(s.c.gap_count, 1);
    assert_int_equal(s.c.gaps[0].first, next_q1);
    assert_int_equal(s.c.gaps[0].last, next_q2);
    scales_clear(&s);
}

static void only_the_periods_chosen_are_compared(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    side_shared(&s.before, q1, 0, 400);
    side_shared(&s.before, q2, 0, 800);
    side_shared(&s.after, q2, 0, 1200);
    assert_int_equal(scales_weigh(&s, (struct period_range){q2, q2}), 0);
    assert_int_equal(s.c.period_count, 1);
    assert_compared(&s.c.rows[0], 200, 300, 100, 0, 0, 0);
    scales_clear(&s);

    /* A period of either year chooses the pair. */
    for (int which = 0; which < 2; which++) {
        scales_init(&s, 2);
        side_shared(&s.before, q1, 0, 400);
        side_shared(&s.before, q2, 0, 800);
        side_shared(&s.after, next_q1, 0, 1200);
        period chosen = which ? next_q1 : q1;
        assert_int_equal(scales_weigh(&s, (struct period_range){chosen, chosen}), 0);
        assert_compared(&s.c.total, 400, 1200, 800, 0, 0, 0);
        scales_clear(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_years_are_matched_by_quarter),
        cmocka_unit_test(dates_of_a_key_move_along_with_the_years),
        cmocka_unit_test(only_the_periods_chosen_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
