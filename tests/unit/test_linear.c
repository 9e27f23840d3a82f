#include "test.h"

#include "engine/shares/linear.h"

enum { MOST = 60 };

/* A system of whole numbers over `below`; X is looked up by row and column. */
struct system {
    struct ratio rows[MOST * (MOST + 2)];
    size_t count, columns;
};

static void set(struct system *s, size_t row, size_t column, int64_t n, int64_t below) {
    struct ratio *to = &s->rows[row * (s->count + s->columns) + column], by;
    ratio_init(&by);
    ratio_init(to);
    ratio_set_int(to, n);
    ratio_set_int(&by, below);
    ratio_div(to, &by);
    ratio_clear(&by);
}

static void clear(struct system *s) {
    for (size_t i = 0; i < s->count * (s->count + s->columns); i++)
        ratio_clear(&s->rows[i]);
}

static void assert_is(const struct system *s, size_t row, size_t column,
                      const char *wanted) {
    struct buf text;
    buf_init(&text);
    ratio_write(&text, &s->rows[row * (s->count + s->columns) + s->count + column]);
    assert_string_equal(buf_str(&text), wanted);
    buf_clear(&text);
}

/* x / 2 + y / 3 = 8, x - y = 1: by hand x = 10, y = 9; and with 0 and 5 x = 2, y = -3. */
static void two_unknowns_are_found(void **state) {
    (void)state;
    struct system s = {.count = 2, .columns = 2};
    static const int64_t numbers[2][4][2] = {{{1, 2}, {1, 3}, {8, 1}, {0, 1}},
                                             {{1, 1}, {-1, 1}, {1, 1}, {5, 1}}};
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < 4; j++)
            set(&s, i, j, numbers[i][j][0], numbers[i][j][1]);
    linear_solve(s.rows, s.count, s.columns);
    assert_is(&s, 0, 0, "10/1");
    assert_is(&s, 1, 0, "9/1");
    assert_is(&s, 0, 1, "2/1");
    assert_is(&s, 1, 1, "-3/1");
    clear(&s);
}

/* Sixty centres that each give every other an equal part of nine tenths, and a tenth to
   the first municipality: all of every cost comes to it in the end. */
static void many_that_charge_each_other_are_solved(void **state) {
    (void)state;
    static struct system s = {.count = MOST, .columns = 1};
    for (size_t i = 0; i < MOST; i++) {
        for (size_t j = 0; j < MOST; j++)
            set(&s, i, j, i == j ? 1 : -9, i == j ? 1 : 10 * (MOST - 1));
        set(&s, i, MOST, 1, 10);
    }
    linear_solve(s.rows, s.count, s.columns);
    for (size_t i = 0; i < MOST; i++)
        assert_is(&s, i, 0, "1/1");
    clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_unknowns_are_found),
        cmocka_unit_test(many_that_charge_each_other_are_solved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
