/* Every view of a budget with one municipality, which bears all: 7.77 of ICT and VAT of
   0.88 in the second quarter, and own costs of 1.00 and 0.21. */
#include "../report_dump.h"
#include "../view_run.h"

#include "view/allocate/allocate.h"
#include "view/explain/explain.h"
#include "view/settle/settle.h"

static void begin(struct figures *f) {
    figures_init(f);
    f->b.municipality_count = 1;
    f->a.group_count = 0;
    f->a.period_count = 1;
    f->periods[0] = Q2;
    memset(f->own, 0, sizeof f->own);
    figures_group(f, Q2, CATEGORY_ICT, KEY_HEADS, Q2, (money[MUNICIPALITIES]){777},
                  (money[MUNICIPALITIES]){88});
    figures_own(f, 0, ALPHA, 100, 21);
}

static void it_is_allocated_everything(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r =
        view_allocate(&f.a, &(struct allocate_view){.diags = &f.d}, LANG_EN, LANG_EN);
    assert_rows(dump_table(r, "by_category", 0),
                "Alpha | 0.00 | 0.00 | 7.77 | 0.00 | 7.77 | 1.00 | 8.77\n"
                "= total/Total | 0.00 | 0.00 | 7.77 | 0.00 | 7.77 | 1.00 | 8.77\n");
    assert_rows(dump_table(r, "by_category", 1),
                "Alpha | 0.00 | 0.00 | 0.88 | 0.00 | 0.88 | 0.21 | 1.09\n"
                "= total/Total | 0.00 | 0.00 | 0.88 | 0.00 | 0.88 | 0.21 | 1.09\n");
    assert_rows(dump_table(r, "allocation", 0), "2025-Q2 | ict/ict | A | 7.77 | 0.88\n"
                                                "2025-Q2 | own/own | A | 1.00 | 0.21\n");
    assert_rows(dump_table(r, "key", 0), "Alpha | ~500 | ~1 | ~100.0000\n"
                                         "= total/Total | ~500 | ~1 | ~100.0000\n");
    assert_rows(dump_table(r, "shares", 0), "2025-Q2 | heads | A | 1/1\n");
    assert_rows(dump_table(r, "control", 0), "8.77 | 7.77 | 1.00 | 0.00 | 0.00\n");
    assert_rows(dump_table(r, "control_vat", 0), "1.09 | 0.88 | 0.21 | 0.00 | 0.00\n");
    /* 777 / 500 = 1.55 and 100 / 500 = 0.2 cents. */
    assert_rows(dump_table(r, "per_inhabitant", 0), "Alpha | ~500 | 0.02 | 0.00\n");
    report_free(r);
    figures_clear(&f);
}

static void it_is_explained_with_nothing_to_round(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    const struct explain_view v = {
        .municipality = MUNICIPALITY_NONE, .category = CATEGORY_UNKNOWN, .diags = &f.d};
    struct report *r = view_explain(&f.a, &v, LANG_EN, LANG_EN);
    assert_rows(dump_table(r, "share", 0), "Alpha | ~500 | ~1 | 1/1 | ~100.0000\n"
                                           "= total/Total | ~500 | ~1 | 1 | ~100.0000\n");
    const struct table *t = dump_table(r, "proof", 0);
    assert_rows(t, "Alpha | 7.77 | 7.77 | ~0.0000\n= total/Total | 7.77 | 7.77 | "
                   "~0.0000\n");
    assert_string_equal(
        t->note, "Divided: 7.77 (1 cost line of the second quarter of 2025). Every "
                 "exact value is whole cents: nothing had to be rounded.");
    assert_rows(dump_table(r, "borne", 0), "2025-Q2 | Alpha | 7.77 | 1.00 | 8.77\n");
    assert_rows(dump_table(r, "explanation", 0),
                "2025-Q2 | ict/ict | heads | A | 7.77 | 1 | 1 | 7.77 | 7.77 | ~0.0000\n");
    report_free(r);
    figures_clear(&f);
}

static void it_has_one_row_of_each_line(void **state) {
    (void)state;
    struct run run;
    run_init(&run);
    run.b.municipality_count = 1;
    run_shared(&run, Q2, CATEGORY_ICT, KEY_HEADS, 777, 88);
    run_own(&run, Q2, ALPHA, 100, 21);
    run_allocate(&run, CLOSE_QUARTER);
    const struct allocate_view v = {
        .lines = true, .diags = &run.d, .replay = run_replay(&run)};
    struct report *r = view_allocate(run.a, &v, LANG_EN, LANG_EN);
    assert_rows(dump_table(r, "lines", 1),
                "2025-Q2 | ict/ict | costs.csv:2 |  | heads | A | 1/1 | =7.77 | 7.77 | "
                "=0.88 | 0.88\n"
                "2025-Q2 | own/own | costs.csv:3 |  | - | A | 1/1 | =1.00 | 1.00 | =0.21 "
                "| 0.21\n");
    report_free(r);
    run_clear(&run);
}

/* It settles with the joint body alone, to which it paid 5.00 in advance. */
static void it_settles_with_the_joint_body(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    money cents[] = {877, 109}, *borne[] = {NULL, cents};
    bool favoured[] = {false, false};
    struct advance paid = {
        .municipality = ALPHA, .period = Q2, .amount = {500, 0}, .to = PARTY_BODY};
    const struct cross_charges l = {.allocation = &f.a,
                                    .municipalities = 1,
                                    .parties = 2,
                                    .advances = &paid,
                                    .advance_count = 1,
                                    .periods = f.periods,
                                    .period_count = 1,
                                    .borne = borne,
                                    .favoured = favoured};
    const struct settle_view v = {.diags = &f.d};
    struct report *r = view_settle(&l, &v, LANG_EN, LANG_EN, &f.d);
    assert_rows(dump_table(r, "positions", 0),
                "Alpha | 8.77 | 1.09 | 0.00 | 0.00 | 5.00 | 0.00 | 3.77 | 1.09 | 4.86\n"
                "The Body | 0.00 | 0.00 | 8.77 | 1.09 | -5.00 | 0.00 | -3.77 | -1.09 | "
                "-4.86\n"
                "= total/Total | 8.77 | 1.09 | 8.77 | 1.09 | 0.00 | 0.00 | 0.00 | 0.00 | "
                "0.00\n");
    assert_rows(dump_table(r, "payments", 0), "Alpha | The Body | 3.77 | 1.09 | 4.86\n"
                                              "= total/Total | - | 3.77 | 1.09 | 4.86\n");
    assert_rows(dump_table(r, "invoice", 0),
                "ICT | heads | 7.77 | ~100.0000 | 7.77 | 0.88 | 8.65\n"
                "Own costs | - | - | - | 1.00 | 0.21 | 1.21\n"
                "+ Borne | - | - | - | 8.77 | 1.09 | 9.86\n"
                "Less: advance paid to The Body | - | - | - | -5.00 | 0.00 | -5.00\n"
                "= To pay | - | - | - | 3.77 | 1.09 | 4.86\n");
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_allocated_everything),
        cmocka_unit_test(it_is_explained_with_nothing_to_round),
        cmocka_unit_test(it_has_one_row_of_each_line),
        cmocka_unit_test(it_settles_with_the_joint_body),
    };
    return cmocka_run_group_tests_name("one municipality", tests, NULL, NULL);
}
