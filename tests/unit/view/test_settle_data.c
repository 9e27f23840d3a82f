/* A settlement for programs: the members of JSON and the one table of CSV, with the
   figures of view_charges.h. */
#include "../report_dump.h"
#include "../view_charges.h"

#include "base/mem.h"
#include "view/settle/settle_tables.h"

struct settled_data {
    struct charges c;
    struct settlements *all; /* owned by the report */
    struct report *r;
};

static void settle(struct settled_data *s, struct period_range range) {
    s->all = mem_alloc(sizeof *s->all);
    assert_int_equal(settlements_init(s->all, &s->c.l, range, &s->c.f.d), 0);
    s->r = report_new("settlement", "Title", LANG_EN);
    tables_settled_json(s->r, s->all);
    table_settled_csv(s->r, s->all);
}

static void begin(struct settled_data *s, struct period_range range) {
    charges_init(&s->c);
    settle(s, range);
}

static void end(struct settled_data *s) {
    report_free(s->r);
    charges_clear(&s->c);
}

/* --- positions as they should be ---------------------------------------------------- */

static void put_money(struct buf *out, money amount) {
    buf_text(out, " | ");
    money_write(out, amount, &figure_plain);
}

/* A member of JSON: party, the figures, those of VAT, and the gross balance. */
static void put_json(struct buf *out, const char *when,
                     const struct expected_position *set) {
    for (const struct expected_position *p = set; p->name; p++) {
        buf_format(out, "%s%s%s", when, when[0] ? " | " : "", p->code);
        for (size_t f = 0; f < 4; f++)
            put_money(out, p->net[f]);
        for (size_t f = 0; f < 4; f++)
            put_money(out, p->vat[f]);
        put_money(out, p->net[3] + p->vat[3]);
        buf_char(out, '\n');
    }
}

/* Rows of CSV, one for each figure. */
static void put_csv(struct buf *out, const char *kind, const char *when,
                    const struct expected_position *set) {
    static const char *const items[] = {"borne", "incurred", "advances", "balance"};
    for (const struct expected_position *p = set; p->name; p++)
        for (size_t f = 0; f < 4; f++) {
            buf_format(out, "%s/%s | %s/%s | %s | %s | -", kind, kind, items[f], items[f],
                       when, p->code);
            put_money(out, p->net[f]);
            put_money(out, p->vat[f]);
            put_money(out, p->net[f] + p->vat[f]);
            buf_char(out, '\n');
        }
}

static void assert_text_rows(const struct table *t, struct buf *expected) {
    assert_rows(t, buf_str(expected));
    buf_clear(expected);
}

/* --- JSON --------------------------------------------------------------------------- */

static void json_has_each_figure_of_the_periods_together(void **state) {
    (void)state;
    struct settled_data s;
    struct buf expected = {0};
    begin(&s, (struct period_range){Q1, Q3});
    const struct table *t = dump_table(s.r, "positions", 0);
    put_json(&expected, "", charges_positions[TOGETHER]);
    assert_text_rows(t, &expected);
    assert_headings(t, "Party | Borne | Incurred | Advances | Balance | VAT | VAT | VAT "
                       "| VAT | Gross");
    assert_columns(t, "party borne# incurred# advances# balance#! borne_vat# "
                      "incurred_vat# advances_vat# balance_vat# balance_gross#");
    assert_rows(dump_table(s.r, "payments", 0),
                "A | The Body | 1446.11 | 3448.33 | 4894.44\n"
                "B | The Body | 1819.22 | 911.11 | 2730.33\n"
                "C | The Body | 230.00 | 3140.00 | 3370.00\n"
                "D | The Body | 100000.00 | 200000.00 | 300000.00\n");
    assert_columns(dump_table(s.r, "payments", 0), "from to amount# vat# gross#");
    assert_headings(dump_table(s.r, "payments", 0), "From | To | Amount | VAT | Gross");
    assert_rows(dump_table(s.r, "claims", 0),
                "A | The Body | 1000.11 | 3000.33 | 4000.44\n"
                "B | A | -178.00 | -89.00 | -267.00\n"
                "B | The Body | 2000.22 | 1000.11 | 3000.33\n"
                "C | A | -270.00 | -360.00 | -630.00\n"
                "C | The Body | 3000.00 | 4000.00 | 7000.00\n"
                "D | The Body | 100000.00 | 200000.00 | 300000.00\n");
    assert_rows(dump_table(s.r, "advances", 0),
                "A | The Body | 5.00 | 1.00 | 6.00\n"
                "B | A | 3.00 | 0.00 | 3.00\n"
                "C | The Body | 2500.00 | 500.00 | 3000.00\n");
    assert_rows(dump_table(s.r, "advances_of_year", 0),
                "2025 | B | The Body | 12.00 | 2.40 | 14.40\n");
    assert_columns(dump_table(s.r, "advances_of_year", 0),
                   "period from to amount# vat# gross#");
    end(&s);
}

static void json_has_each_period_by_itself(void **state) {
    (void)state;
    struct settled_data s;
    struct buf expected = {0};
    begin(&s, (struct period_range){Q1, Q3});
    put_json(&expected, "2025-Q1", charges_positions[IN_Q1]);
    put_json(&expected, "2025-Q2", charges_positions[IN_Q2]);
    put_json(&expected, "2025-Q3", charges_positions[IN_Q3]);
    assert_text_rows(dump_table(s.r, "periods", 0), &expected);
    assert_columns(dump_table(s.r, "periods", 0),
                   "period party borne# incurred# advances# balance#! borne_vat# "
                   "incurred_vat# advances_vat# balance_vat# balance_gross#");
    assert_rows(dump_table(s.r, "claims_by_period", 0),
                "2025-Q1 | A | The Body | 0.11 | 0.33 | 0.44\n"
                "2025-Q1 | B | The Body | 0.22 | 0.11 | 0.33\n"
                "2025-Q2 | B | A | -178.00 | -89.00 | -267.00\n"
                "2025-Q2 | C | A | -270.00 | -360.00 | -630.00\n"
                "2025-Q2 | D | The Body | 100000.00 | 200000.00 | 300000.00\n"
                "2025-Q3 | A | The Body | 1000.00 | 3000.00 | 4000.00\n"
                "2025-Q3 | B | The Body | 2000.00 | 1000.00 | 3000.00\n"
                "2025-Q3 | C | The Body | 3000.00 | 4000.00 | 7000.00\n");
    assert_columns(dump_table(s.r, "claims_by_period", 0),
                   "period from to amount# vat# gross#");
    assert_rows(dump_table(s.r, "advances_by_period", 0),
                "2025-Q1 | A | The Body | 5.00 | 1.00 | 6.00\n"
                "2025-Q2 | B | A | 3.00 | 0.00 | 3.00\n"
                "2025-Q3 | C | The Body | 2500.00 | 500.00 | 3000.00\n");
    assert_tables(s.r, "positions: json\npayments: json\nclaims: json\nadvances: json\n"
                       "advances_of_year: json\nperiods: json\nclaims_by_period: json\n"
                       "advances_by_period: json\nyear_to_date: json\n"
                       "year_to_date_advances_of_year: json\nfigures: csv\n");
    end(&s);
}

static void the_year_to_date_begins_with_its_first_quarter(void **state) {
    (void)state;
    struct settled_data s;
    struct buf expected = {0};
    begin(&s, (struct period_range){Q3, Q3});
    put_json(&expected, "", charges_positions[IN_Q3]);
    assert_text_rows(dump_table(s.r, "positions", 0), &expected);
    put_json(&expected, "", charges_positions[TOGETHER]);
    assert_text_rows(dump_table(s.r, "year_to_date", 0), &expected);
    assert_rows(dump_table(s.r, "year_to_date_advances_of_year", 0),
                "2025 | B | The Body | 12.00 | 2.40 | 14.40\n");
    end(&s);
}

static void without_vat_json_has_no_figures_of_it(void **state) {
    (void)state;
    struct settled_data s;
    charges_init(&s.c);
    s.c.f.b.has_vat = false;
    s.c.l.advance_count = 2;
    settle(&s, (struct period_range){Q1, Q1});
    assert_rows(dump_table(s.r, "positions", 0),
                "A | 0.11 | 0.00 | 5.00 | -4.89\n"
                "B | 10000.22 | 10000.00 | 0.00 | 0.22\n"
                "The Body | 0.00 | 0.33 | -5.00 | 4.67\n");
    assert_columns(dump_table(s.r, "periods", 0),
                   "period party borne# incurred# advances# balance#!");
    assert_rows(dump_table(s.r, "claims", 0),
                "A | The Body | 0.11\nB | The Body | 0.22\n");
    assert_columns(dump_table(s.r, "claims_by_period", 0), "period from to amount#");
    assert_tables(s.r, "positions: json\npayments: json\nclaims: json\nadvances: json\n"
                       "periods: json\nclaims_by_period: json\n"
                       "advances_by_period: json\nyear_to_date: json\nfigures: csv\n");
    end(&s);
}

/* --- CSV ---------------------------------------------------------------------------- */

static void csv_has_a_figure_a_row(void **state) {
    (void)state;
    struct settled_data s;
    struct buf expected = {0};
    begin(&s, (struct period_range){Q1, Q3});
    put_csv(&expected, "position", "2025-Q1", charges_positions[IN_Q1]);
    put_csv(&expected, "position", "2025-Q2", charges_positions[IN_Q2]);
    put_csv(&expected, "position", "2025-Q3", charges_positions[IN_Q3]);
    put_csv(&expected, "total", "2025-Q1..2025-Q3", charges_positions[TOGETHER]);
    put_csv(&expected, "year_to_date", "2025-Q1..2025-Q3", charges_positions[TOGETHER]);
    buf_text(
        &expected,
        "claim/claim | - | 2025-Q1 | A | The Body | 0.11 | 0.33 | 0.44\n"
        "claim/claim | - | 2025-Q1 | B | The Body | 0.22 | 0.11 | 0.33\n"
        "claim/claim | - | 2025-Q2 | B | A | -178.00 | -89.00 | -267.00\n"
        "claim/claim | - | 2025-Q2 | C | A | -270.00 | -360.00 | -630.00\n"
        "claim/claim | - | 2025-Q2 | D | The Body | 100000.00 | 200000.00 | 300000.00\n"
        "claim/claim | - | 2025-Q3 | A | The Body | 1000.00 | 3000.00 | 4000.00\n"
        "claim/claim | - | 2025-Q3 | B | The Body | 2000.00 | 1000.00 | 3000.00\n"
        "claim/claim | - | 2025-Q3 | C | The Body | 3000.00 | 4000.00 | 7000.00\n"
        "advance/advance | - | 2025-Q1 | A | The Body | 5.00 | 1.00 | 6.00\n"
        "advance/advance | - | 2025-Q2 | B | A | 3.00 | 0.00 | 3.00\n"
        "advance/advance | - | 2025-Q3 | C | The Body | 2500.00 | 500.00 | 3000.00\n"
        "advance_of_year/advance_of_year | total/total | 2025 | B | The Body | 12.00 | "
        "2.40 | 14.40\n"
        "advance_of_year/advance_of_year | year_to_date/year_to_date | 2025 | B | The "
        "Body | 12.00 | 2.40 | 14.40\n"
        "payment/payment | - | 2025-Q1..2025-Q3 | A | The Body | 1446.11 | 3448.33 | "
        "4894.44\n"
        "payment/payment | - | 2025-Q1..2025-Q3 | B | The Body | 1819.22 | 911.11 | "
        "2730.33\n"
        "payment/payment | - | 2025-Q1..2025-Q3 | C | The Body | 230.00 | 3140.00 | "
        "3370.00\n"
        "payment/payment | - | 2025-Q1..2025-Q3 | D | The Body | 100000.00 | 200000.00 | "
        "300000.00\n");
    const struct table *t = dump_table(s.r, "figures", 0);
    assert_text_rows(t, &expected);
    assert_columns(t, "kind item period party to amount# vat# gross#!5-6");
    assert_headings(t, "Kind | Item | Period | Party | To | Net | VAT | Gross");
    assert_about(t, NULL, NULL, "All figures");
    end(&s);
}

static void csv_tells_the_year_to_date_from_what_is_shown(void **state) {
    (void)state;
    struct settled_data s;
    struct buf expected = {0};
    begin(&s, (struct period_range){Q3, Q3});
    put_csv(&expected, "position", "2025-Q3", charges_positions[IN_Q3]);
    put_csv(&expected, "total", "2025-Q3", charges_positions[IN_Q3]);
    put_csv(&expected, "year_to_date", "2025-Q1..2025-Q3", charges_positions[TOGETHER]);
    /* Alpha, Bravo and Charlie each pay what they bear of Q3, Charlie less its advance. */
    buf_text(
        &expected,
        "claim/claim | - | 2025-Q3 | A | The Body | 1000.00 | 3000.00 | 4000.00\n"
        "claim/claim | - | 2025-Q3 | B | The Body | 2000.00 | 1000.00 | 3000.00\n"
        "claim/claim | - | 2025-Q3 | C | The Body | 3000.00 | 4000.00 | 7000.00\n"
        "advance/advance | - | 2025-Q3 | C | The Body | 2500.00 | 500.00 | 3000.00\n"
        "advance_of_year/advance_of_year | total/total | 2025 | B | The Body | 12.00 | "
        "2.40 | 14.40\n"
        "advance_of_year/advance_of_year | year_to_date/year_to_date | 2025 | B | The "
        "Body | 12.00 | 2.40 | 14.40\n"
        "payment/payment | - | 2025-Q3 | A | The Body | 1000.00 | 3000.00 | 4000.00\n"
        "payment/payment | - | 2025-Q3 | B | The Body | 2000.00 | 1000.00 | 3000.00\n"
        "payment/payment | - | 2025-Q3 | C | The Body | 500.00 | 3500.00 | 4000.00\n");
    assert_text_rows(dump_table(s.r, "figures", 0), &expected);
    end(&s);
}

static void without_vat_csv_has_the_amount_alone(void **state) {
    (void)state;
    struct settled_data s;
    charges_init(&s.c);
    s.c.f.b.has_vat = false;
    s.c.l.advance_count = 0;
    settle(&s, (struct period_range){Q1, Q1});
    const struct table *t = dump_table(s.r, "figures", 0);
    assert_columns(t, "kind item period party to amount#");
    assert_headings(t, "Kind | Item | Period | Party | To | Amount");
    end(&s);
}

static void nothing_settled_leaves_csv_empty(void **state) {
    (void)state;
    struct settled_data s;
    begin(&s, (struct period_range){2030 * 8, 2030 * 8});
    assert_rows(dump_table(s.r, "figures", 0), "");
    assert_rows(dump_table(s.r, "payments", 0), "");
    assert_rows(dump_table(s.r, "periods", 0), "");
    assert_tables(s.r, "positions: json\npayments: json\nclaims: json\nadvances: json\n"
                       "periods: json\nclaims_by_period: json\n"
                       "advances_by_period: json\nfigures: csv\n");
    end(&s);
}

static void csv_can_be_had_in_dutch(void **state) {
    (void)state;
    struct settled_data s;
    charges_init(&s.c);
    lang_set(LANG_NL);
    settle(&s, (struct period_range){Q1, Q1});
    lang_swap(LANG_EN);
    const struct table *t = dump_table(s.r, "figures", 0);
    assert_csv_names(t, "soort | post | periode | partij | aan | bedrag | btw | bruto");
    assert_string_equal(t->cells[0].term.id, "position");
    assert_string_equal(t->cells[0].term.label, "positie");
    assert_string_equal(t->cells[1].term.id, "borne");
    assert_string_equal(t->cells[1].term.label, "te_dragen");
    end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_has_each_figure_of_the_periods_together),
        cmocka_unit_test(json_has_each_period_by_itself),
        cmocka_unit_test(the_year_to_date_begins_with_its_first_quarter),
        cmocka_unit_test(without_vat_json_has_no_figures_of_it),
        cmocka_unit_test(csv_has_a_figure_a_row),
        cmocka_unit_test(csv_tells_the_year_to_date_from_what_is_shown),
        cmocka_unit_test(without_vat_csv_has_the_amount_alone),
        cmocka_unit_test(nothing_settled_leaves_csv_empty),
        cmocka_unit_test(csv_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("settle data", tests, NULL, NULL);
}
