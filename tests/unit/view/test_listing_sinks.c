/* The line listing for sinks that take rows otherwise: as blocks, or made by threads. */
#include "../report_dump.h"
#include "../view_run.h"

#include "base/mem.h"
#include "view/allocate/allocate_tables.h"

enum { READERS, JSON, CSV };

/* Collects rows as text: cells as report_dump writes them are not needed here, only that
   every way of making the rows gives the same. */
struct text_sink {
    struct buf text;
    size_t parts, joins;
    int stop_at; /* rows after which it wants no more */
};

static void add_cells(void *self, struct buf *out, const struct cell *cells,
                      size_t count) {
    (void)self;
    for (size_t i = 0; i < count; i++) {
        const struct cell *c = &cells[i];
        if (c->type == CELL_TEXT)
            buf_slice(out, c->text);
        else if (c->type == CELL_TERM)
            buf_text(out, c->term.id);
        else if (c->type == CELL_EXACT)
            exact_write(out, c->exact, &figure_plain);
        else if (c->type == CELL_MONEY)
            money_write(out, c->figure.digits, &figure_plain);
        buf_char(out, '|');
    }
}

static int take_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct text_sink *sink = self;
    (void)kind;
    if (sink->stop_at > 0 && --sink->stop_at == 0)
        return 5;
    add_cells(NULL, &sink->text, cells, 11); /* with VAT, a share as one text */
    buf_char(&sink->text, '\n');
    return 0;
}

static int take_block(void *self, const struct strip *strips, size_t count, size_t rows) {
    struct text_sink *sink = self;
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < count; i++) {
            const struct strip *s = &strips[i];
            if (s->type == STRIP_SAME)
                buf_slice(&sink->text, s->same);
            else if (s->type == STRIP_MADE)
                buf_slice(&sink->text, buf_view(&s->made[row]));
            else
                add_cells(
                    NULL, &sink->text,
                    (struct cell[]){cell_exact(s->exact[row]), cell_money(s->cents[row])},
                    2);
        }
        buf_char(&sink->text, '\n');
    }
    return 0;
}

static void release(struct row_sink *part) {
    struct text_sink *sink = part->self;
    buf_clear(&sink->text);
    free(sink);
}

static struct row_sink fork_part(void *self) {
    struct text_sink *whole = self;
    whole->parts++;
    return (struct row_sink){.self = mem_zero(1, sizeof(struct text_sink)),
                             .row = take_row,
                             .release = release};
}

static int join(void *self, struct row_sink *part) {
    struct text_sink *whole = self, *from = part->self;
    buf_slice(&whole->text, buf_view(&from->text));
    buf_reset(&from->text);
    whole->joins++;
    return whole->stop_at ? 6 : 0;
}

/* Lines of 70 quarters, so that there are more groups than are kept; of two kinds that
   share a place, of both signs; Alpha and Charlie are there in the later ones alone. */
static void run_many(struct run *r, size_t times) {
    run_init(r);
    r->times = times;
    r->b.municipalities[ALPHA].versions[0].from = 20120101;
    for (int q = 0; q < 70; q++) {
        period p = period_make(2010 + q / 4, q % 4 + 1);
        struct cost_line *line =
            run_shared(r, p, q % 3 ? CATEGORY_ICT : CATEGORY_STAFF,
                       q % 2 ? KEY_FTE : KEY_HEADS, 1001 * q - 20000, 7 * q);
        line->kind = q < 2 ? 1 + 64 * (uint32_t)q : 0;
        line->description = slice_of(q % 5 ? "Some" : "");
    }
    run_own(r, Q1, BRAVO, 5, 1);
    run_allocate(r, CLOSE_QUARTER);
}

static void assert_same_text(struct run *r, struct row_sink sink, unsigned jobs) {
    struct allocate_view v = {0};
    struct text_sink *text = sink.self, plain = {0};
    struct row_sink plainly = {.self = &plain, .row = take_row};
    struct report *report = run_listing(r, &v);
    const struct table *t = dump_table(report, "lines", JSON);
    r->a->jobs = jobs;
    assert_int_equal(table_rows(t, &plainly), 0);
    assert_int_equal(table_rows(t, &sink), 0);
    assert_string_equal(buf_str(&text->text), buf_str(&plain.text));
    buf_clear(&plain.text);
    buf_clear(&text->text);
    report_free(report);
}

static void rows_made_together_are_the_same(void **state) {
    (void)state;
    struct run r;
    struct text_sink text = {0};
    run_many(&r, 2);
    assert_same_text(
        &r,
        (struct row_sink){
            .self = &text, .row = take_row, .block = take_block, .make = add_cells},
        1);
    run_clear(&r);
}

/* 80 times 71 lines are six batches of 4096 rows: more than there are parts for, so that
   these are used again. */
static void rows_made_by_threads_come_in_order(void **state) {
    (void)state;
    struct run r;
    struct text_sink text = {0};
    const struct row_sink forked = {
        .self = &text, .row = take_row, .fork = fork_part, .join = join};
    run_many(&r, 80);
    assert_same_text(&r, forked, 2);
    assert_int_equal(text.joins, 6);
    assert_true(text.parts < text.joins);
    text.parts = 0;
    assert_same_text(&r, forked, 1); /* nobody to share the work with */
    assert_int_equal(text.parts, 0);
    run_clear(&r);
    run_init(&r);
    run_own(&r, Q1, BRAVO, 5, 1);
    run_allocate(&r, CLOSE_QUARTER);
    assert_same_text(&r, forked, 2); /* a batch of one row */
    run_clear(&r);
}

/* Of three lines of 600 kB two fill a batch of a mebibyte. */
static void long_texts_fill_a_batch_as_well(void **state) {
    (void)state;
    enum { LONG = 600000 };
    struct run r;
    struct text_sink text = {0};
    char *description = mem_zero(LONG, 1);
    memset(description, 'x', LONG);
    run_init(&r);
    for (size_t i = 0; i < 3; i++)
        run_own(&r, Q1, BRAVO, 5, 1)->description = (struct slice){description, LONG};
    run_allocate(&r, CLOSE_QUARTER);
    assert_same_text(&r,
                     (struct row_sink){
                         .self = &text, .row = take_row, .fork = fork_part, .join = join},
                     2);
    assert_int_equal(text.joins, 2);
    free(description);
    run_clear(&r);
}

static void no_more_rows_are_made_than_are_wanted(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    run_many(&r, 150);
    struct report *report = run_listing(&r, &v);
    const struct table *t = dump_table(report, "lines", JSON);
    struct text_sink text = {.stop_at = 2};
    struct row_sink sink = {.self = &text, .row = take_row};
    assert_true(table_rows(t, &sink) != 0);
    size_t one_row = text.text.len;
    assert_true(one_row > 0 &&
                strchr(buf_str(&text.text), '\n') == buf_str(&text.text) + one_row - 1);
    sink.fork = fork_part;
    sink.join = join;
    text.stop_at = 1;
    r.a->jobs = 3;
    assert_int_equal(table_rows(t, &sink), 6);
    buf_clear(&text.text);
    run_end(&r, report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_made_together_are_the_same),
        cmocka_unit_test(rows_made_by_threads_come_in_order),
        cmocka_unit_test(long_texts_fill_a_batch_as_well),
        cmocka_unit_test(no_more_rows_are_made_than_are_wanted),
    };
    return cmocka_run_group_tests_name("listing sinks", tests, NULL, NULL);
}
