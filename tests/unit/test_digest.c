#include "test.h"

#include "base/digest.h"

/* Examples of FIPS 180-4, as published with the standard. */
static void digests_are_those_of_the_standard(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    struct digest *d = digest_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[DIGEST_TEXT];
        struct slice bytes = slice_of(rows[i][0]);
        digest_add(d, (struct slice){bytes.at, bytes.len / 2});
        digest_add(d,
                   (struct slice){bytes.at + bytes.len / 2, bytes.len - bytes.len / 2});
        digest_text(d, text);
        assert_string_equal(text, rows[i][1]);
    }
    digest_free(d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_those_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
