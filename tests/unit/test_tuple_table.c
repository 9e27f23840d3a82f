#include "test.h"

#include "input/costs/tuple_table.h"

enum { LONGEST = 600 };

/* Two texts of which only one byte is another than usual, if any. */
struct pair {
    char first[LONGEST], second[LONGEST];
    struct tuple_text texts[2];
};

static void set_text(struct tuple_text *text, char *at, size_t len, size_t place) {
    memset(at, 'a', len);
    memset(at + len, '#', TUPLE_PADDING);
    if (place < len)
        at[place] = 'b';
    *text = tuple_text((struct slice){at, len});
}

static const struct tuple_text *pair_of(struct pair *p, size_t len, size_t place,
                                        size_t second_len, size_t second_place) {
    set_text(&p->texts[0], p->first, len, place);
    set_text(&p->texts[1], p->second, second_len, second_place);
    return p->texts;
}

static void every_byte_counts(void **state) {
    (void)state;
    struct tuple_table c;
    struct pair p;
    uint32_t number = 0;
    tuple_table_init(&c, 2);
    for (size_t len = 0; len <= 60; len++)
        for (size_t place = 0; place <= len; place++) {
            assert_int_equal(tuple_table_find(&c, pair_of(&p, len, place, 5, 5)), 0);
            assert_int_equal(tuple_table_add(&c, p.texts), ++number);
        }
    number = 0;
    for (size_t len = 0; len <= 60; len++)
        for (size_t place = 0; place <= len; place++) {
            assert_int_equal(tuple_table_find(&c, pair_of(&p, len, place, 5, 5)),
                             ++number);
            assert_int_equal(tuple_table_find(&c, pair_of(&p, len, place, 5, 4)), 0);
        }
    tuple_table_clear(&c);
}

static void texts_do_not_change_places(void **state) {
    (void)state;
    struct tuple_table c;
    struct pair p;
    tuple_table_init(&c, 2);
    assert_int_equal(tuple_table_add(&c, pair_of(&p, 3, 3, 9, 9)), 1);
    assert_int_equal(tuple_table_find(&c, pair_of(&p, 9, 9, 3, 3)), 0);
    assert_int_equal(tuple_table_find(&c, pair_of(&p, 3, 3, 9, 9)), 1);
    tuple_table_clear(&c);
}

static void there_is_an_end_to_them(void **state) {
    (void)state;
    struct tuple_table c;
    struct pair p;
    uint32_t number = 0;
    tuple_table_init(&c, 2);
    assert_int_equal(tuple_table_add(&c, pair_of(&p, 3, 3, 520, 520)), 0);
    for (size_t i = 0; number == i; i++)
        number = tuple_table_add(&c, pair_of(&p, 100, i % 100, 100, i / 100)) ? number + 1
                                                                              : number;
    assert_int_equal(number, 4096);
    assert_int_equal(tuple_table_find(&c, pair_of(&p, 100, 95, 100, 40)), 4096);
    assert_int_equal(tuple_table_find(&c, pair_of(&p, 100, 96, 100, 40)), 0);
    tuple_table_clear(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_counts),
        cmocka_unit_test(texts_do_not_change_places),
        cmocka_unit_test(there_is_an_end_to_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
