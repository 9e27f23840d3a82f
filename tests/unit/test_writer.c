#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "demo_report.h"

static void formats_are_found_by_name(void **state) {
    (void)state;
    static const char *const names[] = {"text", "csv", "json", "html", "xlsx"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(format_find(slice_of(names[i]))->name, names[i]);
    assert_ptr_equal(format_find(slice_of("CSV")), format_find(slice_of("csv")));
    assert_null(format_find(slice_of("pdf")));
    assert_null(format_find(slice_of("")));
    assert_true(format_find(slice_of("xlsx"))->binary);
}

/* Writes with room for `limit` bytes; returns the status. */
static int write_limited(const struct format *f, const struct report *r, size_t limit,
                         size_t *len) {
    struct kept_bytes kept = {.limit = limit};
    struct byte_sink sink = keep_bytes(&kept);
    struct diags diags;
    diags_init(&diags);
    int status = f->write(r, NULL, &sink, &diags);
    assert_int_equal(kept.calls_after, 0);
    *len = kept.bytes.len;
    buf_clear(&kept.bytes);
    diags_clear(&diags);
    return status;
}

static void every_format_fails_when_its_sink_does(void **state) {
    (void)state;
    struct report *r = demo_report(LANG_EN);
    make_listing(r, 5000);
    for (const struct format *f = formats; f->name; f++) {
        size_t whole, len;
        assert_int_equal(write_limited(f, r, SIZE_MAX, &whole), 0);
        assert_true(whole > 64 * 1024);
        size_t step = f->binary ? whole / 4 : whole / 50;
        for (size_t limit = 0; limit < whole; limit += step)
            assert_int_equal(write_limited(f, r, limit, &len), -1);
        assert_int_equal(write_limited(f, r, whole - 1, &len), -1);
        assert_int_equal(write_limited(f, r, whole, &len), 0);
    }
    report_free(r);
}

static void every_format_fails_when_a_source_does(void **state) {
    (void)state;
    struct report *r = demo_report(LANG_EN);
    make_listing(r, -1);
    size_t len;
    for (const struct format *f = formats; f->name; f++)
        assert_int_equal(write_limited(f, r, SIZE_MAX, &len), -1);
    report_free(r);
}

static void the_same_report_gives_the_same_bytes(void **state) {
    (void)state;
    for (const struct format *f = formats; f->name; f++) {
        struct buf bytes[2];
        for (int i = 0; i < 2; i++) {
            struct report *r = demo_report(LANG_NL);
            struct kept_bytes kept = {.limit = SIZE_MAX};
            struct byte_sink sink = keep_bytes(&kept);
            struct diags diags;
            diags_init(&diags);
            assert_int_equal(f->write(r, NULL, &sink, &diags), 0);
            diags_clear(&diags);
            bytes[i] = kept.bytes;
            report_free(r);
        }
        assert_int_equal(bytes[0].len, bytes[1].len);
        assert_memory_equal(bytes[0].at, bytes[1].at, bytes[0].len);
        buf_clear(&bytes[0]);
        buf_clear(&bytes[1]);
    }
}

static void an_empty_report_can_be_written(void **state) {
    (void)state;
    struct report *r = report_new("k", "T", LANG_EN);
    const struct column column = {
        .id = "c", .title = "C", .sum_first = -1, .sum_last = -1};
    report_add_table(r, "empty", FOR_READERS | FOR_CSV | FOR_JSON, &column, 1);
    size_t len;
    for (const struct format *f = formats; f->name; f++)
        assert_int_equal(write_limited(f, r, SIZE_MAX, &len), 0);
    report_free(r);
}

static void every_kind_of_cell_and_picture_can_be_written(void **state) {
    (void)state;
    const struct cell cells[][3] = {
        {cell_string("count"), cell_count(3), cell_count(-4)},
        {cell_string("figure"), cell_figure(3025, 2), cell_figure(-1, 12)},
        {cell_string("money"), cell_money(MONEY_MAX), cell_money(-1)},
        {cell_term("term", "a term"), cell_empty(), cell_string("words")},
    };
    const struct column columns[] = {
        {.id = "a", .csv_name = "a", .title = "A"},
        {.id = "b", .csv_name = "b", .title = "B", .figure = true},
        {.id = "c", .csv_name = "c", .title = "", .figure = true}};
    for (const struct format *f = formats; f->name; f++) {
        struct report *r = report_new("k", "T", LANG_NL);
        for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
            struct table *t =
                report_add_table(r, "t", FOR_READERS | FOR_CSV | FOR_JSON, columns, 3);
            t->chart = CHART_DIVERGING;
            t->chart_first = 1;
            t->chart_last = 2;
            table_add_row(t, ROW_BODY, cells[i]);
            table_add_row(t, ROW_SUBTOTAL, cells[i]);
        }
        struct kept_bytes kept = {.limit = SIZE_MAX};
        struct byte_sink sink = keep_bytes(&kept);
        struct diags diags;
        diags_init(&diags);
        const struct layout layout = {.terminal = true, .colour = true, .width = 60};
        assert_int_equal(f->write(r, &layout, &sink, &diags), 0);
        assert_true(kept.bytes.len > 0);
        buf_clear(&kept.bytes);
        diags_clear(&diags);
        report_free(r);
    }
}

/* --- streams ---------------------------------------------------------------------- */

static int count_lines(void *self, const void *bytes, size_t len) {
    uint64_t *lines = self;
    for (const char *at = bytes, *end = at + len;
         (at = memchr(at, '\n', (size_t)(end - at))); at++)
        ++*lines;
    return 0;
}

static long kilobytes_at_most(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void a_million_rows_take_no_more_memory_than_few(void **state) {
    (void)state;
    struct report *r = demo_report(LANG_EN);
    for (const struct format *f = formats; !f->binary; f++) {
        long before = 0;
        for (int64_t rows = 1000; rows <= 1000000; rows *= 1000) {
            uint64_t lines = 0;
            struct byte_sink sink = {.self = &lines, .write = count_lines};
            struct diags diags;
            diags_init(&diags);
            make_listing(r, rows);
            assert_int_equal(f->write(r, NULL, &sink, &diags), 0);
            assert_true(lines > (uint64_t)rows);
            diags_clear(&diags);
            if (rows == 1000)
                before = kilobytes_at_most();
        }
#ifndef __SANITIZE_ADDRESS__ /* it keeps memory that was freed */
        assert_true(kilobytes_at_most() - before < 1024);
#endif
    }
    report_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_found_by_name),
        cmocka_unit_test(every_format_fails_when_its_sink_does),
        cmocka_unit_test(every_format_fails_when_a_source_does),
        cmocka_unit_test(the_same_report_gives_the_same_bytes),
        cmocka_unit_test(an_empty_report_can_be_written),
        cmocka_unit_test(every_kind_of_cell_and_picture_can_be_written),
        cmocka_unit_test(a_million_rows_take_no_more_memory_than_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
