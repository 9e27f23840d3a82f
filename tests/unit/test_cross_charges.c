#include "test.h"

#include "books.h"

static struct diag seen;

static void see(void *self, const struct diag *fault) {
    (void)self;
    seen = *fault;
}

static void see_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    (void)self, (void)file, (void)level, (void)times;
}

/* Whether exactly one fault was reported, of this code; it is then in `seen`. */
static bool reported(const struct diags *d, enum diag_code code) {
    seen = (struct diag){.code = DIAG_CODES};
    diag_visit(d, DIAG_ERROR, &(struct diag_visitor){NULL, see, see_more});
    return diag_total(d, DIAG_ERROR) + diag_total(d, DIAG_FAILURE) == 1 &&
           seen.code == code;
}

static void in_a_matrix_every_line_names_who_incurred_it(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_MATRIX);
    books_shared(&k, q1, CATEGORY_STAFF, 9000, 0);
    books_shared(&k, q1, CATEGORY_ICT, 6000, PARTY_NONE)->place.line = 3;
    assert_int_equal(books_charge(&k, 2), -1);
    assert_true(reported(&k.d, DIAG_INCURRED_MISSING));
    assert_int_equal(seen.place.line, 3);
    assert_string_equal(seen.place.file, "costs.csv");
    books_clear(&k);
}

static void other_lines_than_were_allocated_are_refused(void **state) {
    (void)state;
    for (int what = 0; what < 4; what++) {
        struct books k;
        books_init(&k, MODEL_SERVICE);
        books_shared(&k, q1, CATEGORY_STAFF, 9000, PARTY_NONE);
        books_shared(&k, q1, CATEGORY_ICT, 6000, PARTY_NONE);
        assert_int_equal(books_charge(&k, 2), 0);
        struct line_sink sink = cross_charges_sink(k.charges, &k.d);
        k.lines[1].category = what == 0 ? CATEGORY_HOUSING : CATEGORY_ICT;
        k.lines[1].period = what == 1 ? q2 : q1;
        for (int i = 0; i < (what == 2 ? 3 : what == 3 ? 1 : 2); i++)
            if (sink.take(sink.self, &k.lines[i < 2 ? i : 1]) < 0)
                break;
        assert_int_equal(cross_charges_finish(k.charges, &k.d), -1);
        assert_true(reported(&k.d, DIAG_INTERNAL_LEDGER));
        books_clear(&k);
    }
}

static void the_model_and_its_host_are_needed(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_NONE);
    assert_int_equal(cross_charges_check(&k.b, (struct place){0}, &k.d), -1);
    assert_true(reported(&k.d, DIAG_MODEL_MISSING));
    books_clear(&k);
    books_init(&k, MODEL_CENTRE);
    assert_int_equal(cross_charges_check(&k.b, (struct place){0}, &k.d), 0);
    k.b.settings.host = MUNICIPALITY_NONE;
    assert_int_equal(cross_charges_check(&k.b, (struct place){0}, &k.d), -1);
    assert_true(reported(&k.d, DIAG_HOST_MISSING));
    books_clear(&k);
}

static void in_a_matrix_without_a_host_an_advance_says_who_received_it(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_MATRIX);
    books_advance(&k, q1, 0, 100, 1);
    assert_int_equal(cross_charges_check(&k.b, (struct place){0}, &k.d), 0);
    books_advance(&k, q1, 0, 100, PARTY_NONE);
    k.b.advances[1].place = (struct place){.file = "advances.csv", .line = 3};
    k.b.settings.host = 2;
    assert_int_equal(cross_charges_check(&k.b, (struct place){0}, &k.d), 0);
    k.b.settings.host = MUNICIPALITY_NONE;
    assert_int_equal(cross_charges_check(&k.b, (struct place){0}, &k.d), -1);
    assert_true(reported(&k.d, DIAG_RECEIVER_MISSING));
    assert_int_equal(seen.place.line, 3);
    books_clear(&k);
}

static void sums_beyond_64_bits_are_refused(void **state) {
    (void)state;
    struct books k;
    books_init(&k, MODEL_SERVICE);
    books_own(&k, q1, 0, MONEY_MAX / 2, PARTY_NONE);
    books_own(&k, q1, 0, -MONEY_MAX / 2, 1);
    books_advance(&k, q1, 0, -MONEY_MAX / 2, PARTY_NONE);
    books_advance(&k, q1, 0, -MONEY_MAX / 2, PARTY_NONE);
    books_advance(&k, q1, 0, -MONEY_MAX / 2, PARTY_NONE);
    assert_int_equal(books_charge(&k, 2), 0);
    struct settlement s;
    assert_int_equal(settlement_init(&s, k.charges, everything, &k.d), -1);
    assert_true(reported(&k.d, DIAG_TOTAL_TOO_LARGE));
    assert_null(s.positions[AMOUNT_NET]);
    books_clear(&k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_a_matrix_every_line_names_who_incurred_it),
        cmocka_unit_test(other_lines_than_were_allocated_are_refused),
        cmocka_unit_test(the_model_and_its_host_are_needed),
        cmocka_unit_test(in_a_matrix_without_a_host_an_advance_says_who_received_it),
        cmocka_unit_test(sums_beyond_64_bits_are_refused),
    };
    return cmocka_run_group_tests_name("charges", tests, NULL, NULL);
}
