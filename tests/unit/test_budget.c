#include "test.h"

#include "base/lang.h"
#include "model/budget.h"

static struct version sed_versions[] = {
    {.from = DATE_NONE, .until = DATE_EVER},
    {.from = 20250101, .until = 20250630},
    {.from = 20260101, .until = DATE_EVER},
};
static struct municipality municipalities[] = {
    {.code = "SB", .name = "Stede Broec", .versions = sed_versions, .version_count = 3},
    {.code = "EH", .name = "SB"},
};
static struct key_version key_versions[] = {{.from = 20250101}, {.from = 20260101}};
static struct key keys[] = {
    {.name = "Inwoners", .versions = key_versions, .version_count = 2},
    {.name = "m2"},
};

static int make_budget(void **state) {
    static struct budget b;
    budget_init(&b);
    b.municipalities = municipalities;
    b.municipality_count = 2;
    b.keys = keys;
    b.key_count = 2;
    *state = &b;
    return 0;
}

static int clear_budget(void **state) {
    budget_clear(*state);
    return 0;
}

static void a_new_budget_has_the_usual_settings(void **state) {
    struct budget *b = *state;
    assert_string_equal(b->settings.currency, "EUR");
    assert_string_equal(b->settings.organisation, "");
    assert_int_equal(b->settings.host, MUNICIPALITY_NONE);
    assert_int_equal(b->settings.model, MODEL_NONE);
    assert_int_equal(b->settings.close, CLOSE_QUARTER);
    assert_int_equal(b->inhabitants, -1);
}

static void the_latest_version_that_has_begun_counts(void **state) {
    (void)state;
    const struct municipality *m = &municipalities[0];
    assert_ptr_equal(municipality_on(m, 20241231), &sed_versions[0]);
    assert_ptr_equal(municipality_on(m, 20250101), &sed_versions[1]);
    assert_ptr_equal(municipality_on(m, 20250630), &sed_versions[1]);
    assert_ptr_equal(municipality_on(m, 20260101), &sed_versions[2]);
}

static void after_its_end_a_municipality_takes_no_part(void **state) {
    (void)state;
    assert_null(municipality_on(&municipalities[0], 20250701));
    assert_null(municipality_on(&municipalities[0], 20251231));
    assert_null(municipality_on(&municipalities[1], 20250101));
}

static void a_key_does_not_hold_before_its_first_version(void **state) {
    (void)state;
    assert_null(key_on(&keys[0], 20241231));
    assert_ptr_equal(key_on(&keys[0], 20251231), &key_versions[0]);
    assert_ptr_equal(key_on(&keys[0], 20260101), &key_versions[1]);
}

static void a_municipality_is_found_by_code_before_name(void **state) {
    struct budget *b = *state;
    assert_int_equal(budget_municipality(b, slice_of("sb")), 0);
    assert_int_equal(budget_municipality(b, slice_of(" stede broec ")), 0);
    assert_int_equal(budget_municipality(b, slice_of("EH")), 1);
    assert_int_equal(budget_municipality(b, slice_of("Stede")), MUNICIPALITY_NONE);
    assert_int_equal(budget_municipality(b, slice_of("")), MUNICIPALITY_NONE);
}

static void a_key_is_found_whatever_its_case(void **state) {
    struct budget *b = *state;
    assert_int_equal(budget_key(b, slice_of("INWONERS")), 0);
    assert_int_equal(budget_key(b, slice_of(" M2")), 1);
    assert_int_equal(budget_key(b, slice_of("m3")), KEY_NONE);
}

static void a_party_has_a_name_for_readers(void **state) {
    struct budget *b = *state;
    lang_set(LANG_EN);
    assert_string_equal(budget_party(b, 0), "Stede Broec");
    assert_string_equal(budget_party(b, PARTY_BODY), "joint body");
    b->settings.organisation = "SED organisatie";
    assert_string_equal(budget_party(b, PARTY_BODY), "SED organisatie");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_budget, clear_budget)
    const struct CMUnitTest tests[] = {
        TEST(a_new_budget_has_the_usual_settings),
        TEST(the_latest_version_that_has_begun_counts),
        TEST(after_its_end_a_municipality_takes_no_part),
        TEST(a_key_does_not_hold_before_its_first_version),
        TEST(a_municipality_is_found_by_code_before_name),
        TEST(a_key_is_found_whatever_its_case),
        TEST(a_party_has_a_name_for_readers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
