#include "test.h"

#include "engine/accumulator.h"
#include "engine/allocate.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, Q2, YEAR = 2025 * 8, MOST = 8 };

/* Three municipalities, key 0 by the figures 1 2 3, key 1 in equal parts. */
struct run {
    struct budget budget;
    struct diags diags;
    struct allocation *a;
    struct line_sink sink;
    struct cost_line lines[MOST];
    size_t count;
};

static void begin(struct run *r, bool lines) {
    *r = (struct run){0};
    diags_init(&r->diags);
    small_budget_init(&r->budget, 3, 1);
    small_budget_figures(&r->budget, 0, (int64_t[]){1, 2, 3});
    small_budget_plain_key(&r->budget, "by figure", 0);
    small_budget_plain_key(&r->budget, "equal", DRIVER_EQUAL);
    r->a = allocation_new(&r->budget, CLOSE_QUARTER, lines);
    r->sink = allocation_sink(r->a, &r->diags);
}

static struct cost_line *add(struct run *r, period p, int key, money amount,
                             const char *id) {
    struct cost_line *line = &r->lines[r->count++];
    *line = small_budget_line(p, CATEGORY_STAFF, key, amount, id);
    return line;
}

static struct cost_line *add_own(struct run *r, period p, int municipality,
                                 money amount) {
    struct cost_line *line = add(r, p, KEY_NONE, amount, "");
    line->category = CATEGORY_OWN;
    line->municipality = municipality;
    return line;
}

static void take_all(struct run *r) {
    for (size_t i = 0; i < r->count; i++)
        assert_int_equal(r->sink.take(r->sink.self, &r->lines[i]), 0);
}

static void end(struct run *r) {
    allocation_free(r->a);
    diags_clear(&r->diags);
    budget_clear(&r->budget);
}

static void assert_money(const money *given, const money *expected) {
    for (size_t j = 0; j < 3; j++)
        assert_int_equal(given[j], expected[j]);
}

static void assert_line(struct run *r, size_t line, const money *expected) {
    money cells[3];
    allocation_line(r->a, line, &r->lines[line], AMOUNT_NET, cells);
    assert_money(cells, expected);
}

static void groups_are_sorted_and_counted(void **state) {
    (void)state;
    struct run r;
    begin(&r, false);
    add(&r, Q2, 0, 600, "");
    add(&r, Q1, 1, 300, "");
    add(&r, Q1, 0, 60, "");
    add(&r, Q1, 0, 540, "");
    add(&r, Q1, 1, 3, "")->key_period = YEAR;
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_int_equal(r.a->period_count, 2);
    assert_int_equal(r.a->periods[0], Q1);
    assert_int_equal(r.a->group_count, 4);
    assert_int_equal(r.a->groups[0].key, 0);
    assert_int_equal(r.a->groups[0].lines, 2);
    assert_int_equal(r.a->groups[0].sum[AMOUNT_NET], 600);
    assert_money(r.a->groups[0].given[AMOUNT_NET], (money[]){100, 200, 300});
    assert_int_equal(r.a->groups[1].key_period, YEAR);
    assert_int_equal(r.a->groups[2].key_period, Q1);
    assert_money(r.a->groups[2].given[AMOUNT_NET], (money[]){100, 100, 100});
    assert_int_equal(r.a->groups[3].period, Q2);
    assert_int_equal(allocation_amount(r.a, 0, CATEGORY_STAFF, 2, AMOUNT_NET), 401);
    assert_ptr_equal(allocation_group(r.a, &r.lines[0]), &r.a->groups[3]);
    end(&r);
}

/* 1 cent by 1 2 3 goes to the largest; 100 and 101 in equal parts leave a cent and two. */
static void add_two_groups(struct run *r) {
    add(r, Q1, 0, 1, "a");
    add(r, Q1, 1, 100, "b");
    add(r, Q1, 0, 1, "c");
    add(r, Q1, 1, 101, "d");
    add(r, Q1, 0, 4, "e");
}

static void lines_of_one_group_alone_get_the_same_cents(void **state) {
    (void)state;
    struct run all, one;
    begin(&all, true);
    begin(&one, true);
    add_two_groups(&all);
    add_two_groups(&one);
    struct group_id only = group_id_of(&one.lines[1]);
    allocation_list_only(one.a, &only, 1);
    take_all(&all);
    take_all(&one);
    assert_int_equal(allocation_finish(all.a, &all.diags), 0);
    assert_int_equal(allocation_finish(one.a, &one.diags), 0);
    for (size_t g = 0; g < 2; g++)
        assert_money(one.a->groups[g].given[AMOUNT_NET],
                     all.a->groups[g].given[AMOUNT_NET]);
    assert_money(one.a->groups[0].given[AMOUNT_NET], (money[]){1, 2, 3});
    money wanted[3];
    for (size_t line = 1; line < 4; line += 2) {
        allocation_line(all.a, line, &all.lines[line], AMOUNT_NET, wanted);
        assert_line(&one, line, wanted);
    }
    end(&one);
    end(&all);
}

static void own_costs_stay_whole_and_the_control_line_closes(void **state) {
    (void)state;
    struct run r;
    begin(&r, true);
    struct left_out out = {.period = Q2, .lines = 1, .amount[AMOUNT_NET] = 7};
    r.budget.left_out = &out;
    r.budget.left_out_count = 1;
    add(&r, Q1, 0, 600, "");
    add_own(&r, Q2, 1, 55)->amount[AMOUNT_VAT] = 5;
    add_own(&r, Q2, 1, -5);
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_int_equal(r.a->period_count, 2);
    assert_int_equal(allocation_amount(r.a, 1, CATEGORY_OWN, 1, AMOUNT_NET), 50);
    assert_int_equal(allocation_amount(r.a, 1, CATEGORY_OWN, 1, AMOUNT_VAT), 5);
    assert_int_equal(allocation_amount(r.a, 0, CATEGORY_OWN, 1, AMOUNT_NET), 0);
    assert_int_equal(r.a->own[3 + 1].lines, 2);
    assert_int_equal(r.a->lines, 3);
    assert_int_equal(r.a->costs[AMOUNT_NET], 657);
    assert_null(allocation_group(r.a, &r.lines[1]));
    assert_line(&r, 1, (money[]){0, 55, 0});
    end(&r);
}

static void vat_is_divided_apart(void **state) {
    (void)state;
    struct run r;
    money vat[3];
    begin(&r, true);
    add(&r, Q1, 1, 1, "1")->amount[AMOUNT_VAT] = 0;
    add(&r, Q1, 1, 3, "2")->amount[AMOUNT_VAT] = 1;
    add(&r, Q1, 1, 3, "3")->amount[AMOUNT_VAT] = -2;
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_int_equal(r.a->costs[AMOUNT_NET], 7);
    assert_int_equal(r.a->costs[AMOUNT_VAT], -1);
    assert_money(r.a->groups[0].given[AMOUNT_NET], (money[]){3, 2, 2});
    assert_money(r.a->groups[0].given[AMOUNT_VAT], (money[]){0, 0, -1});
    money sums[3] = {0};
    for (size_t i = 0; i < 3; i++) {
        allocation_line(r.a, i, &r.lines[i], AMOUNT_VAT, vat);
        assert_int_equal(vat[0] + vat[1] + vat[2], r.lines[i].amount[AMOUNT_VAT]);
        for (size_t j = 0; j < 3; j++)
            sums[j] += vat[j];
    }
    assert_money(sums, (money[]){0, 0, -1});
    end(&r);
}

/* The cents of equal lines go around in the order of their numbers, not of the file. */
static void equal_lines_get_cents_by_their_numbers(void **state) {
    (void)state;
    struct run r;
    begin(&r, true);
    add(&r, Q1, 1, 1, "10");
    add(&r, Q1, 1, 1, "9");
    add(&r, Q1, 1, 1, "8");
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_line(&r, 2, (money[]){1, 0, 0});
    assert_line(&r, 1, (money[]){0, 1, 0});
    assert_line(&r, 0, (money[]){0, 0, 1});
    end(&r);
}

static void parts_that_are_joined_are_the_whole(void **state) {
    (void)state;
    struct run r;
    begin(&r, true);
    add(&r, Q1, 1, 1, "3");
    add_own(&r, Q1, 2, 9);
    add(&r, Q1, 1, 1, "1")->amount[AMOUNT_VAT] = 4;
    add(&r, Q2, 0, 5, "2");
    add(&r, Q1, 1, 1, "2");
    struct line_sink parts[2];
    for (size_t p = 0; p < 2; p++) {
        parts[p] = r.sink.fork(r.sink.self, &r.diags);
        for (size_t i = p * 2; i < (p ? r.count : 2); i++)
            assert_int_equal(parts[p].take(parts[p].self, &r.lines[i]), 0);
    }
    struct line_sink stopped = r.sink.fork(r.sink.self, &r.diags);
    assert_int_equal(stopped.take(stopped.self, &r.lines[0]), 0);
    r.sink.join(r.sink.self, &parts[0], true);
    r.sink.join(r.sink.self, &parts[1], true);
    r.sink.join(r.sink.self, &stopped, false); /* its lines do not count */
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_line(&r, 2, (money[]){1, 0, 0});
    assert_line(&r, 4, (money[]){0, 1, 0});
    assert_line(&r, 0, (money[]){0, 0, 1});
    assert_line(&r, 1, (money[]){0, 0, 9});
    assert_line(&r, 3, (money[]){1, 2, 2}); /* 5/6 10/6 15/6: the largest remainders */
    assert_int_equal(r.a->costs[AMOUNT_VAT], 4);
    end(&r);
}

static void a_whole_year_is_a_root_of_its_own(void **state) {
    (void)state;
    struct run r;
    begin(&r, false);
    r.a->close = CLOSE_YEAR;
    add(&r, YEAR, 1, 1, "");
    for (int quarter = 1; quarter <= 3; quarter++)
        add(&r, period_make(2025, quarter), 1, 1, "");
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_money(r.a->groups[0].given[AMOUNT_NET], (money[]){1, 0, 0});
    for (size_t j = 0; j < 3; j++)
        assert_int_equal(r.a->groups[1].given[AMOUNT_NET][j] +
                             r.a->groups[2].given[AMOUNT_NET][j] +
                             r.a->groups[3].given[AMOUNT_NET][j],
                         1);
    end(&r);
}

static void every_faulty_key_is_reported(void **state) {
    (void)state;
    struct run r;
    begin(&r, false);
    r.budget.keys[0].versions[0].from = 20260101;
    r.budget.keys[1].versions[0].from = 20260101;
    add(&r, Q1, 0, 1, "");
    add(&r, Q1, 1, 1, "");
    add(&r, Q1, 1, 1, "")->category = CATEGORY_ICT;
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), -1);
    assert_int_equal(diag_total(&r.diags, DIAG_ERROR), 2);
    end(&r);
}

static void totals_that_cannot_be_counted_are_refused(void **state) {
    (void)state;
    struct run r;
    begin(&r, false);
    add(&r, Q1, 0, MONEY_MAX, "");
    add(&r, Q1, 0, MONEY_MAX, "");
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), -1);
    assert_int_equal(diag_total(&r.diags, DIAG_ERROR), 1);
    end(&r);
    begin(&r, false);
    add(&r, Q1, 0, MONEY_MAX, "");
    add(&r, Q1, 0, -MONEY_MAX, ""); /* beyond a money in between only */
    add(&r, Q1, 0, MONEY_MAX, "");
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_int_equal(r.a->costs[AMOUNT_NET], MONEY_MAX);
    end(&r);
}

static void a_municipality_without_share_is_warned_about_once(void **state) {
    (void)state;
    struct run r;
    begin(&r, false);
    small_budget_figures(&r.budget, 0, (int64_t[]){1, 0, 3});
    add(&r, Q1, 0, 1, "");
    add(&r, Q2, 0, 1, "");
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_int_equal(diag_total(&r.diags, DIAG_WARNING), 1);
    end(&r);
    begin(&r, false);
    small_budget_figures(&r.budget, 0, (int64_t[]){1, 0, 3});
    add(&r, Q1, 0, 1, "");
    add(&r, Q2, 1, 1, ""); /* a share in another key */
    take_all(&r);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_int_equal(diag_total(&r.diags, DIAG_WARNING), 0);
    end(&r);
}

static void nothing_to_allocate_is_nothing(void **state) {
    (void)state;
    struct run r;
    begin(&r, true);
    assert_int_equal(allocation_finish(r.a, &r.diags), 0);
    assert_int_equal(r.a->period_count, 0);
    assert_int_equal(r.a->group_count, 0);
    assert_int_equal(r.a->costs[AMOUNT_NET], 0);
    end(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_sorted_and_counted),
        cmocka_unit_test(lines_of_one_group_alone_get_the_same_cents),
        cmocka_unit_test(own_costs_stay_whole_and_the_control_line_closes),
        cmocka_unit_test(vat_is_divided_apart),
        cmocka_unit_test(equal_lines_get_cents_by_their_numbers),
        cmocka_unit_test(parts_that_are_joined_are_the_whole),
        cmocka_unit_test(a_whole_year_is_a_root_of_its_own),
        cmocka_unit_test(every_faulty_key_is_reported),
        cmocka_unit_test(totals_that_cannot_be_counted_are_refused),
        cmocka_unit_test(a_municipality_without_share_is_warned_about_once),
        cmocka_unit_test(nothing_to_allocate_is_nothing),
    };
    return cmocka_run_group_tests_name("allocate", tests, NULL, NULL);
}
