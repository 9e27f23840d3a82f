#include "test.h"

#include "base/bits.h"
#include "engine/rounding/distribute.h"
#include "small_divider.h"

/* A group over halves, quarters and quarters that was rounded. */
struct group_of_lines {
    struct small_divider of;
    struct residue_classes classes;
    struct round_up_bits round_ups;
};

static void make(struct group_of_lines *g, uint32_t lines) {
    *g = (struct group_of_lines){0};
    small_divider_init(&g->of, (int64_t[]){2, 1, 1}, 3);
    residue_classes_init(&g->classes, &g->of.divider, true);
    round_up_bits_init(&g->round_ups, lines, 3);
    g->classes.raised = mem_zero(2, sizeof *g->classes.raised);
    g->classes.lines = mem_alloc(lines * sizeof *g->classes.lines);
    for (uint32_t i = 0; i < lines; i++)
        g->classes.lines[i] = lines - 1 - i;
}

static void clear(struct group_of_lines *g) {
    round_up_bits_clear(&g->round_ups);
    residue_classes_clear(&g->classes);
    small_divider_clear(&g->of);
}

static void assert_cells(const struct group_of_lines *g, uint64_t line, money amount,
                         const money *expected) {
    money cells[3];
    struct exact exact[3];
    distribute_line(&g->of.divider, round_up_bits_of(&g->round_ups, line), amount, cells,
                    exact);
    for (size_t j = 0; j < 3; j++)
        assert_int_equal(cells[j], expected[j]);
    assert_int_equal(exact[0].cents, amount / 2);
}

/* Three times one cent: 1.5 0.75 0.75; the first and the last cell were raised. */
static void cents_go_round_the_copies(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g, 3);
    residues_append(&g.classes.residues, 1, 3);
    bits_set(g.classes.raised, 0);
    bits_set(g.classes.raised, 2);
    distribute_group(&g.classes, &g.round_ups);
    assert_null(g.classes.raised);
    assert_null(g.classes.lines);
    assert_cells(&g, 2, 1, (money[]){1, 0, 0});
    assert_cells(&g, 1, 5, (money[]){3, 1, 1});
    assert_cells(&g, 0, 1, (money[]){0, 0, 1});
    clear(&g);
}

/* Minus one cent: a cell that is raised ends at 0. */
static void single_lines_get_what_was_decided(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g, 2);
    residues_append(&g.classes.residues, 1, -1);
    residues_append(&g.classes.residues, 2, 1); /* 1, a half, and a half */
    bits_set(g.classes.raised, 0);
    bits_set(g.classes.raised, 2);
    bits_set(g.classes.raised, 3 + 1);
    distribute_group(&g.classes, &g.round_ups);
    assert_cells(&g, 1, -1, (money[]){0, -1, 0});
    assert_cells(&g, 0, 2, (money[]){1, 1, 0});
    clear(&g);
}

static void a_line_without_bits_gets_the_floors(void **state) {
    (void)state;
    struct group_of_lines g;
    make(&g, 1);
    round_up_bits_clear(&g.round_ups);
    assert_cells(&g, 0, 8, (money[]){4, 2, 2});
    assert_cells(&g, 0, -8, (money[]){-4, -2, -2});
    clear(&g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cents_go_round_the_copies),
        cmocka_unit_test(single_lines_get_what_was_decided),
        cmocka_unit_test(a_line_without_bits_gets_the_floors),
    };
    return cmocka_run_group_tests_name("distribute", tests, NULL, NULL);
}
