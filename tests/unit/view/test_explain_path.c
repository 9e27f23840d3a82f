/* The way of a cost through cost centres, in words. */
#include "../test.h"

#include "../small_budget.h"
#include "view/explain/explain_path.h"

enum { A, B, C, DRIVERS };

/* A key of one driver in per cent, with charges. */
static int add_key(struct budget *b, const char *name, int driver, int64_t percent,
                   const struct weight *charges, size_t count) {
    int key = small_budget_key(b, name, &driver, &percent, 1);
    b->keys[key].versions->charges = arena_take(&b->arena, (count + 1) * sizeof *charges);
    for (size_t i = 0; i < count; i++)
        b->keys[key].versions->charges[i] = charges[i];
    b->keys[key].versions->charge_count = count;
    return key;
}

static struct weight charge(int key, int64_t percent) {
    return (struct weight){DRIVER_NONE, key, {percent, 0}, false, {0}};
}

static void assert_path(const struct budget *b, int key, const char *wanted) {
    struct report *r = report_new("explanation", "Title", LANG_EN);
    const struct shares shares = {.key = key, .period = 2025 * 8};
    r->currency = "EUR";
    assert_string_equal(explain_path(r, b, &shares), wanted);
    report_free(r);
}

static void make_drivers(struct budget *b) {
    small_budget_init(b, 2, DRIVERS);
    for (size_t i = 0; i < DRIVERS; i++)
        small_budget_figures(b, i, (const int64_t[]){1, 2});
}

/* ict: 4 to hrm, 6 to housing; hrm: 5 to housing, all the rest by drivers A, B and C. */
static void each_key_says_where_a_hundred_goes(void **state) {
    (void)state;
    struct budget b;
    make_drivers(&b);
    add_key(&b, "ict", A, 90, (const struct weight[]){charge(1, 4), charge(2, 6)}, 2);
    add_key(&b, "hrm", B, 0, (const struct weight[]){charge(0, 0), charge(2, 100)}, 2);
    add_key(&b, "housing", C, 100, NULL, 0);
    assert_path(
        &b, 0,
        "Each EUR 100 of ict goes on: 4.00 to key hrm, 6.00 to key housing and "
        "90.00 to the municipalities by A. Each EUR 100 of hrm goes on: 100.00 to "
        "key housing. All of housing goes to the municipalities by C. ");
    assert_path(&b, 1,
                "Each EUR 100 of hrm goes on: 100.00 to key housing. All of housing goes "
                "to the municipalities by C. ");
    assert_path(&b, 2, "");
    budget_clear(&b);
}

static void circles_are_told(void **state) {
    (void)state;
    static const char *const again = "What comes back to a key goes round again until "
                                     "all of it is borne; the share is "
                                     "the exact sum. ";
    struct budget b;
    struct buf wanted = {0};
    make_drivers(&b);
    add_key(&b, "ict", A, 90, (const struct weight[]){charge(1, 10)}, 1);
    add_key(&b, "hrm", B, 50, (const struct weight[]){charge(0, 50)}, 1);
    add_key(&b, "self", C, 75, (const struct weight[]){charge(2, 25)}, 1);
    buf_format(&wanted,
               "Each EUR 100 of hrm goes on: 50.00 to key ict and 50.00 to the "
               "municipalities by B. Each EUR 100 of ict goes on: 10.00 to key hrm and "
               "90.00 to the municipalities by A. %s",
               again);
    assert_path(&b, 1, buf_str(&wanted));
    buf_reset(&wanted);
    buf_format(&wanted,
               "Each EUR 100 of self goes on: 25.00 to key self and 75.00 to the "
               "municipalities by C. %s",
               again);
    assert_path(&b, 2, buf_str(&wanted));
    buf_clear(&wanted);
    budget_clear(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_key_says_where_a_hundred_goes),
        cmocka_unit_test(circles_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
