#include "input/workbook/sheet.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "input/csv/scan.h"
#include "input/workbook/plain_row.h"
#include "input/workbook/total_formula.h"

enum { SHARED_MOST = 1 << 24 /* formulas that are written once for several cells */ };

/* What the text of an element is. */
enum text_of { TEXT_NONE, TEXT_VALUE, TEXT_INLINE, TEXT_FORMULA };

struct sheet {
    struct book *book;              /* borrowed */
    const struct book_sheet *sheet; /* borrowed */
    const char *shown;              /* borrowed */
    struct xml *xml;                /* owned; NULL = not begun, or ended */
    struct row_text rows;
    size_t given; /* bytes of their text that were given */
    bool ended, begun;
    bool filtered;
    bool in_cell;
    struct sheet_cell cell; /* that is read */
    uint64_t shares;        /* the number of its formula, or UINT64_MAX */
    enum text_of reading;
    bool in_text; /* of the cell */
    unsigned phonetic;
    struct buf value, formula; /* owned: of the cell */
    bool *totals;              /* owned: by number of a shared formula: it is a total */
    size_t totals_count;
    struct plain_row *plain; /* owned; NULL = no row is plain */
};

static bool is(const char *name, const char *other) {
    return strcmp(name, other) == 0;
}

static uint64_t number_of(const char *text, uint64_t absent) {
    uint64_t number = 0;
    if (!text)
        return absent;
    for (; *text >= '0' && *text <= '9' && number < UINT32_MAX; text++)
        number = number * 10 + (uint64_t)(*text - '0');
    return *text ? UINT32_MAX : number;
}

/* --- rows and cells ------------------------------------------------------------------ */

static void begin_row(struct sheet *s, const char **attributes) {
    uint64_t row = number_of(xml_attribute(attributes, "r"), s->rows.row + 1);
    if (!row_text_begin(&s->rows, row, xml_is_true(xml_attribute(attributes, "hidden"))))
        xml_refuse(s->xml, DIAG_WORD("its rows are not in order"));
}

/* The kind of a cell whose type has this name, as in struct sheet_cell; '\0' = unknown. */
static char type_of(const char *name) {
    static const struct {
        const char *name;
        char type;
    } types[] = {{"n", 'n'},         {"s", 's'}, {"str", 'f'}, {"b", 'b'},
                 {"inlineStr", 'i'}, {"e", 'e'}, {"d", 'd'}};
    for (size_t i = 0; name && i < sizeof types / sizeof types[0]; i++)
        if (is(name, types[i].name))
            return types[i].type;
    return name ? '\0' : 'n';
}

static void begin_cell(struct sheet *s, const char **attributes) {
    struct slice at = slice_of(xml_attribute(attributes, "r"));
    uint32_t column = at.len > 0 ? column_take(&at) : s->rows.column + 1;
    if (s->in_cell || !row_text_fits(&s->rows, column) ||
        (at.len > 0 && number_of(at.at, 0) != s->rows.row)) {
        xml_refuse(s->xml, DIAG_WORD("its cells are not in order"));
        return;
    }
    s->cell = (struct sheet_cell){.type = type_of(xml_attribute(attributes, "t")),
                                  .column = column,
                                  .style = number_of(xml_attribute(attributes, "s"), 0)};
    if (!s->cell.type)
        xml_refuse(s->xml, DIAG_WORD("a cell has an unknown type"));
    s->in_cell = true;
    s->in_text = false;
    s->shares = UINT64_MAX;
    buf_reset(&s->value);
    buf_reset(&s->formula);
}

static void end_cell(struct sheet *s) {
    s->in_cell = false;
    s->cell.value = buf_view(&s->value);
    s->cell.formula = buf_view(&s->formula);
    if (!row_text_add(&s->rows, &s->cell))
        xml_refuse(s->xml, DIAG_WORD("a cell refers to a text that is not there"));
}

/* Begins a formula. One that several cells share is written in the first of them. */
static void begin_formula(struct sheet *s, const char **attributes) {
    const char *type = xml_attribute(attributes, "t");
    uint64_t number = number_of(xml_attribute(attributes, "si"), UINT64_MAX);
    s->cell.has_formula = true;
    if (!type || !is(type, "shared") || number >= SHARED_MOST)
        return;
    size_t count = s->totals_count;
    if (number >= count) {
        s->totals_count = (size_t)number * 2 + 1;
        s->totals = mem_grow(s->totals, s->totals_count, sizeof *s->totals);
        memset(s->totals + count, 0, (s->totals_count - count) * sizeof *s->totals);
    }
    s->shares = number;
    s->cell.total = s->totals[number];
}

static void end_formula(struct sheet *s) {
    if (!total_formula(buf_view(&s->formula), s->cell.column, s->rows.row))
        return;
    s->cell.total = true;
    if (s->shares < s->totals_count)
        s->totals[s->shares] = true;
}

/* --- elements ------------------------------------------------------------------------ */

#define TWO_VALUES DIAG_WORD("a cell has two values")

/* Begins what a cell has one of, its value or its text. */
static void begin_value(struct sheet *s, enum text_of reading) {
    if (s->value.len > 0 || s->in_text)
        xml_refuse(s->xml, TWO_VALUES);
    s->in_text = reading == TEXT_NONE;
    s->reading = reading;
}

static void start_in_cell(struct sheet *s, const char *name, const char **attributes) {
    if (is(name, "v"))
        begin_value(s, TEXT_VALUE);
    else if (is(name, "is"))
        begin_value(s, TEXT_NONE);
    else if (is(name, "t") && s->in_text && s->phonetic == 0)
        s->reading = TEXT_INLINE;
    else if (is(name, "rPh"))
        s->phonetic++;
    if (!is(name, "f"))
        return;
    s->reading = TEXT_FORMULA;
    begin_formula(s, attributes);
}

static void on_start(void *self, const char *name, const char **attributes) {
    struct sheet *s = self;
    if (s->reading == TEXT_VALUE)
        xml_refuse(s->xml, TWO_VALUES);
    s->reading = TEXT_NONE;
    if (is(name, "c"))
        begin_cell(s, attributes);
    else if (s->in_cell)
        start_in_cell(s, name, attributes);
    else if (is(name, "row"))
        begin_row(s, attributes);
    else if (is(name, "sheetPr"))
        s->filtered = xml_is_true(xml_attribute(attributes, "filterMode"));
    s->begun = s->begun || is(name, "sheetData");
}

static void on_end(void *self, const char *name) {
    struct sheet *s = self;
    s->reading = TEXT_NONE;
    if (is(name, "c") && s->in_cell)
        end_cell(s);
    else if (is(name, "f") && s->in_cell)
        end_formula(s);
    else if (is(name, "is"))
        s->in_text = false;
    else if (is(name, "rPh") && s->phonetic > 0)
        s->phonetic--;
    else if (is(name, "row") && s->rows.open && !s->in_cell)
        row_text_end(&s->rows);
}

static void on_text(void *self, struct slice text) {
    struct sheet *s = self;
    if (s->reading == TEXT_FORMULA)
        buf_slice(&s->formula, text);
    else if (s->reading != TEXT_NONE)
        buf_slice(&s->value, text);
}

/* --- plain rows ---------------------------------------------------------------------- */

/* Whether a plain row can follow, so that reading it is no fault. Numbers its cells. */
static bool follows(const struct sheet *s, struct plain_row *row) {
    struct slice text;
    uint32_t column = 0;
    if (row->number == 0)
        row->number = s->rows.row + 1;
    if (row->number <= s->rows.row || row->number > SHEET_ROWS)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        struct sheet_cell *cell = &row->cells[i];
        cell->column = cell->column > 0 ? cell->column : column + 1;
        if (cell->column <= column || cell->column > SHEET_COLUMNS ||
            (row->rows[i] > 0 && row->rows[i] != row->number))
            return false;
        column = cell->column;
        if (cell->type == 's' && !row_text_shared(&s->rows, cell->value, &text))
            return false;
    }
    return true;
}

/* Reads the plain rows that a text begins with. Returns its bytes that were read. */
static size_t skim(void *self, struct slice text) {
    struct sheet *s = self;
    struct slice left = text;
    while (s->plain && !s->rows.open) {
        struct slice rest = left;
        if (!plain_row_take(&rest, s->plain) || !follows(s, s->plain))
            break;
        bool fits = row_text_begin(&s->rows, s->plain->number, s->plain->hidden);
        for (size_t i = 0; i < s->plain->count; i++)
            fits = row_text_add(&s->rows, &s->plain->cells[i]) && fits;
        assert(fits);
        row_text_end(&s->rows);
        left = rest;
    }
    return text.len - left.len;
}

/* --- text that is made --------------------------------------------------------------- */

static void sheet_report(void *self, struct diags *d) {
    const struct sheet *s = self;
    struct place at = {.file = s->shown};
    struct buf rows = {0};
    buf_uint(&rows, s->rows.hidden);
    if (s->rows.hidden > 0)
        diag_add(d, at, s->filtered ? DIAG_ROWS_FILTERED : DIAG_ROWS_HIDDEN,
                 buf_str(&rows), NULL);
    if (s->sheet->hidden)
        diag_add(d, at, DIAG_SHEET_HIDDEN, NULL);
    buf_clear(&rows);
}

/* Reads a block of the sheet: 1, 0 at its end, -1 after adding a fault. */
static int read_on(struct sheet *s, struct diags *d) {
    static const struct xml_handlers handlers = {on_start, on_end,        on_text,
                                                 skim,     "<sheetData>", "</row>"};
    const struct book *b = s->book;
    if (!s->xml)
        s->xml = xml_open(b->archive, b->file, s->sheet->part, &handlers, s, d);
    if (!s->xml)
        return -1;
    int got = xml_step(s->xml, d);
    if (got != 0 || s->begun)
        return got;
    return archive_broken(b->file, s->sheet->part, DIAG_WORD("it has no rows of cells"),
                          d);
}

static ssize_t sheet_make(void *self, char *to, size_t len, struct diags *d) {
    struct sheet *s = self;
    struct buf *out = &s->rows.out;
    while (!s->ended && out->len - s->given < len) {
        size_t left = out->len - s->given;
        if (s->given > 0)
            memmove(out->at, out->at + s->given, left);
        out->len = left;
        s->given = 0;
        int got = read_on(s, d);
        s->ended = got <= 0;
        if (got < 0)
            return -1;
    }
    size_t left = out->len - s->given;
    len = left < len ? left : len;
    if (len > 0)
        memcpy(to, out->at + s->given, len);
    s->given += len;
    return (ssize_t)len;
}

static void sheet_rewind(void *self) {
    struct sheet *s = self;
    xml_close(s->xml, true);
    s->xml = NULL;
    struct buf out = s->rows.out;
    buf_reset(&out);
    s->rows = (struct row_text){.book = s->book, .out = out};
    s->given = 0;
    s->ended = s->begun = s->filtered = s->in_cell = false;
    s->phonetic = 0;
    s->totals_count = 0;
    s->reading = TEXT_NONE;
}

static void sheet_close(void *self) {
    struct sheet *s = self;
    xml_close(s->xml, true);
    buf_clear(&s->rows.out);
    buf_clear(&s->value);
    buf_clear(&s->formula);
    free(s->totals);
    free(s->plain);
    free(s);
}

int sheet_source(struct source *source, struct book *b, const struct book_sheet *sheet,
                 const char *shown, size_t block, struct diags *d) {
    static const struct source_maker maker = {sheet_make, sheet_rewind, sheet_report,
                                              sheet_close};
    struct sheet *s = mem_zero(1, sizeof *s);
    s->book = b;
    s->rows.book = b;
    s->sheet = sheet;
    s->shown = shown;
    if (scan_choose())
        s->plain = mem_alloc(sizeof *s->plain);
    source_made(source, &maker, s, shown, block);
    source->was = b->source.was;
    return book_strings(b, d);
}
