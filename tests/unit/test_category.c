#include "test.h"

#include "base/lang.h"
#include "model/category.h"

static struct categories four, ours;
static struct arena arena;

static int set_up(void **state) {
    (void)state;
    lang_set(LANG_EN);
    arena_init(&arena);
    categories_standard(&four);
    ours.count = 0;
    static const char *const names[] = {"Burgerzaken", "Personeel", "Sociaal domein"};
    for (category c = 0; c < 3; c++)
        assert_int_equal(categories_add(&ours, &arena, slice_of(names[c])), c);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_clear(&arena);
    return 0;
}

static category find(const char *text) {
    return category_find(&four, slice_of(text));
}

static category find_ours(const char *text) {
    return category_find(&ours, slice_of(text));
}

static void both_languages_name_the_four_categories(void **state) {
    (void)state;
    assert_int_equal(find("staff"), CATEGORY_STAFF);
    assert_int_equal(find("personeel"), CATEGORY_STAFF);
    assert_int_equal(find("housing"), CATEGORY_HOUSING);
    assert_int_equal(find("huisvesting"), CATEGORY_HOUSING);
    assert_int_equal(find("ict"), CATEGORY_ICT);
    assert_int_equal(find("facilities"), CATEGORY_FACILITIES);
    assert_int_equal(find("facilitair"), CATEGORY_FACILITIES);
    assert_int_equal(find("facilitaire kosten"), CATEGORY_FACILITIES);
}

static void case_and_blanks_around_make_no_difference(void **state) {
    (void)state;
    assert_int_equal(find("  ICT\u00a0"), CATEGORY_ICT);
    assert_int_equal(find("Facilitaire Kosten"), CATEGORY_FACILITIES);
}

static void a_slip_is_no_category(void **state) {
    (void)state;
    assert_int_equal(find("personeeel"), CATEGORY_UNKNOWN);
    assert_int_equal(find(""), CATEGORY_UNKNOWN);
    assert_int_equal(find("own"), CATEGORY_UNKNOWN);
    assert_int_equal(find("parks"), CATEGORY_UNKNOWN);
}

static void a_list_of_the_budget_is_closed(void **state) {
    (void)state;
    assert_int_equal(find_ours("burgerzaken"), 0);
    assert_int_equal(find_ours("SOCIAAL DOMEIN"), 2);
    assert_int_equal(find_ours("Sociaal\u00a0 domein"), 2);
    assert_int_equal(find_ours("sociaaldomein"), 2);
    assert_int_equal(find_ours("sociaal"), CATEGORY_UNKNOWN);
    assert_int_equal(find_ours("ict"), CATEGORY_UNKNOWN);
}

static void one_of_the_four_in_it_has_all_its_names(void **state) {
    (void)state;
    assert_int_equal(find_ours("staff"), 1);
    assert_int_equal(find_ours("personeel"), 1);
    assert_string_equal(category_id(&ours, 1), "staff");
    assert_string_equal(category_title(&ours, 1), "Staff");
    assert_true(category_is_standard(&ours, 1));
}

static void any_other_stands_as_written(void **state) {
    (void)state;
    assert_string_equal(category_id(&ours, 0), "Burgerzaken");
    assert_string_equal(category_name(&ours, 0), "Burgerzaken");
    assert_string_equal(category_title(&ours, 0), "Burgerzaken");
    assert_false(category_is_standard(&ours, 0));
}

static void a_name_is_added_once(void **state) {
    (void)state;
    assert_int_equal(categories_add(&ours, &arena, slice_of("BURGER zaken")), 0);
    assert_int_equal(categories_add(&ours, &arena, slice_of("staff")), 1);
    assert_int_equal(ours.count, 3);
}

static void words_of_reports_are_reserved(void **state) {
    (void)state;
    static const char *const words[] = {"own",   "Own costs", "eigen",  "Eigen kosten",
                                        "total", "Totaal",    "shared", "gedeeld",
                                        "none",  "geen",      NULL};
    for (size_t i = 0; words[i]; i++)
        assert_true(category_reserved(slice_of(words[i])));
    assert_false(category_reserved(slice_of("staff")));
    assert_false(category_reserved(slice_of("Eigen beheer")));
}

static void own_costs_are_in_no_list_but_have_names(void **state) {
    (void)state;
    assert_int_equal(category_or_own(&ours, slice_of("eigen kosten")), CATEGORY_OWN);
    assert_int_equal(category_or_own(&ours, slice_of("Burgerzaken")), 0);
    assert_string_equal(category_id(&ours, CATEGORY_OWN), "own");
    assert_true(category_is_standard(&ours, CATEGORY_OWN));
}

static void ids_are_found_again_and_names_are_never_empty(void **state) {
    (void)state;
    for (size_t k = 0; k < category_columns(&four); k++) {
        category c = category_at(&four, k);
        assert_int_equal(category_column(&four, c), k);
        assert_int_equal(category_or_own(&four, slice_of(category_id(&four, c))), c);
        assert_true(category_title(&four, c)[0] != '\0');
        assert_true(category_name(&four, c)[0] != '\0');
    }
    assert_int_equal(category_at(&four, 4), CATEGORY_OWN);
}

static void lists_are_joined_by_name(void **state) {
    (void)state;
    struct categories both = ours;
    categories_join(&both, &four);
    assert_int_equal(both.count, 6); /* Burgerzaken, staff, Sociaal domein, the others */
    assert_int_equal(category_in(&both, &four, CATEGORY_STAFF), 1);
    assert_int_equal(category_in(&both, &four, CATEGORY_HOUSING), 3);
    assert_int_equal(category_in(&four, &ours, 0), CATEGORY_UNKNOWN);
    assert_int_equal(category_in(&four, &ours, CATEGORY_OWN), CATEGORY_OWN);
}

static void the_nearest_name_is_one_of_the_list(void **state) {
    (void)state;
    struct nearest near;
    nearest_init(&near, slice_of("burgerzaaken"));
    category_offer(&ours, &near);
    assert_true(slice_equal(near.best, slice_of("Burgerzaken")));
    nearest_init(&near, slice_of("facilitar"));
    category_offer(&ours, &near);
    assert_int_equal(near.best.len, 0);
    category_offer(&four, &near);
    assert_true(slice_equal(near.best, slice_of("facilitair")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_languages_name_the_four_categories),
        cmocka_unit_test(case_and_blanks_around_make_no_difference),
        cmocka_unit_test(a_slip_is_no_category),
        cmocka_unit_test(a_list_of_the_budget_is_closed),
        cmocka_unit_test(one_of_the_four_in_it_has_all_its_names),
        cmocka_unit_test(any_other_stands_as_written),
        cmocka_unit_test(a_name_is_added_once),
        cmocka_unit_test(words_of_reports_are_reserved),
        cmocka_unit_test(own_costs_are_in_no_list_but_have_names),
        cmocka_unit_test(ids_are_found_again_and_names_are_never_empty),
        cmocka_unit_test(lists_are_joined_by_name),
        cmocka_unit_test(the_nearest_name_is_one_of_the_list),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
