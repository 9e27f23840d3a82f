#include "packed.h"

#include <stdio.h>
#include <stdlib.h>

#include "input/csv/csvin.h"
#include "input/workbook/sheet.h"

/* --- archives ------------------------------------------------------------------------ */

/* CRC-32 (ISO 3309), a bit at a time. */
static uint32_t checksum(struct slice bytes) {
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.at[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xedb88320) : 0);
    }
    return ~crc;
}

static void put(struct buf *out, uint64_t value, int bytes) {
    for (; bytes > 0; bytes--, value >>= 8)
        buf_char(out, (char)(value & 0xff));
}

/* What the header of a part and the list at the end have in common. */
static void put_part(struct buf *out, const struct packed_part *part) {
    put(out, 20, 2); /* version */
    put(out, 0, 8);  /* flags, method, time and date */
    put(out, checksum(part->text), 4);
    put(out, part->text.len, 4);
    put(out, part->text.len, 4);
    put(out, strlen(part->name), 2);
}

void packed_make(struct buf *out, const struct packed_part *parts) {
    size_t base = out->len, count = 0;
    struct buf list = {0};
    for (const struct packed_part *p = parts; p->name; p++, count++) {
        size_t offset = out->len - base;
        buf_text(&list, "PK\1\2");
        put(&list, 20, 2);
        put_part(&list, p);
        put(&list, 0, 12);
        put(&list, offset, 4);
        buf_text(&list, p->name);
        buf_text(out, "PK\3\4");
        put_part(out, p);
        put(out, 0, 2);
        buf_text(out, p->name);
        buf_slice(out, p->text);
    }
    size_t end = out->len - base;
    buf_slice(out, buf_view(&list));
    buf_text(out, "PK\5\6");
    put(out, 0, 4);
    put(out, count, 2);
    put(out, count, 2);
    put(out, list.len, 4);
    put(out, end, 4);
    put(out, 0, 2);
    buf_clear(&list);
}

/* --- workbooks ----------------------------------------------------------------------- */

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS                                                                        \
    "<Relationships "                                                                    \
    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION(id, kind, target)                                                       \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" kind "\" Target=\"" target "\"/>"

static const char root[] =
    RELATIONS RELATION("a", "officeDocument", "xl/workbook.xml") "</Relationships>";
static const char relations[] =
    RELATIONS RELATION("a", "worksheet", "worksheets/sheet1.xml")
        RELATION("b", "styles", "styles.xml")
            RELATION("c", "sharedStrings", "/xl/strings.xml") "</Relationships>";
static const char workbook[] =
    "<workbook xmlns=\"" PACKED_MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"
    "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";

static const char * or (const char *text, const char *usual) {
    return text ? text : usual;
}

void packed_book_make(struct buf *out, const struct packed_book *book) {
    enum { PARTS = 6, NAME_MOST = 40 };
    struct buf sheet = {0}, strings = {0}, styles = {0};
    const char *rows = or (book->sheet, "");
    bool whole = strncmp(rows, "<?", 2) == 0 || strncmp(rows, "<worksheet", 10) == 0;
    buf_format(&sheet,
               whole ? "%s"
                     : "<worksheet xmlns=\"" PACKED_MAIN
                       "\"><sheetData>%s</sheetData></worksheet>",
               rows);
    buf_format(&strings, "<sst xmlns=\"" PACKED_MAIN "\">%s</sst>",
               or (book->strings, ""));
    buf_format(&styles, "<styleSheet xmlns=\"" PACKED_MAIN "\">%s</styleSheet>",
               or (book->styles, ""));
    struct packed_part parts[] = {
        {"_rels/.rels", slice_of(root)},
        {"xl/workbook.xml", slice_of(or (book->workbook, workbook))},
        {"xl/_rels/workbook.xml.rels", slice_of(or (book->relations, relations))},
        {"xl/worksheets/sheet1.xml", buf_view(&sheet)},
        {"xl/styles.xml", buf_view(&styles)},
        {"xl/strings.xml", buf_view(&strings)},
        {NULL, {NULL, 0}},
    };
    char names[PARTS][NAME_MOST];
    for (size_t i = 0; book->backslashes && parts[i].name; i++) {
        snprintf(names[i], NAME_MOST, "%s", parts[i].name);
        for (char *at = names[i]; *at; at++)
            *at = *at == '/' ? '\\' : *at;
        parts[i].name = names[i];
    }
    packed_make(out, parts);
    buf_clear(&styles);
    buf_clear(&strings);
    buf_clear(&sheet);
}

/* --- what a workbook gives ----------------------------------------------------------- */

static void add_row(struct buf *out, const struct csvin_row *row) {
    static const char letters[] = "EFTS"; /* of marks, from MARK_ERROR on */
    buf_uint(out, row->line);
    buf_text(out, ":");
    for (size_t i = 0; i < row->count; i++) {
        buf_char(out, i > 0 ? '|' : ' ');
        if (row->marks[i]) {
            buf_char(out, letters[row->marks[i] - MARK_ERROR]);
            buf_char(out, ':');
        }
        buf_slice(out, row->cells[i]);
    }
    buf_char(out, '\n');
}

static void add_sheet(struct buf *out, struct book *b, const struct book_sheet *sheet,
                      struct diags *d) {
    struct source text = {.fd = -1};
    struct csvin_row row;
    enum csvin_result result = CSVIN_STOP;
    if (sheet_source(&text, b, sheet, sheet->name, SOURCE_BLOCK, d) == 0) {
        struct csvin *in = csvin_new(&text, '\t', d);
        while ((result = csvin_next(in, &row)) == CSVIN_ROW)
            add_row(out, &row);
        csvin_free(in);
    }
    if (result == CSVIN_END)
        source_report(&text, d);
    source_close(&text);
}

static void add_fault(void *self, const struct diag *fault) {
    struct buf *out = self;
    buf_text(out, diag_kinds[fault->code].code);
    if (fault->args[0]) {
        buf_char(out, ' ');
        diag_shown(out, fault->args[0]);
    }
    buf_char(out, '\n');
}

void packed_rows(struct buf *out, struct slice archive) {
    struct diag_visitor visitor = {.self = out, .fault = add_fault};
    struct source file;
    struct book *list = NULL;
    struct diags d;
    diags_init(&d);
    source_memory(&file, archive, "f.xlsx", 64);
    struct book *b = book_find(&list, &file, &d);
    for (size_t i = 0; b && i < b->sheet_count; i++)
        add_sheet(out, b, &b->sheets[i], &d);
    diag_visit(&d, DIAG_NOTE, &visitor);
    book_free(list);
    source_close(&file);
    diags_clear(&d);
}
