#include "test.h"

#include "engine/shares/shares.h"
#include "engine/compare/whatif.h"
#include "small_budget.h"

static const period q1 = 2024 * 8 + 1;

/* Hoogeveen and De Wolden at 1 January 2024 (CBS), and the key that one calls 60/40. */
static void quarrel_init(struct budget *b) {
    small_budget_init(b, 2, 2);
    b->drivers[0].name = "inwoners";
    b->inhabitants = 0;
    small_budget_figures(b, 0, (const int64_t[]){56591, 24580});
    small_budget_figures(b, 1, (const int64_t[]){60, 40});
    small_budget_plain_key(b, "personeel", 1);
    b->keys[0].category = CATEGORY_STAFF;
    small_budget_plain_key(b, "per inwoner", 0);
}

static void assert_percent(const struct budget *b, int64_t first, int64_t second) {
    struct diags d;
    struct shares s;
    int64_t percent[2];
    diags_init(&d);
    assert_int_equal(shares_init(&s, b, 0, q1, &d), 0);
    shares_percent(&s, 2, percent);
    assert_int_equal(percent[0], first);
    assert_int_equal(percent[1], second);
    shares_clear(&s);
    diags_clear(&d);
}

static int replace(struct budget *b, const char *key, const char *by, uint64_t faults) {
    struct diags d;
    diags_init(&d);
    int status = whatif_key(b, slice_of(key), slice_of(by), &d);
    assert_int_equal(diag_total(&d, DIAG_ERROR), faults);
    diags_clear(&d);
    return status;
}

static void a_key_is_replaced_by_a_driver(void **state) {
    (void)state;
    struct budget b;
    quarrel_init(&b);
    assert_percent(&b, 6000, 4000);
    assert_int_equal(replace(&b, "personeel", "inwoners", 0), 0);
    assert_percent(&b, 6972, 3028);
    assert_int_equal(replace(&b, "Personeel", "gelijk", 0), 0);
    assert_percent(&b, 5000, 5000);
    budget_clear(&b);
}

static void either_language_will_do(void **state) {
    (void)state;
    struct budget b;
    quarrel_init(&b);
    assert_int_equal(replace(&b, " staff ", "Inhabitants", 0), 0);
    assert_percent(&b, 6972, 3028);
    budget_clear(&b);
}

static void a_key_is_replaced_by_another_key(void **state) {
    (void)state;
    struct budget b;
    quarrel_init(&b);
    assert_int_equal(replace(&b, "staff", "per inwoner", 0), 0);
    assert_percent(&b, 6972, 3028);
    budget_clear(&b);
}

static void names_that_do_not_exist_are_refused(void **state) {
    (void)state;
    struct budget b;
    quarrel_init(&b);
    assert_int_equal(replace(&b, "personel", "inwoners", 1), -1);
    assert_int_equal(replace(&b, "personeel", "inwonres", 1), -1);
    assert_int_equal(replace(&b, "", "", 2), -1);
    assert_percent(&b, 6000, 4000);
    budget_clear(&b);
}

static void see(void *self, const struct diag *fault) {
    assert_true(diag_hint(self, fault));
}

static void see_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    (void)self, (void)file, (void)level, (void)times;
}

static void the_nearest_name_is_suggested(void **state) {
    (void)state;
    struct budget b;
    struct diags d;
    struct buf hint;
    quarrel_init(&b);
    diags_init(&d);
    buf_init(&hint);
    assert_int_equal(whatif_key(&b, slice_of("staff"), slice_of("inwonres"), &d), -1);
    diag_visit(&d, DIAG_ERROR, &(struct diag_visitor){&hint, see, see_more});
    assert_string_equal(buf_str(&hint), "did you mean \"inwoners\"?");
    buf_clear(&hint);
    diags_clear(&d);
    budget_clear(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_replaced_by_a_driver),
        cmocka_unit_test(either_language_will_do),
        cmocka_unit_test(a_key_is_replaced_by_another_key),
        cmocka_unit_test(names_that_do_not_exist_are_refused),
        cmocka_unit_test(the_nearest_name_is_suggested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
