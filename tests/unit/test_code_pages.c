#include "test.h"

#include <string.h>

#include "input/csv/code_pages.h"

/* Words whose letters differ between pages, in the bytes that the codecs of Python
   3 give for them. */
static const struct {
    enum code_page page;
    const char *bytes, *text;
} words[] = {
    {PAGE_1250,
     "\x8e\xe1"
     "dost \x9elu\x9dou\xe8k\xfd \x80",
     "Žádost žluťoučký €"},
    {PAGE_1251, "\xd1\xf7\xb8\xf2", "Счёт"},
    {PAGE_1252, "\x80 \x8a ge\xefnd\x94", "€ Š geïnd”"},
    {PAGE_1253, "\xc4\xde\xec\xef\xf2 \xb8\xe3\xe3\xf1\xe1\xf6\xef", "Δήμος Έγγραφο"},
    {PAGE_1254,
     "\xddl\xe7"
     "e \xd0\xfe",
     "İlçe Ğş"},
    {PAGE_1257, "\xd0iauli\xf8 \xe2\xfb", "Šiaulių āū"},
    {PAGE_LATIN2,
     "\xae\xe1"
     "dost \xbelu\xbbou\xe8k\xfd",
     "Žádost žluťoučký"},
    {PAGE_LATIN9, "\xa4 \xbd \xa6", "€ œ Š"},
    {PAGE_437, "ge\x8bnd \x9b \xe1", "geïnd ¢ ß"},
    {PAGE_850, "ge\x8bnd \xe4 \xd5", "geïnd õ ı"},
    {PAGE_852,
     "\xa6\xa0"
     "dost \xa7lu\x9cou\x9fk\xec",
     "Žádost žluťoučký"},
    {PAGE_MAC, "ge\x95nd \xdb \x8e", "geïnd € é"},
};

static void bytes_are_letters_of_their_page(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        uint16_t list[CODE_PAGE_HIGH];
        char got[100];
        code_page_load(list, words[i].page);
        size_t len = code_page_convert(got, list, slice_of(words[i].bytes));
        assert_int_equal(len, strlen(words[i].text));
        assert_memory_equal(got, words[i].text, len);
    }
}

static void a_page_has_each_character_once(void **state) {
    (void)state;
    for (int page = PAGE_UNSAID + 1; page < PAGES; page++) {
        uint16_t list[CODE_PAGE_HIGH];
        code_page_load(list, (enum code_page)page);
        for (size_t i = 0; i < CODE_PAGE_HIGH; i++)
            for (size_t k = 0; k < i && list[i] != 0xfffd; k++)
                assert_int_not_equal(list[i], list[k]);
        for (size_t i = 0; i < CODE_PAGE_HIGH; i++)
            assert_true(list[i] >= 0xa0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_letters_of_their_page),
        cmocka_unit_test(a_page_has_each_character_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
