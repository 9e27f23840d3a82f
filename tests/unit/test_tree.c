#include "test.h"

#include "base/mem.h"
#include "engine/rounding/tree.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, COUNT = 2 };

/* Two equal shares, and the residue classes of a group under them. */
struct half {
    struct budget budget;
    struct diags diags;
    struct shares shares;
    struct divider divider;
    struct residue_classes classes;
    money given[COUNT];
};

static void make(struct half *h) {
    diags_init(&h->diags);
    small_budget_init(&h->budget, COUNT, 0);
    int key = small_budget_plain_key(&h->budget, "equal", DRIVER_EQUAL);
    assert_int_equal(shares_init(&h->shares, &h->budget, key, Q1, &h->diags), 0);
    divider_init(&h->divider, &h->shares);
    residue_classes_init(&h->classes, &h->divider, false);
}

static void clear(struct half *h) {
    residue_classes_clear(&h->classes);
    divider_clear(&h->divider);
    shares_clear(&h->shares);
    diags_clear(&h->diags);
    budget_clear(&h->budget);
}

static void the_root_decides_what_a_group_could_not(void **state) {
    (void)state;
    struct half h;
    make(&h);
    residues_take(&h.classes.residues, 1, false);
    residues_sort(&h.classes.residues);
    residue_classes_round(&h.classes, 1);
    assert_int_equal(h.classes.cell_count, 2);
    assert_int_equal(h.classes.direction, 1);
    struct total totals[2] = {{1, &h.classes, 1, h.given}, {.parent = 1}};
    assert_null(tree_round(totals, 2, COUNT));
    assert_int_equal(h.given[0], 1);
    assert_int_equal(h.given[1], 0);
    clear(&h);
}

static void a_group_without_rests_has_its_plain_part(void **state) {
    (void)state;
    struct half h;
    make(&h);
    residue_classes_round(&h.classes, -8);
    struct total totals[2] = {{1, &h.classes, -8, h.given}, {.parent = 1}};
    assert_null(tree_round(totals, 2, COUNT));
    assert_int_equal(h.given[0], -4);
    assert_int_equal(h.given[1], -4);
    clear(&h);
}

/* A single undecided cell, whose nodes have no whole balance: no lines can leave it. */
static void a_cell_that_cannot_be_decided_names_its_group(void **state) {
    (void)state;
    struct half h, fine;
    make(&h);
    make(&fine);
    residue_classes_round(&fine.classes, 2);
    h.classes.cells = mem_zero(1, sizeof *h.classes.cells);
    h.classes.flows = mem_zero(1, sizeof *h.classes.flows);
    h.classes.flows[0] = 1;
    h.classes.cell_count = h.classes.line_count = 1;
    h.classes.direction = 1;
    struct total totals[3] = {
        {2, &fine.classes, 2, fine.given}, {2, &h.classes, 2, h.given}, {.parent = 2}};
    assert_ptr_equal(tree_round(totals, 3, COUNT), &totals[1]);
    clear(&fine);
    clear(&h);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_root_decides_what_a_group_could_not),
        cmocka_unit_test(a_group_without_rests_has_its_plain_part),
        cmocka_unit_test(a_cell_that_cannot_be_decided_names_its_group),
    };
    return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
