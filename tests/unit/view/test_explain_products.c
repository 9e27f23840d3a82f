/* How the amounts of a group were computed. */
#include "../report_dump.h"
#include "../view_run.h"

#include "view/explain/explain.h"

/* A line of so many units at 0.05. */
static void add_units(struct run *r, struct product *product, int64_t units) {
    *product = (struct product){{{units, 0}, {5, 2}}, 2};
    run_shared(r, Q1, CATEGORY_ICT, KEY_FTE, units * 5, 0)->product = product;
}

static void assert_divided(struct run *run, const char *wanted) {
    run_allocate(run, CLOSE_QUARTER);
    const struct explain_view v = {.municipality = MUNICIPALITY_NONE,
                                   .category = CATEGORY_ICT,
                                   .diags = &run->d,
                                   .replay = run_replay(run)};
    struct report *r = view_explain(run->a, &v, LANG_EN, LANG_EN);
    const char *note = dump_titled(r, "ICT, 2025-Q1, key fte: from share to cents")->note;
    char begin[256];
    assert_true(strlen(wanted) < sizeof begin);
    strncpy(begin, note, strlen(wanted));
    begin[strlen(wanted)] = '\0';
    assert_string_equal(begin, wanted);
    run_end(run, r);
}

static void the_products_of_a_group_are_told(void **state) {
    (void)state;
    struct run run;
    struct product products[6];
    run_init(&run);
    run.b.has_products = true;
    add_units(&run, &products[0], 1000);
    add_units(&run, &products[1], -20);
    assert_divided(&run, "Divided: 49.00 (2 cost lines of the first quarter of 2025: "
                         "1,000 x 0.05; -20 x 0.05).");
    run_init(&run);
    run.b.has_products = true;
    add_units(&run, &products[0], 1000);
    run_shared(&run, Q1, CATEGORY_ICT, KEY_FTE, 100, 0);
    assert_divided(&run,
                   "Divided: 51.00 (2 cost lines of the first quarter of 2025, among "
                   "them 1,000 x 0.05).");
    run_init(&run);
    run.b.has_products = true;
    for (int i = 0; i < 6; i++)
        add_units(&run, &products[i], 20 * (i + 1));
    assert_divided(&run,
                   "Divided: 21.00 (6 cost lines of the first quarter of 2025, among "
                   "them 20 x 0.05; 40 x 0.05; 60 x 0.05; 80 x 0.05 and 2 more of "
                   "the kind).");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_products_of_a_group_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
