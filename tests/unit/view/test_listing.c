/* The line listing. Where a line of 100.01 stands alone in its group, 9/20 6/20 5/20 of it
   are 4500.45, 3000.3 and 2500.25 cents: the cent over goes to the largest remainder. */
#include "../report_dump.h"
#include "../view_run.h"

#include "base/mem.h"
#include "view/allocate/allocate_tables.h"

enum { READERS, JSON, CSV };

static struct report *listing_of(struct run *r, struct allocate_view *v) {
    struct report *report = report_new("allocation", "Title", LANG_EN);
    report->csv_lang = LANG_NL;
    v->lines = true;
    v->replay = run_replay(r);
    tables_of_lines(report, r->a, v);
    return report;
}

/* Two shared lines, one of them late, and own costs. */
static void run_three_lines(struct run *r) {
    run_init(r);
    struct cost_line *line = run_shared(r, Q2, CATEGORY_STAFF, KEY_FTE, 10001, 2000);
    line->line = slice_of("7");
    line->description = slice_of("Desk");
    /* 40 cents by the 23/40 and 17/40 of an earlier quarter. */
    line = run_shared(r, Q2, CATEGORY_ICT, KEY_HEADS, -40, 80);
    line->key_period = Q1;
    line->description = slice_of("Late");
    line = run_own(r, Q1, BRAVO, 12345, -600);
    line->line = slice_of("own");
    run_allocate(r, CLOSE_QUARTER);
}

static void each_line_has_a_row_of_everybody(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    run_three_lines(&r);
    struct report *report = listing_of(&r, &v);
    const struct table *t = dump_table(report, "lines", JSON);
    assert_rows(
        t,
        "2025-Q2 | staff/staff | 7 | Desk | fte | A | 9/20 | =45.00 + 9/20 ct | 45.01 | "
        "=9.00 | 9.00\n"
        "2025-Q2 | staff/staff | 7 | Desk | fte | B | 6/20 | =30.00 + 6/20 ct | 30.00 | "
        "=6.00 | 6.00\n"
        "2025-Q2 | staff/staff | 7 | Desk | fte | C | 5/20 | =25.00 + 5/20 ct | 25.00 | "
        "=5.00 | 5.00\n"
        "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | A | 23/40 | =-0.23 | -0.23 | "
        "=0.46 | 0.46\n"
        "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | B | 17/40 | =-0.17 | -0.17 | "
        "=0.34 | 0.34\n"
        "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | C | 0/40 | =0.00 | 0.00 | "
        "=0.00 | 0.00\n"
        "2025-Q1 | own/own | own |  | - | B | 1/1 | =123.45 | 123.45 | =-6.00 | "
        "-6.00\n");
    assert_columns(t, "period category line description key municipality share exact "
                      "amount# vat_exact vat#");
    assert_headings(t, "Period | Category | Line | Description | Key | Municipality | "
                       "Share | Exact | Amount | VAT exact | VAT");
    assert_about(t, "Every line over every municipality", NULL, "Lines");
    assert_tables(report, "lines: text pages\nlines: json\nlines: csv\n");
    run_end(&r, report);
}

/* Of a transfer of 0.80 = 2 x 0.4 Bravo receives what Alpha and Bravo bear. */
static void products_and_halves_come_last(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    const struct product borne = {{{2, 0}, {4, 1}}, 2}, credited = {{{-2, 0}, {4, 1}}, 2};
    run_init(&r);
    struct cost_line *line = run_shared(&r, Q1, CATEGORY_ICT, KEY_HEADS, 80, 0);
    line->product = &borne;
    line->half = HALF_BORNE;
    line = run_own(&r, Q1, BRAVO, -80, 0);
    line->product = &credited;
    line->half = HALF_CREDITED;
    run_own(&r, Q1, ALPHA, 100, 0);
    run_allocate(&r, CLOSE_QUARTER);
    r.b.has_vat = false;
    r.b.has_products = r.b.has_halves = true;
    struct report *report = listing_of(&r, &v);
    const struct table *t = dump_table(report, "lines", CSV);
    assert_rows(
        t, "2025-Q1 | ict/ict | costs.csv:2 |  | heads | A | 23 | 40 | =0.46 | 0.46 | "
           "2 x 0,4 | borne/bears\n"
           "2025-Q1 | ict/ict | costs.csv:2 |  | heads | B | 17 | 40 | =0.34 | 0.34 | "
           "2 x 0,4 | borne/bears\n"
           "2025-Q1 | own/own | costs.csv:3 |  | - | B | 1 | 1 | =-0.80 | -0.80 | "
           "-2 x 0,4 | credited/receives\n"
           "2025-Q1 | own/own | costs.csv:4 |  | - | A | 1 | 1 | =1.00 | 1.00 | - | "
           "-\n");
    assert_columns(t, "period category line description key municipality "
                      "share_numerator share_denominator exact amount# calculation half");
    assert_headings(t, "Period | Category | Line | Description | Key | Municipality | "
                       "Share numerator | Share denominator | Exact | Amount | "
                       "Calculation | Half");
    run_end(&r, report);
}

static void csv_has_a_share_in_two_columns(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {.range = {Q1, Q1}};
    run_three_lines(&r);
    r.b.has_vat = false;
    struct report *report = listing_of(&r, &v);
    const struct table *t = dump_table(report, "lines", CSV);
    assert_rows(t, "2025-Q1 | own/own | own |  | - | B | 1 | 1 | =123.45 | 123.45\n");
    assert_columns(t, "period category line description key municipality "
                      "share_numerator share_denominator exact amount#");
    assert_headings(t, "Period | Category | Line | Description | Key | Municipality | "
                       "Share numerator | Share denominator | Exact | Amount");
    t = dump_table(report, "lines", READERS);
    assert_rows(t, "2025-Q1 | own/own | own |  | - | B | 1/1 | =123.45 | 123.45\n");
    report_free(report);
    v.range = (struct period_range){Q2, Q2};
    report = listing_of(&r, &v);
    /* Lines that are not shown are counted all the same. */
    assert_rows(dump_table(report, "lines", CSV),
                "2025-Q2 | staff/staff | 7 | Desk | fte | A | 9 | 20 | =45.00 + 9/20 ct "
                "| 45.01\n"
                "2025-Q2 | staff/staff | 7 | Desk | fte | B | 6 | 20 | =30.00 + 6/20 ct "
                "| 30.00\n"
                "2025-Q2 | staff/staff | 7 | Desk | fte | C | 5 | 20 | =25.00 + 5/20 ct "
                "| 25.00\n"
                "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | A | 23 | 40 | =-0.23 "
                "| -0.23\n"
                "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | B | 17 | 40 | =-0.17 "
                "| -0.17\n"
                "2025-Q2 | ict/ict | costs.csv:3 | Late | heads | C | 0 | 40 | =0.00 "
                "| 0.00\n");
    run_end(&r, report);
}

/* Cents that are over fall to a line by its number, also behind one that is not shown. */
static void a_line_keeps_its_number_behind_one_that_is_not_shown(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {.range = {Q2, Q2}};
    run_init(&r);
    r.b.has_vat = false;
    run_shared(&r, Q1, CATEGORY_STAFF, KEY_FTE, 5, 0); /* comes out whole */
    run_shared(&r, Q2, CATEGORY_STAFF, KEY_FTE, -10001, 0);
    run_allocate(&r, CLOSE_QUARTER);
    struct report *report = listing_of(&r, &v);
    assert_rows(dump_table(report, "lines", JSON),
                "2025-Q2 | staff/staff | costs.csv:3 |  | fte | A | 9/20 | =-45.00 - "
                "9/20 ct | -45.01\n"
                "2025-Q2 | staff/staff | costs.csv:3 |  | fte | B | 6/20 | =-30.00 - "
                "6/20 ct | -30.00\n"
                "2025-Q2 | staff/staff | costs.csv:3 |  | fte | C | 5/20 | =-25.00 - "
                "5/20 ct | -25.00\n");
    run_end(&r, report);
}

/* Delta takes no part in Q2, but has own costs then: it has a row of a shared line. */
static void who_is_there_by_own_costs_has_a_row(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    run_init(&r);
    r.b.has_vat = false;
    run_own(&r, Q2, DELTA, 1, 0);
    run_shared(&r, Q2, CATEGORY_HOUSING, KEY_FTE, 20, 0);
    run_allocate(&r, CLOSE_QUARTER);
    struct report *report = listing_of(&r, &v);
    assert_rows(
        dump_table(report, "lines", JSON),
        "2025-Q2 | own/own | costs.csv:2 |  | - | D | 1/1 | =0.01 | 0.01\n"
        "2025-Q2 | housing/housing | costs.csv:3 |  | fte | A | 9/20 | =0.09 | 0.09\n"
        "2025-Q2 | housing/housing | costs.csv:3 |  | fte | B | 6/20 | =0.06 | 0.06\n"
        "2025-Q2 | housing/housing | costs.csv:3 |  | fte | C | 5/20 | =0.05 | 0.05\n"
        "2025-Q2 | housing/housing | costs.csv:3 |  | fte | D | 0/20 | =0.00 | 0.00\n");
    run_end(&r, report);
}

/* Shares by 6e18 + 1, 6e18 and 6e18, of which D is 18e18 + 1. Of 300000 cents A bears
   100000 D + 200000, the others 99999 D + (D - 100000): both get one of the cents over. */
static const char *const thousands[] = {
    [READERS] = "1,000.00", [JSON] = "1000.00", [CSV] = "1000,00"};
static const char *const less[] = {
    [READERS] = "999.99", [JSON] = "999.99", [CSV] = "999,99"};

static void what_no_unit_holds_is_written_out(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {0};
    run_init(&r);
    for (size_t m = 0; m < MUNICIPALITIES; m++)
        r.b.municipalities[m].versions[0].values[FTE].value =
            (struct decimal){6000000000000000000 + (m == ALPHA), 0};
    run_shared(&r, Q2, CATEGORY_STAFF, KEY_FTE, 300000, -300000);
    run_allocate(&r, CLOSE_QUARTER);
    struct report *report = listing_of(&r, &v);
    for (size_t shape = READERS; shape <= CSV; shape++) {
        struct buf expected = {0};
        for (size_t m = ALPHA; m <= CHARLIE; m++) {
            const char *whole = m == ALPHA ? thousands[shape] : less[shape],
                       *rest = m == ALPHA ? "200000" : "17999999999999900001";
            buf_format(&expected,
                       "2025-Q2 | staff/staff | costs.csv:2 |  | fte | %s | "
                       "600000000000000000%d%s18000000000000000001 | "
                       "%s + %s/18000000000000000001 ct | 1000.00 | "
                       "-%s - %s/18000000000000000001 ct | -1000.00\n",
                       r.b.municipalities[m].code, m == ALPHA, shape == CSV ? " | " : "/",
                       whole, rest, whole, rest);
        }
        assert_rows(dump_table(report, "lines", shape), buf_str(&expected));
        buf_clear(&expected);
    }
    run_end(&r, report);
}

/* --- sinks that take rows otherwise ------------------------------------------------- */

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
    struct report *report = listing_of(r, &v);
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

/* 300 times 71 lines are six batches of 16384 rows: more than there are parts for, so that
   these are used again. */
static void rows_made_by_threads_come_in_order(void **state) {
    (void)state;
    struct run r;
    struct text_sink text = {0};
    const struct row_sink forked = {
        .self = &text, .row = take_row, .fork = fork_part, .join = join};
    run_many(&r, 300);
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
    struct report *report = listing_of(&r, &v);
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

static void it_can_be_had_in_dutch(void **state) {
    (void)state;
    struct run r;
    struct allocate_view v = {.range = {Q1, Q1}};
    run_three_lines(&r);
    lang_set(LANG_NL);
    struct report *report = listing_of(&r, &v);
    assert_headings(dump_table(report, "lines", READERS),
                    "Periode | Categorie | Regel | Omschrijving | Sleutel | Gemeente | "
                    "Aandeel | Exact | Bedrag | Btw exact | Btw");
    assert_csv_names(
        dump_table(report, "lines", CSV),
        "periode | categorie | regel | omschrijving | sleutel | gemeente | "
        "aandeel_teller | aandeel_noemer | exact | bedrag | btw_exact | btw");
    lang_swap(LANG_EN);
    run_end(&r, report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_has_a_row_of_everybody),
        cmocka_unit_test(products_and_halves_come_last),
        cmocka_unit_test(csv_has_a_share_in_two_columns),
        cmocka_unit_test(a_line_keeps_its_number_behind_one_that_is_not_shown),
        cmocka_unit_test(who_is_there_by_own_costs_has_a_row),
        cmocka_unit_test(what_no_unit_holds_is_written_out),
        cmocka_unit_test(rows_made_together_are_the_same),
        cmocka_unit_test(rows_made_by_threads_come_in_order),
        cmocka_unit_test(long_texts_fill_a_batch_as_well),
        cmocka_unit_test(no_more_rows_are_made_than_are_wanted),
        cmocka_unit_test(it_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("listing", tests, NULL, NULL);
}
