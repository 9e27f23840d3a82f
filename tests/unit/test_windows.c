#include "test.h"

#include <iconv.h>

#include "input/csv/windows.h"

/* Every byte, beside what the C library makes of it. */
static void every_byte_is_the_character_of_the_standard(void **state) {
    (void)state;
    iconv_t reference = iconv_open("UTF-8", "WINDOWS-1252");
    assert_true(reference != (iconv_t)-1);
    for (int byte = 0; byte < 256; byte++) {
        char c = (char)byte, *in = &c, wanted[8], *out = wanted, got[WINDOWS_FACTOR];
        size_t left = 1, room = sizeof wanted;
        bool broken = iconv(reference, &in, &left, &out, &room) == (size_t)-1;
        size_t len = windows_convert(got, (struct slice){&c, 1});
        assert_int_equal(windows_broken((struct slice){&c, 1}), broken);
        if (broken)
            assert_memory_equal(got, "\xef\xbf\xbd", len);
        else
            assert_memory_equal(got, wanted, sizeof wanted - room);
        assert_int_equal(len, broken ? 3 : sizeof wanted - room);
    }
    iconv_close(reference);
}

static void a_broken_byte_is_found_anywhere(void **state) {
    (void)state;
    char text[200];
    for (size_t len = 1; len <= sizeof text; len++) {
        memset(text, 'a', len);
        text[len / 2] = (char)0xe9;
        assert_false(windows_broken((struct slice){text, len}));
        text[len - 1] = (char)0x81;
        assert_true(windows_broken((struct slice){text, len}));
    }
    assert_false(windows_broken((struct slice){"", 0}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_the_character_of_the_standard),
        cmocka_unit_test(a_broken_byte_is_found_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
