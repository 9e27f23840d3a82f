/* What the reports of all commands share: facts, input files, warnings, and pieces of
   tables and sentences. */
#include "../report_dump.h"
#include "../view_figures.h"

#include "view/common.h"
#include "view/phrases.h"
#include "view/range_sums.h"

static struct report *new_report(void) {
    return report_new("kind", "Title", LANG_EN);
}

static void a_column_says_what_it_sums_up(void **state) {
    (void)state;
    struct report *r = new_report();
    const struct column columns[] = {column_text("text", "Text"),
                                     column_figure("amount", "Amount"),
                                     column_sum("sum", "Sum", 2, 5)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 3);
    assert_columns(t, "text amount# sum#!2-5");
    assert_headings(t, "Text | Amount | Sum");
    assert_csv_names(t, "text | amount | sum");
    report_free(r);
}

static void one_is_shown_or_all_are(void **state) {
    (void)state;
    assert_true(is_wanted(MUNICIPALITY_NONE, 0));
    assert_true(is_wanted(MUNICIPALITY_NONE, 3));
    assert_true(is_wanted(0, 0));
    assert_false(is_wanted(0, 1));
    assert_false(is_wanted(2, 1));
}

static void cells_have_their_words(void **state) {
    (void)state;
    struct report *r = new_report();
    const struct column columns[] = {column_text("a", "A"), column_text("b", "B"),
                                     column_text("c", "C"), column_text("d", "D"),
                                     column_text("e", "E")};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 5);
    struct categories four;
    categories_standard(&four);
    table_add_row(t, ROW_BODY,
                  (struct cell[]){cell_period(r, Q2), cell_period(r, 2024 * 8),
                                  cell_category(&four, CATEGORY_STAFF),
                                  cell_category_title(&four, CATEGORY_STAFF),
                                  cell_dash()});
    assert_rows(t, "2025-Q2 | 2024 | staff/staff | staff/Staff | –\n");
    report_free(r);
}

static void a_share_is_two_texts(void **state) {
    (void)state;
    struct figures f;
    struct buf above = {0}, below = {0};
    figures_init(&f);
    share_as_pair(&above, &below, f.groups[FACILITIES_Q2].shares, BRAVO);
    assert_string_equal(buf_str(&above), "47");
    assert_string_equal(buf_str(&below), "150");
    share_as_pair(&above, &below, NULL, BRAVO); /* appended */
    assert_string_equal(buf_str(&above), "471");
    assert_string_equal(buf_str(&below), "1501");
    buf_clear(&above);
    buf_clear(&below);
    figures_clear(&f);
}

/* The facts of the allocation over a range. */
static void assert_facts_of(const struct figures *f, struct period_range range,
                            const char *expected) {
    struct report *r = new_report();
    facts_all(r, &f->a, range);
    assert_facts(r, expected);
    report_free(r);
}

static void facts_say_whose_report_it_is(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    assert_facts_of(&f, all_periods,
                    "organisation | Organisation | The Body\n"
                    "model | Model | service/service company\n"
                    "- | Periods | 2025-Q1 to 2025-Q3\n"
                    "currency | Currency | EUR\n"
                    "close | Closing | quarter/per quarter: later quarters change "
                    "nothing\n");
    f.b.settings.model = MODEL_CENTRE;
    f.b.settings.organisation = "";
    f.b.settings.currency = "ANG";
    f.a.close = CLOSE_YEAR;
    assert_facts_of(&f, (struct period_range){Q2, Q2},
                    "organisation | - | \n"
                    "model | Model | centre/centre municipality\n"
                    "- | Periods | 2025-Q2\n"
                    "currency | Currency | ANG\n"
                    "close | Closing | year/per year: a quarter may move by a cent as "
                    "the year fills\n");
    f.b.settings.model = MODEL_MATRIX;
    f.b.settings.organisation = "B";
    assert_facts_of(&f, (struct period_range){Q2, Q3},
                    "organisation | Organisation | B\n"
                    "model | Model | matrix/matrix\n"
                    "- | Periods | 2025-Q2 to 2025-Q3\n"
                    "currency | Currency | ANG\n"
                    "close | Closing | year/per year: a quarter may move by a cent as "
                    "the year fills\n");
    f.b.settings.model = MODEL_NONE;
    f.a.close = CLOSE_QUARTER;
    assert_facts_of(&f, (struct period_range){2030 * 8, 2030 * 8},
                    "organisation | Organisation | B\n"
                    "model | - | -\n"
                    "- | Periods | none\n"
                    "currency | Currency | ANG\n"
                    "close | Closing | quarter/per quarter: later quarters change "
                    "nothing\n");
    figures_clear(&f);
}

static void municipalities_have_a_code_and_a_name(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = new_report();
    table_municipalities(r, &f.b);
    assert_tables(r, "municipalities: json\n");
    const struct table *t = dump_table(r, "municipalities", 0);
    assert_columns(t, "code name");
    assert_headings(t, "Code | Name");
    assert_rows(t, "A | Alpha\nB | Bravo\nC | Charlie\nD | Delta\n");
    report_free(r);
    figures_clear(&f);
}

static void input_files_have_a_checksum_where_it_was_asked(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct input_file files[] = {{.name = "costs.csv", .rows = 12, .sha256 = "abc"},
                                 {.name = "keys.csv", .rows = 3, .sha256 = "def"}};
    f.b.inputs = files;
    f.b.input_count = 2;
    struct report *r = new_report();
    table_inputs(r, &f.b);
    assert_tables(r, "inputs: text json pages\n");
    const struct table *t = dump_table(r, "inputs", 0);
    assert_columns(t, "file rows# sha256?");
    assert_headings(t, "File | Rows | SHA-256");
    assert_about(t, "Input files", NULL, "Report");
    assert_rows(t, "costs.csv | #12 | abc\nkeys.csv | #3 | def\n");
    report_free(r);
    files[0].sha256[0] = '\0';
    r = new_report();
    table_inputs(r, &f.b);
    t = dump_table(r, "inputs", 0);
    assert_columns(t, "file rows#");
    assert_rows(t, "costs.csv | #12\nkeys.csv | #3\n");
    report_free(r);
    f.b.input_count = 0;
    r = new_report();
    table_inputs(r, &f.b);
    assert_rows(dump_table(r, "inputs", 0), "");
    report_free(r);
    f.b.inputs = NULL;
    figures_clear(&f);
}

/* Readers and programs may each want a language of their own. */
static void warnings_are_said_in_both_languages(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    diag_add(&d, (struct place){"x/municipalities.csv", 3, 4}, DIAG_NO_SHARE, "Delta",
             NULL);
    lang_set(LANG_NL);
    struct report *r = report_new("kind", "Title", LANG_NL);
    r->csv_lang = LANG_EN;
    report_warnings(r, &d);
    assert_int_equal(lang_now(), LANG_NL);
    lang_swap(LANG_EN);
    assert_int_equal(r->warning_count, 1);
    const struct report_warning *w = &r->warnings[0];
    assert_string_equal(w->file, "municipalities.csv");
    assert_int_equal(w->line, 3);
    assert_int_equal(w->column, 4);
    assert_string_equal(w->code, "no-share");
    assert_non_null(strstr(w->message, "geen enkele kostenregel"));
    assert_non_null(strstr(w->data_message, "no share in any cost"));
    report_free(r);
    diags_clear(&d);
}

/* Of one fault in one file DIAG_KEPT are kept: of three more it is said that they are
   there. */
static void warnings_that_are_not_shown_are_counted(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    for (uint64_t line = 1; line <= DIAG_KEPT + 3; line++)
        diag_add(&d, (struct place){"x/costs.csv", line, 1}, DIAG_NO_SHARE, "Delta",
                 NULL);
    lang_set(LANG_NL);
    struct report *r = report_new("kind", "Title", LANG_NL);
    r->csv_lang = LANG_EN;
    report_warnings(r, &d);
    assert_int_equal(lang_now(), LANG_NL);
    lang_swap(LANG_EN);
    assert_int_equal(r->warning_count, DIAG_KEPT + 1);
    const struct report_warning *w = &r->warnings[DIAG_KEPT];
    assert_string_equal(w->file, "costs.csv");
    assert_int_equal(w->line, 0);
    assert_string_equal(w->code, "more");
    assert_string_equal(w->message, "niet getoond: 3");
    assert_string_equal(w->data_message, "not shown: 3");
    report_free(r);
    diags_clear(&d);
}

static void notes_are_no_warnings(void **state) {
    (void)state;
    struct diags d;
    diags_init(&d);
    diag_add(&d, (struct place){"costs.csv", 1, 1}, DIAG_CATEGORIES_FEW, "staff", NULL);
    struct report *r = new_report();
    report_warnings(r, &d);
    assert_warnings(r, "");
    report_free(r);
    diags_clear(&d);
}

static const char *listed(struct report *r, size_t count) {
    static const char *const names[] = {"A", "B", "C", "D"};
    return phrase_list(r, names, count);
}

static void phrases_read_as_one_says_them(void **state) {
    (void)state;
    struct report *r = new_report();
    assert_string_equal(phrase_money(r, -123456), "-1,234.56");
    assert_string_equal(phrase_period(r, Q2), "the second quarter of 2025");
    assert_string_equal(phrase_period(r, 2025 * 8), "2025");
    assert_string_equal(phrase_span(r, Q1, Q1), "the first quarter of 2025");
    assert_string_equal(phrase_span(r, Q1, Q3),
                        "the first quarter of 2025 to the third quarter of 2025");
    assert_string_equal(report_period_span(r, Q1, Q1), "2025-Q1");
    assert_string_equal(report_period_span(r, Q1, Q3), "2025-Q1 to 2025-Q3");
    assert_string_equal(listed(r, 1), "A");
    assert_string_equal(listed(r, 2), "A and B");
    assert_string_equal(listed(r, 4), "A, B, C and D");
    lang_set(LANG_NL);
    assert_string_equal(phrase_money(r, -123456), "-1.234,56");
    assert_string_equal(phrase_period(r, Q2), "het 2e kwartaal 2025");
    assert_string_equal(report_period_span(r, Q1, Q3), "2025-Q1 t/m 2025-Q3");
    assert_string_equal(listed(r, 3), "A, B en C");
    lang_swap(LANG_EN);
    report_free(r);
}

/* Alpha's staff: 1 in Q1, 1100 in Q2; VAT 3 and 3300. */
static void sums_are_of_the_periods_of_a_range(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    const struct allocation *a = &f.a;
    const struct period_range first = {Q1, Q1}, later = {Q2, Q3},
                              none = {2030 * 8, 2030 * 8};
    assert_int_equal(range_sums_amount(a, first, CATEGORY_STAFF, ALPHA, AMOUNT_NET), 1);
    assert_int_equal(range_sums_amount(a, later, CATEGORY_STAFF, ALPHA, AMOUNT_NET),
                     1100);
    assert_int_equal(range_sums_amount(a, all_periods, CATEGORY_STAFF, ALPHA, AMOUNT_VAT),
                     3303);
    assert_int_equal(range_sums_amount(a, all_periods, CATEGORY_OWN, BRAVO, AMOUNT_NET),
                     1000000);
    assert_int_equal(range_sums_amount(a, later, CATEGORY_OWN, BRAVO, AMOUNT_NET), 0);
    assert_int_equal(range_sums_count(a, all_periods), 3);
    assert_int_equal(range_sums_count(a, later), 2);
    assert_int_equal(range_sums_count(a, none), 0);
    assert_int_equal(range_sums_last(a, all_periods), Q3);
    assert_int_equal(range_sums_last(a, first), Q1);
    assert_int_equal(range_sums_last(a, none), PERIOD_NONE);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_says_what_it_sums_up),
        cmocka_unit_test(one_is_shown_or_all_are),
        cmocka_unit_test(cells_have_their_words),
        cmocka_unit_test(a_share_is_two_texts),
        cmocka_unit_test(facts_say_whose_report_it_is),
        cmocka_unit_test(municipalities_have_a_code_and_a_name),
        cmocka_unit_test(input_files_have_a_checksum_where_it_was_asked),
        cmocka_unit_test(warnings_are_said_in_both_languages),
        cmocka_unit_test(warnings_that_are_not_shown_are_counted),
        cmocka_unit_test(notes_are_no_warnings),
        cmocka_unit_test(phrases_read_as_one_says_them),
        cmocka_unit_test(sums_are_of_the_periods_of_a_range),
    };
    return cmocka_run_group_tests_name("common", tests, NULL, NULL);
}
