/* Cost centres over the groups of view_figures.h, where key heads gives 60 % by inhabitants
   and lets 40 % go the way of key fte. */
#include "../report_dump.h"
#include "../view_figures.h"

#include "view/allocate/allocate_tables.h"

static struct report *centres_of(const struct figures *f, struct period_range range) {
    struct report *r = report_new("allocation", "Title", LANG_EN);
    table_centres(r, &f->a, &(struct allocate_view){.range = range});
    return r;
}

static void begin(struct figures *f) {
    static struct weight charge = {DRIVER_NONE, KEY_FTE, {40, 0}, false, {0}};
    figures_init(f);
    struct key_version *heads = f->b.keys[KEY_HEADS].versions;
    heads->weight_count = 1;
    heads->charges = &charge;
    heads->charge_count = 1;
}

/* Of heads 6,000.00, of which by inhabitants 500, 300 and 200 of 1,000 times 3,600.00, and
   by fte 4.5, 3 and 2.5 of 10 times 2,400.00. */
static void each_centre_says_where_its_costs_come_from_and_go(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r = centres_of(&f, (struct period_range){Q3, Q3});
    assert_tables(r, "centres: text pages\ncentres: json\n");
    const struct table *t = dump_table(r, "centres", 0);
    assert_rows(t, "heads | direct cost | 6000.00\n"
                   "heads | total | 6000.00\n"
                   "heads | passed on to fte | 2400.00\n"
                   "heads | borne by Alpha | 1800.00\n"
                   "heads | borne by Bravo | 1080.00\n"
                   "heads | borne by Charlie | 720.00\n"
                   "fte | direct cost | 0.00\n"
                   "fte | received from heads | 2400.00\n"
                   "fte | total | 2400.00\n"
                   "fte | borne by Alpha | 1080.00\n"
                   "fte | borne by Bravo | 720.00\n"
                   "fte | borne by Charlie | 600.00\n");
    assert_columns(t, "key flow amount#");
    assert_headings(t, "Key | Flow | Amount");
    assert_about(
        t, "Cost centres: what they cost, receive and pass on",
        "For information: exact values of the periods shown, without VAT, cut off "
        "to cents. What goes through several centres counts in the total of each.",
        "Cost centres");
    assert_columns(dump_table(r, "centres", 1), "key flow other amount#");
    assert_int_equal(t->flows->flow_count, 7);
    report_free(r);
    figures_clear(&f);
}

/* Of heads 0.30: 0.12 by fte 4.5 and 3 of 7.5, and 0.18 by inhabitants 5 and 3 of 8; the
   same below nil. */
static void amounts_below_nil_are_cut_towards_nil(void **state) {
    (void)state;
    struct figures f;
    begin(&f);
    struct report *r = centres_of(&f, (struct period_range){Q1, Q1});
    assert_rows(dump_table(r, "centres", 1), "heads | direct | - | 0.30\n"
                                             "heads | total | - | 0.30\n"
                                             "heads | passed_on | fte | 0.12\n"
                                             "heads | borne | A | 0.11\n"
                                             "heads | borne | B | 0.06\n"
                                             "fte | direct | - | 0.03\n"
                                             "fte | received | heads | 0.12\n"
                                             "fte | total | - | 0.15\n"
                                             "fte | borne | A | 0.09\n"
                                             "fte | borne | B | 0.06\n");
    report_free(r);
    f.groups[ICT_Q1].sum[AMOUNT_NET] = -30;
    r = centres_of(&f, (struct period_range){Q1, Q1});
    assert_rows(dump_table(r, "centres", 1), "heads | direct | - | -0.30\n"
                                             "heads | total | - | -0.30\n"
                                             "heads | passed_on | fte | -0.12\n"
                                             "heads | borne | A | -0.11\n"
                                             "heads | borne | B | -0.06\n"
                                             "fte | direct | - | 0.03\n"
                                             "fte | received | heads | -0.12\n"
                                             "fte | total | - | -0.09\n"
                                             "fte | borne | A | -0.05\n"
                                             "fte | borne | B | -0.03\n");
    report_free(r);
    figures_clear(&f);
}

static void without_charges_there_is_no_table(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = centres_of(&f, all_periods);
    assert_int_equal(r->table_count, 0);
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_centre_says_where_its_costs_come_from_and_go),
        cmocka_unit_test(amounts_below_nil_are_cut_towards_nil),
        cmocka_unit_test(without_charges_there_is_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
