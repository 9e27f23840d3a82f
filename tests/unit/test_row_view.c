#include "test.h"

#include "input/csv/row_view.h"
#include "input/csv/scan.h"

enum { ROOM = 256 };

/* A text to view, and what a view needs. */
struct viewed {
    char bytes[ROOM], copies[4 * ROOM];
    uint16_t at[1 + SCAN_ROOM];
    struct row_view v;
};

static struct row_view *view(struct viewed *w, const char *text) {
    size_t len = strlen(text);
    memset(w, 0, sizeof *w);
    memcpy(w->bytes, text, len);
    w->v = (struct row_view){
        .text = w->bytes, .next = w->at + 1, .copies = w->copies, .delimiter = ';'};
    w->v.end =
        w->at + 1 + scan_choose()((struct slice){w->bytes, len}, ';', w->at + 1).count;
    while (w->v.end > w->v.next && w->bytes[w->v.end[-1] - 1] == ';')
        w->v.end--;
    w->v.last = len;
    return &w->v;
}

/* Cells of the rows of `text` that can be viewed, each with | behind it. */
static void assert_cells(const char *text, size_t width, const char *wanted) {
    struct viewed w;
    char got[ROOM] = {0};
    for (struct row_view *v = view(&w, text); row_view_row(v, width); row_view_pass(v))
        for (size_t i = 0; i < width; i++) {
            struct slice cell = row_view_cell(v, i);
            strncat(got, cell.at, cell.len);
            strcat(got, "|");
        }
    assert_string_equal(got, wanted);
}

/* The same for what cells say, of rows of any width. */
static void assert_texts(const char *text, bool windows, const char *wanted) {
    struct viewed w;
    char got[ROOM] = {0};
    struct row_view *v = view(&w, text);
    for (v->doubtful = windows; row_view_any(v); row_view_pass(v))
        for (size_t i = 0; i < v->width; i++) {
            struct slice cell = row_view_text(v, i);
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

static void tabs_are_blanks(void **state) {
    (void)state;
    assert_cells("a\t;b\tc\n\t;\td\r\n", 2, "a\t|b\tc|\t|\td|");
}

static void texts_have_no_quotes_around_them(void **state) {
    (void)state;
    assert_texts("\"a\";b;\"\"\n\"c;d\"\r\n", false, "a|b||c;d|");
    assert_texts("\"\"\"a\"\"\";\"say \"\"hi\"\"\"\n", false, "\"a\"|say \"hi\"|");
}

static void texts_are_utf8(void **state) {
    (void)state;
    assert_texts("caf\xe9;\"\x80 \"\"1\"\"\"\nplain;\xc3\xa9\n", true,
                 "caf\xc3\xa9|\xe2\x82\xac \"1\"|plain|\xc3\xa9|");
    assert_texts("caf\xc3\xa9\n", false, "caf\xc3\xa9|");
}

static void other_rows_are_not_viewed(void **state) {
    (void)state;
    static const char *const others[] = {
        "a\n",      "a;b;c\n",      "a;b\rc;d\n",  "a;b\r",
        "a;b\"c\n", "a;\"b\"c\n",   "a;\"b\" \n",  "a; \"b\"\n",
        "a;\"b\n",  "a;\"b\nc\"\n", "a;\"b\"\t\n", "a;\"b\"",
        "a;\"b",    "a;\"b\"\"\n",  "\x01;b\n",    "",
        "\n\n"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_cells(others[i], 2, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_cut_into_cells),
        cmocka_unit_test(cells_keep_their_quotes),
        cmocka_unit_test(tabs_are_blanks),
        cmocka_unit_test(texts_have_no_quotes_around_them),
        cmocka_unit_test(texts_are_utf8),
        cmocka_unit_test(other_rows_are_not_viewed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
