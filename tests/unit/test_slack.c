#include "test.h"

#include "base/bits.h"
#include "engine/rounding/slack.h"
#include "engine/rounding/residue_classes.h"
#include "small_divider.h"

enum { COUNT = 5, ROUNDS = 500 };

/* One key over five municipalities, and the lines of a group under it. */
struct group_of_lines {
    struct small_divider of;
    struct residue_classes classes;
    money sum;
};

static void make(struct group_of_lines *g, const int64_t *figures, size_t count) {
    *g = (struct group_of_lines){0};
    small_divider_init(&g->of, figures, count);
    residue_classes_init(&g->classes, &g->of.divider, true);
}

static void clear(struct group_of_lines *g) {
    residue_classes_clear(&g->classes);
    small_divider_clear(&g->of);
}

/* `count` lines of `size` cents, less than D and more than those before. */
static void add(struct group_of_lines *g, uint64_t size, int64_t count) {
    residues_append(&g->classes.residues, size, count);
    g->sum += (money)size * count;
}

static bool suffices(const struct group_of_lines *g) {
    return slack_suffices(&g->of.divider, &g->classes.residues);
}

static void whole_cells_and_single_lines_leave_too_little(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g, (int64_t[]){1, 1, 2}, 3);
    add(&g, 1, 1); /* 1/4 1/4 1/2: a quarter to move */
    assert_false(suffices(&g));
    add(&g, 3, 2); /* 3/4 3/4 1/2 twice: the third column is whole */
    assert_false(suffices(&g));
    clear(&g);
    make(&g, (int64_t[]){1, 1}, 2);
    add(&g, 1, 1); /* half a cent to move, of the whole that it takes */
    assert_false(suffices(&g));
    clear(&g);
}

static void municipalities_without_a_share_do_not_count(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g, (int64_t[]){1, 0, 2}, 3);
    add(&g, 1, 1);
    assert_false(suffices(&g));
    add(&g, 2, 1);
    assert_false(suffices(&g));
    add(&g, 4, 1); /* a third each */
    assert_true(suffices(&g));
    clear(&g);
}

static void a_group_without_rests_has_no_slack(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g, (int64_t[]){7}, 1);
    assert_false(suffices(&g));
    clear(&g);
}

static void the_first_lines_that_are_enough_are_found(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g, (int64_t[]){1, 1, 2}, 3);
    for (uint64_t size = 1; size < 4; size++)
        add(&g, size, size == 2 ? 3 : 1); /* quarters to move: 1, none, 1 */
    const struct residues *r = &g.classes.residues;
    assert_int_equal(slack_first(&g.of.divider, r, 1), 3); /* not enough: all */
    clear(&g);
    make(&g, (int64_t[]){1, 2}, 2);
    for (uint64_t size = 1; size < 3; size++)
        add(&g, size, 2); /* thirds to move: 1, 1 */
    add(&g, 4, 1);        /* 1 */
    add(&g, 5, 1);        /* 1 */
    assert_int_equal(slack_first(&g.of.divider, &g.classes.residues, 1), 3);
    assert_int_equal(slack_first(&g.of.divider, &g.classes.residues, 2), 4);
    clear(&g);
}

/* --- lines that follow ------------------------------------------------------------ */

static uint64_t random_below(uint64_t *state, uint64_t below) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 33) % below;
}

/* The floor of an exact total, computed without the divider: D x floor <= sum x N < D x
   (floor + 1). */
static money floor_of(const struct group_of_lines *g, size_t column, bool *whole) {
    wide product = (wide)g->sum * (wide)g->of.divider.numerators[column];
    wide d = (wide)g->of.divider.denominator, floor = product / d;
    if (floor * d > product)
        floor--;
    *whole = floor * d == product;
    return (money)floor;
}

/* Random totals that are floors or ceilings, not the nearest. */
static void random_totals(const struct group_of_lines *g, uint64_t *dice, money *given) {
    bool whole[COUNT];
    money left = g->sum;
    for (size_t j = 0; j < COUNT; j++) {
        given[j] = floor_of(g, j, &whole[j]);
        left -= given[j];
    }
    while (left > 0) {
        size_t j = random_below(dice, COUNT);
        bool raise = !whole[j];
        whole[j] = true;
        given[j] += raise;
        left -= raise;
    }
}

/* The cents that the lines of a residue class get in a column together, as was decided. */
static money cents_of(const struct group_of_lines *g, size_t line, size_t column) {
    const struct sort_item *r = &g->classes.residues.list[line];
    wide product = (wide)r->key * (wide)r->value * (wide)g->of.divider.numerators[column];
    wide d = (wide)g->of.divider.denominator, floor = product / d;
    if (floor * d > product)
        floor--;
    return (money)floor + bits_get(g->classes.raised, line * COUNT + column);
}

static void assert_followed(const struct group_of_lines *g, const money *given) {
    money columns[COUNT] = {0};
    for (size_t i = 0; i < g->classes.residues.count; i++) {
        const struct sort_item *r = &g->classes.residues.list[i];
        money line = 0;
        for (size_t j = 0; j < COUNT; j++) {
            columns[j] += cents_of(g, i, j);
            line += cents_of(g, i, j);
        }
        assert_int_equal(line, (money)r->key * r->value);
    }
    for (size_t j = 0; j < COUNT; j++)
        assert_int_equal(columns[j], given[j]);
}

/* Groups of about so many lines. */
static void assert_lines_follow(uint64_t lines) {
    uint64_t dice = 20250101;
    size_t followed = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct group_of_lines g;
        int64_t figures[COUNT];
        money given[COUNT];
        for (size_t j = 0; j < COUNT; j++)
            figures[j] = (int64_t)random_below(&dice, round % 2 ? 9 : 90000) + (j == 0);
        make(&g, figures, COUNT);
        uint64_t d = g.of.divider.denominator, most = 2 * d / lines + 1, size = 0;
        while ((size += random_below(&dice, most) + 1) < d)
            add(&g, size, (int64_t)random_below(&dice, 4) * 2 - 3);
        if (suffices(&g)) {
            random_totals(&g, &dice, given);
            assert_true(residue_classes_follow(&g.classes, g.sum, given));
            assert_followed(&g, given);
            followed++;
        }
        clear(&g);
    }
    assert_true(followed > ROUNDS / 4);
}

static void lines_follow_totals_rounded_in_any_way(void **state) {
    (void)state;
    assert_lines_follow(60);
}

/* Most of these are rounded by error diffusion (error_diffusion.h). */
static void many_lines_do_too(void **state) {
    (void)state;
    assert_lines_follow(600);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_cells_and_single_lines_leave_too_little),
        cmocka_unit_test(municipalities_without_a_share_do_not_count),
        cmocka_unit_test(a_group_without_rests_has_no_slack),
        cmocka_unit_test(the_first_lines_that_are_enough_are_found),
        cmocka_unit_test(lines_follow_totals_rounded_in_any_way),
        cmocka_unit_test(many_lines_do_too),
    };
    return cmocka_run_group_tests_name("slack", tests, NULL, NULL);
}
