/* Dividers of all three widths, against GMP. */
#include "test.h"

#include "engine/shares/divider.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1, COUNT = 3, WORDS = 16 };

/* The divider of a key that weighs `drivers` drivers equally. */
struct made {
    struct budget budget;
    struct diags diags;
    struct shares shares;
    struct divider divider;
};

static void make(struct made *m, int64_t figures[][COUNT], size_t drivers) {
    static const int64_t weights[][4] = {{100}, {50, 50}, {0}, {25, 25, 25, 25}};
    diags_init(&m->diags);
    small_budget_init(&m->budget, COUNT, drivers);
    for (size_t i = 0; i < drivers; i++)
        small_budget_figures(&m->budget, i, figures[i]);
    int key = small_budget_key(&m->budget, "key", (int[]){0, 1, 2, 3},
                               weights[drivers - 1], drivers);
    assert_int_equal(shares_init(&m->shares, &m->budget, key, Q1, &m->diags), 0);
    divider_init(&m->divider, &m->shares);
}

static void clear(struct made *m) {
    divider_clear(&m->divider);
    shares_clear(&m->shares);
    diags_clear(&m->diags);
    budget_clear(&m->budget);
}

/* Checks size x share = whole + rest / D, and the same times `times`. */
static void assert_split(const struct divider *d, uint64_t size, uint64_t times) {
    mp_limb_t rest[WORDS];
    mpz_t whole, left, part;
    mpz_inits(whole, left, NULL);
    for (size_t j = 0; j < d->count; j++) {
        mpz_mul_ui(whole, portions_numerator(&d->shares->share, j, part), size);
        mpz_fdiv_qr(whole, left, whole, d->shares->share.denominator);
        assert_int_equal(divider_split(d, j, size, rest), mpz_get_ui(whole));
        assert_int_equal(mpz_cmp(mpz_roinit_n(part, rest, (mp_size_t)d->limbs), left), 0);
        assert_int_equal(divider_is_nil(d, rest), mpz_sgn(left) == 0);
        mpz_mul_ui(whole, left, times);
        mpz_fdiv_qr(whole, left, whole, d->shares->share.denominator);
        assert_int_equal(divider_times(d, times, rest), mpz_get_ui(whole));
        assert_int_equal(mpz_cmp(mpz_roinit_n(part, rest, (mp_size_t)d->limbs), left), 0);
    }
    mpz_clears(whole, left, NULL);
}

static void assert_splits(const struct divider *d) {
    uint64_t size = 1;
    for (int i = 0; i < 1000; i++) {
        size = size * 6364136223846793005u + 1442695040888963407u;
        assert_split(d, size >> (1 + i % 60), size % 1000 + 1);
    }
    assert_split(d, 0, 1);
    assert_split(d, MONEY_MAX, UINT32_MAX);
}

static void a_narrow_key_is_divided_exactly(void **state) {
    (void)state;
    struct made m;
    make(&m, (int64_t[][COUNT]){{22252, 18843, 20485}}, 1);
    assert_int_equal(m.divider.width, DIVIDER_NARROW);
    assert_int_equal(m.divider.denominator, 61580);
    assert_splits(&m.divider);
    clear(&m);
}

static void the_widest_narrow_key_is_divided_exactly(void **state) {
    (void)state;
    struct made m;
    make(&m, (int64_t[][COUNT]){{1, 4294967291, 0}}, 1); /* 2^32 - 4 in all */
    assert_int_equal(m.divider.width, DIVIDER_NARROW);
    assert_int_equal(m.divider.denominator, 4294967292);
    assert_splits(&m.divider);
    clear(&m);
}

static void a_key_of_one_municipality_leaves_no_rest(void **state) {
    (void)state;
    struct made m;
    make(&m, (int64_t[][COUNT]){{7, 0, 0}}, 1);
    assert_int_equal(m.divider.denominator, 1);
    assert_splits(&m.divider);
    clear(&m);
}

static void a_key_of_up_to_64_bits_is_divided_exactly(void **state) {
    (void)state;
    struct made m;
    make(&m, (int64_t[][COUNT]){{4294967291, 1, 1}, {1, 1, 1000000005}}, 2);
    assert_int_equal(m.divider.width, DIVIDER_MIDDLE);
    assert_splits(&m.divider);
    clear(&m);
}

static void a_key_beyond_64_bits_is_divided_exactly(void **state) {
    (void)state;
    struct made m;
    make(&m,
         (int64_t[][COUNT]){{999999999999999989, 1, 2},
                            {1, 999999999999999967, 5},
                            {3, 7, 999999999999999877},
                            {1, 1, 1}},
         4);
    assert_int_equal(m.divider.width, DIVIDER_WIDE);
    assert_true(m.divider.limbs > 1);
    assert_splits(&m.divider);
    clear(&m);
}

/* D is 10^19, too large for a unit. Of -3 cents the first bears three parts of a cent, and
   the second 3 x (5 x 10^18 - 1), which is a cent and half a cent less three parts. */
static void a_negative_amount_keeps_its_sign_where_parts_are_wide(void **state) {
    (void)state;
    struct made m;
    struct buf text;
    make(&m, (int64_t[][COUNT]){{1, 4999999999999999999, 5000000000000000000}}, 1);
    assert_false(divider_has_unit(&m.divider));
    buf_init(&text);
    divider_write(&text, &m.divider, 0, -3, &figure_plain);
    assert_string_equal(buf_str(&text), "-0.00 - 3/10000000000000000000 ct");
    buf_reset(&text);
    divider_write(&text, &m.divider, 1, -3, &figure_plain);
    assert_string_equal(buf_str(&text),
                        "-0.01 - 4999999999999999997/10000000000000000000 ct");
    buf_reset(&text);
    divider_write(&text, &m.divider, 2, 3, &figure_plain);
    assert_string_equal(buf_str(&text),
                        "0.01 + 5000000000000000000/10000000000000000000 ct");
    buf_reset(&text);
    divider_write(&text, &m.divider, 2, -2, &figure_plain);
    assert_string_equal(buf_str(&text), "-0.01");
    buf_clear(&text);
    clear(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_narrow_key_is_divided_exactly),
        cmocka_unit_test(the_widest_narrow_key_is_divided_exactly),
        cmocka_unit_test(a_key_of_one_municipality_leaves_no_rest),
        cmocka_unit_test(a_key_of_up_to_64_bits_is_divided_exactly),
        cmocka_unit_test(a_key_beyond_64_bits_is_divided_exactly),
        cmocka_unit_test(a_negative_amount_keeps_its_sign_where_parts_are_wide),
    };
    return cmocka_run_group_tests_name("divider", tests, NULL, NULL);
}
