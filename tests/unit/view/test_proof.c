/* The proof of an amount: exact values, the cents given, and the sentences below. Shares
   as in view_figures.h: fte 9/20 6/20 5/20, heads 65/150 47/150 38/150. */
#include "../report_dump.h"
#include "../view_figures.h"

#include "view/proof.h"

struct proving {
    struct figures f;
    struct proof p;
    struct report *r;
    const struct shares *fte, *heads, *early_fte, *early_heads;
};

static void begin(struct proving *s) {
    figures_init(&s->f);
    proof_init(&s->p, &s->f.b);
    s->r = report_new("explanation", "Title", LANG_EN);
    s->fte = s->f.groups[STAFF_Q2].shares;
    s->heads = s->f.groups[HOUSING_Q3].shares;
    s->early_fte = s->f.groups[STAFF_Q1].shares; /* 3/5 2/5 */
    s->early_heads = s->f.groups[ICT_Q1].shares; /* 23/40 17/40 */
}

static void end(struct proving *s) {
    report_free(s->r);
    proof_clear(&s->p);
    figures_clear(&s->f);
}

/* Adds an amount of which Alpha, Bravo and Charlie were given this. */
static void add(struct proving *s, const struct shares *shares, money sum, money alpha,
                money bravo, money charlie) {
    proof_add(&s->p, shares, sum, (money[MUNICIPALITIES]){alpha, bravo, charlie});
}

/* Compares the table that is made of what was added. */
static void assert_proof(struct proving *s, int only, const char *rows,
                         const char *note) {
    const struct table *t = proof_table(s->r, &s->p, "The title", "this line", only);
    assert_rows(t, rows);
    assert_about(t, "The title", note, NULL);
}

/* 4500.45 3000.3 2500.25; a pocket calculator has 4500 for the first, and 10000 together. */
static void the_cent_over_is_shown_where_it_went(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.fte, 10001, 4501, 3000, 2500);
    assert_proof(
        &s, MUNICIPALITY_NONE,
        "Alpha | 45.00 + 0.4500 ct | 45.01 | ~0.5500\n"
        "Bravo | 30.00 + 0.3000 ct | 30.00 | ~-0.3000\n"
        "Charlie | 25.00 + 0.2500 ct | 25.00 | ~-0.2500\n"
        "= total/Total | 100.01 | 100.01 | ~0.0000\n",
        "Divided: 100.01 (this line). Cut off to whole cents, the exact values "
        "leave 1 cent. It went to Alpha. Alpha: a pocket calculator gives a cent "
        "less, 45.00; but if all were rounded like that, they would bear 100.00 "
        "together instead of 100.01.");
    const struct table *t = dump_table(s.r, "proof", 0);
    assert_columns(t, "municipality exact# amount# difference#");
    assert_headings(t, "Municipality | Exact | Given | Difference (ct)");
    assert_tables(s.r, "proof: text pages\n");
    end(&s);
}

static void of_one_municipality_there_is_no_total(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.fte, 10001, 4501, 3000, 2500);
    assert_proof(&s, BRAVO, "Bravo | 30.00 + 0.3000 ct | 30.00 | ~-0.3000\n",
                 "Divided: 100.01 (this line). Cut off to whole cents, the exact values "
                 "leave 1 cent. It went to Alpha.");
    end(&s);
}

/* The same below nil; -0.45 has no whole cents that could carry its minus. */
static void a_minus_stands_in_both_places(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.fte, -1, -1, 0, 0);
    assert_proof(
        &s, MUNICIPALITY_NONE,
        "Alpha | -0.00 - 0.4500 ct | -0.01 | ~-0.5500\n"
        "Bravo | -0.00 - 0.3000 ct | 0.00 | ~0.3000\n"
        "Charlie | -0.00 - 0.2500 ct | 0.00 | ~0.2500\n"
        "= total/Total | -0.01 | -0.01 | ~0.0000\n",
        "Divided: -0.01 (this line). Cut off to whole cents, the exact values "
        "leave 1 cent. It went to Alpha. Alpha: a pocket calculator gives a cent "
        "more, 0.00; but if all were rounded like that, they would bear 0.00 "
        "together instead of -0.01.");
    end(&s);
}

/* Of -1000 cents heads gives -433 1/3, -313 1/3 and -253 1/3. Rounded down to
   ten-thousandths they miss two, which go to the first. */
static void what_is_shown_adds_up_below_nil(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.heads, -1000, -433, -313, -254);
    assert_proof(&s, MUNICIPALITY_NONE,
                 "Alpha | -4.33 - 0.3333 ct | -4.33 | ~0.3333\n"
                 "Bravo | -3.13 - 0.3333 ct | -3.13 | ~0.3333\n"
                 "Charlie | -2.53 - 0.3334 ct | -2.54 | ~-0.6666\n"
                 "= total/Total | -10.00 | -10.00 | ~0.0000\n",
                 "Divided: -10.00 (this line). Cut off to whole cents, the exact values "
                 "leave 1 cent. It went to Charlie. Charlie: a pocket calculator gives a "
                 "cent more, -2.53; but if all were rounded like that, they would bear "
                 "-9.99 together instead of -10.00.");
    end(&s);
}

/* Of two amounts: 4500.45 + 433.33333, 3000.3 + 313.33333, 2500.25 + 253.33333. Of these
   4933.78333, 3313.63333 and 2753.58333 two cents are over; one ten-thousandth goes to
   the first of equal remainders. */
static void amounts_that_are_added_are_proved_together(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.fte, 10001, 4501, 3000, 2500);
    add(&s, s.heads, 1000, 433, 314, 253);
    assert_proof(
        &s, MUNICIPALITY_NONE,
        "Alpha | 49.33 + 0.7834 ct | 49.34 | ~0.2166\n"
        "Bravo | 33.13 + 0.6333 ct | 33.14 | ~0.3667\n"
        "Charlie | 27.53 + 0.5833 ct | 27.53 | ~-0.5833\n"
        "= total/Total | 110.01 | 110.01 | ~0.0000\n",
        "Divided: 110.01 (this line). Cut off to whole cents, the exact values "
        "leave 2 cents. They went to Alpha and Bravo. Charlie: a pocket "
        "calculator gives a cent more, 27.54; but if all were rounded like that, "
        "they would bear 110.02 together instead of 110.01.");
    end(&s);
}

/* Of a cent by 2 1 4 they bear 0.2857 1/7, 0.1428 4/7 and 0.5714 2/7. */
static void ten_thousandths_go_to_the_largest_remainder(void **state) {
    (void)state;
    static const int64_t fte[] = {2, 1, 4};
    struct proving s;
    begin(&s);
    for (size_t m = ALPHA; m <= CHARLIE; m++)
        s.f.b.municipalities[m].versions[0].values[FTE].value =
            (struct decimal){fte[m], 0};
    figures_group(&s.f, Q3, CATEGORY_ICT, KEY_FTE, Q3, (money[MUNICIPALITIES]){0},
                  (money[MUNICIPALITIES]){0});
    add(&s, s.f.groups[s.f.a.group_count - 1].shares, 1, 0, 0, 1);
    assert_proof(&s, MUNICIPALITY_NONE,
                 "Alpha | 0.00 + 0.2857 ct | 0.00 | ~-0.2857\n"
                 "Bravo | 0.00 + 0.1429 ct | 0.00 | ~-0.1429\n"
                 "Charlie | 0.00 + 0.5714 ct | 0.01 | ~0.4286\n"
                 "= total/Total | 0.01 | 0.01 | ~0.0000\n",
                 "Divided: 0.01 (this line). Cut off to whole cents, the exact values "
                 "leave 1 cent. It went to Charlie.");
    end(&s);
}

/* 2 x 65/150 = 0.8666.., 0.6266.., 0.5066..: of equal remainders the first two are raised. */
static void of_equal_remainders_the_first_are_raised(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.heads, 2, 1, 1, 0);
    assert_proof(&s, MUNICIPALITY_NONE,
                 "Alpha | 0.00 + 0.8667 ct | 0.01 | ~0.1333\n"
                 "Bravo | 0.00 + 0.6267 ct | 0.01 | ~0.3733\n"
                 "Charlie | 0.00 + 0.5066 ct | 0.00 | ~-0.5066\n"
                 "= total/Total | 0.02 | 0.02 | ~0.0000\n",
                 "Divided: 0.02 (this line). Cut off to whole cents, the exact values "
                 "leave 2 cents. They went to Alpha and Bravo. Charlie: a pocket "
                 "calculator gives a cent more, 0.01; but if all were rounded like that, "
                 "they would bear 0.03 together instead of 0.02.");
    end(&s);
}

/* 0.6 and 0.4: a calculator gives 1 and 0, which is the sum as well. */
static void a_cent_may_be_elsewhere_for_the_sake_of_another_total(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.early_fte, 1, 0, 1, 0);
    assert_proof(
        &s, MUNICIPALITY_NONE,
        "Alpha | 0.00 + 0.6000 ct | 0.00 | ~-0.6000\n"
        "Bravo | 0.00 + 0.4000 ct | 0.01 | ~0.6000\n"
        "= total/Total | 0.01 | 0.01 | ~0.0000\n",
        "Divided: 0.01 (this line). Cut off to whole cents, the exact values "
        "leave 1 cent. It went to Bravo. Alpha: a pocket calculator gives a cent "
        "more, 0.01; the cents are placed so that every total they are part of "
        "adds up as well. Bravo: a pocket calculator gives a cent less, 0.00; the "
        "cents are placed so that every total they are part of adds up as well.");
    assert_proof(
        &s, ALPHA, "Alpha | 0.00 + 0.6000 ct | 0.00 | ~-0.6000\n",
        "Divided: 0.01 (this line). Cut off to whole cents, the exact values "
        "leave 1 cent. It went to Bravo. Alpha: a pocket calculator gives a cent "
        "more, 0.01; the cents are placed so that every total they are part of "
        "adds up as well.");
    end(&s);
}

static void whole_cents_need_no_rounding(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.fte, 1234000, 555300, 370200, 308500);
    assert_proof(&s, MUNICIPALITY_NONE,
                 "Alpha | 5,553.00 | 5553.00 | ~0.0000\n"
                 "Bravo | 3,702.00 | 3702.00 | ~0.0000\n"
                 "Charlie | 3,085.00 | 3085.00 | ~0.0000\n"
                 "= total/Total | 12340.00 | 12340.00 | ~0.0000\n",
                 "Divided: 12,340.00 (this line). Every exact value is whole cents: "
                 "nothing had to be rounded.");
    end(&s);
}

static void nothing_is_divided_without_rounding(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.fte, 0, 0, 0, 0);
    assert_proof(&s, CHARLIE, "Charlie | 0.00 | 0.00 | ~0.0000\n",
                 "Divided: 0.00 (this line). Every exact value is whole cents: nothing "
                 "had to be rounded.");
    end(&s);
}

/* 0.6 - 0.575 and 0.4 - 0.425: 0.025 of a cent up and down. */
static void amounts_of_both_signs_may_leave_nothing_over(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.early_fte, 1, 1, 0, 0);
    add(&s, s.early_heads, -1, -1, 0, 0);
    assert_proof(&s, MUNICIPALITY_NONE,
                 "Alpha | 0.00 + 0.0250 ct | 0.00 | ~-0.0250\n"
                 "Bravo | -0.00 - 0.0250 ct | 0.00 | ~0.0250\n"
                 "= total/Total | 0.00 | 0.00 | ~0.0000\n",
                 "Divided: 0.00 (this line). Cut off to whole cents, the exact values "
                 "leave nothing over.");
    end(&s);
}

static void amounts_of_both_signs_may_be_raised_both_ways(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.early_fte, 1, 1, 0, 0);
    add(&s, s.early_heads, -1, 0, -1, 0);
    const struct table *t = proof_table(s.r, &s.p, "The title", "this line", BRAVO);
    assert_rows(t, "Bravo | -0.00 - 0.0250 ct | -0.01 | ~-0.9750\n");
    assert_string_equal(
        t->note, "Divided: 0.00 (this line). Raised from whole cents to the next, away "
                 "from nil, was the figure of: Alpha and Bravo. Bravo: a pocket "
                 "calculator gives a cent more, 0.00; the cents are placed so that every "
                 "total they are part of adds up as well.");
    end(&s);
}

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    add(&s, s.fte, 10001, 4501, 3000, 2500);
    lang_set(LANG_NL);
    const struct table *t = proof_table(s.r, &s.p, "Titel", "deze regel", BRAVO);
    lang_swap(LANG_EN);
    assert_rows(t, "Bravo | 30,00 + 0,3000 ct | 30.00 | ~-0.3000\n");
    assert_headings(t, "Gemeente | Exact | Toegedeeld | Verschil (ct)");
    assert_non_null(strstr(t->note, "100,01 (deze regel)"));
    end(&s);
}

/* Charlie is not there in the first quarter, and Bravo bears nothing of an amount of 0. */
static void what_is_nil_for_all_or_for_one_needs_no_proof(void **state) {
    (void)state;
    struct proving s;
    begin(&s);
    assert_true(proof_is_nil(&s.p, MUNICIPALITY_NONE));
    add(&s, s.early_fte, 0, 0, 0, 0);
    assert_true(proof_is_nil(&s.p, BRAVO));
    add(&s, s.early_fte, 1, 1, 0, 0);
    assert_false(proof_is_nil(&s.p, MUNICIPALITY_NONE));
    assert_false(proof_is_nil(&s.p, BRAVO)); /* 0.4 of a cent, rounded to nothing */
    assert_true(proof_is_nil(&s.p, CHARLIE));
    assert_true(proof_is_nil(&s.p, DELTA));
    add(&s, s.early_fte, -1, 0, -1, 0); /* exactly nothing, but given to somebody */
    assert_false(proof_is_nil(&s.p, MUNICIPALITY_NONE));
    end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_nil_for_all_or_for_one_needs_no_proof),
        cmocka_unit_test(the_cent_over_is_shown_where_it_went),
        cmocka_unit_test(of_one_municipality_there_is_no_total),
        cmocka_unit_test(a_minus_stands_in_both_places),
        cmocka_unit_test(what_is_shown_adds_up_below_nil),
        cmocka_unit_test(amounts_that_are_added_are_proved_together),
        cmocka_unit_test(ten_thousandths_go_to_the_largest_remainder),
        cmocka_unit_test(of_equal_remainders_the_first_are_raised),
        cmocka_unit_test(a_cent_may_be_elsewhere_for_the_sake_of_another_total),
        cmocka_unit_test(whole_cents_need_no_rounding),
        cmocka_unit_test(nothing_is_divided_without_rounding),
        cmocka_unit_test(amounts_of_both_signs_may_leave_nothing_over),
        cmocka_unit_test(amounts_of_both_signs_may_be_raised_both_ways),
        cmocka_unit_test(it_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("proof", tests, NULL, NULL);
}
