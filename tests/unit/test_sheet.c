#include "test.h"

#include "packed.h"

/* Whether plain rows are read by themselves or by expat makes no difference. */
static void assert_book(const struct packed_book *book, const char *want) {
    static const char *const ways[] = {"c", "libcsv"};
    for (size_t i = 0; i < 2; i++) {
        struct buf archive = {0}, got = {0};
        setenv("SETA_SCAN", ways[i], 1);
        packed_book_make(&archive, book);
        packed_rows(&got, buf_view(&archive));
        assert_string_equal(buf_str(&got), want);
        buf_clear(&got);
        buf_clear(&archive);
    }
    unsetenv("SETA_SCAN");
}

static void assert_rows(const char *rows, const char *want) {
    assert_book(&(struct packed_book){.sheet = rows}, want);
}

static void rows_and_cells_that_are_not_there_are_empty(void **state) {
    (void)state;
    assert_rows("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"E2\"><v>2</v></c></row>"
                "<row r=\"5\"><c r=\"A5\"><v>3</v></c><c r=\"B5\"/></row><row r=\"6\"/>",
                "2: |1|||2\n5: 3\n");
    assert_rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
                "1: 1|2\n2: 3\n");
    assert_rows("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>",
                "1048576: 1\n");
    assert_rows("", "");
}

static void shared_strings_join_runs_and_leave_phonetics_out(void **state) {
    (void)state;
    assert_book(
        &(struct packed_book){
            .strings = "<si><t>one</t></si>"
                       "<si><r><rPr><b/></rPr><t>two</t></r><r><t "
                       "xml:space=\"preserve\"> three</t></r></si>"
                       "<si><t>\xe6\x9d\xb1</t><rPh sb=\"0\" eb=\"1\"><t>to</t></rPh>"
                       "<phoneticPr/></si><si/><si><t>a&amp;b &lt;&#10;c</t></si>",
            .sheet = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" "
                     "t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c "
                     "r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" "
                     "t=\"s\"><v>4</v></c></row>"},
        "1: two three|one|\xe6\x9d\xb1||a&b <\nc\n");
    assert_rows(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
        "workbook-broken xl/worksheets/sheet1.xml: a cell refers to a text that is "
        "not there\n");
}

static void cells_are_what_their_types_say(void **state) {
    (void)state;
    assert_rows(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is>"
        "</c><c r=\"B1\" t=\"b\"><v>1</v></c><c r=\"C1\" t=\"b\"><v>0</v></c>"
        "<c r=\"D1\" t=\"e\"><v>#REF!</v></c><c r=\"E1\" t=\"n\"><v>1.10</v></c>"
        "<c r=\"F1\" t=\"str\"><f>A1</f><v>x</v></c><c r=\"G1\" t=\"d\">"
        "<v>2025-03-31T00:00:00</v></c><c r=\"H1\" "
        "t=\"inlineStr\"><is><t>12,5</t></is></c>"
        "<c r=\"I1\" t=\"str\"><f>\"\"</f><v></v></c></row>",
        "1: ab|TRUE|FALSE|E:#REF!|1.1|x|2025-03-31|T:12,5\n");
}

static void formulas_count_by_their_results(void **state) {
    (void)state;
    assert_rows("<row r=\"3\"><c r=\"A3\"><f>B1*2</f><v>7</v></c><c r=\"B3\"><f>1/3</f>"
                "<v>0.33333333333333331</v></c><c r=\"C3\"><f>X&amp;Y</f></c>"
                "<c r=\"D3\"><f>SUM(D1:D2)</f><v>3</v></c></row>",
                "3: 7|0.333333333333333|F:=X&Y|S:3\n");
    assert_rows(
        "<row r=\"3\"><c r=\"C3\"><f t=\"shared\" ref=\"C3:D3\" si=\"0\">SUM(C1:C2)"
        "</f><v>1</v></c><c r=\"D3\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>",
        "3: ||S:1|S:2\n");
    assert_book(
        &(struct packed_book){
            .workbook = "<workbook xmlns=\"" PACKED_MAIN
                        "\" xmlns:r=\"urn:r\"><sheets><sheet name=\"S\" "
                        "r:id=\"a\"/></sheets><calcPr fullCalcOnLoad=\"1\"/>"
                        "</workbook>",
            .sheet = "<row r=\"1\"><c r=\"A1\"><f>B1</f><v>0</v></c>"
                     "<c r=\"B1\"><f>C1</f><v>2</v></c><c r=\"C1\"><v>0</v></c></row>"},
        "1: F:=B1|2|0\n");
}

static void numbers_are_shown_by_their_formats(void **state) {
    (void)state;
    assert_book(
        &(struct packed_book){
            .styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0000\"/>"
                      "<numFmt numFmtId=\"165\" formatCode=\"d/m/yy\"/></numFmts>"
                      "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"
                      "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
                      "numFmtId=\"165\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/>"
                      "</cellXfs>",
            .sheet = "<row r=\"1\"><c r=\"A1\"><v>45747</v></c><c r=\"B1\" s=\"1\">"
                     "<v>45747</v></c><c r=\"C1\" s=\"2\"><v>45747</v></c><c "
                     "r=\"D1\" s=\"3\"><v>363</v></c><c r=\"E1\" s=\"4\"><v>0.5</v>"
                     "</c><c r=\"F1\" s=\"99\"><v>1</v></c></row>"},
        "1: 45747|2025-03-31|2025-03-31|0363|50%|1\n");
}

static void namespaces_are_strict_or_transitional_and_have_any_prefix(void **state) {
    (void)state;
    assert_rows(
        "<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"" PACKED_MAIN
        "\" xmlns:y=\"urn:other\"><x:sheetData><x:row r=\"1\"><y:c><y:v>7</y:v></y:c>"
        "<x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>",
        "1: 1\n");
    assert_rows("<worksheet xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
                "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
                "</worksheet>",
                "1: 1\n");
    assert_rows("<worksheet xmlns=\"urn:other\"><sheetData/></worksheet>",
                "workbook-broken xl/worksheets/sheet1.xml: it has no rows of cells\n");
}

/* As a library of .NET once wrote them. */
static void names_of_parts_may_have_backslashes(void **state) {
    (void)state;
    assert_book(
        &(struct packed_book){.backslashes = true,
                              .sheet = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"},
        "1: 1\n");
}

static void hidden_rows_with_cells_are_reported(void **state) {
    (void)state;
    assert_rows("<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                "<row r=\"2\" hidden=\"true\"/><row r=\"3\" hidden=\"0\"><c r=\"A3\">"
                "<v>2</v></c></row>",
                "1: 1\n3: 2\nrows-hidden 1\n");
}

static void what_no_spreadsheet_writes_is_refused(void **state) {
    (void)state;
#define PART "workbook-broken xl/worksheets/sheet1.xml: "
    assert_rows("<row r=\"2\"/><row r=\"2\"/>", PART "its rows are not in order\n");
    assert_rows("<row r=\"1048577\"/>", PART "its rows are not in order\n");
    assert_rows("<row r=\"x\"/>", PART "its rows are not in order\n");
    assert_rows("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
                PART "its cells are not in order\n");
    assert_rows("<row r=\"1\"><c r=\"XFE1\"/></row>",
                PART "its cells are not in order\n");
    assert_rows("<row r=\"1\"><c r=\"A2\"/></row>", PART "its cells are not in order\n");
    assert_rows("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>",
                PART "it declares a document type, which no workbook has\n");
    assert_rows("<row r=\"1\"><c r=\"A1\"><v>&x;</v></c></row>",
                PART "its XML is broken at line 1\n");
    assert_rows("<row r=\"1\">", PART "its XML is broken at line 1\n");
    assert_rows("<row><c t=\"strange\"><v>1</v></c></row>",
                PART "a cell has an unknown type\n");
    static const char *const values[] = {
        "<v>1</v><v>2</v>", "<v>1<x/>2</v>", "<v>1</v><is><t>2</t></is>",
        "<is><t>1</t></is><v>2</v>", "<is><is><t>1</t></is></is>"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct buf row = {0};
        buf_format(&row, "<row><c>%s</c></row>", values[i]);
        assert_rows(buf_str(&row), PART "a cell has two values\n");
        buf_clear(&row);
    }
    assert_rows("<row><c><v>1</v><t>2</t></c></row>", "1: 1\n");
#undef PART
}

#define SHEETS(list)                                                                     \
    "<workbook xmlns=\"" PACKED_MAIN "\" "                                               \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"   \
    "<sheets>" list "</sheets></workbook>"
#define RELATION(id, kind, part)                                                         \
    "<Relationship Id=\"" id "\" Type=\"x/" kind "\" Target=\"" part "\"/>"
#define RELATIONS(list)                                                                  \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"             \
    "relationships\">" list "</Relationships>"

/* What programs would read in different ways is not read at all. */
static void what_is_there_twice_is_refused(void **state) {
    (void)state;
    assert_book(
        &(struct packed_book){.workbook = SHEETS("<sheet name=\"a\" r:id=\"a\"/>"
                                                 "<sheet name=\"A\" r:id=\"a\"/>")},
        "workbook-broken xl/workbook.xml: two of its sheets have one name\n");
    static const char *const relations[] = {
        RELATIONS(RELATION("a", "worksheet", "worksheets/sheet1.xml")
                      RELATION("a", "worksheet", "other.xml")),
        RELATIONS(RELATION("a", "worksheet", "worksheets/sheet1.xml")
                      RELATION("b", "sharedStrings", "strings.xml")
                          RELATION("c", "sharedStrings", "other.xml"))};
    for (size_t i = 0; i < 2; i++)
        assert_book(
            &(struct packed_book){.relations = relations[i]},
            "workbook-broken xl/workbook.xml: two of its parts are for one thing\n");
    struct packed_part parts[] = {{"_rels/.rels", slice_of("<a/>")},
                                  {"_RELS\\.rels", slice_of("<b/>")},
                                  {NULL, {NULL, 0}}};
    struct buf archive = {0}, got = {0};
    packed_make(&archive, parts);
    packed_rows(&got, buf_view(&archive));
    assert_string_equal(buf_str(&got),
                        "workbook-broken _rels/.rels: it is there twice\n");
    buf_clear(&got);
    buf_clear(&archive);
}

/* An archive that is cut off anywhere behind its first sign gives one fault and no rows: its list stands at its
   end. */
static void a_workbook_that_is_cut_off_is_refused(void **state) {
    (void)state;
    struct buf archive = {0}, got = {0};
    packed_book_make(
        &archive,
        &(struct packed_book){.sheet = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"});
    for (size_t len = 4; len < archive.len; len++) {
        buf_reset(&got);
        packed_rows(&got, (struct slice){archive.at, len});
        if (!strstr(buf_str(&got), "workbook-broken") || strstr(buf_str(&got), "1: 1"))
            fail_msg("%zu bytes: %s", len, buf_str(&got));
    }
    buf_clear(&got);
    buf_clear(&archive);
}

/* Any one byte that is another gives a fault or the same rows, and ends. */
static void a_workbook_with_a_wrong_byte_does_no_harm(void **state) {
    (void)state;
    struct buf archive = {0}, got = {0};
    packed_book_make(
        &archive,
        &(struct packed_book){.sheet = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"});
    for (size_t i = 0; i < archive.len; i++) {
        char was = archive.at[i];
        archive.at[i] = (char)(was ^ 0x15);
        buf_reset(&got);
        packed_rows(&got, buf_view(&archive));
        archive.at[i] = was;
        if (strstr(buf_str(&got), "1: ") && !strstr(buf_str(&got), "1: 1\n"))
            fail_msg("byte %zu: %s", i, buf_str(&got));
    }
    buf_clear(&got);
    buf_clear(&archive);
}

/* Rows that are nearly plain, among some that are: blanks, comments, other prefixes, values
   that need a parser, and a row that is longer than what is read at once. */
static void rows_that_are_nearly_plain_are_read_as_well(void **state) {
    (void)state;
    assert_rows(
        "\n<row r=\"1\" spans=\"1:2\" ht=\"15.5\" customHeight=\"1\">"
        "<c r=\"A1\" s=\"0\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>1</v></c></row>\r\n"
        "<!-- <row r=\"2\"><c r=\"A2\"><v>9</v></c></row> -->"
        "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"
        "<row r='3'><c r=\"A3\"><v>3</v></c></row>"
        "<row r=\"4\"><c r=\"A4\"><v>&#52;</v></c><c r=\"B4\"><v><![CDATA[</row>]]></v>"
        "</c></row><row r=\"5\"><c r=\"A5\"><v>5</v></c></row>"
        "<row r=\"6\" y=\"1\"><c r=\"A6\"><v>6</v></c></row><row r=\"7\"/>"
        "<row r=\"8\"><c r=\"A8\"/><c r=\"B8\"></c><c r=\"C8\"><v></v></c>"
        "<c r=\"D8\"><v>8</v></c></row>",
        "1: 1|TRUE\n2: 2\n3: 3\n4: 4|</row>\n5: 5\n6: 6\n8: |||8\n");
    assert_rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"/>",
                "workbook-broken xl/worksheets/sheet1.xml: its rows are not in order\n");
    assert_rows("<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"" PACKED_MAIN
                "\"><x:sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                "<row xmlns=\"" PACKED_MAIN
                "\" r=\"2\"/><row r=\"3\"><c r=\"A3\"><v>3</v></c>"
                "</row></x:sheetData></x:worksheet>",
                "");
}

static void strings_that_are_nearly_plain_are_read_as_well(void **state) {
    (void)state;
    static const char all[] =
        "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
        "<c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c><c t=\"s\"><v>4</v></c>"
        "<c t=\"s\"><v>5</v></c><c t=\"s\"><v>6</v></c></row>";
    assert_book(&(struct packed_book){.strings =
                                          "<si><t>a</t></si>\r\n<si><t>1,50</t></si>"
                                          "<!-- <si><t>no</t></si> --><si><t>b]</t></si>"
                                          "<si><t xml:space=\"preserve\"> c </t></si>"
                                          "<si><t>d&gt;</t></si><si><t>\xc3\xa9</t></si>"
                                          "<si><t><![CDATA[</si>]]></t></si>",
                                      .sheet = all},
                "1: a|T:1,50|b]|c|d>|\xc3\xa9|</si>\n");
    /* Of another name space, and of a string within the sounds of another. */
    assert_book(
        &(struct packed_book){
            .strings = "<si><t>a</t></si><x xmlns=\"other\"><si><t>no</t></si></x>"
                       "<si><t>b</t></si><si><t>c</t><rPh><si><t>d</t></si>"
                       "<si><t>e</t></si></rPh></si><si><t>f</t></si><si><t>g</t></si>",
            .sheet = all},
        "1: a|b||||f|g\n");
    assert_book(&(struct packed_book){.strings = "<si><t>a]]></t></si>", .sheet = all},
                "workbook-broken xl/strings.xml: its XML is broken at line 1\n");
}

static void a_row_within_a_cell_is_none(void **state) {
    (void)state;
    assert_rows("<row r=\"1\"><c r=\"A1\"><row></row><v>1</v></c></row>"
                "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>",
                "1: 1\n2: 2\n");
}

static void long_rows_and_many_rows_are_the_same_both_ways(void **state) {
    (void)state;
    struct buf rows = {0}, want = {0};
    for (unsigned row = 1; row <= 3000; row++) {
        unsigned cells = row % 1000 == 7 ? 5000 : row % 7;
        buf_format(&rows, "<row r=\"%u\">", row);
        for (unsigned i = 0; i < cells; i++)
            buf_format(&rows, "<c%s><v>%u</v></c>", row % 5 ? "" : " t='n'", row + i);
        buf_text(&rows, "</row>");
        if (cells > 0)
            buf_format(&want, "%u:", row);
        for (unsigned i = 0; i < cells && i < 4096; i++)
            buf_format(&want, i ? "|%u" : " %u", row + i);
        buf_text(&want, cells ? "\n" : "");
    }
    assert_rows(buf_str(&rows), buf_str(&want));
    buf_clear(&want);
    buf_clear(&rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_cells_that_are_not_there_are_empty),
        cmocka_unit_test(shared_strings_join_runs_and_leave_phonetics_out),
        cmocka_unit_test(cells_are_what_their_types_say),
        cmocka_unit_test(formulas_count_by_their_results),
        cmocka_unit_test(numbers_are_shown_by_their_formats),
        cmocka_unit_test(namespaces_are_strict_or_transitional_and_have_any_prefix),
        cmocka_unit_test(names_of_parts_may_have_backslashes),
        cmocka_unit_test(hidden_rows_with_cells_are_reported),
        cmocka_unit_test(what_no_spreadsheet_writes_is_refused),
        cmocka_unit_test(rows_that_are_nearly_plain_are_read_as_well),
        cmocka_unit_test(strings_that_are_nearly_plain_are_read_as_well),
        cmocka_unit_test(a_row_within_a_cell_is_none),
        cmocka_unit_test(long_rows_and_many_rows_are_the_same_both_ways),
        cmocka_unit_test(what_is_there_twice_is_refused),
        cmocka_unit_test(a_workbook_that_is_cut_off_is_refused),
        cmocka_unit_test(a_workbook_with_a_wrong_byte_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
