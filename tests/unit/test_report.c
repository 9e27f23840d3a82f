#include "test.h"

#include "report/report.h"

static const struct column columns[] = {{.id = "a"}, {.id = "b", .figure = true}};

/* What a walk over a table has seen. */
struct seen {
    int rows, totals, stop_at;
    money sum;
};

static int see(void *self, enum row_kind kind, const struct cell *cells) {
    struct seen *seen = self;
    if (++seen->rows == seen->stop_at)
        return 7;
    seen->totals += kind == ROW_TOTAL;
    seen->sum += cells[1].figure.digits;
    return 0;
}

static struct report *numbered(int rows) {
    struct report *r = report_new("kind", "Title", LANG_EN);
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 2);
    for (int i = 1; i <= rows; i++) {
        const struct cell cells[] = {cell_string("x"), cell_money(i)};
        table_add_row(t, i == rows ? ROW_TOTAL : ROW_BODY, cells);
    }
    return r;
}

static void rows_are_walked_in_order_with_their_kind(void **state) {
    (void)state;
    struct report *r = numbered(1000);
    struct seen seen = {0};
    assert_int_equal(
        table_rows(r->tables[0], &(struct row_sink){.self = &seen, .row = see}), 0);
    assert_int_equal(seen.rows, 1000);
    assert_int_equal(seen.totals, 1);
    assert_int_equal(seen.sum, 500500);
    report_free(r);
}

static void a_walk_stops_when_the_sink_does(void **state) {
    (void)state;
    struct report *r = numbered(10);
    struct seen seen = {.stop_at = 3};
    assert_int_equal(
        table_rows(r->tables[0], &(struct row_sink){.self = &seen, .row = see}), 7);
    assert_int_equal(seen.rows, 3);
    report_free(r);
}

static void a_column_is_removed_from_every_row(void **state) {
    (void)state;
    struct report *r = report_new("kind", "Title", LANG_EN);
    const struct column three[] = {{.id = "a"}, {.id = "b"}, {.id = "c"}};
    struct table *t = report_add_table(r, "t", FOR_READERS, three, 3);
    for (int i = 0; i < 5; i++) {
        const struct cell cells[] = {cell_money(3 * i), cell_money(3 * i + 1),
                                     cell_money(3 * i + 2)};
        table_add_row(t, ROW_BODY, cells);
    }
    table_drop_column(t);
    assert_int_equal(t->column_count, 2);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(t->cells[2 * i].figure.digits, 3 * i);
        assert_int_equal(t->cells[2 * i + 1].figure.digits, 3 * i + 1);
    }
    report_free(r);
}

static int push_three(void *self, struct row_sink *sink) {
    for (int i = 0; i < 3; i++) {
        const struct cell cells[] = {cell_empty(), cell_money(*(money *)self)};
        int status = sink->row(sink->self, ROW_BODY, cells);
        if (status != 0)
            return status;
    }
    return 0;
}

static void rows_of_a_source_are_made_for_every_walk(void **state) {
    (void)state;
    struct report *r = report_new("kind", "Title", LANG_EN);
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 2);
    money amount = 5;
    t->source = (struct row_source){&amount, push_three};
    for (int walk = 0; walk < 2; walk++) {
        struct seen seen = {0};
        assert_int_equal(table_rows(t, &(struct row_sink){.self = &seen, .row = see}), 0);
        assert_int_equal(seen.rows, 3);
        assert_int_equal(seen.sum, 15);
    }
    report_free(r);
}

static void mark_released(void *source) {
    *(money *)source = 0;
}

static void what_rows_are_made_of_goes_with_the_report(void **state) {
    (void)state;
    struct report *r = report_new("kind", "Title", LANG_EN);
    struct table *t = report_add_table(r, "t", FOR_CSV, columns, 2);
    money amount = 5;
    t->source = (struct row_source){&amount, push_three};
    t->release = mark_released;
    report_free(r);
    assert_int_equal(amount, 0);
}

static void a_table_that_nobody_will_see_takes_no_rows(void **state) {
    (void)state;
    struct report *r = report_new("kind", "Title", LANG_EN);
    const struct cell cells[] = {cell_empty(), cell_money(1)};
    r->audience = FOR_CSV;
    struct table *seen = report_add_table(r, "data", FOR_CSV | FOR_JSON, columns, 2),
                 *unseen = report_add_table(r, "readers", FOR_READERS, columns, 2);
    table_add_row(seen, ROW_BODY, cells);
    table_add_row(unseen, ROW_BODY, cells);
    assert_int_equal(seen->row_count, 1);
    assert_int_equal(unseen->row_count, 0);
    report_free(r);
}

static void texts_live_as_long_as_the_report(void **state) {
    (void)state;
    struct report *r = report_new("kind", "Title", LANG_EN);
    char text[] = "gone soon";
    const char *kept = report_text(r, slice_of(text));
    text[0] = 'X';
    assert_string_equal(kept, "gone soon");
    assert_string_equal(report_format(r, "%s %d", "quarter", 1), "quarter 1");
    report_free(r);
}

static void many_facts_warnings_and_remarks_are_kept(void **state) {
    (void)state;
    struct report *r = report_new("kind", "Title", LANG_EN);
    for (unsigned i = 0; i < 100; i++) {
        report_add_fact(r, "id", NULL, cell_count(i));
        report_add_warning(r, (struct report_warning){.line = i});
        report_add_remark(r, "remark");
        report_add_table(r, "t", FOR_JSON, columns, 2);
    }
    assert_int_equal(r->facts[99].value.figure.digits, 99);
    assert_int_equal(r->warnings[99].line, 99);
    assert_int_equal(r->remark_count, 100);
    assert_int_equal(r->table_count, 100);
    report_free(r);
}

static void freeing_no_report_does_nothing(void **state) {
    (void)state;
    report_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_walked_in_order_with_their_kind),
        cmocka_unit_test(a_walk_stops_when_the_sink_does),
        cmocka_unit_test(a_column_is_removed_from_every_row),
        cmocka_unit_test(rows_of_a_source_are_made_for_every_walk),
        cmocka_unit_test(what_rows_are_made_of_goes_with_the_report),
        cmocka_unit_test(a_table_that_nobody_will_see_takes_no_rows),
        cmocka_unit_test(texts_live_as_long_as_the_report),
        cmocka_unit_test(many_facts_warnings_and_remarks_are_kept),
        cmocka_unit_test(freeing_no_report_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
