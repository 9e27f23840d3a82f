#include "test.h"

#include "engine/sharebook.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, Q2 = 2025 * 8 + 2, YEAR = 2025 * 8 };

/* The faults of one run, as text. */
struct seen {
    struct buf text;
};

static void see(void *self, const struct diag *fault) {
    diag_print(&((struct seen *)self)->text, fault, false);
}

static void see_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    diag_print_more(&((struct seen *)self)->text, file, level, times);
}

static void assert_faults(struct diags *d, const char *expected) {
    struct seen seen;
    buf_init(&seen.text);
    struct diag_visitor v = {&seen, see, see_more};
    diag_visit(d, DIAG_NOTE, &v);
    assert_string_equal(buf_str(&seen.text), expected);
    buf_clear(&seen.text);
    diags_clear(d);
}

static void assert_share(const struct shares *s, size_t j, const char *expected) {
    struct buf text;
    buf_init(&text);
    ratio_write(&text, &s->share[j]);
    assert_string_equal(buf_str(&text), expected);
    buf_clear(&text);
}

static void shares_follow_the_driver_in_lowest_terms(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 3, 1);
    small_budget_figures(&b, 0, (int64_t[]){22252, 18843, 20485});
    int key = small_budget_plain_key(&b, "staff", 0);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), 0);
    assert_share(&s, 0, "5563/15395");
    assert_share(&s, 1, "18843/61580");
    assert_share(&s, 2, "4097/12316");
    shares_clear(&s);
    assert_faults(&d, "");
    budget_clear(&b);
}

static void weights_mix_drivers_and_equal_parts(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 2, 1);
    small_budget_figures(&b, 0, (int64_t[]){1, 2});
    int key =
        small_budget_key(&b, "mix", (int[]){0, DRIVER_EQUAL}, (int64_t[]){75, 25}, 2);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), 0);
    assert_share(&s, 0, "3/8"); /* 3/4 x 1/3 + 1/4 x 1/2 */
    assert_share(&s, 1, "5/8");
    shares_clear(&s);
    assert_faults(&d, "");
    budget_clear(&b);
}

static void who_takes_no_part_has_share_nil(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 3, 0);
    b.municipalities[1].versions[0].until = 20241231;
    int key = small_budget_plain_key(&b, "equal", DRIVER_EQUAL);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), 0);
    assert_share(&s, 0, "1/2");
    assert_share(&s, 1, "0/1");
    assert_share(&s, 2, "1/2");
    shares_clear(&s);
    assert_faults(&d, "");
    budget_clear(&b);
}

static void a_missing_figure_is_told_at_its_cell_and_once(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    diags_init(&d);
    small_budget_init(&b, 3, 1);
    small_budget_figures(&b, 0, (int64_t[]){1, 2, 3});
    b.municipalities[1].versions[0].values[0].given = false;
    int staff = small_budget_plain_key(&b, "staff", 0);
    int housing = small_budget_plain_key(&b, "housing", 0);
    struct sharebook *book = sharebook_new(&b);
    assert_null(sharebook_get(book, staff, Q1, &d));
    assert_null(sharebook_get(book, staff, Q1, &d));
    assert_null(sharebook_get(book, housing, Q1, &d));
    assert_null(sharebook_get(book, housing, Q2, &d));
    sharebook_free(book);
    assert_faults(&d, "municipalities.csv:3:3: error: driver-missing: B has no value for "
                      "\"A\", which key \"staff\" needs for 2025-Q1\n");
    budget_clear(&b);
}

static void a_driver_without_weight_needs_no_figures(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 2, 2);
    small_budget_figures(&b, 1, (int64_t[]){1, 3});
    int key = small_budget_key(&b, "phased", (int[]){0, 1}, (int64_t[]){0, 100}, 2);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), 0);
    assert_share(&s, 0, "1/4");
    shares_clear(&s);
    assert_faults(&d, "");
    budget_clear(&b);
}

static void weights_that_were_refused_give_no_shares(void **state) {
    (void)state;
    static const int64_t weights[][2] = {{51, 50}, {50, 49}, {100, 0}};
    for (size_t i = 0; i < 3; i++) {
        struct budget b;
        struct diags d;
        struct shares s;
        diags_init(&d);
        small_budget_init(&b, 2, 1);
        small_budget_figures(&b, 0, (int64_t[]){1, 2});
        int key = small_budget_key(&b, "staff", (int[]){0, DRIVER_EQUAL}, weights[i], 2);
        int result = shares_init(&s, &b, key, Q1, &d);
        assert_int_equal(result, i == 2 ? 0 : -1);
        if (result == 0)
            shares_clear(&s);
        assert_faults(&d, "");
        budget_clear(&b);
    }
}

static void a_total_of_nil_names_key_driver_and_period(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 2, 1);
    small_budget_figures(&b, 0, (int64_t[]){0, 0});
    int key = small_budget_plain_key(&b, "staff", 0);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), -1);
    assert_faults(
        &d, "keys.csv:2:1: error: driver-zero: driver \"A\" of key \"staff\" totals "
            "0 in 2025-Q1\n");
    budget_clear(&b);
}

static void per_cents_total_exactly_a_hundred(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 2, 1);
    small_budget_figures(&b, 0, (int64_t[]){60, 39});
    b.drivers[0].percent = true;
    int key = small_budget_plain_key(&b, "staff", 0);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), -1);
    assert_faults(&d,
                  "municipalities.csv:1:3: error: driver-percent: driver \"A\" totals "
                  "99 instead of 100 over those taking part in 2025-Q1\n");
    budget_clear(&b);
}

static void a_key_must_have_begun(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 2, 0);
    int key = small_budget_plain_key(&b, "staff", DRIVER_EQUAL);
    b.keys[key].versions[0].from = 20250401;
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), -1);
    assert_faults(&d,
                  "keys.csv:2:1: error: key-not-yet: key \"staff\" is used for 2025-Q1, "
                  "but begins on 1 April 2025\n");
    budget_clear(&b);
}

static void a_key_does_not_change_inside_a_period(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 2, 0);
    int key = small_budget_plain_key(&b, "staff", DRIVER_EQUAL);
    struct key_version two[2] = {b.keys[key].versions[0], b.keys[key].versions[0]};
    two[1].from = 20250401;
    b.keys[key].versions = two;
    b.keys[key].version_count = 2;
    assert_int_equal(shares_init(&s, &b, key, Q2, &d), 0);
    shares_clear(&s);
    assert_int_equal(shares_init(&s, &b, key, YEAR, &d), -1);
    assert_faults(
        &d, "keys.csv:2:1: error: key-changes: key \"staff\" changes on 1 April 2025, "
            "inside the period 2025\n"
            "  hint: enter the costs of this year by quarter\n");
    budget_clear(&b);
}

static void a_municipality_does_not_change_inside_a_period(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 3, 0);
    b.municipalities[0].versions[0].from = 20250201;
    b.municipalities[0].versions[0].from_column = 3;
    b.municipalities[1].versions[0].until = 20250330;
    b.municipalities[1].versions[0].until_column = 4;
    b.municipalities[2].versions[0].until = 20250331;
    int key = small_budget_plain_key(&b, "staff", DRIVER_EQUAL);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), -1);
    assert_faults(&d, "municipalities.csv:2:3: error: municipality-changes: A changes on "
                      "1 February 2025, inside the period 2025-Q1\n"
                      "  hint: let the change begin on the first day of a quarter\n"
                      "municipalities.csv:3:4: error: municipality-changes: B changes on "
                      "31 March 2025, inside the period 2025-Q1\n"
                      "  hint: let the change begin on the first day of a quarter\n");
    assert_int_equal(shares_init(&s, &b, key, Q2, &d), 0);
    assert_share(&s, 0, "1/1");
    shares_clear(&s);
    budget_clear(&b);
}

static void somebody_must_take_part(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 1, 0);
    b.municipalities[0].versions[0].until = 20241231;
    int key = small_budget_plain_key(&b, "staff", DRIVER_EQUAL);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), -1);
    assert_faults(&d,
                  "municipalities.csv: error: nobody-takes-part: no municipality takes "
                  "part in 2025-Q1\n");
    budget_clear(&b);
}

static void figures_of_different_years_are_warned_about_once(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    diags_init(&d);
    small_budget_init(&b, 2, 1);
    small_budget_figures(&b, 0, (int64_t[]){1, 2});
    b.municipalities[0].versions[0].measured_on = 20250101;
    b.municipalities[1].versions[0].measured_on = 20240101;
    int key = small_budget_plain_key(&b, "staff", 0);
    struct sharebook *book = sharebook_new(&b);
    assert_non_null(sharebook_get(book, key, Q1, &d));
    assert_non_null(sharebook_get(book, key, Q2, &d));
    sharebook_free(book);
    assert_faults(&d, "keys.csv:2:1: warning: years-mixed: key \"staff\" mixes figures "
                      "measured in 2024 and in 2025\n");
    budget_clear(&b);
}

static void shares_are_written_over_the_common_denominator(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    struct buf text;
    buf_init(&text);
    diags_init(&d);
    small_budget_init(&b, 3, 1);
    small_budget_figures(&b, 0, (int64_t[]){22252, 18843, 20485});
    int key = small_budget_plain_key(&b, "staff", 0);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), 0);
    struct divider divider;
    divider_init(&divider, &s);
    shares_write(&text, &s, 0);
    assert_string_equal(buf_str(&text), "22252/61580");
    buf_reset(&text);
    divider_exact(&text, &divider, 0, 10000,
                  &figure_plain); /* 10000 x 22252 = 3613 x 61580 + 31460 */
    assert_string_equal(buf_str(&text), "36.13 + 31460/61580 ct");
    buf_reset(&text);
    divider_exact(&text, &divider, 0, -10000, &figure_plain);
    assert_string_equal(buf_str(&text), "-36.13 - 31460/61580 ct");
    buf_reset(&text);
    divider_exact(&text, &divider, 0, -1, &figure_plain);
    assert_string_equal(buf_str(&text), "-0.00 - 22252/61580 ct");
    buf_reset(&text);
    divider_exact(&text, &divider, 0, -61580, &figure_plain);
    assert_string_equal(buf_str(&text), "-222.52");
    buf_clear(&text);
    divider_clear(&divider);
    shares_clear(&s);
    diags_clear(&d);
    budget_clear(&b);
}

static void per_cents_of_shares_total_a_hundred(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct shares s;
    diags_init(&d);
    small_budget_init(&b, 3, 0);
    int key = small_budget_plain_key(&b, "equal", DRIVER_EQUAL);
    assert_int_equal(shares_init(&s, &b, key, Q1, &d), 0);
    int64_t percent[3];
    shares_percent(&s, PERCENT_PLACES, percent);
    assert_int_equal(percent[0], 333334);
    assert_int_equal(percent[1], 333333);
    assert_int_equal(percent[2], 333333);
    shares_clear(&s);
    diags_clear(&d);
    budget_clear(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_follow_the_driver_in_lowest_terms),
        cmocka_unit_test(weights_mix_drivers_and_equal_parts),
        cmocka_unit_test(who_takes_no_part_has_share_nil),
        cmocka_unit_test(a_missing_figure_is_told_at_its_cell_and_once),
        cmocka_unit_test(a_driver_without_weight_needs_no_figures),
        cmocka_unit_test(weights_that_were_refused_give_no_shares),
        cmocka_unit_test(a_total_of_nil_names_key_driver_and_period),
        cmocka_unit_test(per_cents_total_exactly_a_hundred),
        cmocka_unit_test(a_key_must_have_begun),
        cmocka_unit_test(a_key_does_not_change_inside_a_period),
        cmocka_unit_test(a_municipality_does_not_change_inside_a_period),
        cmocka_unit_test(somebody_must_take_part),
        cmocka_unit_test(figures_of_different_years_are_warned_about_once),
        cmocka_unit_test(shares_are_written_over_the_common_denominator),
        cmocka_unit_test(per_cents_of_shares_total_a_hundred),
    };
    return cmocka_run_group_tests_name("shares", tests, NULL, NULL);
}
