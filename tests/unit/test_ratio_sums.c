#include "test.h"

#include "number/ratio_sums.h"

/* Portions of two: n / d and m / d. */
static struct portions make(int64_t n, int64_t m, int64_t d) {
    struct portions p;
    mpz_t whole, one;
    mpz_init(whole);
    mpz_init(one);
    integer_set(whole, d);
    integer_set(one, 1);
    portions_init(&p, 2, whole);
    portions_add(&p, 0, one, (uint64_t)n);
    portions_add(&p, 1, one, (uint64_t)m);
    mpz_clear(one);
    mpz_clear(whole);
    return p;
}

static void add(struct ratio_sums *s, struct portions p, const size_t *rows,
                int64_t amount) {
    ratio_sums_add(s, &p, rows, amount);
    portions_clear(&p);
}

static void assert_sum(const struct ratio_sums *s, size_t row, const char *expected) {
    struct ratio sum;
    struct buf text;
    ratio_init(&sum);
    buf_init(&text);
    ratio_sums_get(s, row, &sum);
    ratio_write(&text, &sum);
    assert_string_equal(buf_str(&text), expected);
    buf_clear(&text);
    ratio_clear(&sum);
}

static void sums_of_unlike_denominators_are_exact(void **state) {
    (void)state;
    struct ratio_sums s;
    ratio_sums_init(&s, 2);
    add(&s, make(1, 2, 3), (const size_t[]){0, 1}, 10);
    add(&s, make(1, 3, 4), (const size_t[]){0, 1}, 10);
    assert_sum(&s, 0, "35/6");
    assert_sum(&s, 1, "85/6");
    ratio_sums_clear(&s);
}

static void amounts_go_to_the_rows_that_are_named(void **state) {
    (void)state;
    struct ratio_sums s;
    ratio_sums_init(&s, 3);
    add(&s, make(1, 2, 3), (const size_t[]){2, 2}, 7);
    add(&s, make(1, 2, 3), (const size_t[]){1, 2}, -6);
    assert_sum(&s, 0, "0/1");
    assert_sum(&s, 1, "-2/1");
    assert_sum(&s, 2, "3/1");
    ratio_sums_clear(&s);
}

static void whole_amounts_are_added_and_taken_off(void **state) {
    (void)state;
    struct ratio_sums s;
    ratio_sums_init(&s, 2);
    add(&s, make(1, 2, 3), (const size_t[]){0, 1}, 1);
    ratio_sums_add_whole(&s, 0, 5);
    ratio_sums_add_whole(&s, 1, -5);
    assert_sum(&s, 0, "16/3");
    assert_sum(&s, 1, "-13/3");
    ratio_sums_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_of_unlike_denominators_are_exact),
        cmocka_unit_test(amounts_go_to_the_rows_that_are_named),
        cmocka_unit_test(whole_amounts_are_added_and_taken_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
