#include "test.h"

#include "engine/verify/pairing.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, LINES = 100000, MUNICIPALITIES = 3 };

/* Lines of 8 cents, named by their numbers, over 1/2 1/4 1/4; a listing of them with rows
   of other lines in it, or without some. */
struct listing {
    struct budget budget;
    struct diags diags;
    struct shares shares;
    struct verify_totals totals;
    struct verify_check check;
    struct verify_group *group;
    struct pairing pairing;
    size_t next;                       /* row */
    size_t strange_every, lacks_every; /* lines; 0 = never */
    bool strange;                      /* the next row is that of no line */
    char name[16];
};

static int next_row(void *self, struct listing_row *row) {
    static const money cells[] = {4, 2, 2};
    struct listing *l = self;
    size_t line = l->next / MUNICIPALITIES, m = l->next % MUNICIPALITIES;
    while (l->lacks_every > 0 && line < LINES && line % l->lacks_every == 1 && m == 0)
        l->next = ++line * MUNICIPALITIES;
    if (line >= LINES)
        return 0;
    l->strange =
        l->strange_every > 0 && line % l->strange_every == 0 && m == 0 && !l->strange;
    snprintf(l->name, sizeof l->name, "%s%zu", l->strange ? "x" : "", line);
    *row = (struct listing_row){.period = Q1,
                                .category = CATEGORY_STAFF,
                                .line = slice_of(l->name),
                                .municipality = (int)m,
                                .amount[AMOUNT_NET] = cells[m],
                                .place = {"listing.csv", l->next + 2, 0}};
    l->next += !l->strange;
    return 1;
}

static void begin(struct listing *l) {
    *l = (struct listing){0};
    diags_init(&l->diags);
    small_budget_init(&l->budget, MUNICIPALITIES, 1);
    small_budget_figures(&l->budget, 0, (int64_t[]){2, 1, 1});
    int key = small_budget_plain_key(&l->budget, "key", 0);
    struct cost_line line = small_budget_line(Q1, CATEGORY_STAFF, key, 8, "");
    assert_int_equal(shares_init(&l->shares, &l->budget, key, Q1, &l->diags), 0);
    verify_totals_init(&l->totals, &l->budget, false);
    l->group = verify_totals_group(&l->totals, &line);
    verify_group_share(l->group, &l->shares);
    verify_check_init(&l->check, &l->budget, &l->diags);
    pairing_init(&l->pairing, &l->budget, &l->check);
    l->pairing.source = (struct listing_source){l, next_row};
}

/* Reads all lines. Returns how many were pending at once, at most. */
static size_t pair(struct listing *l) {
    size_t most = 0;
    for (size_t i = 0; i < LINES; i++) {
        char name[16];
        snprintf(name, sizeof name, "%zu", i);
        const struct verify_line line = {.group = l->group,
                                         .amount[AMOUNT_NET] = 8,
                                         .municipality = MUNICIPALITY_NONE,
                                         .place = {"costs.csv", i + 2, 0}};
        pairing_add(&l->pairing, &line, slice_of(name));
        most = l->pairing.pending.count > most ? l->pairing.pending.count : most;
    }
    pairing_finish(&l->pairing);
    return most;
}

/* How many pending lines lack rows. */
static size_t incomplete(struct listing *l) {
    size_t count = 0;
    const struct pending *p = &l->pairing.pending;
    for (size_t i = 0; i < p->count; i++)
        count += !verify_line_proved(&l->check, &p->lines[i].line,
                                     p->cells + p->lines[i].cells);
    return count;
}

static void end(struct listing *l) {
    pairing_clear(&l->pairing);
    verify_check_clear(&l->check);
    verify_totals_clear(&l->totals);
    shares_clear(&l->shares);
    budget_clear(&l->budget);
    diags_clear(&l->diags);
}

static void lines_that_are_met_by_their_rows_are_not_kept(void **state) {
    (void)state;
    struct listing l;
    begin(&l);
    assert_int_equal(pair(&l), 0);
    assert_int_equal(l.pairing.lost.count, 0);
    assert_int_equal(l.group->sum[AMOUNT_NET], 8 * LINES);
    end(&l);
}

static void a_row_without_a_line_keeps_few_lines(void **state) {
    (void)state;
    struct listing l;
    begin(&l);
    l.strange_every = LINES / 2;
    assert_in_range(pair(&l), 1, LINES / 40);
    assert_int_equal(l.pairing.lost.count, 2);
    assert_int_equal(incomplete(&l), 0);
    end(&l);
}

/* More often than a row waits for lines. */
static void many_rows_without_a_line_keep_few_lines(void **state) {
    (void)state;
    struct listing l;
    begin(&l);
    l.strange_every = 10;
    assert_in_range(pair(&l), 1, LINES / 4);
    assert_int_equal(l.pairing.lost.count, LINES / 10);
    assert_int_equal(incomplete(&l), 0);
    end(&l);
}

static void lines_without_rows_are_kept_alone(void **state) {
    (void)state;
    struct listing l;
    begin(&l);
    l.lacks_every = 1000;
    assert_int_equal(pair(&l), LINES / 1000);
    assert_int_equal(l.pairing.lost.count, 0);
    assert_int_equal(incomplete(&l), LINES / 1000);
    end(&l);
}

/* The first 5,000 lines have no rows. */
static void rows_far_before_their_lines_find_them(void **state) {
    (void)state;
    struct listing l;
    begin(&l);
    l.next = (size_t)MUNICIPALITIES * 5000;
    pair(&l);
    assert_int_equal(l.pairing.lost.count, 0);
    assert_int_equal(incomplete(&l), 5000);
    end(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_that_are_met_by_their_rows_are_not_kept),
        cmocka_unit_test(a_row_without_a_line_keeps_few_lines),
        cmocka_unit_test(many_rows_without_a_line_keep_few_lines),
        cmocka_unit_test(lines_without_rows_are_kept_alone),
        cmocka_unit_test(rows_far_before_their_lines_find_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
