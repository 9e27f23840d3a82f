#include "test.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "input/csv/utf16.h"

enum { MOST = 6 }; /* bytes of a text here */

/* What the C library makes of `text`, when each unit that it refuses is U+FFFD. */
static size_t reference(iconv_t converter, char *to, struct slice text, size_t *left) {
    char bytes[MOST], *in = bytes, *out = to;
    size_t room = MOST * UTF16_FACTOR;
    *left = text.len;
    memcpy(bytes, text.at, text.len);
    iconv(converter, NULL, NULL, NULL, NULL);
    while (iconv(converter, &in, left, &out, &room) == (size_t)-1 && errno == EILSEQ) {
        memcpy(out, "\xef\xbf\xbd", 3);
        out += 3;
        room -= 3;
        in += UTF16_UNIT;
        *left -= UTF16_UNIT;
    }
    return (size_t)(out - to);
}

static void put_unit(char *to, unsigned code, bool big_endian) {
    to[big_endian] = (char)(code & 0xff);
    to[!big_endian] = (char)(code >> 8);
}

static void check(iconv_t converter, struct slice text, bool big_endian) {
    char got[MOST * UTF16_FACTOR], wanted[MOST * UTF16_FACTOR];
    size_t left, wanted_left;
    size_t len = utf16_convert(got, text, big_endian, &left);
    assert_int_equal(len, reference(converter, wanted, text, &wanted_left));
    assert_memory_equal(got, wanted, len);
    assert_int_equal(left, wanted_left);
}

/* Every unit before and behind each kind of unit, whole and cut, beside the C library. */
static void every_unit_is_the_character_of_the_standard(void **state) {
    (void)state;
    static const unsigned others[] = {'a',    0xd7ff, 0xd800, 0xdbff,
                                      0xdc00, 0xdfff, 0xe000};
    for (int big_endian = 0; big_endian < 2; big_endian++) {
        iconv_t converter = iconv_open("UTF-8", big_endian ? "UTF-16BE" : "UTF-16LE");
        assert_true(converter != (iconv_t)-1);
        for (unsigned code = 0; code < 0x10000; code++) {
            char text[MOST];
            size_t i = code % (sizeof others / sizeof others[0]);
            put_unit(text, others[i], big_endian);
            put_unit(text + 2, code, big_endian);
            put_unit(text + 4, others[(i + code / 7) % 7], big_endian);
            for (size_t from = 0; from < MOST; from += UTF16_UNIT)
                for (size_t len = 0; len <= MOST - from; len++)
                    check(converter, (struct slice){text + from, len}, big_endian);
        }
        iconv_close(converter);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unit_is_the_character_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
