#include "test.h"

#include "input/closed.h"
#include "input/closed_book.h"
#include "loaded.h"
#include "small_budget.h"

enum { Q1 = 2025 * 8 + 1 };

/* Municipalities A and B, or now C; an own cost, a shared line of two rows, an advance. */
#define HEADER                                                                           \
    "kind,period,category,line,key,municipality,share_numerator,share_denominator,"      \
    "amount,close,model,host,municipalities,categories,digest,to,key_period,"            \
    "incurred_by,in_favour_of,line_vat,line_amount\n"
#define OWN "line,2025-Q1,own,'1-2,,A,1,1,5.00,,,,,,,,,B,,0.00,5.00\n"
#define SHARED                                                                           \
    "line,2025-Q1,staff,2,By Figure,A,1,3,1.00,,,,,,,,2024-Q4,joint body,,0.63,3.00\n"   \
    "line,2025-Q1,staff,2,By Figure,B,2,3,2.00,,,,,,,,2024-Q4,joint body,,0.63,3.00\n"
#define ADVANCE "advance,2025-Q1,,,,B,,,7.00,,,,,,,joint body,,,,0.00,7.00\n"
#define LAST                                                                             \
    "closed,2025-Q1,,,,,,,8.00,quarter,centre,B,A | B,staff | ict,1:x,,,,,0.63,8.00\n"

struct read {
    struct budget budget;
    struct diags diags;
    struct closed_period closed;
    int status;
};

static void read_file(struct read *r, const char *text) {
    const struct given_file files[] = {{"closed-2025-Q1.csv", text}, {NULL, NULL}};
    *r = (struct read){0};
    loaded_folder(files);
    diags_init(&r->diags);
    small_budget_init(&r->budget, 2, 0);
    r->status = closed_read(&r->closed, &r->budget, "closed-2025-Q1.csv", &r->diags);
}

static void forget(struct read *r) {
    diags_clear(&r->diags);
    budget_clear(&r->budget);
}

static void assert_period(const struct read *r) {
    const struct closed_period *c = &r->closed;
    assert_int_equal(r->status, 0);
    assert_int_equal(c->root, Q1);
    assert_int_equal(c->close, CLOSE_QUARTER);
    assert_int_equal(c->model, MODEL_CENTRE);
    assert_string_equal(c->host, "B");
    assert_true(slice_equal(c->municipalities, slice_of("A | B")));
    assert_true(slice_equal(c->categories, slice_of("staff | ict")));
    assert_true(slice_equal(c->digest, slice_of("1:x")));
    assert_int_equal(c->advance_count, 1);
    assert_int_equal(c->advances[0].municipality, 1);
    assert_int_equal(c->advances[0].to, PARTY_BODY);
    assert_int_equal(c->advances[0].amount[AMOUNT_NET], 700);
}

static void the_last_row_and_the_advances_are_read(void **state) {
    (void)state;
    struct read r;
    read_file(&r, HEADER OWN SHARED ADVANCE LAST);
    assert_period(&r);
    forget(&r);
}

static void rows_may_come_in_any_order(void **state) {
    (void)state;
    struct read r;
    read_file(&r, HEADER ADVANCE LAST SHARED OWN);
    assert_period(&r);
    forget(&r);
}

/* More than the end that is looked at first. */
static void a_long_file_is_read_from_its_end(void **state) {
    (void)state;
    struct buf text = {0};
    struct read r;
    buf_text(&text, HEADER LAST);
    for (int i = 0; i < 5000; i++)
        buf_text(&text, OWN);
    buf_text(&text, ADVANCE);
    read_file(&r, buf_str(&text));
    assert_period(&r);
    forget(&r);
    buf_reset(&text);
    buf_text(&text, HEADER);
    for (int i = 0; i < 5000; i++)
        buf_text(&text, OWN);
    buf_text(&text, ADVANCE LAST);
    read_file(&r, buf_str(&text));
    assert_period(&r);
    forget(&r);
    buf_clear(&text);
}

static void assert_only(const struct read *r, enum diag_code code) {
    assert_int_equal(r->status, -1);
    assert_int_equal(r->diags.added, 1);
    assert_int_equal(diag_times(&r->diags, code), 1);
}

static void without_the_last_row_it_is_refused(void **state) {
    (void)state;
    struct read r;
    read_file(&r, HEADER OWN SHARED ADVANCE);
    assert_only(&r, DIAG_CLOSED_INCOMPLETE);
    forget(&r);
}

static void a_name_of_another_period_is_refused(void **state) {
    (void)state;
    struct read r;
    read_file(&r, HEADER OWN "closed,2025-Q2,,,,,,,8.00,quarter,centre,B,A,staff,1:x\n");
    assert_only(&r, DIAG_CLOSED_NAME);
    forget(&r);
}

/* --- rows --------------------------------------------------------------------------- */

/* What is closed of a row: its fields with | between, and its amounts. */
static void append_rows(struct buf *out, const struct read *r, struct diags *d) {
    struct closed_file *file =
        closed_file_open(&r->closed, (struct budget *)&r->budget, d);
    struct closed_rows rows = closed_file_rows(file);
    struct closed_row row;
    while (rows.next(rows.self, &row) == 1) {
        for (int i = 0; i < CLOSED_FIELDS; i++) {
            buf_slice(out, closed_field_of(row.line.text, i));
            buf_char(out, '|');
        }
        buf_format(out, "%lld+%lld %lld\n", (long long)row.line.amount[AMOUNT_NET],
                   (long long)row.line.amount[AMOUNT_VAT],
                   (long long)row.given[AMOUNT_NET]);
    }
    closed_file_close(file);
}

static void assert_rows(const char *text) {
    struct read r;
    struct buf rows = {0};
    read_file(&r, text);
    assert_int_equal(r.status, 0);
    append_rows(&rows, &r, &r.diags);
    assert_string_equal(buf_str(&rows),
                        "2025-Q1|own|||A|||B|500+0 500\n"
                        "2025-Q1|staff|by figure|2024-Q4||||joint body|300+63 100\n"
                        "2025-Q1|staff|by figure|2024-Q4||||joint body|300+63 200\n");
    buf_clear(&rows);
    forget(&r);
}

static void rows_say_what_is_closed_of_lines(void **state) {
    (void)state;
    assert_rows(HEADER OWN SHARED ADVANCE LAST);
}

/* A spreadsheet with semicolons and decimal commas, which leaves out zeros and keeps the
   point of a text. */
static void a_spreadsheet_may_save_it_otherwise(void **state) {
    (void)state;
    assert_rows(
        "soort;periode;categorie;regel;sleutel;gemeente;aandeel_teller;aandeel_noemer;"
        "bedrag;afsluiting;model;centrumgemeente;gemeenten;categorieën;controlegetal;aan;"
        "sleutelperiode;kostendrager;ten_gunste_van;regelbtw;regelbedrag\r\n"
        "regel;2025-K1;eigen;'1-2;;'A;1;1;'5.00;;;;;;;;;B;;0;5\r\n"
        "regel;2025-K1;personeel;2;By Figure;A;1;3;1;;;;;;;;2024-K4;gezamenlijk "
        "orgaan;;0,63;'3.00\r\n"
        "regel;2025-K1;personeel;2;By Figure;B;2;3;2;;;;;;;;2024-K4;gezamenlijk "
        "orgaan;;0,63;3\r\n"
        "gesloten;2025-K1;;;;;;;8;kwartaal;centrum;B;A | B;personeel | ict;1:x\r\n");
}

/* --- who it was then ------------------------------------------------------------------ */

static void a_former_code_is_the_one_of_then(void **state) {
    (void)state;
    struct read r;
    read_file(&r, HEADER OWN LAST);
    r.budget.municipalities[1].code = "STB";
    closed_codes(&r.closed, &r.budget);
    assert_string_equal(r.closed.codes[1], "STB");
    assert_int_equal(closed_municipality(&r.closed, &r.budget, slice_of("B")),
                     MUNICIPALITY_NONE);
    r.budget.municipalities[1].formerly = "B";
    closed_codes(&r.closed, &r.budget);
    assert_string_equal(r.closed.codes[1], "B");
    assert_int_equal(closed_municipality(&r.closed, &r.budget, slice_of("b")), 1);
    forget(&r);
}

static void a_list_is_parted_by_bars_between_blanks(void **state) {
    (void)state;
    static const char *const wanted[] = {"S|B", "|", "0377"};
    struct slice list = slice_of("S|B | | | 0377"), one;
    for (size_t i = 0; i < 3; i++) {
        assert_true(closed_next(&list, &one));
        assert_true(slice_equal(one, slice_of(wanted[i])));
    }
    assert_false(closed_next(&list, &one));
}

/* --- as a budget ---------------------------------------------------------------------- */

struct taken {
    size_t lines;
    money sum;
};

static int take(void *self, const struct cost_line *line) {
    struct taken *t = self;
    t->lines++;
    t->sum += line->amount[AMOUNT_NET];
    return 0;
}

static void a_book_has_each_line_once(void **state) {
    (void)state;
    const struct given_file files[] = {
        {"closed-2025-Q1.csv", HEADER OWN SHARED SHARED ADVANCE LAST}, {NULL, NULL}};
    struct budget b;
    struct diags d;
    struct taken taken = {0, 0};
    struct line_sink sink = {.self = &taken, .take = take};
    loaded_folder(files);
    diags_init(&d);
    budget_init(&b);
    struct closed_book *book = closed_book_new(&b, "closed-2025-Q1.csv", &d);
    assert_int_equal(closed_book_lines(book, &sink), 0);
    assert_int_equal(taken.lines, 3);
    assert_int_equal(taken.sum, 1100);
    assert_int_equal(b.municipality_count, 2);
    assert_int_equal(b.key_count, 1);
    assert_string_equal(b.keys[0].name, "By Figure");
    assert_int_equal(b.settings.model, MODEL_CENTRE);
    assert_int_equal(b.settings.host, 1);
    closed_book_free(book);
    budget_clear(&b);
    diags_clear(&d);
}

static int clear(void **state) {
    (void)state;
    loaded_clear();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_row_and_the_advances_are_read),
        cmocka_unit_test(rows_may_come_in_any_order),
        cmocka_unit_test(a_long_file_is_read_from_its_end),
        cmocka_unit_test(without_the_last_row_it_is_refused),
        cmocka_unit_test(a_name_of_another_period_is_refused),
        cmocka_unit_test(rows_say_what_is_closed_of_lines),
        cmocka_unit_test(a_spreadsheet_may_save_it_otherwise),
        cmocka_unit_test(a_former_code_is_the_one_of_then),
        cmocka_unit_test(a_list_is_parted_by_bars_between_blanks),
        cmocka_unit_test(a_book_has_each_line_once),
    };
    return cmocka_run_group_tests(tests, NULL, clear);
}
