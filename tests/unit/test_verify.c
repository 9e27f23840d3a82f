#include "test.h"

#include "proofs.h"
#include "small_budget.h"

static void a_right_listing_is_confirmed_in_any_order(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 10);
    proof_add_line(&p, "b", 7);
    proof_add_row(&p, "b", 2, 2);
    proof_add_rows(&p, "a", (money[]){5, 3, 2});
    proof_add_row(&p, "b", 0, 4);
    proof_add_row(&p, "b", 1, 1);
    assert_faults(&p, "");
}

static void a_cent_that_moved_is_named(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 8);
    proof_add_rows(&p, "a", (money[]){4, 3, 1});
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
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 1);
    proof_add_line(&p, "b", 1);
    proof_add_rows(&p, "a", (money[]){1, 0, 0});
    proof_add_rows(&p, "b", (money[]){1, 0, 0});
    assert_int_equal(proof_finish(&p), -1);
    assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 3); /* key, category and period */
    proof_end(&p);
}

static void a_line_that_does_not_add_up_is_named(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 10);
    proof_add_rows(&p, "a", (money[]){5, 2, 2});
    assert_faults(
        &p, "listing.csv:2: error: verify-sum: the rows of line a total 0.09; the line "
            "is 0.10\n");
}

static void rows_that_lack_or_are_there_twice_are_named(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 8);
    proof_add_line(&p, "later", 8);
    proof_add_row(&p, "a", 0, 4);
    proof_add_row(&p, "a", 0, 4);
    proof_add_row(&p, "a", 2, 2);
    proof_add_row(&p, "gone", 2, 2);
    assert_faults(
        &p,
        "listing.csv:3: error: verify-twice: line a has this row of A more often than "
        "the input has the line\n"
        "listing.csv:5: error: verify-unknown: line gone is not in the input, or not "
        "in "
        "this period and category (row of C)\n"
        "costs.csv:2: error: verify-later: line later is not in the listing: it came "
        "later, or was taken out\n"
        "costs.csv:2: error: verify-missing: the listing has no row of B for line a\n");
}

static void own_costs_without_a_row_are_named(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 8);
    proof_add_rows(&p, "a", (money[]){4, 2, 2});
    p.lines[p.line_count] = small_budget_line(Q1, CATEGORY_OWN, KEY_NONE, 5, "own");
    p.lines[p.line_count++].municipality = 1;
    assert_faults(&p, "costs.csv:2: error: verify-later: line own is not in the listing: "
                      "it came later, or was taken out\n");
}

/* Two lines of one name, in another order than when they were listed. */
static void lines_of_one_name_are_distinguished_by_their_sums(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 7);
    proof_add_line(&p, "b", 4);
    proof_add_line(&p, "a", 10);
    proof_add_line(&p, "a", 400);
    proof_add_rows(&p, "a", (money[]){5, 3, 2});
    proof_add_rows(&p, "b", (money[]){2, 1, 1});
    proof_add_rows(&p, "a", (money[]){200, 100, 100});
    proof_add_rows(&p, "a", (money[]){4, 1, 2});
    assert_faults(&p, "");
}

/* The same listing sorted by municipality. */
static void rows_may_be_sorted_by_municipality(void **state) {
    (void)state;
    static const money cells[3][3] = {{5, 3, 2}, {200, 100, 100}, {4, 1, 2}};
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 7);
    proof_add_line(&p, "a", 10);
    proof_add_line(&p, "a", 400);
    for (int m = 0; m < 3; m++)
        for (int i = 0; i < 3; i++)
            proof_add_row(&p, "a", m, cells[i][m]);
    assert_faults(&p, "");
}

/* So that no line is whole before the listing ends; the total counts all the same: of two
   cents the first bears one, and was given both. */
static void a_total_counts_where_rows_are_sorted_by_municipality(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 1);
    proof_add_line(&p, "b", 1);
    for (int m = 0; m < 3; m++) {
        proof_add_row(&p, "a", m, m == 0);
        proof_add_row(&p, "b", m, m == 0);
    }
    assert_int_equal(proof_finish(&p), -1);
    assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 3); /* key, category and period */
    proof_end(&p);
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
    proof_begin(&p, CLOSE_QUARTER);
    add_joiner(&p);
    proof_add_line(&p, "a", 10);
    proof_add_line(&p, "b", 7);
    proof_add_rows(&p, "a", (money[]){5, 3, 2});
    proof_add_rows(&p, "b", (money[]){4, 1, 2});
    assert_faults(&p, "");
}

static void who_joins_later_may_have_rows_of_nil(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    add_joiner(&p);
    proof_add_line(&p, "a", 10);
    proof_add_line(&p, "b", 7);
    proof_add_rows(&p, "a", (money[]){5, 3, 2});
    proof_add_row(&p, "a", 3, 0);
    proof_add_rows(&p, "b", (money[]){4, 1, 2});
    proof_add_row(&p, "b", 3, 0);
    assert_faults(&p, "");
}

static void who_joins_later_may_have_no_cent(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    add_joiner(&p);
    proof_add_line(&p, "a", 8);
    proof_add_rows(&p, "a", (money[]){4, 2, 1});
    proof_add_row(&p, "a", 3, 1);
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
    proof_begin(&p, CLOSE_QUARTER);
    add_joiner(&p);
    proof_add_line_of(&p, Q2, "a", 8);
    for (int m = 0; m < 3; m++)
        proof_add_row_of(&p, Q2, "a", m, (money[]){2, 1, 1}[m]);
    assert_faults(&p, "costs.csv:2: error: verify-missing: the listing has no row of D "
                      "for line a\n");
}

/* A share of nil is no absence: who takes part has a row. */
static void a_share_of_nil_must_have_a_row(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    small_budget_figures(&p.budget, 0, (int64_t[]){1, 1, 0});
    proof_add_line(&p, "a", 8);
    proof_add_row(&p, "a", 0, 4);
    proof_add_row(&p, "a", 1, 4);
    assert_faults(&p, "costs.csv:2: error: verify-missing: the listing has no row of C "
                      "for line a\n");
}

/* --- part of a year ------------------------------------------------------------------- */

/* Quarters of 2 cents each over 1/2 1/4 1/4: A has 1 of each, and B and C take turns. The
   first quarter alone is right whoever has its odd cent; the year 4 cents is B 1 and C 1,
   so that B may not have the odd cent of both. */
static void give_both_to_b(struct proof *p) {
    proof_begin(p, CLOSE_YEAR);
    proof_add_line_of(p, Q1, "a", 2);
    proof_add_line_of(p, Q2, "b", 2);
}

static void a_year_that_is_shown_in_part_has_no_total(void **state) {
    (void)state;
    struct proof p;
    give_both_to_b(&p);
    p.range = (struct period_range){Q2, Q2};
    for (int m = 0; m < 3; m++)
        proof_add_row_of(&p, Q2, "b", m, (money[]){1, 1, 0}[m]);
    assert_faults(&p, "");
}

static void a_quarter_of_it_still_has_its_promises(void **state) {
    (void)state;
    struct proof p;
    give_both_to_b(&p);
    proof_add_line_of(&p, Q2, "c", 2);
    p.range = (struct period_range){Q2, Q2};
    for (int m = 0; m < 6; m++)
        proof_add_row_of(&p, Q2, m < 3 ? "b" : "c", m % 3, (money[]){1, 1, 0}[m % 3]);
    assert_int_equal(proof_finish(&p), -1);
    /* B has 2 and C 0 where the exact is 1: key, category and period, each. */
    assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 6);
    proof_end(&p);
}

static void a_year_that_is_whole_has_its_total(void **state) {
    (void)state;
    struct proof p;
    give_both_to_b(&p);
    p.range = (struct period_range){2025 * 8, 2025 * 8};
    for (int m = 0; m < 6; m++)
        proof_add_row_of(&p, m < 3 ? Q1 : Q2, m < 3 ? "a" : "b", m % 3,
                         (money[]){1, 1, 0}[m % 3]);
    assert_faults(&p,
                  "listing.csv: error: verify-total: B has 0.02 in total of 2025, which "
                  "is not the exact 0.010000 rounded down or up\n"
                  "listing.csv: error: verify-total: C has 0.00 in total of 2025, which "
                  "is not the exact 0.010000 rounded down or up\n");
}

/* --- periods that the listing lacks ----------------------------------------------------- */

static void a_period_without_rows_is_named_once(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 8);
    proof_add_line_of(&p, Q2, "b", 4);
    proof_add_line_of(&p, Q2, "c", 100);
    proof_add_rows(&p, "a", (money[]){4, 2, 2});
    assert_faults(
        &p, "listing.csv: error: verify-period: the listing has no row of 2025-Q2; the "
            "lines of that period are not proved (lines: 2, total 1.04)\n"
            "  hint: if the listing was written for some periods only, say --period "
            "2025-Q1\n");
}

/* Nor does it hide what is wrong in the others. */
static void what_a_listing_has_is_proved_beside_a_period_that_it_lacks(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 10);
    proof_add_line_of(&p, Q2, "b", 4);
    proof_add_line(&p, "c", 10);
    proof_add_rows(&p, "a", (money[]){5, 2, 2});
    assert_faults(
        &p, "listing.csv: error: verify-period: the listing has no row of 2025-Q2; the "
            "lines of that period are not proved (lines: 1, total 0.04)\n"
            "  hint: if the listing was written for some periods only, say --period "
            "2025-Q1\n"
            "listing.csv:2: error: verify-sum: the rows of line a total 0.09; the line "
            "is 0.10\n"
            "costs.csv:2: error: verify-later: line c is not in the listing: it came "
            "later, or was taken out\n");
}

/* A range from the first period to the last would have it too. */
static void a_period_that_lacks_between_others_gives_no_range(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 8);
    proof_add_line_of(&p, Q2, "b", 4);
    proof_add_line_of(&p, Q2 + 1, "c", 8);
    proof_add_rows(&p, "a", (money[]){4, 2, 2});
    for (int m = 0; m < 3; m++)
        proof_add_row_of(&p, Q2 + 1, "c", m, (money[]){4, 2, 2}[m]);
    assert_faults(&p, "listing.csv: error: verify-period: the listing has no row of "
                      "2025-Q2; the lines of that period are not proved (lines: 1, total "
                      "0.04)\n");
}

static void a_listing_without_rows_lacks_every_period(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 8);
    proof_add_line_of(&p, Q2, "b", 4);
    assert_int_equal(proof_finish(&p), -1);
    assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 2);
    proof_end(&p);
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
        cmocka_unit_test(a_period_without_rows_is_named_once),
        cmocka_unit_test(what_a_listing_has_is_proved_beside_a_period_that_it_lacks),
        cmocka_unit_test(a_period_that_lacks_between_others_gives_no_range),
        cmocka_unit_test(a_listing_without_rows_lacks_every_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
