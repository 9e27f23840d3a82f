#include "input/costs/row_cache.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/costs/cost_file.h"
#include "input/csv/scan.h"
#include "input/table/amounts.h"

/* The fields of a tuple: all that decide a line's period and assignment. */
static const enum cost_field fields[TUPLE_TEXTS] = {
    COST_PERIOD,     COST_DATE,    COST_CATEGORY,     COST_ACCOUNT,
    COST_KEY_PERIOD, COST_KEY,     COST_MUNICIPALITY, COST_INCURRED,
    COST_YEAR,       COST_QUARTER, COST_MONTH,
};

/* --- start and end ----------------------------------------------------------------- */

/* The cell of a field, or SIZE_MAX, which no row has. */
static size_t column_of(const struct cost_file *f, int field) {
    return reader_has(&f->reader, field) ? (size_t)f->reader.columns.cell_of[field]
                                         : SIZE_MAX;
}

static bool in_tuple(const struct cost_file *f, size_t cell) {
    for (size_t i = 0; i < TUPLE_TEXTS; i++)
        if (column_of(f, (int)fields[i]) == cell)
            return true;
    return false;
}

static void add_cell(struct row_cache *cache, size_t cell) {
    size_t count = cache->range_count;
    if (count > 0 && cache->ranges[count - 1].last + 1 == cell)
        cache->ranges[count - 1].last = cell;
    else
        cache->ranges[cache->range_count++] = (struct cell_range){cell, cell};
}

void row_cache_init(struct cost_file *f) {
    struct row_cache *cache = &f->row_cache;
    *cache = (struct row_cache){0};
    /* Rows are read in full when amounts have a side, when rows are compared with each
       other, when a slip may be filled, and when libcsv, the reference, reads them. */
    if (f->style != STYLE_AMOUNT || f->amount != COST_AMOUNT || f->run->repeats ||
        f->run->digest || f->reader.columns.slips_empty > 0 || !scan_choose())
        return;
    for (size_t cell = 0; cell < f->reader.columns.width; cell++)
        if (in_tuple(f, cell))
            add_cell(cache, cell);
    cache->amount = column_of(f, COST_AMOUNT);
    cache->vat = column_of(f, COST_VAT);
    cache->line = column_of(f, COST_LINE);
    cache->description = column_of(f, COST_DESCRIPTION);
    cache->texts = !f->run->sink->no_texts;
    if (cache->texts)
        cache->unquoted = mem_alloc(SCAN_WINDOW);
    tuple_table_init(&cache->tuples, cache->range_count);
}

void row_cache_clear(struct cost_file *f) {
    f->run->kinds += (uint32_t)f->row_cache.tuples.count;
    tuple_table_clear(&f->row_cache.tuples);
    free(f->row_cache.unquoted);
    free(f->row_cache.lines);
    f->row_cache = (struct row_cache){0};
}

/* --- amounts ----------------------------------------------------------------------- */

bool row_cache_amount(const struct cost_file *f, struct slice text, money *cents) {
    const struct thousands *t = &f->facts.thousands;
    struct amount amount;
    if (amount_read(text, f->reader.decimal_mark, &amount) != NUMBER_OK)
        return false;
    *cents = amount.cents;
    bool known = !amount.marked          ? f->facts.parted.other
                 : amount.like_thousands ? t->first.text[0] != '\0'
                                         : t->proved;
    return known && !grouping_is_new(&f->groups, amount.grouping);
}

/* --- the current row --------------------------------------------------------------- */

enum { LONGEST = 64 /* bytes of a cell */ };

/* Room for the texts of a tuple as they would stand in a plain row. */
typedef char tuple_room[TUPLE_TEXTS * (LONGEST + 1) + TUPLE_PADDING];

static inline struct slice cell_at(const struct csvin_row *row, size_t cell) {
    return cell < row->count ? row->cells[cell] : (struct slice){"", 0};
}

/* Writes the cells of a range. NULL when they cannot stand like that in a plain row. */
static char *write_range(const struct reader *s, struct cell_range range, char *to) {
    for (size_t cell = range.first; cell <= range.last; cell++) {
        struct slice text = cell_at(&s->row, cell);
        if (text.len > LONGEST || slice_has(text, '"') || slice_has(text, s->delimiter))
            return NULL;
        if (cell > range.first)
            *to++ = s->delimiter;
        if (text.len > 0)
            memcpy(to, text.at, text.len);
        to += text.len;
    }
    return to;
}

/* Writes the tuple of the current row. */
static bool write_tuple(const struct cost_file *f, tuple_room room,
                        struct slice texts[TUPLE_TEXTS]) {
    char *at = room;
    for (size_t i = 0; i < f->row_cache.range_count; i++) {
        char *end = write_range(&f->reader, f->row_cache.ranges[i], at);
        if (!end)
            return false;
        texts[i] = (struct slice){at, (size_t)(end - at)};
        at = end;
    }
    memset(at, 0, TUPLE_PADDING);
    return true;
}

static void make_tuple(const struct row_cache *cache, const struct slice *texts,
                       struct tuple_text *tuple) {
    for (size_t i = 0; i < cache->range_count; i++)
        tuple[i] = tuple_text(texts[i]);
}

/* Reads what is the line's own. False when it is not in the plain form. */
static bool read_row(const struct cost_file *f, struct cost_line *line) {
    const struct csvin_row *row = &f->reader.row;
    const struct row_cache *cache = &f->row_cache;
    line->line = reader_text(cell_at(row, cache->line));
    line->description = reader_text(cell_at(row, cache->description));
    line->place.line = row->line;
    struct slice vat = cell_at(row, cache->vat);
    line->amount[AMOUNT_VAT] = 0;
    return row_cache_amount(f, cell_at(row, cache->amount), &line->amount[AMOUNT_NET]) &&
           (vat.len == 0 || row_cache_amount(f, vat, &line->amount[AMOUNT_VAT])) &&
           total_words(line->line) == TOTAL_NOT;
}

const struct cost_line *row_cache_find(struct cost_file *f) {
    const struct reader *s = &f->reader;
    struct row_cache *cache = &f->row_cache;
    struct slice texts[TUPLE_TEXTS];
    struct tuple_text tuple[TUPLE_TEXTS];
    tuple_room room;
    if (cache->range_count == 0 || s->row.width > s->columns.width ||
        s->row.total < s->columns.width || cache->missed_line == s->row.line ||
        !write_tuple(f, room, texts))
        return NULL;
    make_tuple(cache, texts, tuple);
    uint32_t slot = tuple_table_find(&cache->tuples, tuple);
    struct cost_line *line = slot == 0 ? NULL : &cache->lines[slot - 1];
    if (!line || !read_row(f, line))
        return NULL;
    cost_facts_line(&f->facts, line);
    if (cache->vat != SIZE_MAX)
        cost_facts_rate(&f->facts, line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT],
                        line->place.line);
    f->facts.parted.other = true;
    return line;
}

static struct slice kept(struct arena *arena, struct slice text) {
    return (struct slice){arena_text(arena, text), text.len};
}

/* The tuple of the current row: as it stood in the view if it was sought there. */
static bool current_tuple(const struct cost_file *f, tuple_room room,
                          struct tuple_text tuple[TUPLE_TEXTS]) {
    const struct row_cache *cache = &f->row_cache;
    struct slice texts[TUPLE_TEXTS];
    bool viewed = cache->missed_line == f->reader.row.line;
    if (!viewed && !write_tuple(f, room, texts))
        return false;
    make_tuple(cache, viewed ? cache->missed : texts, tuple);
    return true;
}

void row_cache_add(struct cost_file *f, const struct cost_line *line) {
    struct row_cache *cache = &f->row_cache;
    struct tuple_text tuple[TUPLE_TEXTS];
    tuple_room room;
    if (cache->range_count == 0 || !current_tuple(f, room, tuple) ||
        tuple_table_find(&cache->tuples, tuple) != 0)
        return; /* known already: it was read in full for its other cells */
    uint32_t number = tuple_table_add(&cache->tuples, tuple);
    if (number == 0)
        return;
    cache->lines = mem_room(cache->lines, number - 1, &cache->room, sizeof *cache->lines);
    struct cost_line *new = &cache->lines[number - 1];
    *new = *line;
    new->kind = f->run->kinds + number;
    new->category_text = kept(&cache->tuples.arena, line->category_text);
    new->line = new->description = (struct slice){"", 0};
}
