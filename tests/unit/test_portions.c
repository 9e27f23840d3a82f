#include "test.h"

#include "number/portions.h"

/* Compares "1/6 1/3 1/2": numerators as they are, over the denominator as it is. */
static void assert_portions(const struct portions *p, const char *expected) {
    struct buf text;
    mpz_t room;
    buf_init(&text);
    for (size_t i = 0; i < p->count; i++) {
        buf_text(&text, i ? " " : "");
        ratio_write_whole(&text, portions_numerator(p, i, room));
        buf_char(&text, '/');
        ratio_write_whole(&text, p->denominator);
    }
    assert_string_equal(buf_str(&text), expected);
    buf_clear(&text);
}

/* Portions over a denominator, each `times` times a unit. */
static void make(struct portions *p, const char *denominator, const char *unit,
                 const uint64_t *times, size_t count) {
    mpz_t whole, part;
    mpz_init_set_str(whole, denominator, 10);
    mpz_init_set_str(part, unit, 10);
    portions_init(p, count, whole);
    for (size_t i = 0; i < count; i++)
        portions_add(p, i, part, times[i]);
    mpz_clear(part);
    mpz_clear(whole);
}

static void ratios_are_brought_to_their_least_common_denominator(void **state) {
    (void)state;
    struct portions p;
    struct ratio *list = ratio_list_new(3);
    assert_true(ratio_read(&list[0], "2", "12"));
    assert_true(ratio_read(&list[1], "2", "4"));
    portions_of(&p, list, 3);
    assert_portions(&p, "1/6 3/6 0/6");
    assert_false(portions_nil(&p, 0));
    assert_true(portions_nil(&p, 2));
    ratio_list_free(list, 3);
    portions_clear(&p);
}

static void what_all_have_in_common_is_divided_away(void **state) {
    (void)state;
    struct portions p;
    make(&p, "120", "4", (uint64_t[]){5, 10, 15}, 3);
    assert_portions(&p, "20/120 40/120 60/120");
    portions_reduce(&p);
    assert_portions(&p, "1/6 2/6 3/6");
    portions_clear(&p);
}

static void numbers_of_several_words_become_shorter(void **state) {
    (void)state;
    struct portions p;
    /* 2^65 x 3 in units of 2^65. */
    make(&p, "110680464442257309696", "36893488147419103232", (uint64_t[]){1, 2}, 2);
    assert_portions(&p, "36893488147419103232/110680464442257309696 "
                        "73786976294838206464/110680464442257309696");
    portions_reduce(&p);
    assert_portions(&p, "1/3 2/3");
    assert_int_equal(p.limbs, 1);
    portions_clear(&p);
}

static void one_portion_is_a_ratio_in_lowest_terms(void **state) {
    (void)state;
    struct portions p;
    struct ratio one;
    struct buf text;
    ratio_init(&one);
    buf_init(&text);
    make(&p, "12", "1", (uint64_t[]){8, 1}, 2);
    portions_get(&p, 0, &one);
    ratio_write(&text, &one);
    buf_char(&text, ' ');
    portions_sum(&p, &one);
    ratio_write(&text, &one);
    assert_string_equal(buf_str(&text), "2/3 3/4");
    buf_clear(&text);
    ratio_clear(&one);
    portions_clear(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ratios_are_brought_to_their_least_common_denominator),
        cmocka_unit_test(what_all_have_in_common_is_divided_away),
        cmocka_unit_test(numbers_of_several_words_become_shorter),
        cmocka_unit_test(one_portion_is_a_ratio_in_lowest_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
