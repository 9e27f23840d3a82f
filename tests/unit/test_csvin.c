#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "input/csv/csvin.h"

/* Everything that a file gives, as one text: `line:cell|cell|` per row, `@n` before a
   cell that does not start on its row's line, and the faults behind. */
struct reading {
    struct buf text;
    uint64_t rows;
};

static void add_fault(void *self, const struct diag *fault) {
    struct buf *out = self;
    buf_format(out, "%s %lu:%u\n", diag_kinds[fault->code].code,
               (unsigned long)fault->place.line, (unsigned)fault->place.column);
}

static void add_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    (void)file;
    (void)level;
    buf_format(self, "and %lu more\n", (unsigned long)times);
}

static void add_row(struct buf *out, const struct csvin_row *row) {
    buf_uint(out, row->line);
    buf_char(out, ':');
    for (size_t i = 0; i < row->count; i++) {
        if (row->lines && row->lines[i] != row->line)
            buf_format(out, "@%lu ", (unsigned long)row->lines[i]);
        if (row->cells[i].len > 100)
            buf_format(out, "(%zu)", row->cells[i].len);
        else
            buf_slice(out, row->cells[i]);
        buf_char(out, '|');
    }
    buf_char(out, '\n');
}

static void read_all(struct reading *r, struct slice bytes, char delimiter,
                     size_t block) {
    struct source source;
    struct diags d;
    struct csvin_row row;
    struct diag_visitor show = {&r->text, add_fault, add_more};
    diags_init(&d);
    source_memory(&source, bytes, "f.csv", block);
    struct csvin *in = csvin_new(&source, delimiter, &d);
    while (csvin_next(in, &row) == CSVIN_ROW)
        add_row(&r->text, &row);
    r->rows = csvin_rows(in);
    diag_visit(&d, DIAG_NOTE, &show);
    csvin_free(in);
    source_close(&source);
    diags_clear(&d);
}

/* What `bytes` give, for every size of block the same. */
static void assert_bytes(struct slice bytes, char delimiter, const char *want) {
    static const size_t blocks[] = {SOURCE_BLOCK, 1, 2, 3, 4, 5, 7, 16, 61, 4096};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        struct reading r = {0};
        if (bytes.len / blocks[i] > 100000)
            continue;
        read_all(&r, bytes, delimiter, blocks[i]);
        if (strcmp(buf_str(&r.text), want) != 0)
            fail_msg("in blocks of %zu:\n%s", blocks[i], buf_str(&r.text));
        buf_clear(&r.text);
    }
}

#define ASSERT_READ(literal, want)                                                       \
    assert_bytes((struct slice){literal, sizeof literal - 1}, ';', want)

static void rows_come_with_their_physical_line(void **state) {
    (void)state;
    ASSERT_READ("a;b\n1;2\n\n\n3;4\n", "1:a|b|\n2:1|2|\n5:3|4|\n");
    ASSERT_READ("\n\na\n", "3:a|\n");
    ASSERT_READ("a\n  \t \nb", "1:a|\n3:b|\n");
    ASSERT_READ("", "");
    ASSERT_READ("\n\n", "");
}

static void every_line_end_counts_once(void **state) {
    (void)state;
    ASSERT_READ("a\r\nb\r\nc", "1:a|\n2:b|\n3:c|\n");
    ASSERT_READ("a\rb\rc\r", "1:a|\n2:b|\n3:c|\n");
    ASSERT_READ("a\nb\r\nc\rd\n\re\r\r\nf", "1:a|\n2:b|\n3:c|\n4:d|\n6:e|\n8:f|\n");
}

static void a_quoted_cell_may_span_lines(void **state) {
    (void)state;
    ASSERT_READ("a;\"b\nc\";d\ne\n", "1:a|b\nc|@2 d|\n3:e|\n");
    ASSERT_READ("\"a\r\n\r\nb\";c;\"d\re\";f\ng",
                "1:a\r\n\r\nb|@3 c|@3 d\re|@4 f|\n5:g|\n");
}

static void quotes_are_taken_as_libcsv_takes_them(void **state) {
    (void)state;
    ASSERT_READ("\"a;b\";\"c\"\"d\"\n", "1:a;b|c\"d|\n");
    ASSERT_READ("19\" scherm;x\n", "1:19\" scherm|x|\n");
    ASSERT_READ("  a  ; \"b\"  ;c\n", "1:a|b|c|\n");
    ASSERT_READ("\"a\"b;c\n", "quote-open 1:1\n");
}

static void a_quote_that_is_never_closed_is_placed_where_it_opens(void **state) {
    (void)state;
    ASSERT_READ("a;b\n1;\"2\n3;4\n", "1:a|b|\nquote-open 2:2\n");
    ASSERT_READ("a;\"b\nc\";\"d\ne", "quote-open 2:3\n");
    ASSERT_READ("\"", "quote-open 1:1\n");
    ASSERT_READ("a\n\n\n;;\"x", "1:a|\nquote-open 4:3\n");
}

static void empty_cells_at_the_end_are_counted_but_not_given(void **state) {
    (void)state;
    struct slice text = slice_of("a;;b;;\n;;;\n");
    struct source source;
    struct diags d;
    struct csvin_row row;
    diags_init(&d);
    source_memory(&source, text, "f.csv", SOURCE_BLOCK);
    struct csvin *in = csvin_new(&source, ';', &d);
    assert_int_equal(csvin_next(in, &row), CSVIN_ROW);
    assert_int_equal(row.count, 3);
    assert_int_equal(row.width, 3);
    assert_int_equal(row.total, 5);
    assert_int_equal(csvin_next(in, &row), CSVIN_END);
    assert_int_equal(csvin_rows(in), 1);
    csvin_free(in);
    source_close(&source);
    diags_clear(&d);
}

static void a_tab_that_delimits_is_no_blank(void **state) {
    (void)state;
    assert_bytes(slice_of("\ta\t\tb\t\n"), '\t', "1:|a||b|\n");
    assert_bytes(slice_of(" a \t\" b\" \n"), '\t', "1:a| b|\n");
}

static void a_nul_byte_makes_its_row_a_fault(void **state) {
    (void)state;
    ASSERT_READ("a;b\n1;2\0x\n3;4\n", "1:a|b|\n3:3|4|\nnul-byte 2:2\n");
    ASSERT_READ("\0;\"\n\0\"\n", "nul-byte 1:1\nnul-byte 1:2\n");
}

static void a_mark_in_front_is_no_text(void **state) {
    (void)state;
    ASSERT_READ("\xef\xbb\xbf\"a\";b\n", "1:a|b|\n");
    ASSERT_READ("\xef\xbb\xbf", "");
    ASSERT_READ("a\n\xef\xbb\xbf"
                "b\n",
                "1:a|\n2:\xef\xbb\xbf"
                "b|\n");
}

static void utf8_is_taken_as_it_is(void **state) {
    (void)state;
    ASSERT_READ("S\u00fadwest-Frysl\u00e2n;\u20ac;'s-Gravenhage;\U0001f600\n",
                "1:S\u00fadwest-Frysl\u00e2n|\u20ac|'s-Gravenhage|\U0001f600|\n");
    ASSERT_READ("a\u00eb", "1:a\u00eb|\n");
}

static void anything_else_is_windows_1252(void **state) {
    (void)state;
    ASSERT_READ("S\xfa"
                "dwest-Frysl\xe2n;\x80;'s-Gravenhage;\xeb\n",
                "1:S\u00fadwest-Frysl\u00e2n|\u20ac|'s-Gravenhage|\u00eb|\n");
    ASSERT_READ("a\xe9", "1:a\u00e9|\n");
    /* One byte that is no UTF-8 decides for its cell, and for no other. */
    ASSERT_READ("\xc3\xab\n\xe9;\xe2\x82\xac;\xc3\xab\xe9\n\xc3\xab",
                "1:\u00eb|\n2:\u00e9|\u20ac|\u00c3\u00ab\u00e9|\n3:\u00eb|\n");
    ASSERT_READ("a;\xc3\n\xab;\xe2\x82\n\xe2",
                "1:a|\u00c3|\n2:\u00ab|\u00e2\u201a|\n3:\u00e2|\n");
    /* Surrogates, overlong forms and numbers above U+10FFFF are no UTF-8. */
    ASSERT_READ("\xed\xa0\x80", "1:\u00ed\u00a0\u20ac|\n");
    ASSERT_READ("\xc0\xaf", "1:\u00c0\u00af|\n");
    ASSERT_READ("\xf5\xa4\xa4\xa4", "1:\u00f5\u00a4\u00a4\u00a4|\n");
}

static void bytes_without_a_meaning_are_a_fault(void **state) {
    (void)state;
    ASSERT_READ("a\n\xe9;\x81\nb\n", "1:a|\n3:b|\nencoding-broken 2:2\n");
}

static void utf16_is_read_by_its_mark(void **state) {
    (void)state;
    ASSERT_READ("\xff\xfe"
                "a\0;\0\xeb\0\r\0\n\0\xac\x20\n\0",
                "1:a|\u00eb|\n2:\u20ac|\n");
    ASSERT_READ("\xfe\xff\0a\0;\0\xeb\0\r\0\n\x20\xac\0\n", "1:a|\u00eb|\n2:\u20ac|\n");
    ASSERT_READ("\xff\xfe\x3d\xd8\x00\xde", "1:\U0001f600|\n");
    ASSERT_READ("\xff\xfe"
                "a\0;\0\x3d\xd8\n\0b\0",
                "2:b|\nencoding-broken 1:2\n");
    ASSERT_READ("\xff\xfe"
                "a\0\n\0b",
                "1:a|\nencoding-broken 2:1\n");
    ASSERT_READ("\xff\xfe", "");
}

/* --- limits ----------------------------------------------------------------------- */

static struct slice repeated(struct buf *b, const char *before, char c, size_t times,
                             const char *after) {
    buf_init(b);
    buf_text(b, before);
    for (size_t i = 0; i < times; i++)
        buf_char(b, c);
    buf_text(b, after);
    return buf_view(b);
}

static void a_cell_may_be_one_mebibyte_and_no_longer(void **state) {
    (void)state;
    struct buf b;
    assert_bytes(repeated(&b, "a\nb;", 'x', CSVIN_CELL_BYTES, "\nc\n"), ';',
                 "1:a|\n2:b|(1048576)|\n3:c|\n");
    buf_clear(&b);
    assert_bytes(repeated(&b, "a\nb;", 'x', CSVIN_CELL_BYTES + 1, "\nc\n"), ';',
                 "1:a|\ncell-too-long 2:2\n");
    buf_clear(&b);
    assert_bytes(repeated(&b, "a\n\nb;\"", '\n', CSVIN_CELL_BYTES * 3, ""), ';',
                 "1:a|\ncell-too-long 3:2\n");
    buf_clear(&b);
    assert_bytes(repeated(&b, "a;\"", '"', CSVIN_CELL_BYTES * 3, "\n"), ';',
                 "cell-too-long 1:2\n");
    buf_clear(&b);
}

static void blanks_without_end_are_no_cell_but_bounded(void **state) {
    (void)state;
    struct buf b;
    assert_bytes(repeated(&b, "a;", ' ', CSVIN_CELL_BYTES * 3, "b\n"), ';', "1:a|b|\n");
    buf_clear(&b);
    assert_bytes(repeated(&b, "a;b", ' ', CSVIN_CELL_BYTES * 3, ";c\n"), ';',
                 "cell-too-long 1:2\n");
    buf_clear(&b);
}

static void cells_without_end_are_counted(void **state) {
    (void)state;
    struct buf b;
    struct source source;
    struct diags d;
    struct csvin_row row;
    diags_init(&d);
    source_memory(&source, repeated(&b, "a", ';', 100000, "b\n"), "f.csv", SOURCE_BLOCK);
    struct csvin *in = csvin_new(&source, ';', &d);
    assert_int_equal(csvin_next(in, &row), CSVIN_ROW);
    assert_int_equal(row.count, CSVIN_CELLS);
    assert_int_equal(row.width, 100001);
    csvin_free(in);
    source_close(&source);
    diags_clear(&d);
    buf_clear(&b);
}

static void a_row_may_not_be_endless(void **state) {
    (void)state;
    struct buf b;
    buf_init(&b);
    for (int i = 0; i < 20; i++) {
        for (size_t j = 0; j < CSVIN_CELL_BYTES - 10; j++)
            buf_char(&b, 'x');
        buf_char(&b, ';');
    }
    assert_bytes(buf_view(&b), ';', "row-too-long 1:0\n");
    buf_clear(&b);
}

/* --- again ------------------------------------------------------------------------ */

static void a_second_pass_gives_the_same(void **state) {
    (void)state;
    struct slice bytes = slice_of("\xef\xbb\xbf"
                                  "a;b\n\n\"1\n\";\xeb\n2;3");
    static const size_t blocks[] = {1, 4, 9, 100};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        struct source source;
        struct diags d;
        struct csvin_row row;
        struct buf first, second;
        buf_init(&first);
        buf_init(&second);
        diags_init(&d);
        source_memory(&source, bytes, "f.csv", blocks[i]);
        struct csvin *in = csvin_new(&source, ',', &d);
        assert_int_equal(csvin_next(in, &row), CSVIN_ROW);
        csvin_rewind(in, ';', &d);
        while (csvin_next(in, &row) == CSVIN_ROW)
            add_row(&first, &row);
        csvin_rewind(in, ';', &d);
        while (csvin_next(in, &row) == CSVIN_ROW)
            add_row(&second, &row);
        assert_string_equal(buf_str(&first), "1:a|b|\n3:1\n|@4 \u00eb|\n5:2|3|\n");
        assert_string_equal(buf_str(&first), buf_str(&second));
        assert_int_equal(csvin_rows(in), 3);
        csvin_free(in);
        source_close(&source);
        diags_clear(&d);
        buf_clear(&first);
        buf_clear(&second);
    }
}

/* Texts of the characters that matter, in blocks of every size: always the same. */
static void no_size_of_block_changes_what_is_read(void **state) {
    (void)state;
    static const char letters[] = "ab;;\"\"\"\n\r \t,\xeb\xc3";
    uint32_t seed = 20250101;
    for (int round = 0; round < 3000; round++) {
        char text[64];
        struct reading want = {0};
        size_t len = 1 + (size_t)round % sizeof text;
        for (size_t i = 0; i < len; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        read_all(&want, (struct slice){text, len}, ';', SOURCE_BLOCK);
        assert_bytes((struct slice){text, len}, ';', buf_str(&want.text));
        buf_clear(&want.text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_with_their_physical_line),
        cmocka_unit_test(every_line_end_counts_once),
        cmocka_unit_test(a_quoted_cell_may_span_lines),
        cmocka_unit_test(quotes_are_taken_as_libcsv_takes_them),
        cmocka_unit_test(a_quote_that_is_never_closed_is_placed_where_it_opens),
        cmocka_unit_test(empty_cells_at_the_end_are_counted_but_not_given),
        cmocka_unit_test(a_tab_that_delimits_is_no_blank),
        cmocka_unit_test(a_nul_byte_makes_its_row_a_fault),
        cmocka_unit_test(a_mark_in_front_is_no_text),
        cmocka_unit_test(utf8_is_taken_as_it_is),
        cmocka_unit_test(anything_else_is_windows_1252),
        cmocka_unit_test(bytes_without_a_meaning_are_a_fault),
        cmocka_unit_test(utf16_is_read_by_its_mark),
        cmocka_unit_test(a_cell_may_be_one_mebibyte_and_no_longer),
        cmocka_unit_test(blanks_without_end_are_no_cell_but_bounded),
        cmocka_unit_test(cells_without_end_are_counted),
        cmocka_unit_test(a_row_may_not_be_endless),
        cmocka_unit_test(a_second_pass_gives_the_same),
        cmocka_unit_test(no_size_of_block_changes_what_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
