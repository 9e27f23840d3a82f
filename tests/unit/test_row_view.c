#include "test.h"

#include "input/csv/row_view.h"
#include "input/csv/scan.h"

/* Cells of the rows of `text` that can be viewed, each with | behind it. */
static void assert_cells(const char *text, size_t width, const char *wanted) {
    char bytes[256] = {0}, got[256] = {0};
    uint16_t at[SCAN_ROOM], room[8];
    size_t len = strlen(text);
    memcpy(bytes, text, len);
    struct row_view v = {.text = bytes, .row = bytes, .next = at, .room = room};
    v.end = at + scan_c((struct slice){bytes, len}, ';', at);
    v.last = bytes + len - 1;
    v.delimiter = ';';
    v.width = width;
    for (; row_view_row(&v); row_view_pass(&v))
        for (size_t i = 0; i < width; i++) {
            struct slice cell = row_view_cell(&v, i);
            strncat(got, cell.at, cell.len);
            strcat(got, "|");
        }
    assert_string_equal(got, wanted);
}

static void rows_are_cut_into_cells(void **state) {
    (void)state;
    assert_cells("a;b\n;\n c ;d\n", 2,
                 "a|b|||"
                 " c |d|");
    assert_cells("a\nb\n", 1, "a|b|");
    assert_cells("a;b\r\nc;d\r\n", 2, "a|b|c|d|");
    assert_cells("a;b\nc;d", 2, "a|b|");
}

static void cells_keep_their_quotes(void **state) {
    (void)state;
    assert_cells("\"a\";b\n", 2, "\"a\"|b|");
    assert_cells("a;\"b;\tc\"\r\n", 2, "a|\"b;\tc\"|");
    assert_cells("\"\";\"a \"\"b\"\"\"\nc;d\n", 2, "\"\"|\"a \"\"b\"\"\"|c|d|");
}

static void other_rows_are_not_viewed(void **state) {
    (void)state;
    static const char *const others[] = {
        "a\n",        "a;b;c\n",  "a;b\rc;d\n",   "a;b\r",
        "a;b\tc\n",   "a;b\"c\n", "a;\"b\"c\n",   "a;\"b\" \n",
        "a; \"b\"\n", "a;\"b\n",  "a;\"b\nc\"\n", "a;\"b\"\t\n",
        "a;\"b\"",    "a;\"b",    "a;\"b\"\"\n",  "\x01;b\n",
        "",           "\n\n"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_cells(others[i], 2, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_cut_into_cells),
        cmocka_unit_test(cells_keep_their_quotes),
        cmocka_unit_test(other_rows_are_not_viewed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
