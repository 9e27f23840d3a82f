#include "test.h"

#include "engine/verify.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, Q2, MOST = 16 };

/* Three municipalities with the shares 1/2 1/4 1/4, and a verifier that
   has taken lines in. */
struct proof {
    struct budget budget;
    struct diags diags;
    struct verifier *v;
    struct line_sink lines;
    struct listing_sink rows;
    bool reading; /* rows have begun */
    uint64_t row_count;
};

static void begin(struct proof *p, enum closing close) {
    *p = (struct proof){.row_count = 1};
    diags_init(&p->diags);
    small_budget_init(&p->budget, 3, 1);
    small_budget_figures(&p->budget, 0, (int64_t[]){2, 1, 1});
    small_budget_plain_key(&p->budget, "key", 0);
    p->v = verifier_new(&p->budget, close, (struct period_range){0, 0});
    p->lines = verifier_lines(p->v, &p->diags);
}

static void add_line(struct proof *p, const char *id, money amount) {
    struct cost_line line = small_budget_line(Q1, CATEGORY_STAFF, 0, amount, id);
    assert_int_equal(p->lines.take(p->lines.self, &line), 0);
}

static void add_row(struct proof *p, const char *id, int municipality, money amount) {
    struct listing_row row = {.period = Q1, .category = CATEGORY_STAFF};
    if (!p->reading)
        p->rows = verifier_rows(p->v, &p->diags);
    p->reading = true;
    row.line = slice_of(id);
    row.municipality = municipality;
    row.amount = amount;
    row.place = (struct place){"listing.csv", ++p->row_count, 1};
    assert_int_equal(p->rows.take(p->rows.self, &row), 0);
}

static void add_rows(struct proof *p, const char *id, const money *cells) {
    for (int m = 0; m < 3; m++)
        add_row(p, id, m, cells[m]);
}

static void see(void *self, const struct diag *fault) {
    diag_print(self, fault, false);
}

static void see_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    diag_print_more(self, file, level, times);
}

/* Finishes, and compares what is told; nothing when the listing is right. */
static void assert_told(struct proof *p, const char *expected) {
    struct buf text;
    buf_init(&text);
    assert_int_equal(verifier_finish(p->v, &p->diags), expected[0] ? -1 : 0);
    struct diag_visitor visitor = {&text, see, see_more};
    diag_visit(&p->diags, DIAG_NOTE, &visitor);
    assert_string_equal(buf_str(&text), expected);
    buf_clear(&text);
    verifier_free(p->v);
    diags_clear(&p->diags);
    budget_clear(&p->budget);
}

static void a_right_listing_is_confirmed_in_any_order(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 10);
    add_line(&p, "b", 7);
    add_row(&p, "b", 2, 2);
    add_rows(&p, "a", (money[]){5, 3, 2});
    add_row(&p, "b", 0, 4);
    add_row(&p, "b", 1, 1);
    assert_told(&p, "");
}

static void a_cent_that_moved_is_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 8);
    add_rows(&p, "a", (money[]){4, 3, 1});
    assert_told(
        &p, "listing.csv:3: error: verify-cell: B has 0.03 of line a, which is not its "
            "exact share 0.020000 rounded down or up\n"
            "  hint: a cent was moved, or the key or its drivers changed since\n"
            "listing.csv:4: error: verify-cell: C has 0.01 of line a, which is not its "
            "exact share 0.020000 rounded down or up\n"
            "  hint: a cent was moved, or the key or its drivers changed since\n");
}

/* Each cell is a floor or a ceiling, but two cents for one and none for
   the other are not. */
static void a_total_off_by_a_cent_is_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 1);
    add_line(&p, "b", 1);
    add_rows(&p, "a", (money[]){1, 0, 0});
    add_rows(&p, "b", (money[]){1, 0, 0});
    assert_int_equal(verifier_finish(p.v, &p.diags), -1);
    assert_int_equal(diag_total(&p.diags, DIAG_ERROR), 3); /* key, category and period */
    verifier_free(p.v);
    diags_clear(&p.diags);
    budget_clear(&p.budget);
}

static void a_line_that_does_not_add_up_is_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 10);
    add_rows(&p, "a", (money[]){5, 2, 2});
    assert_told(
        &p, "listing.csv:2: error: verify-sum: the rows of line a total 0.09; the line "
            "is 0.10\n");
}

static void rows_that_lack_or_are_there_twice_are_named(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 8);
    add_line(&p, "later", 8);
    add_row(&p, "a", 0, 4);
    add_row(&p, "a", 0, 4);
    add_row(&p, "a", 2, 2);
    add_row(&p, "gone", 2, 2);
    assert_told(
        &p,
        "listing.csv:3:1: error: verify-twice: line a has this row of A more often than "
        "the input has the line\n"
        "listing.csv:5:1: error: verify-unknown: line gone is not in the input, or not "
        "in "
        "this period and category (row of C)\n"
        "costs.csv:2:1: error: verify-later: line later is not in the listing: it came "
        "later, or was taken out\n"
        "costs.csv:2:1: error: verify-missing: the listing has no row of B for line a\n");
}

/* Two lines of one name, in another order than when they were listed. */
static void lines_of_one_name_are_told_apart_by_their_sums(void **state) {
    (void)state;
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 7);
    add_line(&p, "b", 4);
    add_line(&p, "a", 10);
    add_line(&p, "a", 400);
    add_rows(&p, "a", (money[]){5, 3, 2});
    add_rows(&p, "b", (money[]){2, 1, 1});
    add_rows(&p, "a", (money[]){200, 100, 100});
    add_rows(&p, "a", (money[]){4, 1, 2});
    assert_told(&p, "");
}

/* The same listing sorted by municipality. */
static void rows_may_be_sorted_by_municipality(void **state) {
    (void)state;
    static const money cells[3][3] = {{5, 3, 2}, {200, 100, 100}, {4, 1, 2}};
    struct proof p;
    begin(&p, CLOSE_QUARTER);
    add_line(&p, "a", 7);
    add_line(&p, "a", 10);
    add_line(&p, "a", 400);
    for (int m = 0; m < 3; m++)
        for (int i = 0; i < 3; i++)
            add_row(&p, "a", m, cells[i][m]);
    assert_told(&p, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_right_listing_is_confirmed_in_any_order),
        cmocka_unit_test(a_cent_that_moved_is_named),
        cmocka_unit_test(a_total_off_by_a_cent_is_named),
        cmocka_unit_test(a_line_that_does_not_add_up_is_named),
        cmocka_unit_test(rows_that_lack_or_are_there_twice_are_named),
        cmocka_unit_test(lines_of_one_name_are_told_apart_by_their_sums),
        cmocka_unit_test(rows_may_be_sorted_by_municipality),
    };
    return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
