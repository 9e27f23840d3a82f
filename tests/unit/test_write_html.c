#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "demo_report.h"

static void assert_has(const char *page, const char *part) {
    if (!strstr(page, part))
        fail_msg("not in the page: %s", part);
}

static void assert_lacks(const char *page, const char *part) {
    if (strstr(page, part))
        fail_msg("in the page: %s", part);
}

/* How often `part` is in the page. */
static int times(const char *page, const char *part) {
    int count = 0;
    for (; (page = strstr(page, part)); page += strlen(part))
        count++;
    return count;
}

static char *demo_page(enum lang lang) {
    struct report *r = demo_report(lang);
    char *page = written(r, "html", NULL);
    report_free(r);
    return page;
}

static void the_page_names_its_language(void **state) {
    (void)state;
    char *english = demo_page(LANG_EN), *dutch = demo_page(LANG_NL);
    assert_has(english, "<html lang=\"en\">");
    assert_has(english, "9,028,340.12");
    assert_has(dutch, "<html lang=\"nl\">");
    assert_has(dutch, "9.028.340,12");
    free(english);
    free(dutch);
}

static void the_page_needs_no_other_file(void **state) {
    (void)state;
    char *page = demo_page(LANG_EN);
    static const char *const outside[] = {"http:", "https:",  "<script",
                                          "<link", "@import", "url(",
                                          "<img",  "src=",    "onload"};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        assert_lacks(page, outside[i]);
    free(page);
}

static void names_are_text_and_never_markup(void **state) {
    (void)state;
    struct report *r = report_new("k", "<b>T</b>", LANG_EN);
    const struct column columns[] = {{.id = "c", .title = "<i>\"'&"},
                                     {.id = "d", .title = "D"},
                                     {.id = "e", .title = "E"},
                                     {.id = "f", .title = "F"},
                                     {.id = "g", .title = "\"><script>"}};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 5);
    const struct cell cells[] = {cell_string("<script>alert(1)</script>"),
                                 cell_string("\x1b"), cell_empty(), cell_empty(),
                                 cell_empty()};
    t->title = "<u>";
    t->note = "<s>";
    table_add_row(t, ROW_BODY, cells);
    report_add_fact(r, NULL, "<em>", cell_string("<tt>"));
    report_add_remark(r, "<q>");
    report_add_warning(r, (struct report_warning){"<f>.csv", 1, 1, "c", "<m>", NULL});
    char *page = written(r, "html", NULL);
    static const char *const markup[] = {"<script", "<b>", "<i>", "<u>", "<s>",
                                         "<em>",    "<tt", "<q>", "<f>", "<m>"};
    for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
        assert_lacks(page, markup[i]);
    assert_has(page, "<th scope=\"row\">&lt;script&gt;alert(1)&lt;/script&gt;</th>");
    assert_has(page, "<th scope=\"col\">&lt;i&gt;&quot;&#39;&amp;</th>");
    assert_has(page, "data-of=\"&quot;&gt;&lt;script&gt;\"");
    assert_has(page, "\\x1b");
    free(page);
    report_free(r);
}

static void tables_have_captions_and_scopes(void **state) {
    (void)state;
    char *page = demo_page(LANG_EN);
    assert_has(page, "<caption><h2>Cost per municipality and category</h2></caption>");
    assert_has(
        page,
        "<th scope=\"col\">Municipality</th><th scope=\"col\" class=\"n\">Staff</th>");
    assert_has(page, "<th scope=\"col\" class=\"n t\">Total</th>");
    assert_has(page, "<tr class=\"total\"><th scope=\"row\">Total</th>");
    assert_has(page,
               "<tr><th scope=\"row\">Costs read</th><td class=\"n\">51,880,875.02</td>");
    assert_int_equal(times(page, "<table"), 4);
    assert_int_equal(times(page, "<caption>"), 4);
    free(page);
}

static void tables_for_programs_are_left_out(void **state) {
    (void)state;
    char *page = demo_page(LANG_EN);
    assert_lacks(page, "2025-Q1</th>");
    free(page);
}

/* The amounts 3.00 and 1.00 beside 2.00 and -4.00: the axis is at 4 of 8. */
static struct report *pictured(void) {
    struct report *r = report_new("k", "T", LANG_EN);
    const struct column columns[] = {{.id = "n", .title = "Name"},
                                     {.id = "a", .title = "A", .figure = true},
                                     {.id = "b", .title = "B", .figure = true}};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 3);
    t->chart = CHART_DIVERGING;
    t->chart_first = 1;
    t->chart_last = 2;
    const struct cell one[] = {cell_string("x"), cell_money(300), cell_money(100)};
    const struct cell two[] = {cell_string("y"), cell_money(200), cell_money(-400)};
    table_add_row(t, ROW_BODY, one);
    table_add_row(t, ROW_BODY, two);
    return r;
}

static void pictures_have_whole_lengths_and_words(void **state) {
    (void)state;
    struct report *r = pictured();
    char *page = written(r, "html", NULL);
    assert_has(page, "role=\"img\"><title>x</title>"
                     "<rect class=\"c0\" x=\"500\" width=\"375\" height=\"1\">"
                     "<title>A: 3.00</title></rect>"
                     "<rect class=\"c1\" x=\"875\" width=\"125\" height=\"1\">"
                     "<title>B: 1.00</title></rect>");
    assert_has(page, "<rect class=\"c1\" x=\"0\" width=\"500\" height=\"1\">"
                     "<title>B: -4.00</title></rect>"
                     "<rect class=\"c0\" x=\"500\" width=\"250\" height=\"1\">");
    assert_has(page, "</svg><span class=\"n\">-2.00</span>");
    free(page);
    report_free(r);
}

static void a_picture_of_one_column_has_a_colour_for_each_side(void **state) {
    (void)state;
    struct report *r = pictured();
    r->tables[0]->chart_first = 2;
    char *page = written(r, "html", NULL);
    assert_has(page, "<rect class=\"c0\" x=\"800\" width=\"200\"");
    assert_has(page, "<rect class=\"c1\" x=\"0\" width=\"800\"");
    assert_lacks(page, "class=\"legend\"");
    free(page);
    report_free(r);
}

/* The bars add up 1.00 and 2.00, though the second row begins with words. */
static void a_picture_says_what_it_adds_up(void **state) {
    (void)state;
    struct report *r = pictured();
    r->tables[0]->chart_title = "A & B";
    char *page = written(r, "html", NULL);
    assert_has(page, "<figcaption><p>A &amp; B</p>");
    free(page);
    r->tables[0]->cells[4] = cell_string("–");
    page = written(r, "html", NULL);
    assert_has(page, "</svg><span class=\"n\">4.00</span>");
    assert_has(page, "</svg><span class=\"n\">-4.00</span>");
    free(page);
    report_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_names_its_language),
        cmocka_unit_test(the_page_needs_no_other_file),
        cmocka_unit_test(names_are_text_and_never_markup),
        cmocka_unit_test(tables_have_captions_and_scopes),
        cmocka_unit_test(tables_for_programs_are_left_out),
        cmocka_unit_test(pictures_have_whole_lengths_and_words),
        cmocka_unit_test(a_picture_of_one_column_has_a_colour_for_each_side),
        cmocka_unit_test(a_picture_says_what_it_adds_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
