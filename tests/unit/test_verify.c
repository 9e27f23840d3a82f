#include "test.h"

#include "engine/verify/verify.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, Q2, MOST = 16 };

/* Three municipalities with the shares 1/2 1/4 1/4, the lines of a folder and the rows of a
   listing. */
struct proof {
    struct budget budget;
    struct diags diags;
    struct verifier *v;
    struct period_range range;
    enum closing close;
    struct cost_line lines[MOST];
    struct listing_row rows[MOST];
    size_t line_count, row_count, rows_read;
};

static void begin(struct proof *p, enum closing close) {
    *p = (struct proof){.close = close};
    diags_init(&p->diags);
    small_budget_init(&p->budget, 3, 1);
    small_budget_figures(&p->budget, 0, (int64_t[]){2, 1, 1});
    small_budget_plain_key(&p->budget, "key", 0);
}

static void add_line_of(struct proof *p, period when, const char *id, money amount) {
    p->lines[p->line_count++] = small_budget_line(when, CATEGORY_STAFF, 0, amount, id);
}

static void add_line(struct proof *p, const char *id, money amount) {
    add_line_of(p, Q1, id, amount);
}

static void add_row_of(struct proof *p, period when, const char *id, int municipality,
                       money amount) {
    p->rows[p->row_count] =
        (struct listing_row){.period = when,
                             .category = CATEGORY_STAFF,
                             .line = slice_of(id),
                             .municipality = municipality,
                             .amount[AMOUNT_NET] = amount,
                             .place = {"listing.csv", p->row_count + 2, 0}};
    p->row_count++;
}

static void add_row(struct proof *p, const char *id, int municipality, money amount) {
    add_row_of(p, Q1, id, municipality, amount);
}

static void add_rows(struct proof *p, const char *id, const money *cells) {
    for (int m = 0; m < 3; m++)
        add_row(p, id, m, cells[m]);
}

static int next_row(void *self, struct listing_row *row) {
    struct proof *p = self;
    if (p->rows_read == p->row_count)
        return 0;
    *row = p->rows[p->rows_read++];
    return 1;
}

static int push_lines(void *self, struct line_sink *sink) {
    struct proof *p = self;
    for (size_t i = 0; i < p->line_count; i++)
        assert_int_equal(sink->take(sink->self, &p->lines[i]), 0);
    return 0;
}

/* A verifier, before anything was read. */
static struct verifier *start(struct proof *p) {
    return p->v = verifier_new(&p->budget, p->close, p->range);
}

/* Reads lines and rows and finishes. */
static int finish(struct proof *p) {
    struct verifier *v = p->v ? p->v : start(p);
    struct line_sink lines =
        verifier_lines(v, (struct listing_source){p, next_row}, &p->diags);
    push_lines(p, &lines);
    const struct line_replay again = {p, push_lines};
    return verifier_finish(v, &again, "listing.csv", &p->diags);
}

static void end(struct proof *p) {
    verifier_free(p->v);
    diags_clear(&p->diags);
    budget_clear(&p->budget);
}

static void see(void *self, const struct diag *fault) {
    diag_print(self, fault, false);
}

static void see_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    diag_print_more(self, file, level, times);
}

/* Finishes, and compares what is reported; nothing when the listing is right. */
static void assert_faults(struct proof *p, const char *expected) {
    struct buf text;
    buf_init(&text);
    assert_int_equal(finish(p), expected[0] ? -1 : 0);
    struct diag_visitor visitor = {&text, see, see_more};
    diag_visit(&p->diags, DIAG_NOTE, &visitor);
    assert_string_equal(buf_str(&text), expected);
    buf_clear(&text);
    end(p);
}

static void a_right_listing_is_confirmed_in_any_order(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 10);
    add_line(&p, "b", 7);
    add_row(&p, "b", 2, 2);
    add_rows(&p, "a", (money[]){5, 3, 2});
    add_row(&p, "b", 0, 4);
    add_row(&p, "b", 1, 1);
    assert_faults(&p, "");
}

static void a_cent_that_moved_is_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 8);
    add_rows(&p, "a", (money[]){4, 3, 1});
    assert_faults(
        &p, "listing.csv:3: error: verify-cell: B has 0.03 of line a, which is not its "
            "exact share 0.020000 rounded down or up\n"
            "  hint: a cent was moved, or the key or its drivers changed since\n"
            "listing.csv:4: error: verify-cell: C has 0.01 of line a, which is not its "
            "exact share 0.020000 rounded down or up\n"
            "  hint: a cent was moved, or the key or its drivers changed since\n");
}

/* Each cell is a floor or a ceiling, but two cents for one and none for
   the other are not. */
static void a_total_off_by_a_cent_is_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 1);
    add_line(&p, "b", 1);
    add_rows(&p, "a", (money[]){1, 0, 0});
    add_rows(&p, "b", (money[]){1, 0, 0});
    assert_int_equal(finish(&p), -1);
    assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 3); /* key, category and period */
    end(&p);
}

static void a_line_that_does_not_add_up_is_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 10);
    add_rows(&p, "a", (money[]){5, 2, 2});
    assert_faults(
        &p, "listing.csv:2: error: verify-sum: the rows of line a total 0.09; the line "
            "is 0.10\n");
}

static void rows_that_lack_or_are_there_twice_are_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 8);
    add_line(&p, "later", 8);
    add_row(&p, "a", 0, 4);
    add_row(&p, "a", 0, 4);
    add_row(&p, "a", 2, 2);
    add_row(&p, "gone", 2, 2);
    assert_faults(
        &p,
        "listing.csv:3: error: verify-twice: line a has this row of A more often than "
        "the input has the line\n"
        "listing.csv:5: error: verify-unknown: line gone is not in the input, or not "
        "in "
        "this period and category (row of C)\n"
        "costs.csv:2:1: error: verify-later: line later is not in the listing: it came "
        "later, or was taken out\n"
        "costs.csv:2:1: error: verify-missing: the listing has no row of B for line a\n");
}

static void own_costs_without_a_row_are_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 8);
    add_rows(&p, "a", (money[]){4, 2, 2});
    p.lines[p.line_count] = small_budget_line(Q1, CATEGORY_OWN, KEY_NONE, 5, "own");
    p.lines[p.line_count++].municipality = 1;
    assert_faults(&p,
                  "costs.csv:2:1: error: verify-later: line own is not in the listing: "
                  "it came later, or was taken out\n");
}

/* Two lines of one name, in another order than when they were listed. */
static void lines_of_one_name_are_distinguished_by_their_sums(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 7);
    add_line(&p, "b", 4);
    add_line(&p, "a", 10);
    add_line(&p, "a", 400);
    add_rows(&p, "a", (money[]){5, 3, 2});
    add_rows(&p, "b", (money[]){2, 1, 1});
    add_rows(&p, "a", (money[]){200, 100, 100});
    add_rows(&p, "a", (money[]){4, 1, 2});
    assert_faults(&p, "");
}

/* The same listing sorted by municipality. */
static void rows_may_be_sorted_by_municipality(void **state) {
    (void)state;
    static const money cells[3][3] = {{5, 3, 2}, {200, 100, 100}, {4, 1, 2}};
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 7);
    add_line(&p, "a", 10);
    add_line(&p, "a", 400);
    for (int m = 0; m < 3; m++)
        for (int i = 0; i < 3; i++)
            add_row(&p, "a", m, cells[i][m]);
    assert_faults(&p, "");
}

/* So that no line is whole before the listing ends; the total counts all the same: of two
   cents the first bears one, and was given both. */
static void a_total_counts_where_rows_are_sorted_by_municipality(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 1);
    add_line(&p, "b", 1);
    for (int m = 0; m < 3; m++) {
        add_row(&p, "a", m, m == 0);
        add_row(&p, "b", m, m == 0);
    }
    assert_int_equal(finish(&p), -1);
    assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 3); /* key, category and period */
    end(&p);
}

/* --- who takes no part ---------------------------------------------------------------- */

/* D joins in the second quarter with 4 inhabitants. */
static void add_joiner(struct proof *p) {
    budget_clear(&p->budget);
    small_budget_init(&p->budget, 4, 1);
    small_budget_figures(&p->budget, 0, (int64_t[]){2, 1, 1, 4});
    small_budget_plain_key(&p->budget, "key", 0);
    p->budget.municipalities[3].versions[0].from = 20250401;
}

static void who_joins_later_may_have_no_row(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_joiner(&p);
    add_line(&p, "a", 10);
    add_line(&p, "b", 7);
    add_rows(&p, "a", (money[]){5, 3, 2});
    add_rows(&p, "b", (money[]){4, 1, 2});
    assert_faults(&p, "");
}

static void who_joins_later_may_have_rows_of_nil(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_joiner(&p);
    add_line(&p, "a", 10);
    add_line(&p, "b", 7);
    add_rows(&p, "a", (money[]){5, 3, 2});
    add_row(&p, "a", 3, 0);
    add_rows(&p, "b", (money[]){4, 1, 2});
    add_row(&p, "b", 3, 0);
    assert_faults(&p, "");
}

static void who_joins_later_may_have_no_cent(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_joiner(&p);
    add_line(&p, "a", 8);
    add_rows(&p, "a", (money[]){4, 2, 1});
    add_row(&p, "a", 3, 1);
    assert_faults(
        &p, "listing.csv:4: error: verify-cell: C has 0.01 of line a, which is not its "
            "exact share 0.020000 rounded down or up\n"
            "  hint: a cent was moved, or the key or its drivers changed since\n"
            "listing.csv:5: error: verify-cell: D has 0.01 of line a, which is not its "
            "exact share 0.000000 rounded down or up\n"
            "  hint: a cent was moved, or the key or its drivers changed since\n");
}

/* Who has joined bears its share: its row is missed. */
static void who_takes_part_must_have_a_row(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_joiner(&p);
    add_line_of(&p, Q2, "a", 8);
    for (int m = 0; m < 3; m++)
        add_row_of(&p, Q2, "a", m, (money[]){2, 1, 1}[m]);
    assert_faults(&p, "costs.csv:2:1: error: verify-missing: the listing has no row of D "
                      "for line a\n");
}

/* A share of nil is no absence: who takes part has a row. */
static void a_share_of_nil_must_have_a_row(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    small_budget_figures(&p.budget, 0, (int64_t[]){1, 1, 0});
    add_line(&p, "a", 8);
    add_row(&p, "a", 0, 4);
    add_row(&p, "a", 1, 4);
    assert_faults(&p, "costs.csv:2:1: error: verify-missing: the listing has no row of C "
                      "for line a\n");
}

/* --- part of a year ------------------------------------------------------------------- */

/* Quarters of 2 cents each over 1/2 1/4 1/4: A has 1 of each, and B and C take turns. The
   first quarter alone is right whoever has its odd cent; the year 4 cents is B 1 and C 1,
   so that B may not have the odd cent of both. */
static void give_both_to_b(struct proof *p) {
    begin(p, CLOSE_YEAR);
    add_line_of(p, Q1, "a", 2);
    add_line_of(p, Q2, "b", 2);
}

static void a_year_that_is_shown_in_part_has_no_total(void **state) {
    (void)state;
    struct proof p;
    give_both_to_b(&p);
    p.range = (struct period_range){Q2, Q2};
    for (int m = 0; m < 3; m++)
        add_row_of(&p, Q2, "b", m, (money[]){1, 1, 0}[m]);
    assert_faults(&p, "");
}

static void a_quarter_of_it_still_has_its_promises(void **state) {
    (void)state;
    struct proof p;
    give_both_to_b(&p);
    add_line_of(&p, Q2, "c", 2);
    p.range = (struct period_range){Q2, Q2};
    for (int m = 0; m < 6; m++)
        add_row_of(&p, Q2, m < 3 ? "b" : "c", m % 3, (money[]){1, 1, 0}[m % 3]);
    assert_int_equal(finish(&p), -1);
    /* B has 2 and C 0 where the exact is 1: key, category and period, each. */
    assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 6);
    end(&p);
}

static void a_year_that_is_whole_has_its_total(void **state) {
    (void)state;
    struct proof p;
    give_both_to_b(&p);
    p.range = (struct period_range){2025 * 8, 2025 * 8};
    for (int m = 0; m < 6; m++)
        add_row_of(&p, m < 3 ? Q1 : Q2, m < 3 ? "a" : "b", m % 3,
                   (money[]){1, 1, 0}[m % 3]);
    assert_faults(&p,
                  "listing.csv: error: verify-total: B has 0.02 in total of 2025, which "
                  "is not the exact 0.010000 rounded down or up\n"
                  "listing.csv: error: verify-total: C has 0.00 in total of 2025, which "
                  "is not the exact 0.010000 rounded down or up\n");
}

/* --- numbers without their zeros ------------------------------------------------------ */

static void a_number_that_lost_its_zeros_is_recognised(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "0012", 8);
    add_line(&p, "x", 8);
    add_rows(&p, "12", (money[]){4, 2, 2});
    p.row_count = 1; /* one row will do; x came later */
    assert_faults(
        &p,
        "listing.csv:2: error: verify-unknown: line 12 is not in the input, or not in "
        "this period and category (row of A)\n"
        "  hint: did you mean 0012? a spreadsheet takes away the zeros in front of a "
        "number: read the column of lines as text there\n"
        "costs.csv:2:1: error: verify-later: line x is not in the listing: it came "
        "later, or was taken out\n");
}

/* Where another line has the number without zeros, the rows are too many for it. */
static void a_number_that_is_now_that_of_another_is_recognised(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "12", 8);
    add_line(&p, "0012", 8);
    add_rows(&p, "12", (money[]){4, 2, 2});
    add_row(&p, "12", 0, 4);
    assert_faults(
        &p, "listing.csv:5: error: verify-twice: line 12 has this row of A more often "
            "than the input has the line\n"
            "  hint: did you mean 0012? a spreadsheet takes away the zeros in front of a "
            "number: read the column of lines as text there\n");
}

/* A row too many is one too many where the other line has its own. */
static void a_number_with_rows_of_its_own_is_not_meant(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "12", 8);
    add_line(&p, "0012", 8);
    add_rows(&p, "12", (money[]){4, 2, 2});
    add_rows(&p, "0012", (money[]){4, 2, 2});
    add_row(&p, "12", 0, 4);
    assert_faults(&p,
                  "listing.csv:8: error: verify-twice: line 12 has this row of A more "
                  "often than the input has the line\n");
}

/* Two lines could be meant, and neither is guessed at. */
static void of_two_numbers_neither_is_guessed_at(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "0012", 8);
    add_line(&p, "012", 8);
    add_row(&p, "12", 0, 4);
    assert_faults(
        &p, "listing.csv:2: error: verify-unknown: line 12 is not in the input, or "
            "not in this period and category (row of A)\n"
            "costs.csv:2:1: error: verify-later: line 0012 is not in the listing: it "
            "came later, or was taken out\n"
            "costs.csv:2:1: error: verify-later: line 012 is not in the listing: it "
            "came later, or was taken out\n");
}

/* A row too many of a line that was proved and forgotten. */
static void a_row_too_many_differs_from_an_unknown_one(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 8);
    add_line(&p, "b", 8);
    add_rows(&p, "a", (money[]){4, 2, 2});
    add_row(&p, "a", 1, 2);
    add_rows(&p, "b", (money[]){4, 2, 2});
    assert_faults(&p, "listing.csv:5: error: verify-twice: line a has this row of B more "
                      "often than the input has the line\n");
}

/* --- what a report says beside its lines ---------------------------------------------- */

/* A listing that is right: 10 cents are 5 3 2. */
static struct listing_figures begin_figures(struct proof *p) {
    begin(p, CLOSE_QUARTER);
    add_line(p, "a", 10);
    add_rows(p, "a", (money[]){5, 3, 2});
    return verifier_figures(start(p));
}

static void tell_totals(const struct listing_figures *f, const money *amounts) {
    for (int m = 0; m < 3; m++) {
        const struct listing_total total = {.period = Q1,
                                            .category = CATEGORY_STAFF,
                                            .municipality = m,
                                            .amount[AMOUNT_NET] = amounts[m],
                                            .at = (uint64_t)m,
                                            .place = {"l.json", 9 + (uint64_t)m, 0}};
        f->total(f->self, &total);
    }
}

static void right_figures_are_confirmed(void **state) {
    (void)state;
    struct proof p;
    const struct listing_figures f = begin_figures(&p);
    tell_totals(&f, (money[]){5, 3, 2});
    const struct listing_share share = {
        .period = Q1, .key = 0, .municipality = 1, .share = slice_of("1/4")};
    f.share(f.self, &share);
    const struct listing_control control = {CONTROL_SHOWN, {10, 10, 0, 0, 0}, {0}};
    f.control(f.self, &control);
    assert_faults(&p, "");
}

static void a_total_that_was_changed_is_named(void **state) {
    (void)state;
    struct proof p;
    const struct listing_figures f = begin_figures(&p);
    tell_totals(&f, (money[]){5, 2, 3});
    assert_faults(&p,
                  "l.json:10: error: verify-figure: allocation[1].amount is 0.02; the "
                  "input gives 0.03\n"
                  "l.json:11: error: verify-figure: allocation[2].amount is 0.03; the "
                  "input gives 0.02\n");
}

static void a_total_that_is_twice_or_not_there_is_named(void **state) {
    (void)state;
    struct proof p;
    const struct listing_figures f = begin_figures(&p);
    for (uint64_t at = 0; at < 2; at++) {
        const struct listing_total total = {.period = Q1,
                                            .category = CATEGORY_STAFF,
                                            .amount[AMOUNT_NET] = 5,
                                            .at = at,
                                            .place = {"l.json", 9, 0}};
        f.total(f.self, &total);
    }
    assert_faults(
        &p, "l.json:9: error: verify-figure-twice: allocation[1] is a total that is "
            "there before\n"
            "listing.csv: error: verify-figure-missing: allocation has no total of B for "
            "staff, 2025-Q1\n"
            "listing.csv: error: verify-figure-missing: allocation has no total of C for "
            "staff, 2025-Q1\n");
}

static void a_share_that_was_changed_is_named(void **state) {
    (void)state;
    struct proof p;
    const struct listing_figures f = begin_figures(&p);
    const struct listing_share share = {.period = Q1,
                                        .key = 0,
                                        .municipality = 2,
                                        .share = slice_of("2/4"),
                                        .at = 2,
                                        .place = {"l.json", 7, 0}};
    f.share(f.self, &share);
    assert_faults(&p, "l.json:7: error: verify-figure: shares[2].share is 2/4; the input "
                      "gives 1/4\n");
}

/* Each figure of the control in turn: nothing else makes up for it. */
static void each_figure_of_the_control_counts(void **state) {
    (void)state;
    for (int figure = 0; figure < CONTROL_FIGURES; figure++) {
        struct proof p;
        const struct listing_figures f = begin_figures(&p);
        struct listing_control control = {CONTROL_SHOWN, {10, 10, 0, 0, 0}, {0}};
        control.figure[figure]++;
        f.control(f.self, &control);
        assert_int_equal(finish(&p), -1);
        assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 1);
        end(&p);
    }
}

/* Of the whole folder only the sum counts where part of it is shown: costs may have come
   since. */
static void a_control_of_all_counts_by_its_sum(void **state) {
    (void)state;
    for (int wrong = 0; wrong < 2; wrong++) {
        struct proof p;
        begin(&p, CLOSE_QUARTER);
        p.range = (struct period_range){Q1, Q1};
        add_line(&p, "a", 10);
        add_line_of(&p, Q2, "b", 7);
        add_rows(&p, "a", (money[]){5, 3, 2});
        const struct listing_figures f = verifier_figures(start(&p));
        struct listing_control control = {CONTROL_SHOWN, {10, 10, 0, 0, 0}, {0}};
        f.control(f.self, &control);
        control = (struct listing_control){CONTROL_ALL, {16 + wrong, 16, 0, 0, 0}, {0}};
        f.control(f.self, &control);
        assert_int_equal(finish(&p), wrong ? -1 : 0);
        end(&p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_right_listing_is_confirmed_in_any_order),
        cmocka_unit_test(a_cent_that_moved_is_named),
        cmocka_unit_test(a_total_off_by_a_cent_is_named),
        cmocka_unit_test(a_line_that_does_not_add_up_is_named),
        cmocka_unit_test(rows_that_lack_or_are_there_twice_are_named),
        cmocka_unit_test(own_costs_without_a_row_are_named),
        cmocka_unit_test(lines_of_one_name_are_distinguished_by_their_sums),
        cmocka_unit_test(rows_may_be_sorted_by_municipality),
        cmocka_unit_test(a_total_counts_where_rows_are_sorted_by_municipality),
        cmocka_unit_test(who_joins_later_may_have_no_row),
        cmocka_unit_test(who_joins_later_may_have_rows_of_nil),
        cmocka_unit_test(who_joins_later_may_have_no_cent),
        cmocka_unit_test(who_takes_part_must_have_a_row),
        cmocka_unit_test(a_share_of_nil_must_have_a_row),
        cmocka_unit_test(a_year_that_is_shown_in_part_has_no_total),
        cmocka_unit_test(a_quarter_of_it_still_has_its_promises),
        cmocka_unit_test(a_year_that_is_whole_has_its_total),
        cmocka_unit_test(a_number_that_lost_its_zeros_is_recognised),
        cmocka_unit_test(a_number_that_is_now_that_of_another_is_recognised),
        cmocka_unit_test(a_number_with_rows_of_its_own_is_not_meant),
        cmocka_unit_test(of_two_numbers_neither_is_guessed_at),
        cmocka_unit_test(a_row_too_many_differs_from_an_unknown_one),
        cmocka_unit_test(right_figures_are_confirmed),
        cmocka_unit_test(a_total_that_was_changed_is_named),
        cmocka_unit_test(a_total_that_is_twice_or_not_there_is_named),
        cmocka_unit_test(a_share_that_was_changed_is_named),
        cmocka_unit_test(each_figure_of_the_control_counts),
        cmocka_unit_test(a_control_of_all_counts_by_its_sum),
    };
    return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
