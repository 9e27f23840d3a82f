#include "test.h"

#include "input/costs/value_table.h"

enum { ROOM = 400 };

/* A text of `len` bytes of which one is another than usual, if `place` is below that. What
   stands behind it is never the same. */
static struct value text_of(char room[ROOM], size_t len, size_t place) {
    static char behind = '!';
    memset(room, 'a', len);
    memset(room + len, behind++, VALUE_PADDING);
    if (place < len)
        room[place] = 'b';
    return value_of_text((struct slice){room, len});
}

static uint32_t find_pair(const struct value_table *t, uint32_t one, uint32_t other) {
    struct value pair = value_of_pair(one, other);
    return value_table_find(t, &pair);
}

static void every_byte_of_a_text_counts(void **state) {
    (void)state;
    struct value_table t;
    char room[ROOM];
    uint32_t number = 0;
    value_table_init(&t);
    for (size_t len = 0; len <= 60; len++)
        for (size_t place = 0; place <= len; place++) {
            struct value value = text_of(room, len, place);
            assert_int_equal(value_table_find(&t, &value), 0);
            assert_true(value_table_add(&t, value, ++number));
        }
    number = 0;
    for (size_t len = 0; len <= 60; len++)
        for (size_t place = 0; place <= len; place++) {
            struct value value = text_of(room, len, place);
            assert_int_equal(value_table_find(&t, &value), ++number);
        }
    value_table_clear(&t);
}

static void texts_with_one_number_are_told_apart(void **state) {
    (void)state;
    struct value_table t;
    char a[ROOM], b[ROOM];
    value_table_init(&t);
    struct value one = text_of(a, 7, 7), other = text_of(b, 9, 9);
    assert_true(value_table_add(&t, one, 5));
    assert_int_equal(value_table_find(&t, &other), 0);
    assert_true(value_table_add(&t, other, 5));
    assert_int_equal(value_table_find(&t, &one), 5);
    assert_int_equal(value_table_find(&t, &other), 5);
    value_table_clear(&t);
}

static void pairs_do_not_change_places(void **state) {
    (void)state;
    struct value_table t;
    value_table_init(&t);
    for (uint32_t i = 0; i < 100; i++)
        for (uint32_t j = 1; j <= 100; j++)
            assert_true(value_table_add(&t, value_of_pair(i, j), i * 100 + j));
    for (uint32_t i = 0; i < 100; i++)
        for (uint32_t j = 1; j <= 100; j++)
            assert_int_equal(find_pair(&t, i, j), i * 100 + j);
    assert_int_equal(find_pair(&t, 100, 1), 0);
    assert_int_equal(find_pair(&t, 0, 101), 0);
    value_table_clear(&t);
}

static void there_is_an_end_to_memory(void **state) {
    (void)state;
    struct value_table t;
    char room[ROOM];
    value_table_init(&t);
    struct value longest = text_of(room, VALUE_LONGEST + 1, 0);
    assert_false(value_table_add(&t, longest, 1));
    for (uint32_t i = 0; i < VALUE_TABLE_MOST; i++)
        assert_true(value_table_add(&t, value_of_pair(i, 1), i + 1));
    assert_false(value_table_add(&t, value_of_pair(1, 2), 1));
    assert_int_equal(find_pair(&t, VALUE_TABLE_MOST - 1, 1), VALUE_TABLE_MOST);
    assert_int_equal(find_pair(&t, 1, 2), 0);
    value_table_clear(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_of_a_text_counts),
        cmocka_unit_test(texts_with_one_number_are_told_apart),
        cmocka_unit_test(pairs_do_not_change_places),
        cmocka_unit_test(there_is_an_end_to_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
