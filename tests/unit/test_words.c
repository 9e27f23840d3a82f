#include "test.h"

#include "base/words.h"

static const char text[] = "\x01\x82\x03\x84\x05\x86\x07\x88\x09";

static void the_first_byte_is_the_lowest(void **state) {
    (void)state;
    assert_true(words_eight(text) == UINT64_C(0x8807860584038201));
    assert_true(words_eight(text + 1) == UINT64_C(0x0988078605840382));
    assert_true(words_four(text) == 0x84038201u);
}

static void what_is_put_is_read_again(void **state) {
    (void)state;
    char room[8];
    words_put(room, UINT64_C(0x8807860584038201));
    assert_memory_equal(room, text, sizeof room);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_byte_is_the_lowest),
        cmocka_unit_test(what_is_put_is_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
