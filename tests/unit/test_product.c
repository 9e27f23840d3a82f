#include "test.h"

#include "number/product.h"

/* Units 1,000 and tariff 42.01 are {1000, 0} and {4201, 2}. */
static void assert_cents(struct decimal one, struct decimal other, money want) {
    struct product p = {.count = 0};
    money cents = 0;
    product_add(&p, one);
    product_add(&p, other);
    assert_true(product_cents(&p, &cents));
    assert_int_equal(cents, want);
}

static void a_product_is_rounded_to_the_nearest_cent(void **state) {
    (void)state;
    assert_cents((struct decimal){3483, 0}, (struct decimal){4201, 2}, 14632083);
    assert_cents((struct decimal){7, 0}, (struct decimal){1249, 4}, 87); /* 0.8743 */
    assert_cents((struct decimal){1, 0}, (struct decimal){0, 0}, 0);
    /* 1,000 x 1.1818583143661, and x 0.001181858314366112 */
    assert_cents((struct decimal){1000, 0}, (struct decimal){11818583143661, 13}, 118186);
    assert_cents((struct decimal){1000, 0}, (struct decimal){1181858314366112, 18}, 118);
}

static void halves_go_away_from_zero(void **state) {
    (void)state;
    assert_cents((struct decimal){7, 0}, (struct decimal){125, 3}, 88); /* 0.875 */
    assert_cents((struct decimal){-7, 0}, (struct decimal){125, 3}, -88);
}

static void three_factors_are_rounded_once(void **state) {
    (void)state;
    /* 0.5 x 0.03 x 0.5 = 0.0075: rounded in between it would be 0.02 x 0.5 = 0.01 or 0. */
    struct product p = {{{5, 1}, {3, 2}, {5, 1}}, 3};
    money cents = 0;
    assert_true(product_cents(&p, &cents));
    assert_int_equal(cents, 1);
    p.factors[2] = (struct decimal){3, 1}; /* 0.0045 */
    assert_true(product_cents(&p, &cents));
    assert_int_equal(cents, 0);
}

static void a_product_beyond_money_is_refused(void **state) {
    (void)state;
    struct product p = {{{MONEY_MAX, 2}, {1000000001, 9}}, 2};
    money cents = 7;
    assert_false(product_cents(&p, &cents));
    assert_int_equal(cents, 7);
    p.factors[1] = (struct decimal){1, 0};
    assert_true(product_cents(&p, &cents));
    assert_int_equal(cents, MONEY_MAX);
}

/* 999,999,999.999999999 squared is a hair below 10^18; in units of 10^-27 it and 7 have more
   than 128 bits. */
static void a_product_of_many_digits_is_a_money(void **state) {
    (void)state;
    const int64_t most = 999999999999999999;
    struct product p = {{{most, 9}, {most, 9}, {7, 9}}, 3};
    money cents = 0;
    assert_true(product_cents(&p, &cents));
    assert_int_equal(cents, 700000000000);
    p.factors[0].digits = -most;
    assert_true(product_cents(&p, &cents));
    assert_int_equal(cents, -700000000000);
}

static void a_product_is_written_as_it_was_made(void **state) {
    (void)state;
    struct product p = {{{3148000000, 2}, {1027, 3}}, 2};
    struct buf b = {0};
    product_write(&b, &p, &figure_english);
    assert_string_equal(buf_str(&b), "31,480,000.00 x 1.027");
    buf_reset(&b);
    p = (struct product){{{-33483, 0}, {4201, 2}, {102, 2}}, 3};
    product_write(&b, &p, &figure_dutch_plain);
    assert_string_equal(buf_str(&b), "-33483 x 42,01 x 1,02");
    buf_clear(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_product_is_rounded_to_the_nearest_cent),
        cmocka_unit_test(halves_go_away_from_zero),
        cmocka_unit_test(three_factors_are_rounded_once),
        cmocka_unit_test(a_product_beyond_money_is_refused),
        cmocka_unit_test(a_product_of_many_digits_is_a_money),
        cmocka_unit_test(a_product_is_written_as_it_was_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
