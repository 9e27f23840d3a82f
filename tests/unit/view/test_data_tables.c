/* The tables of an allocation for programs, and its control: worked out by hand from the
   groups of view_figures.h. */
#include "../report_dump.h"
#include "../view_figures.h"

#include "view/allocate/allocate_tables.h"

static struct report *data_of(const struct figures *f, struct allocate_view v) {
    struct report *r = report_new("allocation", "Title", LANG_EN);
    table_data(r, &f->a, &v);
    table_shares(r, &f->a, &v);
    return r;
}

static struct report *control_of(const struct figures *f, struct period_range range) {
    struct report *r = report_new("allocation", "Title", LANG_EN);
    table_control(r, &f->a, &(struct allocate_view){.range = range});
    return r;
}

static void a_row_says_one_fact(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = data_of(&f, (struct allocate_view){0});
    const struct table *t = dump_table(r, "allocation", 0);
    assert_rows(t, "2025-Q1 | staff/staff | A | 0.01 | 0.03\n"
                   "2025-Q1 | staff/staff | B | 0.02 | 0.01\n"
                   "2025-Q1 | ict/ict | A | 0.10 | 0.30\n"
                   "2025-Q1 | ict/ict | B | 0.20 | 0.10\n"
                   "2025-Q1 | own/own | A | 0.00 | 0.00\n"
                   "2025-Q1 | own/own | B | 10000.00 | 20000.00\n"
                   "2025-Q2 | staff/staff | A | 11.00 | 33.00\n"
                   "2025-Q2 | staff/staff | B | 22.00 | 11.00\n"
                   "2025-Q2 | staff/staff | C | 30.00 | 40.00\n"
                   "2025-Q2 | staff/staff | D | 0.00 | 0.00\n"
                   "2025-Q2 | facilities/facilities | A | -100.00 | -300.00\n"
                   "2025-Q2 | facilities/facilities | B | -200.00 | -100.00\n"
                   "2025-Q2 | facilities/facilities | C | -300.00 | -400.00\n"
                   "2025-Q2 | facilities/facilities | D | 0.00 | 0.00\n"
                   "2025-Q2 | own/own | A | 0.00 | 0.00\n"
                   "2025-Q2 | own/own | B | 0.00 | 0.00\n"
                   "2025-Q2 | own/own | C | 0.00 | 0.00\n"
                   "2025-Q2 | own/own | D | 100000.00 | 200000.00\n"
                   "2025-Q3 | housing/housing | A | 1000.00 | 3000.00\n"
                   "2025-Q3 | housing/housing | B | 2000.00 | 1000.00\n"
                   "2025-Q3 | housing/housing | C | 3000.00 | 4000.00\n");
    assert_columns(t, "period category municipality amount# vat#");
    assert_headings(t, "Period | Category | Municipality | Amount | VAT");
    assert_about(t, NULL, NULL, "Data");
    report_free(r);
    figures_clear(&f);
}

static void a_line_of_nothing_makes_its_category_there(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.own[BRAVO].lines = 0; /* what Alpha has is a line of nothing */
    struct report *r = data_of(&f, (struct allocate_view){.range = {Q1, Q1}});
    assert_rows(dump_table(r, "allocation", 0),
                "2025-Q1 | staff/staff | A | 0.01 | 0.03\n"
                "2025-Q1 | staff/staff | B | 0.02 | 0.01\n"
                "2025-Q1 | ict/ict | A | 0.10 | 0.30\n"
                "2025-Q1 | ict/ict | B | 0.20 | 0.10\n"
                "2025-Q1 | own/own | A | 0.00 | 0.00\n"
                "2025-Q1 | own/own | B | 10000.00 | 20000.00\n");
    report_free(r);
    f.own[ALPHA].lines = 0;
    r = data_of(&f, (struct allocate_view){.range = {Q1, Q1}});
    assert_rows(dump_table(r, "allocation", 0),
                "2025-Q1 | staff/staff | A | 0.01 | 0.03\n"
                "2025-Q1 | staff/staff | B | 0.02 | 0.01\n"
                "2025-Q1 | ict/ict | A | 0.10 | 0.30\n"
                "2025-Q1 | ict/ict | B | 0.20 | 0.10\n");
    report_free(r);
    figures_clear(&f);
}

static void without_vat_there_is_no_column_of_it(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.has_vat = false;
    struct report *r = data_of(&f, (struct allocate_view){.range = {Q3, Q3}});
    const struct table *t = dump_table(r, "allocation", 0);
    assert_rows(t, "2025-Q3 | housing/housing | A | 1000.00\n"
                   "2025-Q3 | housing/housing | B | 2000.00\n"
                   "2025-Q3 | housing/housing | C | 3000.00\n");
    assert_columns(t, "period category municipality amount#");
    report_free(r);
    figures_clear(&f);
}

static void csv_has_the_lines_where_they_are_asked(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = data_of(&f, (struct allocate_view){0});
    assert_tables(r, "allocation: csv json\nshares: json\n");
    report_free(r);
    r = data_of(&f, (struct allocate_view){.lines = true});
    assert_tables(r, "allocation: json\nshares: json\n");
    report_free(r);
    figures_clear(&f);
}

static void each_key_has_its_shares_of_a_period_once(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = data_of(&f, (struct allocate_view){0});
    const struct table *t = dump_table(r, "shares", 0);
    assert_rows(t, "2025-Q1 | fte | A | 3/5\n"
                   "2025-Q1 | fte | B | 2/5\n"
                   "2025-Q1 | heads | A | 23/40\n"
                   "2025-Q1 | heads | B | 17/40\n"
                   "2025-Q2 | fte | A | 9/20\n"
                   "2025-Q2 | fte | B | 6/20\n"
                   "2025-Q2 | fte | C | 5/20\n"
                   "2025-Q3 | heads | A | 65/150\n"
                   "2025-Q3 | heads | B | 47/150\n"
                   "2025-Q3 | heads | C | 38/150\n");
    assert_columns(t, "period key municipality share");
    assert_headings(t, "Period | Key | Municipality | Share");
    report_free(r);
    figures_clear(&f);
}

/* Of Q2 alone fte of Q1 is shown as well, for the late line; a share of nothing is shown
   of who takes part: 4.5 + 3 + 0 = 7.5. */
static void the_shares_shown_are_those_of_the_periods_shown(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.municipalities[CHARLIE].versions[0].values[FTE].value.digits = 0;
    figures_group(&f, Q2, CATEGORY_HOUSING, KEY_FTE, Q3, (money[MUNICIPALITIES]){0},
                  (money[MUNICIPALITIES]){0});
    struct report *r = data_of(&f, (struct allocate_view){.range = {Q2, Q2}});
    assert_rows(dump_table(r, "shares", 0), "2025-Q1 | fte | A | 3/5\n"
                                            "2025-Q1 | fte | B | 2/5\n"
                                            "2025-Q2 | fte | A | 9/20\n"
                                            "2025-Q2 | fte | B | 6/20\n"
                                            "2025-Q2 | fte | C | 5/20\n"
                                            "2025-Q3 | fte | A | 3/5\n"
                                            "2025-Q3 | fte | B | 2/5\n"
                                            "2025-Q3 | fte | C | 0/5\n"
                                            "2025-Q3 | heads | A | 65/150\n"
                                            "2025-Q3 | heads | B | 47/150\n"
                                            "2025-Q3 | heads | C | 38/150\n");
    report_free(r);
    figures_clear(&f);
}

/* Shared 3 + 30 + 300 + 6000 - 60000 + 600000 = 546333, of VAT 4 + 40 + 400 + 8000 - 80000 +
   800000 = 728444; own 11000000 and 22000000; left out 4700 and 470. */
static void what_was_read_is_what_went_out(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    figures_leave_out(&f, Q1, 2, 700, 70);
    figures_leave_out(&f, Q3, 5, 4000, 400);
    struct report *r = control_of(&f, all_periods);
    assert_tables(r, "control: text json pages, single\ncontrol_all: json, single\n"
                     "control_vat: text json pages, single\n"
                     "control_all_vat: json, single\n");
    const char *net = "115510.33 | 5463.33 | 110000.00 | 47.00 | 0.00\n",
               *vat = "227289.14 | 7284.44 | 220000.00 | 4.70 | 0.00\n";
    assert_rows(dump_table(r, "control", 0), net);
    assert_rows(dump_table(r, "control_all", 0), net);
    assert_rows(dump_table(r, "control_vat", 0), vat);
    assert_rows(dump_table(r, "control_all_vat", 0), vat);
    assert_columns(dump_table(r, "control", 0),
                   "costs# allocated# own# left_out# difference#");
    assert_headings(dump_table(r, "control", 0),
                    "Costs read | Allocated | Own costs | Left out | Difference");
    assert_about(dump_table(r, "control", 0),
                 "Control of the whole folder: costs read = allocated + own + left out",
                 NULL, "Control");
    assert_about(dump_table(r, "control_vat", 0), "Control of VAT of the whole folder",
                 NULL, "Control of VAT");
    assert_remarks(r, "Lines left out by their account: 7.\n");
    report_free(r);
    figures_clear(&f);
}

/* Q2 and Q3: 300 + 6000 - 60000 + 600000 = 546300, of VAT 728400; Q2 alone: -53700 and
   -71600. The whole folder stays as it is above. */
static void the_control_is_of_the_periods_shown(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    figures_leave_out(&f, Q1, 2, 700, 70);
    figures_leave_out(&f, Q3, 5, 4000, 400);
    struct report *r = control_of(&f, (struct period_range){Q2, Q3});
    assert_rows(dump_table(r, "control", 0),
                "105503.00 | 5463.00 | 100000.00 | 40.00 | 0.00\n");
    assert_rows(dump_table(r, "control_vat", 0),
                "207288.00 | 7284.00 | 200000.00 | 4.00 | 0.00\n");
    assert_rows(dump_table(r, "control_all", 0),
                "115510.33 | 5463.33 | 110000.00 | 47.00 | 0.00\n");
    assert_string_equal(
        dump_table(r, "control", 0)->title,
        "Control of 2025-Q2 to 2025-Q3: costs read = allocated + own + left out");
    assert_remarks(r, "Lines left out by their account: 5.\n");
    report_free(r);
    r = control_of(&f, (struct period_range){Q2, Q2});
    assert_rows(dump_table(r, "control", 0),
                "99463.00 | -537.00 | 100000.00 | 0.00 | 0.00\n");
    assert_string_equal(dump_table(r, "control_vat", 0)->title,
                        "Control of VAT of 2025-Q2");
    assert_remarks(r, "");
    report_free(r);
    figures_clear(&f);
}

static void what_nobody_was_given_is_a_difference(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    figures_lose(&f, STAFF_Q2, 5, -6);
    struct report *r = control_of(&f, all_periods);
    assert_rows(dump_table(r, "control", 0),
                "115463.38 | 5463.33 | 110000.00 | 0.00 | 0.05\n");
    assert_rows(dump_table(r, "control_vat", 0),
                "227284.38 | 7284.44 | 220000.00 | 0.00 | -0.06\n");
    report_free(r);
    r = control_of(&f, (struct period_range){Q1, Q1});
    assert_rows(dump_table(r, "control", 0),
                "10000.33 | 0.33 | 10000.00 | 0.00 | 0.00\n");
    assert_rows(dump_table(r, "control_all", 0),
                "115463.38 | 5463.33 | 110000.00 | 0.00 | 0.05\n");
    report_free(r);
    figures_clear(&f);
}

static void without_vat_there_is_no_control_of_it(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.has_vat = false;
    struct report *r = control_of(&f, all_periods);
    assert_tables(r, "control: text json pages, single\ncontrol_all: json, single\n");
    report_free(r);
    figures_clear(&f);
}

static void what_all_other_accounts_took_is_said(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.has_vat = false;
    f.b.others = (struct other_accounts){
        .accounts = 4, .lines = 9, .amount = -123456, .known = true};
    struct report *r = control_of(&f, all_periods);
    assert_tables(r, "control: text json pages, single\ncontrol_all: json, single\n"
                     "other_accounts: json, single\n");
    assert_rows(dump_table(r, "other_accounts", 0), "#4 | #9 | -1234.56\n");
    assert_columns(dump_table(r, "other_accounts", 0), "accounts# lines# amount#");
    assert_headings(dump_table(r, "other_accounts", 0), "Accounts | Lines | Amount");
    assert_remarks(r, "The row * for all other accounts took 4, with 9 lines and "
                      "-1,234.56.\n");
    report_free(r);
    f.b.others = (struct other_accounts){.accounts = 5, .lines = 8, .more = true};
    r = control_of(&f, all_periods);
    assert_tables(r, "control: text json pages, single\ncontrol_all: json, single\n");
    assert_remarks(r, "The row * for all other accounts took more than 5, with 8 lines "
                      "and ?.\n");
    report_free(r);
    figures_clear(&f);
}

static void they_can_be_had_in_dutch(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    figures_leave_out(&f, Q1, 2, 700, 70);
    lang_set(LANG_NL);
    struct report *r = data_of(&f, (struct allocate_view){.range = {Q3, Q3}}),
                  *control = control_of(&f, all_periods);
    lang_swap(LANG_EN);
    const struct table *t = dump_table(r, "allocation", 0);
    assert_columns(t, "period category municipality amount# vat#");
    assert_csv_names(t, "periode | categorie | gemeente | bedrag | btw");
    assert_headings(t, "Periode | Categorie | Gemeente | Bedrag | Btw");
    assert_rows(t, "2025-Q3 | housing/huisvesting | A | 1000.00 | 3000.00\n"
                   "2025-Q3 | housing/huisvesting | B | 2000.00 | 1000.00\n"
                   "2025-Q3 | housing/huisvesting | C | 3000.00 | 4000.00\n");
    assert_headings(dump_table(r, "shares", 0), "Periode | Sleutel | Gemeente | Aandeel");
    assert_headings(
        dump_table(control, "control", 0),
        "Ingelezen kosten | Verdeeld | Eigen kosten | Buiten beschouwing | Verschil");
    report_free(control);
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_says_one_fact),
        cmocka_unit_test(a_line_of_nothing_makes_its_category_there),
        cmocka_unit_test(without_vat_there_is_no_column_of_it),
        cmocka_unit_test(csv_has_the_lines_where_they_are_asked),
        cmocka_unit_test(each_key_has_its_shares_of_a_period_once),
        cmocka_unit_test(the_shares_shown_are_those_of_the_periods_shown),
        cmocka_unit_test(what_was_read_is_what_went_out),
        cmocka_unit_test(the_control_is_of_the_periods_shown),
        cmocka_unit_test(what_nobody_was_given_is_a_difference),
        cmocka_unit_test(without_vat_there_is_no_control_of_it),
        cmocka_unit_test(what_all_other_accounts_took_is_said),
        cmocka_unit_test(they_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("data tables", tests, NULL, NULL);
}
