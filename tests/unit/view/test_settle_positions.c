/* Positions and balances of a settlement, for readers: the figures of
   view_charges.h. */
#include "../report_dump.h"
#include "../view_charges.h"

#include "view/settle/settle_tables.h"

/* Each figure net, and its VAT beside it; the balance with both together. */
static void each_party_has_a_position(void **state) {
    (void)state;
    struct settling s;
    settling_begin(&s, three);
    const struct table *t = table_positions(s.r, &s.s, "The title", "Sheet");
    assert_rows(
        t,
        "Alpha | 911.11 | 2733.33 | -537.00 | -716.00 | 2.00 | 1.00 | 1446.11 | 3448.33 "
        "| 4894.44\n"
        "Bravo | 11822.22 | 20911.11 | 10000.00 | 20000.00 | 3.00 | 0.00 | 1819.22 | "
        "911.11 | 2730.33\n"
        "Charlie | 2730.00 | 3640.00 | 0.00 | 0.00 | 2500.00 | 500.00 | 230.00 | 3140.00 "
        "| 3370.00\n"
        "Delta | 100000.00 | 200000.00 | 0.00 | 0.00 | 0.00 | 0.00 | 100000.00 | "
        "200000.00 | 300000.00\n"
        "The Body | 0.00 | 0.00 | 106000.33 | 208000.44 | -2505.00 | -501.00 | "
        "-103495.33 | -207499.44 | -310994.77\n"
        "= total/Total | 115463.33 | 227284.44 | 115463.33 | 227284.44 | 0.00 | 0.00 | "
        "0.00 | 0.00 | 0.00\n");
    assert_headings(t,
                    "Party | Borne | Borne: VAT | Incurred | Incurred: VAT | Advances | "
                    "Advances: VAT | Balance | Balance: VAT | Gross");
    assert_about(
        t, "The title",
        "Balance = borne - incurred - advances. Positive: still to be paid; "
        "negative: to be received. Advances are those paid, less those received. Gross = "
        "balance + its VAT.",
        "Sheet");
    /* The balance is no sum of columns, since it takes them off; the gross amount is. */
    assert_columns(t, "party borne# vat# incurred# vat# advances# vat# balance# vat# "
                      "gross#!7-8");
    assert_tables(s.r, "positions: text pages, turnable summed\n");
    settling_end(&s);
}

static void without_vat_a_position_is_net_alone(void **state) {
    (void)state;
    struct settling s;
    charges_init(&s.c);
    s.c.f.b.has_vat = false;
    settling_start(&s, three);
    const struct table *t = table_positions(s.r, &s.s, "The title", "Sheet");
    assert_rows(t, "Alpha | 911.11 | -537.00 | 2.00 | 1446.11\n"
                   "Bravo | 11822.22 | 10000.00 | 3.00 | 1819.22\n"
                   "Charlie | 2730.00 | 0.00 | 2500.00 | 230.00\n"
                   "Delta | 100000.00 | 0.00 | 0.00 | 100000.00\n"
                   "The Body | 0.00 | 106000.33 | -2505.00 | -103495.33\n"
                   "= total/Total | 115463.33 | 115463.33 | 0.00 | 0.00\n");
    assert_headings(t, "Party | Borne | Incurred | Advances | Balance");
    assert_columns(t, "party borne# incurred# advances# balance#!");
    assert_null(strstr(t->note, "Gross"));
    settling_end(&s);
}

static void who_is_not_there_has_no_position(void **state) {
    (void)state;
    struct settling s;
    settling_begin(&s, (struct period_range){Q1, Q1});
    assert_rows(
        table_positions(s.r, &s.s, "The title", "Sheet"),
        "Alpha | 0.11 | 0.33 | 0.00 | 0.00 | 5.00 | 1.00 | -4.89 | -0.67 | -5.56\n"
        "Bravo | 10000.22 | 20000.11 | 10000.00 | 20000.00 | 0.00 | 0.00 | 0.22 | "
        "0.11 | 0.33\n"
        "The Body | 0.00 | 0.00 | 0.33 | 0.44 | -5.00 | -1.00 | 4.67 | 0.56 | 5.23\n"
        "= total/Total | 10000.33 | 20000.44 | 10000.33 | 20000.44 | 0.00 | 0.00 | "
        "0.00 | 0.00 | 0.00\n");
    settling_end(&s);
}

/* In Q4 there are advances alone: Alpha, Bravo and Charlie take part all the same. */
static void who_takes_part_has_a_position_though_it_be_nil(void **state) {
    (void)state;
    struct settling s;
    settling_begin(&s, (struct period_range){Q4, Q4});
    assert_rows(
        table_positions(s.r, &s.s, "The title", "Sheet"),
        "Alpha | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
        "Bravo | 0.00 | 0.00 | 0.00 | 0.00 | -60.00 | -6.00 | 60.00 | 6.00 | 66.00\n"
        "Charlie | 0.00 | 0.00 | 0.00 | 0.00 | 60.00 | 6.00 | -60.00 | -6.00 | "
        "-66.00\n"
        "The Body | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\n"
        "= total/Total | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | "
        "0.00\n");
    settling_end(&s);
}

/* Whether Delta has a position in Q3, in which it takes no part. */
static bool shows_delta(struct charges *c) {
    struct settlement_view s;
    const struct settle_span span = {.range = {Q3, Q3}};
    assert_int_equal(settlement_view_init(&s, &c->l, span, &c->f.d), 0);
    bool shown = settlement_view_shows(&s, DELTA);
    assert_true(settlement_view_shows(&s, BODY));
    settlement_view_clear(&s);
    return shown;
}

static void any_figure_makes_a_position_shown(void **state) {
    (void)state;
    struct charges c;
    charges_init(&c);
    assert_false(shows_delta(&c));
    charges_clear(&c);

    charges_init(&c);
    charges_line(&c, Q3, BODY, DELTA, 5, 0);
    assert_true(shows_delta(&c));
    charges_clear(&c);

    charges_init(&c);
    charges_line(&c, Q3, DELTA, ALPHA, 0, 5); /* incurred, and of VAT alone */
    assert_true(shows_delta(&c));
    charges_clear(&c);

    charges_init(&c);
    charges_advance(&c, Q3, DELTA, ALPHA, 5, 0);
    assert_true(shows_delta(&c));
    charges_clear(&c);

    charges_init(&c);
    charges_advance(&c, Q3, ALPHA, DELTA, 5, 0);
    assert_true(shows_delta(&c));
    charges_clear(&c);

    charges_init(&c);
    charges_advance(&c, YEAR, ALPHA, DELTA, 5, 0); /* waits */
    assert_true(shows_delta(&c));
    charges_clear(&c);

    charges_init(&c);
    charges_advance(&c, YEAR, DELTA, ALPHA, 5, 0);
    assert_true(shows_delta(&c));
    charges_clear(&c);

    charges_init(&c);
    figures_own(&c.f, 2, DELTA, 0, 0); /* a line of nothing */
    assert_true(shows_delta(&c));
    charges_clear(&c);
}

/* A period by itself has only those that are there in it. */
static void a_period_by_itself_has_its_own_parties(void **state) {
    (void)state;
    struct charges c;
    struct settlement_view s;
    charges_init(&c);
    assert_int_equal(
        settlement_view_init(&s, &c.l, (struct settle_span){.only = Q1}, &c.f.d), 0);
    assert_true(settlement_view_shows(&s, ALPHA));
    assert_false(settlement_view_shows(&s, CHARLIE));
    assert_false(settlement_view_shows(&s, DELTA));
    settlement_view_clear(&s);
    /* Own costs of nothing are enough; so is taking part on its first day. */
    figures_own(&c.f, 0, DELTA, 0, 0);
    assert_int_equal(
        settlement_view_init(&s, &c.l, (struct settle_span){.only = Q1}, &c.f.d), 0);
    assert_true(settlement_view_shows(&s, DELTA));
    settlement_view_clear(&s);
    assert_int_equal(
        settlement_view_init(&s, &c.l, (struct settle_span){.only = YEAR}, &c.f.d), 0);
    assert_true(settlement_view_shows(&s, ALPHA));
    assert_false(settlement_view_shows(&s, CHARLIE));
    settlement_view_clear(&s);
    charges_clear(&c);
}

static void the_body_is_a_party_where_it_has_part_in_it(void **state) {
    (void)state;
    struct settling s;
    settling_begin(&s, three);
    assert_int_equal(settlement_view_parties(&s.s), PARTIES);
    s.c.f.b.settings.model = MODEL_CENTRE; /* it incurred something */
    assert_int_equal(settlement_view_parties(&s.s), PARTIES);
    s.s.all.body = false;
    assert_int_equal(settlement_view_parties(&s.s), MUNICIPALITIES);
    s.c.f.b.settings.model = MODEL_SERVICE;
    assert_int_equal(settlement_view_parties(&s.s), PARTIES);
    settling_end(&s);
}

/* Balances total nil. One that does not is seen in every total. */
static void a_balance_that_is_lost_is_seen_in_the_totals(void **state) {
    (void)state;
    struct charges c;
    struct settlements all;
    charges_init(&c);
    struct report *r = report_new("settlement", "Title", LANG_EN);
    assert_int_equal(settlements_init(&all, &c.l, three, &c.f.d), 0);
    all.together.all.positions[AMOUNT_NET][CHARLIE].balance += 100;
    all.together.all.positions[AMOUNT_VAT][CHARLIE].balance += 20;
    const struct table *t = table_positions(r, &all.together, "The title", "Sheet");
    const struct cell *total = &t->cells[5 * 10];
    assert_int_equal(total[7].figure.digits, 100);
    assert_int_equal(total[8].figure.digits, 20);
    assert_int_equal(total[9].figure.digits, 120);
    all.periods[1].all.positions[AMOUNT_NET][CHARLIE].balance += 300;
    all.periods[2].all.positions[AMOUNT_VAT][CHARLIE].balance += 4000;
    table_balances(r, &all);
    t = dump_table(r, "balances", 0);
    total = &t->cells[5 * 5];
    assert_int_equal(total[1].figure.digits, 0);
    assert_int_equal(total[2].figure.digits, 300);
    assert_int_equal(total[3].figure.digits, 4000);
    assert_int_equal(total[4].figure.digits, 4300);
    settlements_clear(&all);
    report_free(r);
    charges_clear(&c);
}

static void each_period_is_settled_by_itself(void **state) {
    (void)state;
    struct charges c;
    struct settlements all;
    charges_init(&c);
    assert_int_equal(settlements_init(&all, &c.l, all_periods, &c.f.d), 0);
    assert_int_equal(all.count, 5);
    assert_int_equal(all.periods[0].span.only, YEAR);
    assert_int_equal(all.periods[4].span.only, Q4);
    assert_int_equal(all.year.span.range.first, Q1);
    assert_int_equal(all.year.span.range.last, Q4);
    settlements_clear(&all);
    c.l.period_count = 1; /* the year as a whole */
    assert_int_equal(settlements_init(&all, &c.l, all_periods, &c.f.d), 0);
    assert_int_equal(all.year.span.range.first, YEAR);
    assert_int_equal(all.year.span.range.last, YEAR);
    settlements_clear(&all);
    charges_clear(&c);
}

static void what_cannot_be_added_up_is_left_empty(void **state) {
    (void)state;
    struct cell cell = gross_cell((money[AMOUNT_PARTS]){MONEY_MAX, 1});
    assert_int_equal(cell.type, CELL_EMPTY);
    cell = gross_cell((money[AMOUNT_PARTS]){MONEY_MAX - 1, 1});
    assert_int_equal(cell.type, CELL_MONEY);
    assert_int_equal(cell.figure.digits, MONEY_MAX);
}

static void vat_is_settled_where_there_is_any(void **state) {
    (void)state;
    struct settling s;
    /* An advance may be the only thing that has any: the first of three, or the last. */
    static const money vat[][3] = {{0, 0, 0}, {-1, 0, 0}, {0, 0, 1}};
    for (size_t i = 0; i < 3; i++) {
        struct advance advances[3] = {{.amount = {5, vat[i][0]}},
                                      {.amount = {5, vat[i][1]}},
                                      {.amount = {5, vat[i][2]}}};
        charges_init(&s.c);
        s.c.f.b.has_vat = false;
        s.c.f.b.advances = advances;
        s.c.f.b.advance_count = 3;
        settling_start(&s, three);
        assert_int_equal(s.s.vat, i > 0);
        settling_end(&s);
    }
}

static void each_period_has_a_balance_side_by_side(void **state) {
    (void)state;
    struct charges c;
    struct settlements all;
    charges_init(&c);
    struct report *r = report_new("settlement", "Title", LANG_EN);
    assert_int_equal(settlements_init(&all, &c.l, three, &c.f.d), 0);
    table_balances(r, &all);
    const struct table *t = dump_table(r, "balances", 0);
    assert_rows(t, "Alpha | -5.56 | 900.00 | 4000.00 | 4894.44\n"
                   "Bravo | 0.33 | -270.00 | 3000.00 | 2730.33\n"
                   "Charlie | – | -630.00 | 4000.00 | 3370.00\n"
                   "Delta | – | 300000.00 | – | 300000.00\n"
                   "The Body | 5.23 | -300000.00 | -11000.00 | -310994.77\n"
                   "= total/Total | 0.00 | 0.00 | 0.00 | 0.00\n");
    assert_columns(t, "party balance# balance# balance# total#!1-3");
    assert_headings(t, "Party | 2025-Q1 | 2025-Q2 | 2025-Q3 | Total");
    assert_about(t, "Balance per period, VAT included", NULL, "Report");
    assert_tables(r, "balances: text pages, turnable summed diverging 1-3\n");
    all.together.vat = false;
    table_balances(r, &all);
    assert_string_equal(dump_table(r, "balances", 1)->title, "Balance per period");
    settlements_clear(&all);
    report_free(r);
    charges_clear(&c);
}

/* Charlie and Delta are in none of the periods shown. */
static void balances_are_of_who_is_there_at_all(void **state) {
    (void)state;
    struct charges c;
    struct settlements all;
    charges_init(&c);
    struct report *r = report_new("settlement", "Title", LANG_EN);
    assert_int_equal(settlements_init(&all, &c.l, (struct period_range){Q1, Q1}, &c.f.d),
                     0);
    table_balances(r, &all);
    assert_rows(dump_table(r, "balances", 0), "Alpha | -5.56 | -5.56\n"
                                              "Bravo | 0.33 | 0.33\n"
                                              "The Body | 5.23 | 5.23\n"
                                              "= total/Total | 0.00 | 0.00\n");
    settlements_clear(&all);
    report_free(r);
    charges_clear(&c);
}

static void a_body_without_a_name_is_the_joint_body(void **state) {
    (void)state;
    struct settling s;
    settling_begin(&s, three);
    struct cell cell = party_code(&s.s, PARTY_BODY);
    assert_true(slice_equal(cell.text, slice_of("The Body")));
    cell = party_code(&s.s, CHARLIE);
    assert_true(slice_equal(cell.text, slice_of("C")));
    cell = party_name(&s.s, CHARLIE);
    assert_true(slice_equal(cell.text, slice_of("Charlie")));
    s.c.f.b.settings.organisation = "";
    cell = party_code(&s.s, PARTY_BODY);
    assert_int_equal(cell.type, CELL_TERM);
    assert_string_equal(cell.term.id, "joint body");
    assert_string_equal(cell.term.label, "joint body");
    cell = party_name(&s.s, PARTY_BODY);
    assert_true(slice_equal(cell.text, slice_of("joint body")));
    settling_end(&s);
}

static void they_can_be_had_in_dutch(void **state) {
    (void)state;
    struct settling s;
    settling_begin(&s, three);
    lang_set(LANG_NL);
    table_positions(s.r, &s.s, "Titel", "Blad");
    lang_swap(LANG_EN);
    assert_headings(
        dump_table(s.r, "positions", 0),
        "Partij | Te dragen | Te dragen: btw | Zelf betaald | Zelf betaald: btw "
        "| Voorschotten | Voorschotten: btw | Saldo | Saldo: btw | Bruto");
    settling_end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_party_has_a_position),
        cmocka_unit_test(without_vat_a_position_is_net_alone),
        cmocka_unit_test(who_is_not_there_has_no_position),
        cmocka_unit_test(who_takes_part_has_a_position_though_it_be_nil),
        cmocka_unit_test(any_figure_makes_a_position_shown),
        cmocka_unit_test(a_period_by_itself_has_its_own_parties),
        cmocka_unit_test(the_body_is_a_party_where_it_has_part_in_it),
        cmocka_unit_test(a_balance_that_is_lost_is_seen_in_the_totals),
        cmocka_unit_test(each_period_is_settled_by_itself),
        cmocka_unit_test(what_cannot_be_added_up_is_left_empty),
        cmocka_unit_test(vat_is_settled_where_there_is_any),
        cmocka_unit_test(each_period_has_a_balance_side_by_side),
        cmocka_unit_test(balances_are_of_who_is_there_at_all),
        cmocka_unit_test(a_body_without_a_name_is_the_joint_body),
        cmocka_unit_test(they_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("settle positions", tests, NULL, NULL);
}
