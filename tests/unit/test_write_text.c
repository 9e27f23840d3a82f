#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "demo_report.h"

enum { LETTERS = 8 };

static struct column column(const char *title, bool figure, bool total) {
    return (struct column){.id = "c",
                           .csv_name = "c",
                           .title = title,
                           .figure = figure,
                           .total = total,
                           .sum_first = -1,
                           .sum_last = -1};
}

static void assert_written(const struct report *r, unsigned width, const char *expected) {
    char *text = written(r, "text", &(struct layout){.width = width});
    assert_string_equal(text, expected);
    free(text);
}

static void assert_has(const struct report *r, const struct layout *layout,
                       const char *part) {
    char *text = written(r, "text", layout);
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in:\n%s", part, text);
    free(text);
}

/* A name and two amounts, with totals beside and below them. */
static struct table *small_table(struct report *r) {
    const struct column columns[] = {column("Gemeente", false, false),
                                     column("ICT", true, false),
                                     column("Totaal", true, true)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 3);
    t->title = "Kosten";
    const struct cell one[] = {cell_string("S\u00fadwest-Frysl\u00e2n"),
                               cell_money(123456789), cell_money(-50)};
    const struct cell two[] = {cell_string("Su\u0301d"), cell_money(1),
                               cell_money(100000)};
    const struct cell sum[] = {cell_term("total", "Totaal"), cell_money(123456790),
                               cell_money(99950)};
    table_add_row(t, ROW_BODY, one);
    table_add_row(t, ROW_BODY, two);
    table_add_row(t, ROW_TOTAL, sum);
    return t;
}

static void a_table_is_aligned_on_what_is_seen(void **state) {
    (void)state;
    struct report *r = report_new("k", "Titel", LANG_NL);
    small_table(r)->note = "Een noot.";
    assert_written(r, 0,
                   "Titel\n"
                   "=====\n"
                   "\n"
                   "Kosten\n"
                   "Gemeente                  ICT |   Totaal\n"
                   "---------------  ------------ | --------\n"
                   "S\u00fadwest-Frysl\u00e2n  1.234.567,89 |    -0,50\n"
                   "Su\u0301d                      0,01 | 1.000,00\n"
                   "                 ------------ | --------\n"
                   "Totaal           1.234.567,90 |   999,50\n"
                   "Een noot.\n");
    report_free(r);
}

static void facts_remarks_and_warnings_frame_the_tables(void **state) {
    (void)state;
    struct report *r = report_new("k", "Title", LANG_EN);
    report_add_fact(r, "organisation", "Organisation", cell_string("SED"));
    report_add_fact(r, "inhabitants", "In all", cell_count(61580));
    report_add_fact(r, "hidden", NULL, cell_string("x"));
    report_add_fact(r, NULL, "Nothing", cell_empty());
    report_add_remark(r, "A remark.");
    report_add_warning(
        r, (struct report_warning){"costs.csv", 14, 3, "code", "a warning", NULL});
    report_add_warning(r, (struct report_warning){NULL, 0, 0, "code", "no place", NULL});
    assert_written(r, 0,
                   "Title\n"
                   "=====\n"
                   "\n"
                   "Organisation:  SED\n"
                   "In all:        61,580\n"
                   "\n"
                   "A remark.\n"
                   "\n"
                   "Warnings\n"
                   "- costs.csv:14:3: a warning\n"
                   "- no place\n");
    report_free(r);
}

/* Four municipalities that bear up to eleven million, as columns of
   amounts by category. */
static struct report *wide_report(void) {
    static const char *const titles[LETTERS] = {"Municipality", "Staff",      "Housing",
                                                "ICT",          "Facilities", "Shared",
                                                "Own",          "Total"};
    static const char *const names[] = {"Stede Broec", "Enkhuizen", "Drechterland",
                                        "Bergen"};
    struct column columns[LETTERS];
    struct report *r = report_new("k", "T", LANG_EN);
    for (size_t i = 0; i < LETTERS; i++)
        columns[i] = column(titles[i], i > 0, i == 5 || i == 7);
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, LETTERS);
    t->turnable = true;
    for (size_t m = 0; m < 5; m++) {
        struct cell cells[LETTERS] = {m < 4 ? cell_string(names[m])
                                            : cell_string("Total")};
        for (size_t i = 1; i < LETTERS; i++)
            cells[i] = cell_money((m < 4 ? 1 : 4) * INT64_C(1111111111));
        table_add_row(t, m < 4 ? ROW_BODY : ROW_TOTAL, cells);
    }
    return r;
}

static void a_table_that_is_too_wide_is_turned_when_that_fits(void **state) {
    (void)state;
    struct report *r = wide_report();
    assert_written(r, 80,
                   "T\n"
                   "=\n"
                   "\n"
                   "             Stede Broec     Enkhuizen  Drechterland        Bergen|  "
                   "      Total\n"
                   "---------- ------------- ------------- ------------- "
                   "-------------|-------------\n"
                   "Staff      11,111,111.11 11,111,111.11 11,111,111.11 "
                   "11,111,111.11|44,444,444.44\n"
                   "Housing    11,111,111.11 11,111,111.11 11,111,111.11 "
                   "11,111,111.11|44,444,444.44\n"
                   "ICT        11,111,111.11 11,111,111.11 11,111,111.11 "
                   "11,111,111.11|44,444,444.44\n"
                   "Facilities 11,111,111.11 11,111,111.11 11,111,111.11 "
                   "11,111,111.11|44,444,444.44\n"
                   "           ------------- ------------- ------------- "
                   "-------------|-------------\n"
                   "Shared     11,111,111.11 11,111,111.11 11,111,111.11 "
                   "11,111,111.11|44,444,444.44\n"
                   "Own        11,111,111.11 11,111,111.11 11,111,111.11 "
                   "11,111,111.11|44,444,444.44\n"
                   "           ------------- ------------- ------------- "
                   "-------------|-------------\n"
                   "Total      11,111,111.11 11,111,111.11 11,111,111.11 "
                   "11,111,111.11|44,444,444.44\n");
    report_free(r);
}

static void a_table_that_fits_neither_way_is_printed_in_blocks(void **state) {
    (void)state;
    struct report *r = report_new("k", "T", LANG_EN);
    const struct column columns[] = {
        column("Name", false, false), column("Alpha", true, false),
        column("Beta", true, false), column("Gamma", true, false),
        column("Sum", true, true)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 5);
    t->turnable = true;
    const struct cell cells[] = {cell_string("Heiloo"), cell_money(123456789),
                                 cell_money(123456789), cell_money(1),
                                 cell_money(123456789)};
    table_add_row(t, ROW_BODY, cells);
    table_add_row(t, ROW_BODY, cells);
    table_add_row(t, ROW_BODY, cells);
    assert_written(r, 40,
                   "T\n"
                   "=\n"
                   "\n"
                   "Name           Alpha          Beta\n"
                   "------  ------------  ------------\n"
                   "Heiloo  1,234,567.89  1,234,567.89\n"
                   "Heiloo  1,234,567.89  1,234,567.89\n"
                   "Heiloo  1,234,567.89  1,234,567.89\n"
                   "\n"
                   "Name    Gamma |          Sum\n"
                   "------  ----- | ------------\n"
                   "Heiloo   0.01 | 1,234,567.89\n"
                   "Heiloo   0.01 | 1,234,567.89\n"
                   "Heiloo   0.01 | 1,234,567.89\n");
    report_free(r);
}

static void headings_and_words_take_more_lines_when_room_is_short(void **state) {
    (void)state;
    struct report *r = report_new("k", "T", LANG_EN);
    const struct column columns[] = {column("Line", false, false),
                                     column("What it is for", false, false),
                                     column("Amount before VAT", true, false)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 3);
    const struct cell one[] = {cell_string("1"),
                               cell_string("rent of the town hall, first quarter"),
                               cell_money(100000)};
    const struct cell two[] = {cell_string("2"), cell_string("light"), cell_money(99)};
    table_add_row(t, ROW_BODY, one);
    table_add_row(t, ROW_BODY, two);
    /* 4 + 2 + 24 + 2 + 8 = 40: the text gets what the other columns leave. */
    assert_written(r, 40,
                   "T\n"
                   "=\n"
                   "\n"
                   "                                  Amount\n"
                   "                                  before\n"
                   "Line  What it is for                 VAT\n"
                   "----  ------------------------  --------\n"
                   "1     rent of the town hall,    1,000.00\n"
                   "      first quarter\n"
                   "2     light                         0.99\n");
    report_free(r);
}

static void a_single_row_is_a_list_of_pairs(void **state) {
    (void)state;
    struct report *r = report_new("k", "T", LANG_EN);
    const struct column columns[] = {column("Costs", true, false),
                                     column("Own", true, false),
                                     column("Difference", true, true)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 3);
    t->single = true;
    const struct cell cells[] = {cell_money(1234500), cell_money(-500), cell_money(0)};
    table_add_row(t, ROW_BODY, cells);
    assert_written(r, 0,
                   "T\n"
                   "=\n"
                   "\n"
                   "Costs       12,345.00\n"
                   "Own             -5.00\n"
                   "            ---------\n"
                   "Difference       0.00\n");
    report_free(r);
}

static int push_twice(void *self, struct row_sink *sink) {
    const struct cell *cells = self;
    int status = sink->row(sink->self, ROW_BODY, cells);
    return status != 0 ? status : sink->row(sink->self, ROW_BODY, cells);
}

static void a_listing_is_never_split(void **state) {
    (void)state;
    struct report *r = report_new("k", "T", LANG_EN);
    const struct column columns[] = {column("A", true, false), column("B", true, false),
                                     column("C", true, false), column("D", true, false)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 4);
    struct cell cells[] = {cell_money(123456789), cell_money(123456789),
                           cell_money(123456789), cell_money(123456789)};
    t->source = (struct row_source){cells, push_twice};
    assert_written(r, 40,
                   "T\n"
                   "=\n"
                   "\n"
                   "           A             B             C             D\n"
                   "------------  ------------  ------------  ------------\n"
                   "1,234,567.89  1,234,567.89  1,234,567.89  1,234,567.89\n"
                   "1,234,567.89  1,234,567.89  1,234,567.89  1,234,567.89\n");
    report_free(r);
}

static void columns_of_detail_are_left_out(void **state) {
    (void)state;
    struct report *r = report_new("k", "T", LANG_EN);
    struct column columns[] = {column("File", false, false),
                               column("SHA-256", false, false)};
    columns[1].detail = true;
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 2);
    const struct cell cells[] = {cell_string("costs.csv"), cell_string("9f86d081")};
    table_add_row(t, ROW_BODY, cells);
    assert_written(r, 0,
                   "T\n"
                   "=\n"
                   "\n"
                   "File\n"
                   "---------\n"
                   "costs.csv\n");
    report_free(r);
}

static void names_cannot_steer_the_terminal(void **state) {
    (void)state;
    struct report *r = report_new("k", "T\x1b[2J", LANG_EN);
    const struct column columns[] = {column("Name\x07", false, false)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 1);
    const struct cell cells[] = {cell_string("\x1b]0;x\x07")};
    report_add_fact(r, NULL, "F\x1b", cell_string("v\r"));
    report_add_remark(r, "r\x1b");
    report_add_warning(r, (struct report_warning){"f\x1b", 1, 1, "c", "m\x1b", NULL});
    table_add_row(t, ROW_BODY, cells);
    t->title = "t\x1b";
    t->note = "n\x1b";
    char *text = written(r, "text", NULL);
    for (const char *at = text; *at; at++)
        assert_true(*at == '\n' || (unsigned char)*at >= 0x20);
    assert_non_null(strstr(text, "\\x1b]0;x\\x07"));
    free(text);
    report_free(r);
}

static void bars_are_drawn_on_a_terminal_only(void **state) {
    (void)state;
    struct report *r = report_new("k", "T", LANG_EN);
    const struct column columns[] = {column("Name", false, false),
                                     column("Staff", true, false),
                                     column("ICT", true, false)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 3);
    t->chart = CHART_STACKED;
    t->chart_first = 1;
    t->chart_last = 2;
    const struct cell one[] = {cell_string("Uitgeest"), cell_money(3000),
                               cell_money(1000)};
    const struct cell two[] = {cell_string("Heiloo"), cell_money(1000), cell_money(500)};
    table_add_row(t, ROW_BODY, one);
    table_add_row(t, ROW_BODY, two);
    /* 40 - 8 - 3 = 29 columns for 40.00: 30.00 ends at 21.75, 10.00 at 7.25,
       15.00 at 10.875. */
    assert_has(r, &(struct layout){.terminal = true, .width = 40},
               "\n"
               "Uitgeest \u2502"
               "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588"
               "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588"
               "\u2593\u2593\u2593\u2593\u2593\u2593\u2593\n"
               "Heiloo   \u2502"
               "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2593\u2593\u2593\u2593\n"
               "          \u2588 Staff  \u2593 ICT\n");
    char *text = written(r, "text", &(struct layout){.width = 40});
    assert_null(strstr(text, "\u2588"));
    free(text);
    report_free(r);
}

static void bars_below_zero_go_to_the_left(void **state) {
    (void)state;
    struct report *r = report_new("k", "T", LANG_EN);
    const struct column columns[] = {column("Name", false, false),
                                     column("Change", true, false)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 2);
    t->chart = CHART_DIVERGING;
    t->chart_first = t->chart_last = 1;
    const struct cell one[] = {cell_string("Ab"), cell_money(-100)};
    const struct cell two[] = {cell_string("Cd"), cell_money(300)};
    table_add_row(t, ROW_BODY, one);
    table_add_row(t, ROW_BODY, two);
    /* No page is narrower than 40: 40 - 2 - 3 = 35 columns for 4.00, 1.00
       of them 8.75. */
    assert_has(
        r, &(struct layout){.terminal = true, .width = 25},
        "\n"
        "Ab \u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2502\n"
        "Cd          \u2502"
        "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588"
        "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588"
        "\n");
    report_free(r);
}

static void colour_marks_totals_and_headings(void **state) {
    (void)state;
    struct report *r = report_new("k", "Titel", LANG_NL);
    small_table(r);
    const struct layout layout = {.colour = true};
    assert_has(r, &layout, "\x1b[1mTitel\n\x1b[0m");
    assert_has(r, &layout, "\x1b[1mTotaal           1.234.567,90 |   999,50\n\x1b[0m");
    report_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_aligned_on_what_is_seen),
        cmocka_unit_test(facts_remarks_and_warnings_frame_the_tables),
        cmocka_unit_test(a_table_that_is_too_wide_is_turned_when_that_fits),
        cmocka_unit_test(a_table_that_fits_neither_way_is_printed_in_blocks),
        cmocka_unit_test(headings_and_words_take_more_lines_when_room_is_short),
        cmocka_unit_test(a_single_row_is_a_list_of_pairs),
        cmocka_unit_test(a_listing_is_never_split),
        cmocka_unit_test(columns_of_detail_are_left_out),
        cmocka_unit_test(names_cannot_steer_the_terminal),
        cmocka_unit_test(bars_are_drawn_on_a_terminal_only),
        cmocka_unit_test(bars_below_zero_go_to_the_left),
        cmocka_unit_test(colour_marks_totals_and_headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
