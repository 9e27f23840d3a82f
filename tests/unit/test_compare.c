#include "test.h"

#include <stdlib.h>

#include "engine/compare/compare.h"
#include "small_budget.h"

enum { MOST_LINES = 8 };

/* One side: a budget with the drivers A and B, its lines, and their allocation. */
struct side {
    struct budget b;
    struct cost_line lines[MOST_LINES];
    size_t line_count;
    struct allocation *a;
    struct own_costs *own;
};

/* Both sides, and their comparison. */
struct scales {
    struct diags d;
    struct side before, after;
    struct comparison c;
};

static const period q1 = 2025 * 8 + 1, q2 = 2025 * 8 + 2, next_q1 = 2026 * 8 + 1;
static const struct period_range everything = {PERIOD_NONE, PERIOD_NONE};

/* Two municipalities; driver A is 1 and 3, driver B is 1 and 1; key 0 is by A,
   key 1 by B. */
static void side_init(struct side *s, size_t municipalities) {
    *s = (struct side){0};
    small_budget_init(&s->b, municipalities, 2);
    small_budget_figures(&s->b, 0, (const int64_t[]){1, 3, 4});
    small_budget_figures(&s->b, 1, (const int64_t[]){1, 1, 1});
    small_budget_plain_key(&s->b, "staff", 0);
    small_budget_plain_key(&s->b, "other", 1);
}

static void scales_init(struct scales *s, size_t municipalities) {
    diags_init(&s->d);
    s->c = (struct comparison){0};
    side_init(&s->before, municipalities);
    side_init(&s->after, municipalities);
}

static void scales_clear(struct scales *s) {
    comparison_clear(&s->c);
    own_costs_free(s->before.own);
    own_costs_free(s->after.own);
    allocation_free(s->before.a);
    allocation_free(s->after.a);
    budget_clear(&s->before.b);
    budget_clear(&s->after.b);
    diags_clear(&s->d);
}

static void shared(struct side *s, period p, int key, money amount) {
    s->lines[s->line_count++] = small_budget_line(p, CATEGORY_STAFF, key, amount, "");
}

static void own(struct side *s, period p, int municipality, money amount) {
    struct cost_line *line = &s->lines[s->line_count++];
    *line = small_budget_line(p, CATEGORY_OWN, KEY_NONE, amount, "");
    line->municipality = municipality;
}

static void allocate(struct side *s, struct diags *d) {
    s->a = allocation_new(&s->b, CLOSE_QUARTER, false);
    struct line_sink sink = allocation_sink(s->a, d);
    if (s->own)
        sink = own_costs_sink(s->own, sink);
    for (size_t i = 0; i < s->line_count; i++)
        assert_int_equal(sink.take(sink.self, &s->lines[i]), 0);
    assert_int_equal(allocation_finish(s->a, d), 0);
}

static int weigh(struct scales *s, struct period_range range) {
    allocate(&s->before, &s->d);
    allocate(&s->after, &s->d);
    return compare_allocations(&s->c, (struct compare_side){s->before.a, s->before.own},
                               (struct compare_side){s->after.a, s->after.own}, range,
                               &s->d);
}

static void assert_row(const struct compared *row, money before, money after, money costs,
                       money drivers, money keys, money rounding) {
    assert_int_equal(row->change.before, before);
    assert_int_equal(row->change.after, after);
    assert_int_equal(row->change.difference, after - before);
    assert_int_equal(row->effects.costs, costs);
    assert_int_equal(row->effects.drivers, drivers);
    assert_int_equal(row->effects.keys, keys);
    assert_int_equal(row->effects.rounding, rounding);
    assert_int_equal(costs + drivers + keys + rounding, after - before);
}

static void the_same_twice_has_no_difference(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 3);
    shared(&s.before, q1, 0, 10000);
    shared(&s.before, q1, 1, 10000);
    shared(&s.after, q1, 0, 10000);
    shared(&s.after, q1, 1, 10000);
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 1250 + 3334, 1250 + 3334, 0, 0, 0, 0);
    assert_row(&s.c.rows[1], 3750 + 3333, 3750 + 3333, 0, 0, 0, 0);
    assert_row(&s.c.rows[2], 5000 + 3333, 5000 + 3333, 0, 0, 0, 0);
    assert_row(&s.c.total, 20000, 20000, 0, 0, 0, 0);
    assert_int_equal(s.c.gap_count, 0);
    scales_clear(&s);
}

static void costs_drivers_and_keys_are_replaced_in_that_order(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    shared(&s.before, q1, 0, 800); /* 1/4 and 3/4: 200 and 600 */
    shared(&s.after, q1, 0, 1200); /* 1/4 and 3/4: 300 and 900 */
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 5}); /* 200 and 1000 */
    s.after.b.keys[0].versions[0].weights[0].driver = 1;          /* 600 and 600 */
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 200, 600, 100, -100, 400, 0);
    assert_row(&s.c.rows[1], 600, 600, 300, 100, -400, 0);
    assert_row(&s.c.total, 800, 1200, 400, 0, 0, 0);
    scales_clear(&s);
}

static void what_remains_of_the_cents_is_rounding(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 3);
    shared(&s.before, q1, 1, 100); /* 34 33 33 */
    shared(&s.after, q1, 1, 200);  /* 67 67 66, exactly 33 1/3 more each */
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 34, 67, 33, 0, 0, 0);
    assert_row(&s.c.rows[1], 33, 67, 33, 0, 0, 1);
    assert_row(&s.c.rows[2], 33, 66, 33, 0, 0, 0);
    scales_clear(&s);
}

static void half_a_cent_of_effect_goes_away_from_zero(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    shared(&s.before, q1, 1, 2); /* 1 1 */
    shared(&s.after, q1, 1, 1);  /* 1 0, exactly a half less each */
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 1, 1, -1, 0, 0, 1);
    assert_row(&s.c.rows[1], 1, 0, -1, 0, 0, 0);
    scales_clear(&s);
}

static void own_costs_belong_to_the_costs(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    shared(&s.before, q1, 1, 200);
    shared(&s.after, q1, 1, 200);
    own(&s.before, q1, 0, 40);
    own(&s.after, q1, 1, 70);
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 140, 100, -40, 0, 0, 0);
    assert_row(&s.c.rows[1], 100, 170, 70, 0, 0, 0);
    const struct change *by_category = s.c.by_category;
    assert_int_equal(by_category[CATEGORY_OWN].before, 40);
    assert_int_equal(by_category[CATEGORY_OWN].difference, -40);
    assert_int_equal(by_category[CATEGORY_STAFF].after, 100);
    assert_int_equal(by_category[CATEGORY_COUNT + CATEGORY_OWN].difference, 70);
    scales_clear(&s);
}

static void own_costs_are_compared_with_what_is_shared(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.before.own = own_costs_new(&s.before.b);
    own(&s.before, q1, 0, 300);
    s.before.lines[0].category_text = slice_of("Personeel");
    own(&s.before, q1, 0, 50);
    s.before.lines[1].category_text = slice_of("parking");
    shared(&s.after, q1, 1, 500);
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 350, 250, -100, 0, 0, 0);
    assert_int_equal(s.c.with_own[CATEGORY_STAFF].before, 300);
    assert_int_equal(s.c.with_own[CATEGORY_STAFF].difference, -50);
    assert_int_equal(s.c.with_own[CATEGORY_OWN].difference, -50);
    assert_int_equal(s.c.by_category[CATEGORY_STAFF].before, 0);
    assert_int_equal(s.c.by_category[CATEGORY_STAFF].difference, 250);
    assert_int_equal(s.c.by_category[CATEGORY_OWN].difference, -350);
    assert_int_equal(s.c.rows[0].own.before, 350);
    scales_clear(&s);
}

static void municipalities_are_matched_by_code(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.after.b.municipalities[0].code = "b"; /* was B, in the second place */
    s.after.b.municipalities[1].code = "N";
    s.after.b.municipalities[1].name = "Newcomer";
    shared(&s.before, q1, 0, 400); /* A 100, B 300 */
    shared(&s.after, q1, 0, 400);  /* B 100, N 300 */
    assert_int_equal(weigh(&s, everything), 0);
    assert_int_equal(s.c.count, 3);
    assert_row(&s.c.rows[0], 100, 0, 0, -100, 0, 0);
    assert_row(&s.c.rows[1], 300, 100, 0, -200, 0, 0);
    assert_row(&s.c.rows[2], 0, 300, 0, 300, 0, 0);
    assert_int_equal(s.c.rows[0].after, MUNICIPALITY_NONE);
    assert_int_equal(s.c.rows[2].before, MUNICIPALITY_NONE);
    assert_string_equal(s.c.rows[2].name, "Newcomer");
    scales_clear(&s);
}

static void drivers_and_keys_are_matched_by_name(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    /* After has the same figures in the other column, and its keys in the other order. */
    s.after.b.drivers[0].name = "b";
    s.after.b.drivers[1].name = "a";
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 1});
    small_budget_figures(&s.after.b, 1, (const int64_t[]){1, 3});
    s.after.b.keys[0].name = "OTHER";
    s.after.b.keys[1].name = "personeel";
    s.after.b.keys[1].category = s.before.b.keys[0].category = CATEGORY_STAFF;
    shared(&s.before, q1, 0, 400);
    shared(&s.before, q1, 1, 600);
    shared(&s.after, q1, 1, 800);
    shared(&s.after, q1, 0, 600);
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 400, 500, 100, 0, 0, 0);
    assert_row(&s.c.rows[1], 600, 900, 300, 0, 0, 0);
    assert_int_equal(s.c.gap_count, 0);
    scales_clear(&s);
}

static void a_key_that_before_lacks_is_taken_from_after(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.after.b.keys[0].name = "new";
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 9});
    shared(&s.before, q1, 0, 1000); /* 250 750 */
    shared(&s.after, q1, 0, 2000); /* by before's figures 500 1500, by after's 200 1800 */
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 250, 200, 250, -300, 0, 0);
    assert_row(&s.c.rows[1], 750, 1800, 750, 300, 0, 0);
    assert_int_equal(s.c.gap_count, 1);
    assert_int_equal(s.c.gaps[0].kind, GAP_KEY);
    assert_string_equal(s.c.gaps[0].key, "new");
    assert_int_equal(s.c.gaps[0].first, q1);
    scales_clear(&s);
}

static void every_key_that_before_lacks_is_a_gap_of_its_own(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.after.b.keys[0].name = "new";
    s.after.b.keys[1].name = "newer";
    shared(&s.before, q1, 0, 1000);
    shared(&s.after, q1, 0, 1000);
    shared(&s.after, q1, 1, 1000);
    shared(&s.after, q2, 1, 1000);
    assert_int_equal(weigh(&s, everything), 0);
    assert_int_equal(s.c.gap_count, 2);
    assert_string_equal(s.c.gaps[0].key, "new");
    assert_int_equal(s.c.gaps[0].last, q1);
    assert_string_equal(s.c.gaps[1].key, "newer");
    assert_int_equal(s.c.gaps[1].first, q1);
    assert_int_equal(s.c.gaps[1].last, q2);
    scales_clear(&s);
}

static void figures_that_one_side_lacks_are_taken_from_the_other(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    /* After has dropped driver A, which before's key uses. */
    s.after.b.drivers[0].name = "C";
    s.after.b.keys[0].versions[0].weights[0].driver = 1;
    shared(&s.before, q1, 0, 400);
    shared(&s.after, q1, 0, 400);
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 100, 200, 0, 0, 100, 0);
    assert_int_equal(s.c.gap_count, 1);
    assert_int_equal(s.c.gaps[0].kind, GAP_DRIVERS_AFTER);
    scales_clear(&s);

    /* Before has no figure of A for one municipality; its own key uses B. */
    scales_init(&s, 2);
    s.before.b.municipalities[1].versions[0].values[0].given = false;
    shared(&s.before, q1, 1, 400);
    shared(&s.after, q1, 0, 400);
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 200, 100, -100, 0, 0, 0);
    assert_int_equal(s.c.gap_count, 1);
    assert_int_equal(s.c.gaps[0].kind, GAP_DRIVERS_BEFORE);
    scales_clear(&s);
}

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
    shared(&s.before, q1, 0, 400);
    shared(&s.before, q2, 0, 400);
    shared(&s.after, next_q1, 0, 1000);
    assert_int_equal(weigh(&s, everything), 0);
    assert_int_equal(s.c.years, 1);
    assert_int_equal(s.c.period_count, 2);
    assert_int_equal(s.c.periods[0].before, q1);
    assert_int_equal(s.c.periods[0].after, next_q1);
    assert_int_equal(s.c.periods[1].before, q2);
    assert_int_equal(s.c.periods[1].after, PERIOD_NONE);
    /* 200 to 1000 x 1/4, x 1/5, x 1/2 */
    assert_row(&s.c.rows[0], 200, 500, 50, -50, 300, 0);
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
    shared(&s.before, q1, 0, 800); /* by A 200 600 */
    shared(&s.before, q2, 0, 800); /* by B 400 400 */
    shared(&s.after, next_q1, 0, 800);
    shared(&s.after, next_q2, 0, 800);
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 600, 600, 0, 0, 0, 0);
    assert_row(&s.c.rows[1], 1000, 1000, 0, 0, 0, 0);
    scales_clear(&s);

    /* Before has no such key: by A 200 600 in each quarter. With its figures the key of after
       would give 200 600 and 400 400; with those of after it gives 160 640 and 400 400. */
    scales_init(&s, 2);
    change_key(&s.after, 2026);
    s.after.b.keys[0].name = "new";
    small_budget_figures(&s.after.b, 0, (const int64_t[]){1, 4});
    shared(&s.before, q1, 0, 800);
    shared(&s.before, q2, 0, 800);
    shared(&s.after, next_q1, 0, 800);
    shared(&s.after, next_q2, 0, 800);
    assert_int_equal(weigh(&s, everything), 0);
    assert_row(&s.c.rows[0], 400, 560, 200, -40, 0, 0);
    assert_row(&s.c.rows[1], 1200, 1040, -200, 40, 0, 0);
    assert_int_equal(s.c.gap_count, 1);
    assert_int_equal(s.c.gaps[0].first, next_q1);
    assert_int_equal(s.c.gaps[0].last, next_q2);
    scales_clear(&s);
}

static void only_the_periods_chosen_are_compared(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    shared(&s.before, q1, 0, 400);
    shared(&s.before, q2, 0, 800);
    shared(&s.after, q2, 0, 1200);
    assert_int_equal(weigh(&s, (struct period_range){q2, q2}), 0);
    assert_int_equal(s.c.period_count, 1);
    assert_row(&s.c.rows[0], 200, 300, 100, 0, 0, 0);
    scales_clear(&s);

    /* A period of either year chooses the pair. */
    for (int which = 0; which < 2; which++) {
        scales_init(&s, 2);
        shared(&s.before, q1, 0, 400);
        shared(&s.before, q2, 0, 800);
        shared(&s.after, next_q1, 0, 1200);
        period chosen = which ? next_q1 : q1;
        assert_int_equal(weigh(&s, (struct period_range){chosen, chosen}), 0);
        assert_row(&s.c.total, 400, 1200, 800, 0, 0, 0);
        scales_clear(&s);
    }
}

static bool per_inhabitant(const struct compared *row, money *cents) {
    return change_per_inhabitant(&row->change, row->inhabitants, cents);
}

static void a_difference_is_shown_in_per_cent_and_per_inhabitant(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.before.b.inhabitants = s.after.b.inhabitants = 0;
    small_budget_figures(&s.after.b, 0, (const int64_t[]){2, 7});
    shared(&s.before, q1, 1, 600); /* 300 300 */
    shared(&s.after, q1, 1, 610);  /* 305 305 */
    assert_int_equal(weigh(&s, everything), 0);
    int64_t digits;
    assert_true(change_percent(&s.c.rows[0].change, 2, &digits));
    assert_int_equal(digits, 167); /* 5/300 = 1.666... % */
    money cents;
    assert_true(per_inhabitant(&s.c.rows[0], &cents));
    assert_int_equal(cents, 3); /* 5/2, by the inhabitants of after */
    assert_true(per_inhabitant(&s.c.rows[1], &cents));
    assert_int_equal(cents, 1); /* 5/7 */
    assert_false(change_percent(&(struct change){0, 5, 5}, 2, &digits));
    assert_true(per_inhabitant(&s.c.total, &cents));
    assert_int_equal(cents, 1); /* 10/9 */
    assert_false(per_inhabitant(&(struct compared){0}, &cents));
    scales_clear(&s);
}

static void a_total_has_inhabitants_only_if_every_municipality_has(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    s.before.b.inhabitants = s.after.b.inhabitants = 0;
    small_budget_figures(&s.after.b, 0, (const int64_t[]){2, 0});
    shared(&s.before, q1, 1, 600);
    shared(&s.after, q1, 1, 610);
    assert_int_equal(weigh(&s, everything), 0);
    assert_int_equal(s.c.rows[0].inhabitants.digits, 2);
    assert_int_equal(s.c.total.inhabitants.digits, 0);
    scales_clear(&s);
}

static void a_difference_beyond_64_bits_is_refused(void **state) {
    (void)state;
    struct scales s;
    scales_init(&s, 2);
    own(&s.before, q1, 0, -MONEY_MAX);
    own(&s.after, q1, 0, 1);
    assert_int_equal(weigh(&s, everything), -1);
    assert_int_equal(diag_total(&s.d, DIAG_ERROR), 1);
    assert_null(s.c.rows);
    scales_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_twice_has_no_difference),
        cmocka_unit_test(costs_drivers_and_keys_are_replaced_in_that_order),
        cmocka_unit_test(what_remains_of_the_cents_is_rounding),
        cmocka_unit_test(half_a_cent_of_effect_goes_away_from_zero),
        cmocka_unit_test(own_costs_belong_to_the_costs),
        cmocka_unit_test(own_costs_are_compared_with_what_is_shared),
        cmocka_unit_test(municipalities_are_matched_by_code),
        cmocka_unit_test(drivers_and_keys_are_matched_by_name),
        cmocka_unit_test(a_key_that_before_lacks_is_taken_from_after),
        cmocka_unit_test(figures_that_one_side_lacks_are_taken_from_the_other),
        cmocka_unit_test(two_years_are_matched_by_quarter),
        cmocka_unit_test(dates_of_a_key_move_along_with_the_years),
        cmocka_unit_test(only_the_periods_chosen_are_compared),
        cmocka_unit_test(every_key_that_before_lacks_is_a_gap_of_its_own),
        cmocka_unit_test(a_difference_is_shown_in_per_cent_and_per_inhabitant),
        cmocka_unit_test(a_total_has_inhabitants_only_if_every_municipality_has),
        cmocka_unit_test(a_difference_beyond_64_bits_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
