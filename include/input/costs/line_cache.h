/* Line cache: cost lines by the cells that decide their period, category, key, ...

   These are a few cells of a row, the same texts of which come back in millions of rows.
   Each column has a number for every text that it was seen with (value_table.h). Texts that
   stand for the same, such as dates in one quarter and accounts of one rule, have one
   number, so that a million different combinations of date and account are as few as those
   of quarter and rule. When a row was read in full (cost_lines.c) without a fault, its line
   is kept under the combination of these numbers. A later row of known texts and the same
   numbers gives the same line, apart from what is its own: number, description, amounts and
   place. Nothing is decided here.

   Memory is bounded: where a column has more texts, or a file more combinations, than
   VALUE_TABLE_MOST, rows with further ones are read in full, each at about four times the
   cost. */
#ifndef INPUT_COSTS_LINE_CACHE_H
#define INPUT_COSTS_LINE_CACHE_H

#include "input/costs/value_table.h"
#include "input/csv/row_view.h"
#include "model/budget.h"

struct cost_file;

enum { LINE_CACHE_COLUMNS = 11 };

struct cached_column {
    size_t cell;
    int field, memo;          /* see line_cache.c */
    struct value_table texts; /* their numbers */
    struct value_table
        pairs; /* the number of all columns before with that of a text here:
                                 for the next column, or of a line in the last */
};

/* The units of a tariff, once they were counted. */
struct counted_units {
    bool known;
    struct decimal units;
};

struct cached_line {
    struct cost_line line; /* what is a line's own is that of the row found last */
    bool left_out;         /* its account is not to be counted */
    bool bare;             /* it names neither category nor account */
    struct counted_units units;
};

struct line_cache {
    struct cached_column columns[LINE_CACHE_COLUMNS];
    size_t column_count;
    struct cached_line *lines; /* owned: by number, from 1 */
    size_t count, room;
    struct arena arena; /* owned: texts of lines */

    /* The row that was sought last and not found. */
    struct value missed[LINE_CACHE_COLUMNS]; /* borrowed: until the row behind is read */
    uint64_t missed_line;                    /* 0 = there is none */
};

/* Prepares for the rows of a file whose header was read. */
void line_cache_init(struct cost_file *f);
void line_cache_clear(struct cost_file *f);

/* Remembers the viewed row, which is on physical line `line` and was not found, so that it
   can be added. */
void line_cache_miss(struct line_cache *cache, const struct row_view *v, uint64_t line);

/* Adds the line of the current row, which was read in full without a fault, if it was
   missed. `left_out` = it is not to be counted. */
void line_cache_add(struct cost_file *f, const struct cost_line *line, bool left_out);

/* The number of the viewed row's text in a column; 0 when it is new. */
static inline uint32_t line_cache_text(const struct cached_column *c,
                                       const struct row_view *v) {
    struct value value = value_of_text(row_view_cell(v, c->cell));
    return value_table_find(&c->texts, &value);
}

/* The same for that text with the number of all columns before. */
static inline uint32_t line_cache_pair(const struct cached_column *c, uint32_t before,
                                       uint32_t text) {
    struct value pair = value_of_pair(before, text);
    return value_table_find(&c->pairs, &pair);
}

/* The line of the viewed row, or NULL. Borrowed until another is added. */
static inline struct cached_line *line_cache_find(struct line_cache *cache,
                                                  const struct row_view *v) {
    const struct cached_column *c = cache->columns, *end = c + cache->column_count;
    uint32_t number = line_cache_text(c, v);
    if (cache->column_count == 1)
        number = line_cache_pair(c, 0, number);
    for (c++; c < end && number != 0; c++)
        number = line_cache_pair(c, number, line_cache_text(c, v));
    return number == 0 ? NULL : &cache->lines[number - 1];
}

#endif
