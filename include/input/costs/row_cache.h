/* Row cache: cost lines by the cells that decide their period, category, key, ...

   These are a few cells of a row, and in millions of rows the same few tuples of them
   come back. When a row was read in full (cost_lines.c) without a fault, its line is kept
   under the tuple of these cells. A later row with the same tuple gives the same line,
   apart from what is its own: number, description, amount, VAT and place. Any row that is
   unusual is left to be read in full; nothing is decided here. */
#ifndef INPUT_COSTS_ROW_CACHE_H
#define INPUT_COSTS_ROW_CACHE_H

#include "input/costs/tuple_table.h"
#include "input/csv/csvin.h"
#include "model/budget.h"

struct cost_file;

/* Cells of a row that stand side by side. */
struct cell_range {
    size_t first, last;
};

struct row_cache {
    struct cell_range ranges[TUPLE_TEXTS]; /* the cells of a tuple; one text for each */
    size_t range_count;                    /* 0 = every row is read in full */
    size_t amount, vat, line, description; /* the cells that are a line's own */
    bool texts;                            /* the sink wants number and description */
    char *unquoted;                        /* owned: a description with quotes */
    struct tuple_table tuples;
    struct cost_line *lines; /* owned: by tuple; what is a line's own is that of the row
                                that was found last */
    size_t room;

    /* The last tuple that was sought in a view and not found. */
    struct slice missed[TUPLE_TEXTS]; /* borrowed: until the row behind is read */
    uint64_t missed_line;             /* of its row; 0 = there is none */
};

/* Prepares for the rows of a file whose header was read. */
void row_cache_init(struct cost_file *f);
void row_cache_clear(struct cost_file *f);

/* Reads an amount. False when the row must be read in full: for a fault, or when the amount
   says something new of how the file writes its amounts. */
bool row_cache_amount(const struct cost_file *f, struct slice text, money *cents);

/* Pushes the lines of the next rows into the run's sink, as long as they can be viewed,
   their tuples are known and their other cells are in the plain form. -1 when the sink
   stopped it. */
int row_cache_lines(struct cost_file *f) __attribute__((warn_unused_result));

/* The line of the row that reader_advance read, if its tuple is known and its other cells
   are in the plain form, or NULL. Borrowed until the next row. */
const struct cost_line *row_cache_find(struct cost_file *f);

/* Adds the line of the current row, which was read in full without a fault. */
void row_cache_add(struct cost_file *f, const struct cost_line *line);

#endif
