#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "demo_report.h"
#include "report/xlsx/write_xlsx.h"

/* Writes and returns the status; the caller clears the diagnostics and bytes. */
static int write_book(const struct report *r, struct kept_bytes *kept,
                      struct diags *diags) {
    struct byte_sink sink = keep_bytes(kept);
    diags_init(diags);
    return write_xlsx(r, NULL, &sink, diags);
}

static void a_workbook_is_a_zip_file(void **state) {
    (void)state;
    struct report *r = demo_report(LANG_NL);
    struct kept_bytes kept = {.limit = SIZE_MAX};
    struct diags diags;
    assert_int_equal(write_book(r, &kept, &diags), 0);
    assert_true(kept.bytes.len > 4000);
    assert_memory_equal(kept.bytes.at, "PK\3\4", 4);
    buf_clear(&kept.bytes);
    diags_clear(&diags);
    report_free(r);
}

static void too_many_rows_are_refused(void **state) {
    (void)state;
    struct report *r = demo_report(LANG_EN);
    make_listing(r, 1048576);
    struct kept_bytes kept = {.limit = SIZE_MAX};
    struct diags diags;
    assert_int_equal(write_book(r, &kept, &diags), -1);
    assert_int_equal(diag_total(&diags, DIAG_FAILURE), 1);
    assert_int_equal(kept.bytes.len, 0);
    diags_clear(&diags);
    report_free(r);
}

static void a_missing_folder_for_temporary_files_is_reported(void **state) {
    (void)state;
    struct report *r = demo_report(LANG_EN);
    struct kept_bytes kept = {.limit = SIZE_MAX};
    struct diags diags;
    setenv("TMPDIR", "/nowhere", 1);
    assert_int_equal(write_book(r, &kept, &diags), -1);
    unsetenv("TMPDIR");
    assert_int_equal(diag_total(&diags, DIAG_FAILURE), 1);
    diags_clear(&diags);
    report_free(r);
}

static void a_sink_that_fails_ends_it(void **state) {
    (void)state;
    struct report *r = demo_report(LANG_EN);
    struct kept_bytes kept = {.limit = 100};
    struct diags diags;
    assert_int_equal(write_book(r, &kept, &diags), -1);
    assert_int_equal(kept.calls_after, 0);
    diags_clear(&diags);
    report_free(r);
}

/* A workbook with no sheets yet, for tests of single functions; clear_book releases it. */
static struct workbook open_book(struct diags *diags) {
    diags_init(diags);
    struct workbook w = {.diags = diags, .figures = &figure_english};
    assert_int_equal(os_hush_open(&w.hush), 0);
    w.lib = xlsx_library(diags);
    assert_non_null(w.lib);
    w.book = w.lib->workbook_new_opt("/dev/null", NULL);
    return w;
}

static void clear_book(struct workbook *w) {
    w->lib->lxw_workbook_free(w->book);
    os_hush_close(&w->hush);
    buf_clear(&w->text);
    diags_clear(w->diags);
}

static void sheets_get_names_that_a_workbook_allows(void **state) {
    (void)state;
    static const struct {
        const char *wanted, *given;
    } names[] = {
        {"Key staff", "Key staff"},
        {"key STAFF", "key STAFF 2"},
        {"Key staff", "Key staff 3"},
        {"a[b]:c*d?e/f\\g'h", "a b  c d e f g h"},
        {"", " 2"},
        {"HISTORY", "HISTORY 2"},
        {"geschiedenis", "geschiedenis 2"},
        {"S\u00fadwest", "S\u00fadwest"},
        {"s\u00daDWEST", "s\u00daDWEST 2"},
        {"a_x0041_x0042_", "a x0041 x0042_"},
        {"'quoted'", " quoted "},
        {"\x01\uffff\ufeff", " x01 uffff ufeff"},
        /* A face takes two units: fifteen and a letter fill a name, and one more does not fit,
           nor half of it. */
        {"a\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600"
         "\U0001f600"
         "\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600"
         "\U0001f600",
         "a\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600"
         "\U0001f600"
         "\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600"},
        {"234567890123456789012345678901\U0001f600", "234567890123456789012345678901"},
        {"34567890123456789012345678901e\u0301\u0301x", "34567890123456789012345678901"},
        {"\u20ac234567890123456789012345678901234",
         "\u20ac234567890123456789012345678901"},
        {"\u20ac234567890123456789012345678901xyz",
         "\u20ac2345678901234567890123456789 2"},
    };
    struct diags diags;
    struct workbook w = open_book(&diags);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(xlsx_sheet(&w, names[i].wanted)->name, names[i].given);
    clear_book(&w);
}

static void cells_know_their_kind(void **state) {
    (void)state;
    const struct cell money_cell = cell_money(1), count = cell_count(1),
                      text = cell_string("=1");
    const struct cell figure = cell_figure(1, 9), long_figure = cell_figure(1, 19);
    assert_int_equal(xlsx_kind(&money_cell, 0), 2);
    assert_int_equal(xlsx_kind(&count, 0), 0);
    assert_int_equal(xlsx_kind(&figure, 0), 9);
    assert_int_equal(xlsx_kind(&text, 0), XLSX_WORDS);
    assert_int_equal(xlsx_kind(&long_figure, 0), XLSX_WORDS);
    assert_int_equal(xlsx_kind(&text, 1), XLSX_WORDS_INSET);
    assert_int_equal(xlsx_kind(&count, 1), 0);
}

static void words_are_cut_to_what_a_cell_holds_between_characters(void **state) {
    (void)state;
    struct diags diags;
    struct workbook w = open_book(&diags);
    lxw_worksheet *sheet = xlsx_sheet(&w, "s");
    struct buf words = {0};
    buf_repeat(&words, "a", 32766);
    buf_repeat(&words, "\u20ac", 10);
    xlsx_words(&w, (struct xlsx_place){sheet, 0, 0}, buf_view(&words), NULL);
    assert_int_equal(strlen(buf_str(&w.text)), 32766 + 3); /* one of three bytes */
    buf_reset(&words);
    buf_repeat(&words, "a", 32766);
    buf_repeat(&words, "\U0001f600", 10); /* two units each */
    xlsx_words(&w, (struct xlsx_place){sheet, 1, 0}, buf_view(&words), NULL);
    assert_int_equal(strlen(buf_str(&w.text)), 32766);
    buf_reset(&words);
    buf_repeat(&words, "_x0041_", 5000); /* thirteen each */
    xlsx_words(&w, (struct xlsx_place){sheet, 2, 0}, buf_view(&words), NULL);
    assert_int_equal(strlen(buf_str(&w.text)),
                     32767 / 13 * 13 + 7); /* its first sign fits */
    buf_clear(&words);
    clear_book(&w);
}

/* Excel reads _xHHHH_ as a character, from the left. */
static void codes_of_characters_stay_texts(void **state) {
    (void)state;
    static const struct {
        const char *words, *written;
    } texts[] = {
        {"plain_text", "plain_text"},
        {"_x000D_", "_x005F_x000D_"},
        {"a_x0041_x0042_", "a_x005F_x0041_x005F_x0042_"},
        {"_X00e9_", "_x005F_X00e9_"},
        {"_x004_", "_x004_"},
        {"_x00G1_", "_x00G1_"},
        {"\x01\ufffe", "\\x01\\ufffe"},
        {"&G", "&G"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct buf out = {0};
        xlsx_put_words(&out, slice_of(texts[i].words));
        assert_string_equal(buf_str(&out), texts[i].written);
        buf_clear(&out);
    }
}

static void a_heading_may_have_ampersands_but_no_pictures(void **state) {
    (void)state;
    static const struct {
        const char *title, *written;
    } titles[] = {
        {"Beheer & Onderhoud", "&LBeheer && Onderhoud"},
        {"Beheer&Groen", "&LBeheer&&&\"-,Regular\"Groen"},
        {"&g&[Picture]&[picture]",
         "&L&&&\"-,Regular\"g&&&\"-,Regular\"[Picture]&&&\"-,Regular\"[picture]"},
        {"&&G&", "&L&&&&&\"-,Regular\"G&&"},
        {"&D&P", "&L&&D&&P"},
        {"\ufeff", "&L\\ufeff"},
    };
    struct diags diags;
    struct workbook w = open_book(&diags);
    lxw_worksheet *sheet = xlsx_sheet(&w, "s");
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        xlsx_set_title(&w, sheet, titles[i].title);
        assert_string_equal(sheet->header, titles[i].written);
    }
    struct buf pictures = {0};
    buf_repeat(&pictures, "&G", 40); /* fifteen units each */
    xlsx_set_title(&w, sheet, buf_str(&pictures));
    assert_int_equal(strlen(sheet->header), 2 + 253 / 15 * 15);
    buf_clear(&pictures);
    clear_book(&w);
}

static void a_sheet_named_like_a_cell_is_quoted(void **state) {
    (void)state;
    struct diags diags;
    struct workbook w = open_book(&diags);
    assert_string_equal(xlsx_sheet(&w, "A1")->quoted_name, "'A1'");
    assert_string_equal(xlsx_sheet(&w, "Two words")->quoted_name, "'Two words'");
    clear_book(&w);
}

static void a_title_is_never_a_formula(void **state) {
    (void)state;
    char *title = xlsx_title("=A1&\x02");
    assert_string_equal(title, " =A1&\\x02");
    free(title);
    struct buf words = {0};
    buf_repeat(&words, "\U0001f600", 200);
    title = xlsx_title(buf_str(&words));
    assert_int_equal(strlen(title), 255 / 2 * 4);
    free(title);
    buf_clear(&words);
}

/* Here about files that cannot be made. */
static void the_library_prints_nothing_itself(void **state) {
    (void)state;
    struct diags diags;
    struct rlimit old, none;
    char said[16];
    int ends[2], kept = dup(STDERR_FILENO);
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    struct workbook w = open_book(&diags);
    w.book->options.constant_memory = LXW_TRUE;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
    none = (struct rlimit){STDERR_FILENO + 1, old.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    assert_null(xlsx_sheet(&w, "s"));
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
    assert_int_equal(write(STDERR_FILENO, "we", 2), 2);
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(ends[1]);
    assert_int_equal(read(ends[0], said, sizeof said), 2); /* only our own two bytes */
    assert_int_equal(diag_total(&diags, DIAG_FAILURE), 1);
    close(ends[0]);
    clear_book(&w);
}

/* Upright a page has 64 characters and 48 rows at a scale of 100, turned 94 and 31. */
static void wide_tables_of_few_rows_are_printed_on_their_side(void **state) {
    (void)state;
    static const struct {
        unsigned width, rows;
        struct xlsx_page page;
    } pages[] = {
        {0, 10, {false, 100, 48}},   {64, 10, {false, 100, 48}},
        {107, 10, {false, 59, 81}},  {108, 10, {true, 87, 35}},
        {108, 36, {false, 59, 81}},  {130, 44, {false, 49, 97}},
        {131, 1000, {true, 71, 43}}, {9999, 1000, {true, 25, 124}},
    };
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct xlsx_page page = xlsx_page_of(pages[i].width, pages[i].rows);
        assert_int_equal(page.landscape, pages[i].page.landscape);
        assert_int_equal(page.scale, pages[i].page.scale);
        assert_int_equal(page.rows, pages[i].page.rows);
    }
}

/* Five parties below names of twenty characters. */
static void charts_lie_down_where_names_do_not_fit_below_their_columns(void **state) {
    (void)state;
    unsigned widths[] = {20, 60};
    struct xlsx_stack s = {.widths = widths, .columns = 2, .page.rows = 48};
    struct table t = {.chart = CHART_STACKED, .row_count = 4};
    assert_int_equal(xlsx_stack_width(&s), 84);
    assert_int_equal(xlsx_chart_rows(&s, &t), 16);
    t.row_count = 5;
    assert_int_equal(xlsx_chart_rows(&s, &t), 6 + 5);
    t.row_count = 41;
    assert_int_equal(xlsx_chart_rows(&s, &t), 46);
    t = (struct table){.chart = CHART_DIVERGING, .row_count = 3};
    assert_int_equal(xlsx_chart_rows(&s, &t), 6 + 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workbook_is_a_zip_file),
        cmocka_unit_test(too_many_rows_are_refused),
        cmocka_unit_test(a_missing_folder_for_temporary_files_is_reported),
        cmocka_unit_test(a_sink_that_fails_ends_it),
        cmocka_unit_test(sheets_get_names_that_a_workbook_allows),
        cmocka_unit_test(codes_of_characters_stay_texts),
        cmocka_unit_test(a_heading_may_have_ampersands_but_no_pictures),
        cmocka_unit_test(a_sheet_named_like_a_cell_is_quoted),
        cmocka_unit_test(a_title_is_never_a_formula),
        cmocka_unit_test(the_library_prints_nothing_itself),
        cmocka_unit_test(cells_know_their_kind),
        cmocka_unit_test(wide_tables_of_few_rows_are_printed_on_their_side),
        cmocka_unit_test(charts_lie_down_where_names_do_not_fit_below_their_columns),
        cmocka_unit_test(words_are_cut_to_what_a_cell_holds_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
