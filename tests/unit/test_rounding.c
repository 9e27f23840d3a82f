/* The worked examples of the rounding promise, in cents. */
#include "test.h"

#include "engine/allocate.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, MOST = 8 };

/* A budget whose only driver gives the shares, and the lines taken in so far. */
struct example {
    struct budget budget;
    struct diags diags;
    struct allocation *allocation;
    struct line_sink sink;
    struct cost_line lines[MOST];
    size_t count;
};

static void begin(struct example *e, const int64_t *shares, size_t municipalities,
                  enum closing close) {
    *e = (struct example){0};
    diags_init(&e->diags);
    small_budget_init(&e->budget, municipalities, 2);
    small_budget_figures(&e->budget, 0, shares);
    small_budget_plain_key(&e->budget, "first", 0);
    e->allocation = allocation_new(&e->budget, close, true);
    e->sink = allocation_sink(e->allocation, &e->diags);
}

static void add(struct example *e, period p, category c, int key, money amount) {
    static const char *const ids[MOST] = {"1", "2", "3", "4", "5", "6", "7", "8"};
    e->lines[e->count] = small_budget_line(p, c, key, amount, ids[e->count]);
    assert_int_equal(e->sink.take(e->sink.self, &e->lines[e->count]), 0);
    e->count++;
}

static void assert_cells(const money *cells, const money *expected, size_t count) {
    for (size_t j = 0; j < count; j++)
        assert_int_equal(cells[j], expected[j]);
}

static void assert_line(struct example *e, size_t line, const money *expected) {
    money cells[MOST];
    allocation_line(e->allocation, line, &e->lines[line], AMOUNT_NET, cells);
    assert_cells(cells, expected, e->budget.municipality_count);
}

static void assert_total(struct example *e, size_t period_index, category c,
                         const money *expected) {
    for (size_t j = 0; j < e->budget.municipality_count; j++)
        assert_int_equal(allocation_amount(e->allocation, period_index, c, j, AMOUNT_NET),
                         expected[j]);
}

static void finish(struct example *e) {
    assert_int_equal(allocation_finish(e->allocation, &e->diags), 0);
}

static void end(struct example *e) {
    allocation_free(e->allocation);
    diags_clear(&e->diags);
    budget_clear(&e->budget);
}

static void a_euro_over_three_equal_shares(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){1, 1, 1}, 3, CLOSE_QUARTER);
    add(&e, Q1, CATEGORY_STAFF, 0, 100);
    finish(&e);
    assert_line(&e, 0, (money[]){34, 33, 33});
    assert_total(&e, 0, CATEGORY_STAFF, (money[]){34, 33, 33});
    end(&e);
}

static void a_negative_amount_mirrors_the_positive(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){1, 1, 1}, 3, CLOSE_QUARTER);
    add(&e, Q1, CATEGORY_STAFF, 0, -100);
    finish(&e);
    assert_line(&e, 0, (money[]){-34, -33, -33});
    end(&e);
}

static void a_cent_goes_to_the_largest_remainder(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){3, 3, 4}, 3, CLOSE_QUARTER);
    add(&e, Q1, CATEGORY_STAFF, 0, 1);
    finish(&e);
    assert_line(&e, 0, (money[]){0, 0, 1});
    end(&e);
}

static void three_cents_go_to_three_municipalities(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){1, 1, 1}, 3, CLOSE_QUARTER);
    for (int i = 0; i < 3; i++)
        add(&e, Q1, CATEGORY_STAFF, 0, 1);
    finish(&e);
    assert_line(&e, 0, (money[]){1, 0, 0});
    assert_line(&e, 1, (money[]){0, 1, 0});
    assert_line(&e, 2, (money[]){0, 0, 1});
    assert_total(&e, 0, CATEGORY_STAFF, (money[]){1, 1, 1});
    end(&e);
}

static void a_line_and_its_credit_note_cancel(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){1, 1, 1}, 3, CLOSE_QUARTER);
    add(&e, Q1, CATEGORY_STAFF, 0, 100);
    add(&e, Q1, CATEGORY_STAFF, 0, -100);
    finish(&e);
    assert_line(&e, 0, (money[]){34, 33, 33});
    assert_line(&e, 1, (money[]){-34, -33, -33});
    assert_total(&e, 0, CATEGORY_STAFF, (money[]){0, 0, 0});
    end(&e);
}

static void a_share_of_nil_gets_nil(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){1, 0, 1}, 3, CLOSE_QUARTER);
    add(&e, Q1, CATEGORY_STAFF, 0, 1);
    add(&e, Q1, CATEGORY_STAFF, 0, 1);
    finish(&e);
    assert_line(&e, 0, (money[]){1, 0, 0});
    assert_line(&e, 1, (money[]){0, 0, 1});
    assert_total(&e, 0, CATEGORY_STAFF, (money[]){1, 0, 1});
    end(&e);
}

static void equal_lines_share_their_cents_evenly(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){50, 30, 20}, 3, CLOSE_QUARTER);
    for (int i = 0; i < 4; i++)
        add(&e, Q1, CATEGORY_STAFF, 0, 5);
    finish(&e);
    assert_total(&e, 0, CATEGORY_STAFF, (money[]){10, 6, 4});
    assert_line(&e, 0, (money[]){3, 1, 1});
    assert_line(&e, 1, (money[]){3, 1, 1});
    assert_line(&e, 2, (money[]){2, 2, 1});
    assert_line(&e, 3, (money[]){2, 2, 1});
    end(&e);
}

static void two_lines_keep_their_total(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){2, 1, 1}, 3, CLOSE_QUARTER);
    add(&e, Q1, CATEGORY_STAFF, 0, 10);
    add(&e, Q1, CATEGORY_STAFF, 0, 7);
    finish(&e);
    assert_line(&e, 0, (money[]){5, 3, 2});
    assert_line(&e, 1, (money[]){4, 1, 2});
    assert_total(&e, 0, CATEGORY_STAFF, (money[]){9, 4, 4});
    end(&e);
}

static void two_categories_keep_the_period(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){1, 1, 0}, 3, CLOSE_QUARTER);
    small_budget_figures(&e.budget, 1, (int64_t[]){1, 0, 1});
    int second = small_budget_plain_key(&e.budget, "second", 1);
    add(&e, Q1, CATEGORY_STAFF, 0, 1);
    add(&e, Q1, CATEGORY_HOUSING, second, 1);
    finish(&e);
    assert_total(&e, 0, CATEGORY_STAFF, (money[]){0, 1, 0});
    assert_total(&e, 0, CATEGORY_HOUSING, (money[]){1, 0, 0});
    end(&e);
}

static void a_year_closed_as_one_gives_each_a_quarter(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){1, 1, 1, 1}, 4, CLOSE_YEAR);
    for (int q = 1; q <= 4; q++)
        add(&e, period_make(2025, q), CATEGORY_STAFF, 0, 1);
    finish(&e);
    money year[4] = {0};
    for (size_t q = 0; q < 4; q++)
        for (size_t j = 0; j < 4; j++)
            year[j] += allocation_amount(e.allocation, q, CATEGORY_STAFF, j, AMOUNT_NET);
    assert_cells(year, (money[]){1, 1, 1, 1}, 4);
    end(&e);
}

static void quarters_closed_alone_know_nothing_of_each_other(void **state) {
    (void)state;
    struct example e;
    begin(&e, (int64_t[]){1, 1, 1, 1}, 4, CLOSE_QUARTER);
    for (int q = 1; q <= 4; q++)
        add(&e, period_make(2025, q), CATEGORY_STAFF, 0, 1);
    finish(&e);
    for (size_t q = 0; q < 4; q++)
        assert_total(&e, q, CATEGORY_STAFF, (money[]){1, 0, 0, 0});
    end(&e);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_euro_over_three_equal_shares),
        cmocka_unit_test(a_negative_amount_mirrors_the_positive),
        cmocka_unit_test(a_cent_goes_to_the_largest_remainder),
        cmocka_unit_test(three_cents_go_to_three_municipalities),
        cmocka_unit_test(a_line_and_its_credit_note_cancel),
        cmocka_unit_test(a_share_of_nil_gets_nil),
        cmocka_unit_test(equal_lines_share_their_cents_evenly),
        cmocka_unit_test(two_lines_keep_their_total),
        cmocka_unit_test(two_categories_keep_the_period),
        cmocka_unit_test(a_year_closed_as_one_gives_each_a_quarter),
        cmocka_unit_test(quarters_closed_alone_know_nothing_of_each_other),
    };
    return cmocka_run_group_tests_name("rounding", tests, NULL, NULL);
}
