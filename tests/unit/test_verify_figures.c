#include "test.h"

#include "proofs.h"
#include "small_budget.h"

/* A listing that is right: 10 cents are 5 3 2. */
static struct listing_figures begin_figures(struct proof *p) {
    proof_begin(p, CLOSE_QUARTER);
    proof_add_line(p, "a", 10);
    proof_add_rows(p, "a", (money[]){5, 3, 2});
    return verifier_figures(proof_start(p));
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
        assert_int_equal(proof_finish(&p), -1);
        assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 1);
        proof_end(&p);
    }
}

/* Of the whole folder only the sum counts where part of it is shown: costs may have come
   since. */
static void a_control_of_all_counts_by_its_sum(void **state) {
    (void)state;
    for (int wrong = 0; wrong < 2; wrong++) {
        struct proof p;
        proof_begin(&p, CLOSE_QUARTER);
        p.range = (struct period_range){Q1, Q1};
        proof_add_line(&p, "a", 10);
        proof_add_line_of(&p, Q2, "b", 7);
        proof_add_rows(&p, "a", (money[]){5, 3, 2});
        const struct listing_figures f = verifier_figures(proof_start(&p));
        struct listing_control control = {CONTROL_SHOWN, {10, 10, 0, 0, 0}, {0}};
        f.control(f.self, &control);
        control = (struct listing_control){CONTROL_ALL, {16 + wrong, 16, 0, 0, 0}, {0}};
        f.control(f.self, &control);
        assert_int_equal(proof_finish(&p), wrong ? -1 : 0);
        proof_end(&p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_figures_are_confirmed),
        cmocka_unit_test(a_total_that_was_changed_is_named),
        cmocka_unit_test(a_total_that_is_twice_or_not_there_is_named),
        cmocka_unit_test(a_share_that_was_changed_is_named),
        cmocka_unit_test(each_figure_of_the_control_counts),
        cmocka_unit_test(a_control_of_all_counts_by_its_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
