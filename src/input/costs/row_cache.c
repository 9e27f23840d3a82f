#include "input/costs/row_cache.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/table/amounts.h"
#include "input/costs/costs.h"
#include "input/csv/scan.h"

/* The columns that say what line it is, in every way in which that can be said. */
static const enum cost_field fields[TUPLE_TEXTS] = {
    COST_PERIOD,     COST_DATE,    COST_CATEGORY,     COST_ACCOUNT,
    COST_KEY_PERIOD, COST_KEY,     COST_MUNICIPALITY, COST_INCURRED,
    COST_YEAR,       COST_QUARTER, COST_MONTH,
};

/* --- the room ---------------------------------------------------------------------- */

/* The cell of a field; one that no row has when the file has no such column. */
static size_t column_of(const struct cost_file *f, int field) {
    return reader_has(&f->reader, field) ? (size_t)f->reader.columns.cell_of[field]
                                         : SIZE_MAX;
}

/* Whether a cell belongs to the combination. */
static bool belongs(const struct cost_file *f, size_t cell) {
    for (size_t i = 0; i < TUPLE_TEXTS; i++)
        if (column_of(f, (int)fields[i]) == cell)
            return true;
    return false;
}

static void add_cell(struct row_cache *known, size_t cell) {
    size_t count = known->span_count;
    if (count > 0 && known->spans[count - 1].last + 1 == cell)
        known->spans[count - 1].last = cell;
    else
        known->spans[known->span_count++] = (struct cell_range){cell, cell};
}

void row_cache_init(struct cost_file *f) {
    struct row_cache *known = &f->row_cache;
    *known = (struct row_cache){0};
    /* Amounts with a side, and rows that are compared with each other or may fill a
       column that is nearly known, are read in full; so is everything where libcsv
       reads, the reference. */
    if (f->style != STYLE_AMOUNT || f->amount != COST_AMOUNT || f->run->repeats ||
        f->run->copy || f->reader.columns.slips_empty > 0 || !scan_choose())
        return;
    for (size_t cell = 0; cell < f->reader.columns.width; cell++)
        if (belongs(f, cell))
            add_cell(known, cell);
    known->amount = column_of(f, COST_AMOUNT);
    known->vat = column_of(f, COST_VAT);
    known->line = column_of(f, COST_LINE);
    known->description = column_of(f, COST_DESCRIPTION);
    known->texts = !f->run->sink->no_texts;
    if (known->texts)
        known->unquoted = mem_alloc(SCAN_WINDOW);
    tuple_table_init(&known->known, known->span_count);
}

void row_cache_clear(struct cost_file *f) {
    f->run->kinds += (uint32_t)f->row_cache.known.count;
    tuple_table_clear(&f->row_cache.known);
    free(f->row_cache.unquoted);
    free(f->row_cache.lines);
    f->row_cache = (struct row_cache){0};
}

/* --- what is a line's own ------------------------------------------------------------ */

bool row_cache_amount(const struct cost_file *f, struct slice text, money *cents) {
    struct amount amount;
    if (!amount_read_fast(text, f->reader.decimal_mark, &amount))
        return false;
    *cents = amount.cents;
    return amount.grouping == GROUPING_SHORT || f->groups.unmarked.text[0];
}

/* --- the current row --------------------------------------------------------------- */

enum { LONGEST = 64 /* bytes of a cell that is written */ };

/* Room for a combination as a plain row would write it. */
typedef char writing[TUPLE_TEXTS * (LONGEST + 1) + TUPLE_PADDING];

static inline struct slice cell_at(const struct csvin_row *row, size_t cell) {
    return cell < row->count ? row->cells[cell] : (struct slice){"", 0};
}

/* Writes a span of the current row. NULL when a plain row cannot say it like that. */
static char *write_span(const struct reader *s, struct cell_range span, char *to) {
    for (size_t cell = span.first; cell <= span.last; cell++) {
        struct slice text = cell_at(&s->row, cell);
        if (text.len > LONGEST || slice_has(text, '"') || slice_has(text, s->delimiter))
            return NULL;
        if (cell > span.first)
            *to++ = s->delimiter;
        if (text.len > 0)
            memcpy(to, text.at, text.len);
        to += text.len;
    }
    return to;
}

/* Writes the combination of the current row. */
static bool write_spans(const struct cost_file *f, writing room,
                        struct slice texts[TUPLE_TEXTS]) {
    char *at = room;
    for (size_t i = 0; i < f->row_cache.span_count; i++) {
        char *end = write_span(&f->reader, f->row_cache.spans[i], at);
        if (!end)
            return false;
        texts[i] = (struct slice){at, (size_t)(end - at)};
        at = end;
    }
    memset(at, 0, TUPLE_PADDING);
    return true;
}

static void know(const struct row_cache *known, const struct slice *texts,
                 struct tuple_text *spans) {
    for (size_t i = 0; i < known->span_count; i++)
        spans[i] = tuple_text(texts[i]);
}

/* Reads what is the row's own. False when it is not usual. */
static bool read_row(const struct cost_file *f, struct cost_line *line) {
    const struct csvin_row *row = &f->reader.row;
    const struct row_cache *known = &f->row_cache;
    line->line = reader_text(cell_at(row, known->line));
    line->description = reader_text(cell_at(row, known->description));
    line->place.line = row->line;
    struct slice vat = cell_at(row, known->vat);
    line->amount[AMOUNT_VAT] = 0;
    return row_cache_amount(f, cell_at(row, known->amount), &line->amount[AMOUNT_NET]) &&
           (vat.len == 0 || row_cache_amount(f, vat, &line->amount[AMOUNT_VAT])) &&
           total_words(line->line) == TOTAL_NOT;
}

const struct cost_line *row_cache_find(struct cost_file *f) {
    const struct reader *s = &f->reader;
    struct row_cache *known = &f->row_cache;
    struct slice texts[TUPLE_TEXTS];
    struct tuple_text spans[TUPLE_TEXTS];
    writing room;
    if (known->span_count == 0 || s->row.width > s->columns.width ||
        s->row.total < s->columns.width || known->asked_line == s->row.line ||
        !write_spans(f, room, texts))
        return NULL;
    know(known, texts, spans);
    uint32_t slot = tuple_table_find(&known->known, spans);
    struct cost_line *line = slot == 0 ? NULL : &known->lines[slot - 1];
    if (!line || !read_row(f, line))
        return NULL;
    cost_facts_line(&f->facts, line);
    if (known->vat != SIZE_MAX)
        cost_facts_rate(&f->facts, line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT],
                        line->place.line);
    f->facts.thousands.proved = f->facts.parted.other = true; /* by its two decimals */
    return line;
}

static struct slice kept(struct arena *arena, struct slice text) {
    return (struct slice){arena_text(arena, text), text.len};
}

/* The combination of the current row: as it stands there when it was glanced at. */
static bool combination(const struct cost_file *f, writing room,
                        struct tuple_text spans[TUPLE_TEXTS]) {
    const struct row_cache *known = &f->row_cache;
    struct slice texts[TUPLE_TEXTS];
    bool glanced = known->asked_line == f->reader.row.line;
    if (!glanced && !write_spans(f, room, texts))
        return false;
    know(known, glanced ? known->asked : texts, spans);
    return true;
}

void row_cache_add(struct cost_file *f, const struct cost_line *line) {
    struct row_cache *known = &f->row_cache;
    struct tuple_text spans[TUPLE_TEXTS];
    writing room;
    if (known->span_count == 0 || !combination(f, room, spans) ||
        tuple_table_find(&known->known, spans) != 0)
        return; /* what was not usual is the row's own */
    uint32_t number = tuple_table_add(&known->known, spans);
    if (number == 0)
        return;
    known->lines = mem_room(known->lines, number - 1, &known->room, sizeof *known->lines);
    struct cost_line *new = &known->lines[number - 1];
    *new = *line;
    new->kind = f->run->kinds + number;
    new->category_text = kept(&known->known.arena, line->category_text);
    new->line = new->description = (struct slice){"", 0};
}
