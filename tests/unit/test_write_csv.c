#include "test.h"

#include <stdlib.h>

#include "base/letters.h"
#include "demo_report.h"
#include "input/table/reader.h"

static const struct column columns[] = {
    {.id = "period", .csv_name = "periode"},
    {.id = "category", .csv_name = "categorie"},
    {.id = "description", .csv_name = "omschrijving"},
    {.id = "amount", .csv_name = "bedrag", .figure = true},
    {.id = "weight", .csv_name = "gewicht", .figure = true},
};

static struct table *new_table(struct report **r, enum lang lang) {
    *r = report_new("allocation", "Title", LANG_EN);
    (*r)->csv_lang = lang;
    report_add_table(*r, "other", FOR_READERS | FOR_JSON, columns, 1);
    return report_add_table(*r, "allocation", FOR_CSV, columns, 5);
}

static void add(struct table *t, enum row_kind kind, const char *text, money amount) {
    const struct cell cells[] = {cell_string("2025-Q1"), cell_term("staff", "personeel"),
                                 cell_string(text), cell_money(amount),
                                 cell_figure(12345, 3)};
    table_add_row(t, kind, cells);
}

static void assert_written(const struct report *r, const char *expected) {
    char *text = written(r, "csv", NULL);
    assert_string_equal(text, expected);
    free(text);
}

static void english_has_commas_points_and_ids(void **state) {
    (void)state;
    struct report *r;
    struct table *t = new_table(&r, LANG_EN);
    add(t, ROW_BODY, "rent", 123456789);
    add(t, ROW_BODY, "", -5);
    assert_written(r, "period,category,description,amount,weight\n"
                      "2025-Q1,staff,rent,1234567.89,12.345\n"
                      "2025-Q1,staff,,-0.05,12.345\n");
    report_free(r);
}

static void dutch_has_a_bom_semicolons_decimal_commas_and_labels(void **state) {
    (void)state;
    struct report *r;
    struct table *t = new_table(&r, LANG_NL);
    add(t, ROW_BODY, "huur, licht", 123456789);
    add(t, ROW_BODY, "a;b", 0);
    assert_written(r, "\xef\xbb\xbfperiode;categorie;omschrijving;bedrag;gewicht\n"
                      "2025-Q1;personeel;huur, licht;1234567,89;12,345\n"
                      "2025-Q1;personeel;\"a;b\";0,00;12,345\n");
    report_free(r);
}

static void only_body_rows_are_written(void **state) {
    (void)state;
    struct report *r;
    struct table *t = new_table(&r, LANG_EN);
    add(t, ROW_BODY, "a", 100);
    add(t, ROW_SUBTOTAL, "b", 100);
    add(t, ROW_TOTAL, "c", 100);
    assert_written(r, "period,category,description,amount,weight\n"
                      "2025-Q1,staff,a,1.00,12.345\n");
    report_free(r);
}

/* Asserts how a text is written, in a table of its own. */
static void assert_cell(const char *text, const char *expected) {
    struct report *r = report_new("allocation", "Title", LANG_EN);
    struct table *t = report_add_table(r, "t", FOR_CSV, columns, 1);
    struct cell cell = cell_string(text);
    struct buf whole = {0};
    table_add_row(t, ROW_BODY, &cell);
    buf_format(&whole, "period\n%s\n", expected);
    assert_written(r, buf_str(&whole));
    buf_clear(&whole);
    report_free(r);
}

static void texts_are_quoted_only_where_needed(void **state) {
    (void)state;
    assert_cell("plain words", "plain words");
    assert_cell("a,b", "\"a,b\"");
    assert_cell("19\" scherm", "\"19\"\" scherm\"");
    assert_cell("\"\"", "\"\"\"\"\"\"");
    assert_cell("two\nlines", "\"two\nlines\"");
    assert_cell("a\rb", "\"a\rb\"");
    assert_cell("a;b", "a;b");
}

static void blanks_at_the_ends_are_kept_by_quotes(void **state) {
    (void)state;
    assert_cell(" a", "\" a\"");
    assert_cell("a ", "\"a \"");
}

static void texts_that_a_spreadsheet_would_compute_get_an_apostrophe(void **state) {
    (void)state;
    assert_cell("=1+1", "'=1+1");
    assert_cell("+31 20", "'+31 20");
    assert_cell("-5", "'-5");
    assert_cell("@sum", "'@sum");
    assert_cell("\tx", "\"'\tx\"");
    assert_cell("\rx", "\"'\rx\"");
    assert_cell("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}

static void texts_with_an_apostrophe_read_back_as_they_were(void **state) {
    (void)state;
    assert_cell("'=1", "''=1");
    assert_cell("''=1", "'''=1");
    assert_cell("'s-Gravenhage", "'s-Gravenhage");
    assert_cell("'", "'");
    assert_cell("a=1", "a=1");
}

static void hidden_signs_get_an_apostrophe_too(void **state) {
    (void)state;
    assert_cell("\u200b=1+1", "'\u200b=1+1");
    assert_cell("\ufeff=1+1", "'\ufeff=1+1");
    assert_cell("\u00a0-5", "'\u00a0-5");
    assert_cell("\uff1d1+1", "'\uff1d1+1");
    assert_cell("\n=1+1", "\"'\n=1+1\"");
    assert_cell("\u200bgewoon", "\u200bgewoon");
    assert_cell("\u2013 streepje", "\u2013 streepje");
}

/* A text is read again as it was, whether it was written in quotes or not. */
static void our_own_reader_removes_the_apostrophe(void **state) {
    (void)state;
    static const char *const texts[] = {"=1",        "'=1",     "\u200b=1", "'\u200b'=1",
                                        "\u00a0+31", "\uff20x", "\u00ad-5", "''s",
                                        "'s-G",      "\u200bx", "x=1",      "\ufeff"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct slice text = slice_of(texts[i]);
        struct buf marked = {0};
        if (letters_formula(text))
            buf_char(&marked, '\'');
        buf_slice(&marked, text);
        assert_cell(texts[i], buf_str(&marked));
        assert_true(slice_equal(reader_unmarked(buf_view(&marked)), text));
        buf_clear(&marked);
    }
}

static void a_report_without_such_a_table_writes_nothing(void **state) {
    (void)state;
    struct report *r = report_new("allocation", "Title", LANG_EN);
    report_add_table(r, "t", FOR_READERS | FOR_JSON, columns, 1);
    assert_written(r, "");
    report_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_has_commas_points_and_ids),
        cmocka_unit_test(dutch_has_a_bom_semicolons_decimal_commas_and_labels),
        cmocka_unit_test(only_body_rows_are_written),
        cmocka_unit_test(texts_are_quoted_only_where_needed),
        cmocka_unit_test(blanks_at_the_ends_are_kept_by_quotes),
        cmocka_unit_test(texts_that_a_spreadsheet_would_compute_get_an_apostrophe),
        cmocka_unit_test(hidden_signs_get_an_apostrophe_too),
        cmocka_unit_test(our_own_reader_removes_the_apostrophe),
        cmocka_unit_test(texts_with_an_apostrophe_read_back_as_they_were),
        cmocka_unit_test(a_report_without_such_a_table_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
