#include "test.h"

#include "engine/shares/share_cache.h"
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

/* A budget, and the shares that a test makes of it. */
struct given {
    struct budget budget;
    struct diags diags;
    struct shares shares;
};

static void make(struct given *g, size_t municipalities, size_t drivers) {
    *g = (struct given){0};
    diags_init(&g->diags);
    small_budget_init(&g->budget, municipalities, drivers);
}

static void clear(struct given *g) {
    shares_clear(&g->shares);
    diags_clear(&g->diags);
    budget_clear(&g->budget);
}

static void divide(struct given *g, int key, period p) {
    shares_clear(&g->shares);
    assert_int_equal(shares_init(&g->shares, &g->budget, key, p, &g->diags), 0);
}

static void refuse(struct given *g, int key, period p) {
    shares_clear(&g->shares);
    assert_int_equal(shares_init(&g->shares, &g->budget, key, p, &g->diags), -1);
}

/* Compares all faults so far, and drops them. */
static void assert_faults(struct given *g, const char *expected) {
    struct seen seen;
    buf_init(&seen.text);
    struct diag_visitor v = {&seen, see, see_more};
    diag_visit(&g->diags, DIAG_NOTE, &v);
    assert_string_equal(buf_str(&seen.text), expected);
    buf_clear(&seen.text);
    diags_clear(&g->diags);
    diags_init(&g->diags);
}

static void assert_share(const struct given *g, size_t j, const char *expected) {
    struct buf text;
    buf_init(&text);
    struct ratio share;
    ratio_init(&share);
    portions_get(&g->shares.share, j, &share);
    ratio_write(&text, &share);
    ratio_clear(&share);
    assert_string_equal(buf_str(&text), expected);
    buf_clear(&text);
}

static void shares_follow_the_driver_in_lowest_terms(void **state) {
    (void)state;
    struct given g;
    make(&g, 3, 1);
    small_budget_figures(&g.budget, 0, (int64_t[]){22252, 18843, 20485});
    int key = small_budget_plain_key(&g.budget, "staff", 0);
    divide(&g, key, Q1);
    assert_share(&g, 0, "5563/15395");
    assert_share(&g, 1, "18843/61580");
    assert_share(&g, 2, "4097/12316");
    assert_faults(&g, "");
    clear(&g);
}

static void weights_mix_drivers_and_equal_parts(void **state) {
    (void)state;
    struct given g;
    make(&g, 2, 1);
    small_budget_figures(&g.budget, 0, (int64_t[]){1, 2});
    int key = small_budget_key(&g.budget, "both", (int[]){0, DRIVER_EQUAL},
                               (int64_t[]){75, 25}, 2);
    divide(&g, key, Q1);
    assert_share(&g, 0, "3/8"); /* 3/4 x 1/3 + 1/4 x 1/2 */
    assert_share(&g, 1, "5/8");
    assert_faults(&g, "");
    clear(&g);
}

static void whoever_takes_no_part_has_share_nil(void **state) {
    (void)state;
    struct given g;
    make(&g, 3, 0);
    g.budget.municipalities[1].versions[0].until = 20241231;
    int key = small_budget_plain_key(&g.budget, "equal", DRIVER_EQUAL);
    divide(&g, key, Q1);
    assert_share(&g, 0, "1/2");
    assert_share(&g, 1, "0/1");
    assert_share(&g, 2, "1/2");
    assert_faults(&g, "");
    clear(&g);
}

static void a_missing_figure_is_reported_at_its_cell_and_once(void **state) {
    (void)state;
    struct given g;
    make(&g, 3, 1);
    small_budget_figures(&g.budget, 0, (int64_t[]){1, 2, 3});
    g.budget.municipalities[1].versions[0].values[0].given = false;
    int staff = small_budget_plain_key(&g.budget, "staff", 0);
    int housing = small_budget_plain_key(&g.budget, "housing", 0);
    struct share_cache *cache = share_cache_new(&g.budget);
    assert_null(share_cache_get(cache, staff, Q1, &g.diags));
    assert_null(share_cache_get(cache, staff, Q1, &g.diags));
    assert_null(share_cache_get(cache, housing, Q1, &g.diags));
    assert_null(share_cache_get(cache, housing, Q2, &g.diags));
    share_cache_free(cache);
    assert_faults(&g, "municipalities.csv:3:3: error: driver-missing: B has no value for "
                      "\"A\", which key \"staff\" needs for 2025-Q1\n");
    clear(&g);
}

static void a_driver_without_weight_needs_no_figures(void **state) {
    (void)state;
    struct given g;
    make(&g, 2, 2);
    small_budget_figures(&g.budget, 1, (int64_t[]){1, 3});
    int key =
        small_budget_key(&g.budget, "phased", (int[]){0, 1}, (int64_t[]){0, 100}, 2);
    divide(&g, key, Q1);
    assert_share(&g, 0, "1/4");
    assert_faults(&g, "");
    clear(&g);
}

static void weights_that_were_refused_give_no_shares(void **state) {
    (void)state;
    static const int64_t weights[][2] = {{51, 50}, {50, 49}, {100, 0}};
    for (size_t i = 0; i < 3; i++) {
        struct given g;
        make(&g, 2, 1);
        small_budget_figures(&g.budget, 0, (int64_t[]){1, 2});
        int key =
            small_budget_key(&g.budget, "staff", (int[]){0, DRIVER_EQUAL}, weights[i], 2);
        int result = shares_init(&g.shares, &g.budget, key, Q1, &g.diags);
        assert_int_equal(result, i == 2 ? 0 : -1);
        assert_faults(&g, "");
        clear(&g);
    }
}

static void a_total_of_nil_names_key_driver_and_period(void **state) {
    (void)state;
    struct given g;
    make(&g, 2, 1);
    small_budget_figures(&g.budget, 0, (int64_t[]){0, 0});
    int key = small_budget_plain_key(&g.budget, "staff", 0);
    refuse(&g, key, Q1);
    assert_faults(
        &g, "keys.csv:2:1: error: driver-zero: driver \"A\" of key \"staff\" totals "
            "0 in 2025-Q1\n");
    clear(&g);
}

static void per_cents_total_exactly_a_hundred(void **state) {
    (void)state;
    struct given g;
    make(&g, 2, 1);
    small_budget_figures(&g.budget, 0, (int64_t[]){60, 39});
    g.budget.drivers[0].percent = true;
    int key = small_budget_plain_key(&g.budget, "staff", 0);
    refuse(&g, key, Q1);
    assert_faults(&g,
                  "municipalities.csv:1:3: error: driver-percent: driver \"A\" of key "
                  "\"staff\" totals 99 instead of 100 over those taking part in "
                  "2025-Q1\n");
    clear(&g);
}

static void a_key_must_have_begun(void **state) {
    (void)state;
    struct given g;
    make(&g, 2, 0);
    int key = small_budget_plain_key(&g.budget, "staff", DRIVER_EQUAL);
    g.budget.keys[key].versions[0].from = 20250401;
    refuse(&g, key, Q1);
    assert_faults(&g,
                  "keys.csv:2:1: error: key-not-yet: key \"staff\" is used for 2025-Q1, "
                  "but begins on 1 April 2025\n");
    clear(&g);
}

static void a_key_does_not_change_inside_a_period(void **state) {
    (void)state;
    struct given g;
    make(&g, 2, 0);
    int key = small_budget_plain_key(&g.budget, "staff", DRIVER_EQUAL);
    struct key_version two[2] = {g.budget.keys[key].versions[0],
                                 g.budget.keys[key].versions[0]};
    two[1].from = 20250401;
    g.budget.keys[key].versions = two;
    g.budget.keys[key].version_count = 2;
    divide(&g, key, Q2);
    refuse(&g, key, YEAR);
    assert_faults(
        &g, "keys.csv:2:1: error: key-changes: key \"staff\" changes on 1 April 2025, "
            "inside the period 2025\n"
            "  hint: enter the costs of this year by quarter\n");
    clear(&g);
}

static void a_municipality_does_not_change_inside_a_period(void **state) {
    (void)state;
    struct given g;
    make(&g, 3, 0);
    g.budget.municipalities[0].versions[0].from = 20250201;
    g.budget.municipalities[0].versions[0].from_column = 3;
    g.budget.municipalities[1].versions[0].until = 20250330;
    g.budget.municipalities[1].versions[0].until_column = 4;
    g.budget.municipalities[2].versions[0].until = 20250331;
    int key = small_budget_plain_key(&g.budget, "staff", DRIVER_EQUAL);
    refuse(&g, key, Q1);
    assert_faults(&g, "municipalities.csv:2:3: error: municipality-changes: A changes on "
                      "1 February 2025, inside the period 2025-Q1\n"
                      "  hint: let the change begin on the first day of a quarter\n"
                      "municipalities.csv:3:4: error: municipality-changes: B changes on "
                      "31 March 2025, inside the period 2025-Q1\n"
                      "  hint: let the change begin on the first day of a quarter\n");
    divide(&g, key, Q2);
    assert_share(&g, 0, "1/1");
    clear(&g);
}

static void somebody_must_take_part(void **state) {
    (void)state;
    struct given g;
    make(&g, 1, 0);
    g.budget.municipalities[0].versions[0].until = 20241231;
    int key = small_budget_plain_key(&g.budget, "staff", DRIVER_EQUAL);
    refuse(&g, key, Q1);
    assert_faults(&g,
                  "municipalities.csv: error: nobody-takes-part: no municipality takes "
                  "part in 2025-Q1\n");
    clear(&g);
}

static void figures_of_different_years_are_warned_about_once(void **state) {
    (void)state;
    struct given g;
    make(&g, 2, 1);
    small_budget_figures(&g.budget, 0, (int64_t[]){1, 2});
    g.budget.municipalities[0].versions[0].measured_on = 20250101;
    g.budget.municipalities[1].versions[0].measured_on = 20240101;
    int key = small_budget_plain_key(&g.budget, "staff", 0);
    struct share_cache *cache = share_cache_new(&g.budget);
    assert_non_null(share_cache_get(cache, key, Q1, &g.diags));
    assert_non_null(share_cache_get(cache, key, Q2, &g.diags));
    share_cache_free(cache);
    assert_faults(&g, "keys.csv:2:1: warning: years-mixed: key \"staff\" mixes figures "
                      "measured in 2024 and in 2025\n");
    clear(&g);
}

static void shares_are_written_over_the_common_denominator(void **state) {
    (void)state;
    struct given g;
    struct buf text;
    buf_init(&text);
    make(&g, 3, 1);
    small_budget_figures(&g.budget, 0, (int64_t[]){22252, 18843, 20485});
    int key = small_budget_plain_key(&g.budget, "staff", 0);
    divide(&g, key, Q1);
    struct divider divider;
    divider_init(&divider, &g.shares);
    shares_write(&text, &g.shares, 0);
    assert_string_equal(buf_str(&text), "22252/61580");
    buf_reset(&text);
    divider_write(&text, &divider, 0, 10000,
                  &figure_plain); /* 10000 x 22252 = 3613 x 61580 + 31460 */
    assert_string_equal(buf_str(&text), "36.13 + 31460/61580 ct");
    buf_reset(&text);
    divider_write(&text, &divider, 0, -10000, &figure_plain);
    assert_string_equal(buf_str(&text), "-36.13 - 31460/61580 ct");
    buf_reset(&text);
    divider_write(&text, &divider, 0, -1, &figure_plain);
    assert_string_equal(buf_str(&text), "-0.00 - 22252/61580 ct");
    buf_reset(&text);
    divider_write(&text, &divider, 0, -61580, &figure_plain);
    assert_string_equal(buf_str(&text), "-222.52");
    buf_clear(&text);
    divider_clear(&divider);
    clear(&g);
}

static void per_cents_of_shares_total_a_hundred(void **state) {
    (void)state;
    struct given g;
    make(&g, 3, 0);
    int key = small_budget_plain_key(&g.budget, "equal", DRIVER_EQUAL);
    divide(&g, key, Q1);
    int64_t percent[3];
    shares_percent(&g.shares, PERCENT_PLACES, percent);
    assert_int_equal(percent[0], 333334);
    assert_int_equal(percent[1], 333333);
    assert_int_equal(percent[2], 333333);
    clear(&g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_follow_the_driver_in_lowest_terms),
        cmocka_unit_test(weights_mix_drivers_and_equal_parts),
        cmocka_unit_test(whoever_takes_no_part_has_share_nil),
        cmocka_unit_test(a_missing_figure_is_reported_at_its_cell_and_once),
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
