#include "test.h"

#include "base/lang.h"
#include "model/category.h"

static void both_languages_name_the_four_categories(void **state) {
    (void)state;
    assert_int_equal(category_find(slice_of("staff")), CATEGORY_STAFF);
    assert_int_equal(category_find(slice_of("personeel")), CATEGORY_STAFF);
    assert_int_equal(category_find(slice_of("housing")), CATEGORY_HOUSING);
    assert_int_equal(category_find(slice_of("huisvesting")), CATEGORY_HOUSING);
    assert_int_equal(category_find(slice_of("ict")), CATEGORY_ICT);
    assert_int_equal(category_find(slice_of("facilities")), CATEGORY_FACILITIES);
    assert_int_equal(category_find(slice_of("facilitair")), CATEGORY_FACILITIES);
    assert_int_equal(category_find(slice_of("facilitaire kosten")), CATEGORY_FACILITIES);
}

static void case_and_blanks_around_make_no_difference(void **state) {
    (void)state;
    assert_int_equal(category_find(slice_of("  ICT\u00a0")), CATEGORY_ICT);
    assert_int_equal(category_find(slice_of("Facilitaire Kosten")), CATEGORY_FACILITIES);
}

static void a_slip_is_no_category(void **state) {
    (void)state;
    assert_int_equal(category_find(slice_of("personeeel")), CATEGORY_UNKNOWN);
    assert_int_equal(category_find(slice_of("")), CATEGORY_UNKNOWN);
    assert_int_equal(category_find(slice_of("own")), CATEGORY_UNKNOWN);
    assert_int_equal(category_find(slice_of("parks")), CATEGORY_UNKNOWN);
}

static void every_alias_is_found(void **state) {
    (void)state;
    size_t count = 0;
    for (; category_alias(count); count++)
        assert_int_not_equal(category_find(slice_of(category_alias(count))),
                             CATEGORY_UNKNOWN);
    assert_true(count >= CATEGORY_SHARED_COUNT);
}

static void ids_are_found_again_and_names_are_never_empty(void **state) {
    (void)state;
    lang_set(LANG_EN, NULL);
    for (int c = 0; c < CATEGORY_SHARED_COUNT; c++)
        assert_int_equal(category_find(slice_of(category_id((enum category)c))), c);
    for (int c = 0; c < CATEGORY_COUNT; c++) {
        assert_true(category_title((enum category)c)[0] != '\0');
        assert_true(category_name((enum category)c)[0] != '\0');
    }
    assert_string_equal(category_id(CATEGORY_OWN), "own");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_languages_name_the_four_categories),
        cmocka_unit_test(case_and_blanks_around_make_no_difference),
        cmocka_unit_test(a_slip_is_no_category),
        cmocka_unit_test(every_alias_is_found),
        cmocka_unit_test(ids_are_found_again_and_names_are_never_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
