#include "test.h"

#include "engine/closing/closing.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, Q2, YEAR = 2025 * 8, MOST = 8 };

/* Three municipalities, key 0 by the figures 1 2 3, key 1 in equal parts; Q1 is closed, in
   the service model. */
struct run {
    struct budget budget;
    struct closed_period closed;
    struct cost_line lines[MOST];
    size_t count;
};

static void begin(struct run *r) {
    *r = (struct run){.closed = {.root = Q1, .model = MODEL_SERVICE, .host = ""}};
    small_budget_init(&r->budget, 3, 1);
    small_budget_figures(&r->budget, 0, (int64_t[]){1, 2, 3});
    small_budget_plain_key(&r->budget, "by figure", 0);
    small_budget_plain_key(&r->budget, "equal", DRIVER_EQUAL);
    closed_codes(&r->closed, &r->budget);
}

static void end(struct run *r) {
    budget_clear(&r->budget);
}

static struct cost_line *add(struct run *r, int key, money amount) {
    struct cost_line *line = &r->lines[r->count++];
    *line = small_budget_line(Q1, CATEGORY_STAFF, key, amount, "");
    return line;
}

static int ignore(void *self, const struct cost_line *line) {
    (void)self, (void)line;
    return 0;
}

/* The digests of all lines, from the one numbered `first` on and then from the start. */
static struct closing_digest digest_from(struct run *r, size_t first) {
    struct closing_sums *c = closing_new(&r->budget, &r->closed, 1);
    struct line_sink sink = closing_sink(c, (struct line_sink){.take = ignore});
    for (size_t i = 0; i < r->count; i++)
        assert_int_equal(sink.take(sink.self, &r->lines[(first + i) % r->count]), 0);
    struct closing_digest d = {closing_lines(c, 0), closing_shares(c, 0), {{0, 0}}};
    closing_free(c);
    return d;
}

static bool same_lines(struct run *r, const struct closing_digest *was) {
    return closing_equal(digest_from(r, 0).lines, was->lines);
}

/* --- lines ------------------------------------------------------------------------- */

static void lines_have_one_digest_in_any_order(void **state) {
    (void)state;
    struct run r;
    begin(&r);
    add(&r, 0, 100);
    add(&r, 1, 250)->amount[AMOUNT_VAT] = 50;
    add(&r, 0, -7);
    struct closing_digest was = digest_from(&r, 0);
    for (size_t first = 1; first < r.count; first++) {
        struct closing_digest d = digest_from(&r, first);
        assert_true(closing_equal(d.lines, was.lines));
        assert_true(closing_equal(d.shares, was.shares));
    }
    end(&r);
}

static void how_often_a_line_is_there_counts(void **state) {
    (void)state;
    struct run r;
    begin(&r);
    add(&r, 0, 100);
    struct closing_digest once = digest_from(&r, 0);
    add(&r, 0, 100);
    assert_false(same_lines(&r, &once));
    r.count = 1;
    assert_true(same_lines(&r, &once));
    end(&r);
}

/* 1 + 5 + 6 = 2 + 3 + 7, and so are the sums of their squares. */
static void amounts_of_equal_sums_are_told_apart(void **state) {
    (void)state;
    static const money was[] = {1, 5, 6}, is[] = {2, 3, 7};
    struct run r;
    begin(&r);
    for (size_t i = 0; i < 3; i++)
        add(&r, 0, was[i]);
    struct closing_digest d = digest_from(&r, 0);
    for (size_t i = 0; i < 3; i++)
        r.lines[i].amount[AMOUNT_NET] = is[i];
    assert_false(same_lines(&r, &d));
    end(&r);
}

static void change_period(struct cost_line *line) {
    line->period = line->key_period = Q2;
}
static void change_category(struct cost_line *line) {
    line->category = CATEGORY_ICT;
}
static void change_key(struct cost_line *line) {
    line->key = 1;
}
static void change_key_period(struct cost_line *line) {
    line->key_period = Q1 - 8;
}
static void change_incurred(struct cost_line *line) {
    line->incurred_by = 2;
}
static void change_amount(struct cost_line *line) {
    line->amount[AMOUNT_NET]++;
}
static void change_vat(struct cost_line *line) {
    line->amount[AMOUNT_VAT]++;
}
static void change_sides(struct cost_line *line) {
    line->amount[AMOUNT_VAT] = line->amount[AMOUNT_NET];
    line->amount[AMOUNT_NET] = 0;
}
static void change_half(struct cost_line *line) {
    line->half = HALF_BORNE;
}
static void make_own(struct cost_line *line) {
    line->category = CATEGORY_OWN;
    line->municipality = 0;
}

static void each_field_of_a_line_counts(void **state) {
    (void)state;
    static void (*const changes[])(struct cost_line *) = {
        change_period, change_category, change_key,   change_key_period, change_incurred,
        change_amount, change_vat,      change_sides, change_half,       make_own};
    struct closing_digest seen[sizeof changes / sizeof changes[0]];
    struct run r;
    begin(&r);
    add(&r, 0, 100);
    const struct cost_line line = r.lines[0];
    struct closing_digest was = digest_from(&r, 0);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        r.lines[0] = line;
        changes[i](&r.lines[0]);
        seen[i] = digest_from(&r, 0);
        assert_false(closing_equal(seen[i].lines, was.lines));
        for (size_t j = 0; j < i; j++)
            assert_false(closing_equal(seen[i].lines, seen[j].lines));
    }
    end(&r);
}

static void who_bears_an_own_cost_and_in_whose_favour_count(void **state) {
    (void)state;
    struct run r;
    struct cost_line other = {.municipality = 1, .key = KEY_NONE};
    begin(&r);
    make_own(add(&r, KEY_NONE, 100));
    struct closing_digest own = digest_from(&r, 0);
    r.lines[0].municipality = 1;
    assert_false(same_lines(&r, &own));
    r.lines[0].municipality = 0;
    r.lines[0].half = HALF_BORNE;
    r.lines[0].counterpart = &other;
    struct closing_digest favour = digest_from(&r, 0);
    other.municipality = 2;
    assert_false(same_lines(&r, &favour));
    other = (struct cost_line){.municipality = MUNICIPALITY_NONE, .key = 1};
    assert_false(same_lines(&r, &favour));
    end(&r);
}

static void what_is_not_closed_does_not_count(void **state) {
    (void)state;
    struct run r;
    begin(&r);
    add(&r, 0, 100);
    struct closing_digest was = digest_from(&r, 0);
    r.lines[0].line = slice_of("25-1001");
    r.lines[0].description = slice_of("wages");
    r.lines[0].task = slice_of("0.4");
    r.lines[0].place.line = 99;
    r.lines[0].kind = 3;
    r.lines[0].incurred_by = PARTY_BODY; /* who it is by the model of then */
    r.budget.settings.model = MODEL_MATRIX;
    assert_true(same_lines(&r, &was));
    r.budget.keys[0].name = "By Figure";
    r.budget.municipalities[2].code = "Z";
    assert_true(same_lines(&r, &was));
    end(&r);
}

static void lines_of_one_kind_are_added_as_others(void **state) {
    (void)state;
    struct run r;
    begin(&r);
    add(&r, 0, 100);
    add(&r, 0, 30);
    add(&r, 1, 7);
    change_period(add(&r, 0, 5));
    struct closing_digest was = digest_from(&r, 0);
    for (uint32_t kind = 1; kind < 40; kind += 13) {
        r.lines[0].kind = r.lines[1].kind = kind;
        r.lines[2].kind = kind + 1;
        r.lines[3].kind = kind + 20;
        assert_true(same_lines(&r, &was));
    }
    end(&r);
}

static void open_periods_are_not_counted(void **state) {
    (void)state;
    struct run r;
    begin(&r);
    add(&r, 0, 100);
    change_period(add(&r, 0, 100));
    struct closing_sums *c = closing_new(&r.budget, &r.closed, 1);
    struct line_sink sink = closing_sink(c, (struct line_sink){.take = ignore});
    for (size_t i = 0; i < r.count; i++)
        assert_int_equal(sink.take(sink.self, &r.lines[i]), 0);
    assert_int_equal(closing_count(c, 0), 1);
    closing_free(c);
    r.closed = (struct closed_period){
        .root = YEAR, .close = CLOSE_YEAR, .host = "", .codes = r.closed.codes};
    struct closing_digest year = digest_from(&r, 0);
    r.count = 1;
    assert_false(same_lines(&r, &year));
    end(&r);
}

/* --- forks ------------------------------------------------------------------------- */

static struct line_sink fork_ignored(void *self, struct diags *d) {
    (void)self, (void)d;
    return (struct line_sink){.take = ignore};
}

static void join_ignored(void *self, struct line_sink *forked, bool keep) {
    (void)self, (void)forked, (void)keep;
}

static void forks_add_up_to_the_same(void **state) {
    (void)state;
    struct run r;
    begin(&r);
    add(&r, 0, 100);
    add(&r, 1, 250);
    add(&r, 0, -7)->key_period = Q2;
    struct closing_digest was = digest_from(&r, 0);
    struct closing_sums *c = closing_new(&r.budget, &r.closed, 1);
    struct line_sink sink = closing_sink(
        c,
        (struct line_sink){.take = ignore, .fork = fork_ignored, .join = join_ignored});
    for (size_t i = 0; i <= r.count; i++) {
        struct line_sink fork = sink.fork(sink.self, NULL);
        assert_int_equal(fork.take(fork.self, &r.lines[i % r.count]), 0);
        sink.join(sink.self, &fork, i < r.count); /* the last is thrown away */
    }
    assert_true(closing_equal(closing_lines(c, 0), was.lines));
    assert_true(closing_equal(closing_shares(c, 0), was.shares));
    assert_int_equal(closing_count(c, 0), 3);
    closing_free(c);
    end(&r);
}

/* --- shares ------------------------------------------------------------------------ */

static void shares_of_keys_that_are_used_count(void **state) {
    (void)state;
    struct run r;
    begin(&r);
    add(&r, 1, 100);
    struct closing_digest equal = digest_from(&r, 0);
    small_budget_figures(&r.budget, 0, (int64_t[]){1, 2, 4});
    assert_true(closing_equal(digest_from(&r, 0).shares, equal.shares));
    r.lines[0].key = 0;
    struct closing_digest was = digest_from(&r, 0);
    assert_false(closing_equal(was.shares, equal.shares));
    small_budget_figures(&r.budget, 0, (int64_t[]){2, 4, 8});
    struct closing_digest doubled = digest_from(&r, 0);
    small_budget_figures(&r.budget, 0, (int64_t[]){1, 2, 3});
    assert_false(closing_equal(digest_from(&r, 0).shares, was.shares));
    assert_true(closing_equal(doubled.lines, was.lines));
    end(&r);
}

/* --- text -------------------------------------------------------------------------- */

static void a_digest_is_read_as_it_was_written(void **state) {
    (void)state;
    const struct closing_digest d = {
        {{0, UINT64_MAX}}, {{0x0123456789abcdef, 1}}, {{42, 0xfedcba9876543210}}};
    struct closing_digest read;
    struct buf text = {0};
    closing_digest_write(&text, &d);
    assert_string_equal(buf_str(&text), "1:0000000000000000ffffffffffffffff:"
                                        "0123456789abcdef0000000000000001:"
                                        "000000000000002afedcba9876543210");
    assert_int_equal(closing_digest_read(buf_view(&text), &read), CLOSING_VERSION);
    assert_memory_equal(&read, &d, sizeof d);
    text.len--;
    assert_int_equal(closing_digest_read(buf_view(&text), &read), 0);
    buf_clear(&text);
    assert_int_equal(closing_digest_read(slice_of("2:what a later one has"), &read), 2);
    assert_int_equal(closing_digest_read(slice_of("1"), &read), 0);
    assert_int_equal(closing_digest_read(slice_of(""), &read), 0);
}

/* The first 128 bits of SHA-256 of "abc", FIPS 180-2, appendix B.1. */
static void texts_are_hashed_by_sha_256(void **state) {
    (void)state;
    struct closing_sum sum = closing_hash(slice_of("abc"));
    assert_true(sum.half[0] == 0xba7816bf8f01cfea && sum.half[1] == 0x414140de5dae2223);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_have_one_digest_in_any_order),
        cmocka_unit_test(how_often_a_line_is_there_counts),
        cmocka_unit_test(amounts_of_equal_sums_are_told_apart),
        cmocka_unit_test(each_field_of_a_line_counts),
        cmocka_unit_test(who_bears_an_own_cost_and_in_whose_favour_count),
        cmocka_unit_test(what_is_not_closed_does_not_count),
        cmocka_unit_test(lines_of_one_kind_are_added_as_others),
        cmocka_unit_test(open_periods_are_not_counted),
        cmocka_unit_test(forks_add_up_to_the_same),
        cmocka_unit_test(shares_of_keys_that_are_used_count),
        cmocka_unit_test(a_digest_is_read_as_it_was_written),
        cmocka_unit_test(texts_are_hashed_by_sha_256),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
