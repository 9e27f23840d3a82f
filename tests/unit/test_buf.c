#include "test.h"

#include "base/buf.h"

static int make_buf(void **state) {
    static struct buf b;
    buf_init(&b);
    *state = &b;
    return 0;
}

static int clear_buf(void **state) {
    buf_clear(*state);
    return 0;
}

static void nothing_added_reads_as_the_empty_text(void **state) {
    struct buf *b = *state;
    assert_string_equal(buf_str(b), "");
    assert_int_equal(buf_view(b).len, 0);
    buf_reset(b);
    assert_string_equal(buf_str(b), "");
}

static void pieces_join_in_order(void **state) {
    struct buf *b = *state;
    buf_text(b, "2025");
    buf_char(b, '-');
    buf_slice(b, (struct slice){"Q1xx", 2});
    buf_repeat(b, "..", 3);
    buf_repeat(b, "never", 0);
    buf_slice(b, (struct slice){NULL, 0});
    assert_string_equal(buf_str(b), "2025-Q1......");
    assert_int_equal(buf_view(b).len, 13);
}

static void a_text_grows_past_any_room(void **state) {
    struct buf *b = *state;
    for (int i = 0; i < 100000; i++)
        buf_char(b, (char)('a' + i % 26));
    assert_int_equal(b->len, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(b->at[i], 'a' + i % 26);
    assert_int_equal(b->at[b->len], '\0');
}

static void nul_bytes_are_text_too(void **state) {
    struct buf *b = *state;
    buf_add(b, "a\0b", 3);
    assert_int_equal(b->len, 3);
    assert_memory_equal(b->at, "a\0b", 4);
}

static void whole_numbers_at_their_limits(void **state) {
    struct buf *b = *state;
    buf_uint(b, 0);
    buf_char(b, ' ');
    buf_uint(b, UINT64_MAX);
    buf_char(b, ' ');
    buf_int(b, INT64_MIN);
    buf_char(b, ' ');
    buf_int(b, INT64_MAX);
    buf_char(b, ' ');
    buf_int(b, -10);
    assert_string_equal(buf_str(b), "0 18446744073709551615 -9223372036854775808 "
                                    "9223372036854775807 -10");
}

static void formatted_text_is_appended_whole(void **state) {
    struct buf *b = *state;
    buf_text(b, "x");
    buf_format(b, "%s=%d", "n", 7);
    buf_format(b, "%s", "");
    buf_format(b, "%200d", 1);
    assert_int_equal(b->len, 1 + 3 + 200);
    assert_memory_equal(b->at, "xn=7 ", 5);
    assert_int_equal(b->at[b->len - 1], '1');
}

static void reset_forgets_the_text_and_keeps_the_room(void **state) {
    struct buf *b = *state;
    buf_repeat(b, "abc", 100);
    size_t room = b->size;
    buf_reset(b);
    assert_string_equal(buf_str(b), "");
    assert_int_equal(b->size, room);
    buf_text(b, "new");
    assert_string_equal(buf_str(b), "new");
}

static void a_stolen_text_belongs_to_the_caller(void **state) {
    struct buf *b = *state;
    buf_text(b, "mine");
    char *text = buf_steal(b);
    buf_text(b, "other");
    assert_string_equal(text, "mine");
    free(text);
    buf_clear(b);
    char *nothing = buf_steal(b);
    assert_string_equal(nothing, "");
    free(nothing);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_buf, clear_buf)
    const struct CMUnitTest tests[] = {
        TEST(nothing_added_reads_as_the_empty_text),
        TEST(pieces_join_in_order),
        TEST(a_text_grows_past_any_room),
        TEST(nul_bytes_are_text_too),
        TEST(whole_numbers_at_their_limits),
        TEST(formatted_text_is_appended_whole),
        TEST(reset_forgets_the_text_and_keeps_the_room),
        TEST(a_stolen_text_belongs_to_the_caller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
