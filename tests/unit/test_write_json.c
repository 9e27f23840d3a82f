#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "demo_report.h"

static const struct column columns[] = {{.id = "period"},
                                        {.id = "category"},
                                        {.id = "line"},
                                        {.id = "amount", .figure = true}};

static void assert_written(const struct report *r, const char *expected) {
    char *text = written(r, "json", NULL);
    assert_string_equal(text, expected);
    free(text);
}

static void a_report_has_facts_tables_and_warnings_in_order(void **state) {
    (void)state;
    struct report *r = report_new("allocation", "Wat elke gemeente draagt", LANG_NL);
    r->version = "1.2";
    report_add_fact(r, "organisation", "Organisatie", cell_string("SED"));
    report_add_fact(r, NULL, "Perioden", cell_string("for readers alone"));
    report_add_fact(r, "model", NULL, cell_term("service", "facilitair bedrijf"));
    struct table *t = report_add_table(r, "allocation", FOR_JSON, columns, 4);
    report_add_table(r, "readers", FOR_READERS | FOR_CSV, columns, 4);
    struct table *control = report_add_table(r, "control", FOR_JSON, columns + 3, 1);
    control->single = true;
    const struct cell one[] = {cell_string("2025-Q1"), cell_term("staff", "personeel"),
                               cell_count(-7), cell_money(12345)};
    const struct cell two[] = {cell_string("2025-Q2"), cell_term("own", "eigen"),
                               cell_empty(), cell_figure(5, 3)};
    table_add_row(t, ROW_BODY, one);
    table_add_row(t, ROW_BODY, two);
    table_add_row(t, ROW_TOTAL, one);
    table_add_row(control, ROW_BODY, one + 3);
    report_add_warning(
        r, (struct report_warning){"kosten.csv", 14, 3, "code", "zin", "sentence"});
    report_add_warning(r, (struct report_warning){NULL, 0, 0, "more", "nog een", NULL});
    assert_written(
        r, "{\n"
           "  \"report\": \"allocation\",\n"
           "  \"version\": \"1.2\",\n"
           "  \"organisation\": \"SED\",\n"
           "  \"model\": \"service\",\n"
           "  \"allocation\": [\n"
           "    {\"period\": \"2025-Q1\", \"category\": \"staff\", \"line\": -7, "
           "\"amount\": \"123.45\"},\n"
           "    {\"period\": \"2025-Q2\", \"category\": \"own\", \"line\": null, "
           "\"amount\": \"0.005\"}\n"
           "  ],\n"
           "  \"control\": {\"amount\": \"123.45\"},\n"
           "  \"warnings\": [\n"
           "    {\"file\": \"kosten.csv\", \"line\": 14, \"column\": 3, \"code\": "
           "\"code\", \"message\": \"sentence\"},\n"
           "    {\"file\": null, \"line\": null, \"column\": null, \"code\": \"more\", "
           "\"message\": \"nog een\"}\n"
           "  ]\n"
           "}\n");
    report_free(r);
}

static void empty_tables_are_empty_arrays(void **state) {
    (void)state;
    struct report *r = report_new("allocation", "T", LANG_EN);
    report_add_table(r, "allocation", FOR_JSON, columns, 4);
    report_add_table(r, "control", FOR_JSON, columns, 4)->single = true;
    assert_written(r, "{\n"
                      "  \"report\": \"allocation\",\n"
                      "  \"version\": \"\",\n"
                      "  \"allocation\": [],\n"
                      "  \"control\": null,\n"
                      "  \"warnings\": []\n"
                      "}\n");
    report_free(r);
}

/* Asserts how a text is written between the quotes. */
static void assert_text(struct slice text, const char *expected) {
    struct report *r = report_new("k", "T", LANG_EN);
    struct buf whole = {0};
    report_add_fact(r, "f", NULL, cell_text(text));
    buf_format(&whole,
               "{\n  \"report\": \"k\",\n  \"version\": \"\",\n  \"f\": \"%s\",\n"
               "  \"warnings\": []\n}\n",
               expected);
    assert_written(r, buf_str(&whole));
    buf_clear(&whole);
    report_free(r);
}

static void texts_are_escaped(void **state) {
    (void)state;
    assert_text(slice_of("19\" scherm"), "19\\\" scherm");
    assert_text(slice_of("a\\b"), "a\\\\b");
    assert_text(slice_of("two\nlines\t\x1b"), "two\\nlines\\t\\u001B");
    assert_text((struct slice){"a\0b", 3}, "a\\u0000b");
    assert_text(slice_of("S\u00fadwest-Frysl\u00e2n \u20ac"),
                "S\u00fadwest-Frysl\u00e2n \u20ac");
    assert_text(slice_of(""), "");
}

static void texts_that_are_not_utf8_are_cleaned(void **state) {
    (void)state;
    assert_text(slice_of("caf\xe9.csv"), "caf\ufffd.csv");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_has_facts_tables_and_warnings_in_order),
        cmocka_unit_test(empty_tables_are_empty_arrays),
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(texts_that_are_not_utf8_are_cleaned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
