#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "demo_report.h"
#include "report/write_xlsx.h"

/* Writes and returns the status; the diagnostics and bytes are left to the caller. */
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

static void a_folder_for_temporary_files_that_is_missing_is_told(void **state) {
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

/* A workbook with no sheets yet, to look at single parts; ended by clear_book. */
static struct workbook open_book(struct diags *diags) {
    diags_init(diags);
    struct workbook w = {.diags = diags, .figures = &figure_english};
    w.lib = xlsx_library(diags);
    assert_non_null(w.lib);
    w.book = w.lib->workbook_new_opt("/dev/null", NULL);
    return w;
}

static void clear_book(struct workbook *w) {
    w->lib->lxw_workbook_free(w->book);
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
    const struct cell figure = cell_figure(1, 9), long_figure = cell_figure(1, 10);
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
    assert_int_equal(strlen(buf_str(&w.text)), 32766);
    buf_clear(&words);
    clear_book(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workbook_is_a_zip_file),
        cmocka_unit_test(too_many_rows_are_refused),
        cmocka_unit_test(a_folder_for_temporary_files_that_is_missing_is_told),
        cmocka_unit_test(a_sink_that_fails_ends_it),
        cmocka_unit_test(sheets_get_names_that_a_workbook_allows),
        cmocka_unit_test(cells_know_their_kind),
        cmocka_unit_test(words_are_cut_to_what_a_cell_holds_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
