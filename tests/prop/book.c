#include "book.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/letters.h"
#include "base/mem.h"
#include "report/screen.h"
#include "report/writer.h"

/* --- the report -------------------------------------------------------------------- */

static int push_row(void *self, struct row_sink *sink) {
    return sink->row(sink->self, ROW_BODY, self);
}

static void add_table(struct report *r, const char *text, bool by_rows) {
    const struct column columns[] = {
        {.id = "a", .csv_name = text, .title = text, .sum_first = -1, .sum_last = -1},
        {.id = "b",
         .csv_name = text,
         .title = text,
         .sum_first = -1,
         .sum_last = -1,
         .figure = true}};
    const struct cell cells[] = {cell_string(text), cell_money(-150)};
    struct table *t = report_add_table(r, "t", FOR_READERS, columns, 2);
    t->sheet_name = t->title = t->note = text;
    t->chart = CHART_DIVERGING;
    t->chart_first = t->chart_last = 1;
    if (by_rows) {
        t->source = (struct row_source){arena_take(&r->arena, sizeof cells), push_row};
        memcpy(t->source.self, cells, sizeof cells);
    } else {
        table_add_row(t, ROW_BODY, cells);
    }
}

static struct report *make_report(const char *const *texts, size_t count, bool by_rows) {
    struct report *r = report_new("allocation", texts[0], LANG_EN);
    r->version = r->currency = texts[0];
    for (size_t i = 0; i < count; i++) {
        report_add_fact(r, "f", texts[i], cell_string(texts[i]));
        report_add_remark(r, texts[i]);
        report_add_warning(
            r, (struct report_warning){
                   .file = texts[i], .line = 1, .code = "c", .message = texts[i]});
        add_table(r, texts[i], by_rows);
    }
    return r;
}

static int keep(void *self, const void *bytes, size_t len) {
    buf_add(self, bytes, len);
    return 0;
}

static bool write_book(const struct report *r, struct buf *bytes) {
    struct diags diags;
    diags_init(&diags);
    struct byte_sink sink = {bytes, keep};
    bool written =
        write_xlsx(r, NULL, &sink, &diags) == 0 && diag_total(&diags, DIAG_FAILURE) == 0;
    diags_clear(&diags);
    return written;
}

/* --- what Excel reads -------------------------------------------------------------- */

struct reading {
    const char *trouble; /* a literal, or NULL */
    struct buf text;     /* of the element at hand */
    char **words;        /* owned: of cells, each owned */
    size_t word_count, word_room;
    char **names; /* owned: of sheets, each owned */
    size_t name_count, name_room;
};

static void keep_text(char ***list, size_t *count, size_t *room, struct slice text) {
    *list = mem_room(*list, *count, room, sizeof **list);
    (*list)[(*count)++] = mem_copy(text.len ? text.at : "", text.len);
}

/* Excel's own codes, read from the left; just those of characters below 128. */
static void decode(struct buf *out, struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        char code[5] = {0}, *end = code;
        if (text.len - i >= 7 && text.at[i] == '_' && (text.at[i + 1] | 32) == 'x' &&
            text.at[i + 6] == '_')
            memcpy(code, text.at + i + 2, 4);
        for (size_t k = 0; code[k]; k++)
            if (!strchr("0123456789abcdefABCDEF", code[k]))
                code[0] = '\0';
        long point = code[0] ? strtol(code, &end, 16) : 0;
        buf_char(out, code[0] ? (char)point : text.at[i]);
        i += code[0] ? 6 : 0;
    }
}

static void check_name(struct reading *r, const char *name) {
    struct slice text = slice_of(name);
    if (text.len == 0 || screen_units(text) > 31)
        r->trouble = "a sheet's name is too short or too long";
    if (strpbrk(name, "[]:*?/\\") || name[0] == '\'' || name[text.len - 1] == '\'')
        r->trouble = "a sheet's name has a sign it may not have";
    if (letters_same(text, slice_of("history")))
        r->trouble = "a sheet has Excel's own name";
    for (size_t i = 0; i < r->name_count; i++)
        if (letters_same(text, slice_of(r->names[i])))
            r->trouble = "two sheets have one name";
    keep_text(&r->names, &r->name_count, &r->name_room, text);
}

static void on_start(void *self, const char *name, const char **attributes) {
    struct reading *r = self;
    buf_reset(&r->text);
    for (size_t i = 0; strcmp(name, "sheet") == 0 && attributes[i]; i += 2)
        if (strcmp(attributes[i], "name") == 0)
            check_name(r, attributes[i + 1]);
}

static void on_text(void *self, const char *bytes, int len) {
    struct reading *r = self;
    buf_add(&r->text, bytes, (size_t)len);
}

/* Two ampersands are one; one, but for that of its place and of a font, is a fault. */
static void check_heading(struct reading *r) {
    const char *at = buf_str(&r->text);
    if (screen_units(buf_view(&r->text)) > 255)
        r->trouble = "a heading is too long";
    if (strstr(at, "&G") || strstr(at, "&g") || strncmp(at, "&L", 2) != 0)
        r->trouble = "a heading has a picture";
    for (at += 2; (at = strchr(at, '&')); at += 2)
        if (at[1] != '&' && at[1] != '"')
            r->trouble = "a heading has an instruction";
}

static void on_end(void *self, const char *name) {
    struct reading *r = self;
    struct buf decoded = {0};
    if (strcmp(name, "t") == 0) {
        decode(&decoded, buf_view(&r->text));
        keep_text(&r->words, &r->word_count, &r->word_room, buf_view(&decoded));
    }
    if (strcmp(name, "oddHeader") == 0)
        check_heading(r);
    buf_clear(&decoded);
}

static void read_xml(struct reading *r, struct slice xml) {
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, r);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    if (XML_Parse(parser, xml.at, (int)xml.len, 1) != XML_STATUS_OK)
        r->trouble = "a part is no XML";
    XML_ParserFree(parser);
}

/* --- the parts of a ZIP file --------------------------------------------------------- */

static size_t number_at(const char *at, size_t bytes) {
    size_t number = 0;
    while (bytes-- > 0)
        number = number << 8 | (unsigned char)at[bytes];
    return number;
}

/* Unpacks a part, of which `entry` is in the directory, and reads it. */
static void read_part(struct reading *r, const struct buf *zip, const char *entry) {
    const char *local = zip->at + number_at(entry + 42, 4);
    size_t packed = number_at(entry + 20, 4), len = number_at(entry + 24, 4);
    char *xml = mem_alloc(len + 1);
    z_stream z = {0};
    z.next_in = (Bytef *)(uintptr_t)(local + 30 + number_at(local + 26, 2) +
                                     number_at(local + 28, 2));
    z.avail_in = (uInt)packed;
    z.next_out = (Bytef *)xml;
    z.avail_out = (uInt)len;
    if (inflateInit2(&z, -MAX_WBITS) != Z_OK || inflate(&z, Z_FINISH) != Z_STREAM_END ||
        z.total_out != len)
        r->trouble = "a part cannot be unpacked";
    else
        read_xml(r, (struct slice){xml, len});
    inflateEnd(&z);
    free(xml);
}

static void read_book(struct reading *r, const struct buf *zip) {
    enum { END = 22, ENTRY = 46 };
    const char *end = zip->len >= END ? zip->at + zip->len - END : NULL;
    if (!end || memcmp(end, "PK\5\6", 4) != 0) {
        r->trouble = "it is no ZIP file";
        return;
    }
    const char *entry = zip->at + number_at(end + 16, 4);
    for (size_t i = number_at(end + 10, 2); i > 0; i--) {
        read_part(r, zip, entry);
        entry += ENTRY + number_at(entry + 28, 2) + number_at(entry + 30, 2) +
                 number_at(entry + 32, 2);
    }
}

/* --- all of it --------------------------------------------------------------------- */

static void free_texts(char **texts, size_t count) {
    for (size_t i = 0; i < count; i++)
        free(texts[i]);
    free(texts);
}

/* Whether a cell holds the text as it is shown, or as much as fits. */
static bool holds(const struct reading *r, const char *text) {
    struct buf shown = {0};
    screen_clean(&shown, slice_of(text));
    bool found = shown.len == 0;
    for (size_t i = 0; i < r->word_count && !found; i++) {
        size_t len = strlen(r->words[i]);
        found = (len == shown.len || (len > 4000 && len < shown.len)) &&
                memcmp(r->words[i], shown.at, len) == 0;
    }
    buf_clear(&shown);
    return found;
}

/* The sheets that there should be: the first, "Report", and one for each other name; a table
   whose rows come from a source has one of its own. */
static size_t sheets_wanted(const char *const *texts, size_t count, bool by_rows) {
    size_t sheets = 1;
    for (size_t i = 0; i < count; i++) {
        bool begun = !by_rows && strcmp(texts[i], "Report") == 0;
        for (size_t j = 0; j < i && !by_rows; j++)
            begun = begun || strcmp(texts[i], texts[j]) == 0;
        sheets += !begun;
    }
    return sheets;
}

const char *book_trouble(const char *const *texts, size_t count, bool by_rows) {
    struct report *r = make_report(texts, count, by_rows);
    struct reading reading = {0};
    struct buf bytes = {0};
    if (!write_book(r, &bytes))
        reading.trouble = "it cannot be written";
    else
        read_book(&reading, &bytes);
    if (!reading.trouble && reading.name_count != sheets_wanted(texts, count, by_rows))
        reading.trouble = "a sheet is missing";
    for (size_t i = 0; i < count && !reading.trouble; i++)
        if (!holds(&reading, texts[i]))
            reading.trouble = "a text is missing, or another";
    free_texts(reading.words, reading.word_count);
    free_texts(reading.names, reading.name_count);
    buf_clear(&reading.text);
    buf_clear(&bytes);
    report_free(r);
    return reading.trouble;
}
