#include "test.h"

#include "proofs.h"
#include "small_budget.h"

static void a_number_that_lost_its_zeros_is_recognised(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "0012", 8);
    proof_add_line(&p, "x", 8);
    proof_add_rows(&p, "12", (money[]){4, 2, 2});
    p.row_count = 1; /* one row will do; x came later */
    assert_faults(
        &p,
        "listing.csv:2: error: verify-unknown: line 12 is not in the input, or not in "
        "this period and category (row of A)\n"
        "  hint: did you mean 0012? a spreadsheet takes away the zeros in front of a "
        "number: read the column of lines as text there\n"
        "costs.csv:2: error: verify-later: line x is not in the listing: it came "
        "later, or was taken out\n");
}

/* Where another line has the number without zeros, the rows are too many for it. */
static void a_number_that_is_now_that_of_another_is_recognised(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "12", 8);
    proof_add_line(&p, "0012", 8);
    proof_add_rows(&p, "12", (money[]){4, 2, 2});
    proof_add_row(&p, "12", 0, 4);
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
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "12", 8);
    proof_add_line(&p, "0012", 8);
    proof_add_rows(&p, "12", (money[]){4, 2, 2});
    proof_add_rows(&p, "0012", (money[]){4, 2, 2});
    proof_add_row(&p, "12", 0, 4);
    assert_faults(&p,
                  "listing.csv:8: error: verify-twice: line 12 has this row of A more "
                  "often than the input has the line\n");
}

/* Two lines could be meant, and neither is guessed at. */
static void of_two_numbers_neither_is_guessed_at(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "0012", 8);
    proof_add_line(&p, "012", 8);
    proof_add_row(&p, "12", 0, 4);
    assert_faults(&p,
                  "listing.csv:2: error: verify-unknown: line 12 is not in the input, or "
                  "not in this period and category (row of A)\n"
                  "costs.csv:2: error: verify-later: line 0012 is not in the listing: it "
                  "came later, or was taken out\n"
                  "costs.csv:2: error: verify-later: line 012 is not in the listing: it "
                  "came later, or was taken out\n");
}

/* A row too many of a line that was proved and forgotten. */
static void a_row_too_many_differs_from_an_unknown_one(void **state) {
    (void)state;
    struct proof p;
    proof_begin(&p, CLOSE_QUARTER);
    proof_add_line(&p, "a", 8);
    proof_add_line(&p, "b", 8);
    proof_add_rows(&p, "a", (money[]){4, 2, 2});
    proof_add_row(&p, "a", 1, 2);
    proof_add_rows(&p, "b", (money[]){4, 2, 2});
    assert_faults(&p, "listing.csv:5: error: verify-twice: line a has this row of B more "
                      "often than the input has the line\n");
}

/* --- what a report says beside its lines ---------------------------------------------- */

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_that_lost_its_zeros_is_recognised),
        cmocka_unit_test(a_number_that_is_now_that_of_another_is_recognised),
        cmocka_unit_test(a_number_with_rows_of_its_own_is_not_meant),
        cmocka_unit_test(of_two_numbers_neither_is_guessed_at),
        cmocka_unit_test(a_row_too_many_differs_from_an_unknown_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
