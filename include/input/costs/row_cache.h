/* Familiar rows: those that say of their line what a row before said too.

   Which period, category, key and municipality a cost line has is said by a few of
   its cells, and in millions of rows the same few combinations come back. So when a
   row has been read in full (cost_lines.c) and nothing was wrong with it, the line
   that it gave is remembered by the text of those cells. A later row with the same
   cells gives the same line, apart from what is its own: number, description,
   amount, VAT and place. Whatever is out of the ordinary is left to be read in full;
   nothing is ever decided here. */
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
    struct cell_range spans[TUPLE_TEXTS];  /* the cells that say what line it is */
    size_t span_count;                     /* 0 = every row is read in full */
    size_t amount, vat, line, description; /* the cells of a line's own */
    bool texts;                            /* somebody wants these last two */
    char *unquoted;                        /* owned: a description with quotes */
    struct tuple_table known;              /* of the texts of spans */
    struct cost_line *lines; /* owned: of each combination; its own part is that of
                                the row that was found last */
    size_t room;

    /* The combination that was glanced at last, when it is not row_cache. */
    struct slice asked[TUPLE_TEXTS]; /* borrowed: until the row behind is read */
    uint64_t asked_line;             /* of its row; 0 = there is none */
};

/* Makes ready for the rows of a file whose header was read. */
void row_cache_init(struct cost_file *f);
void row_cache_clear(struct cost_file *f);

/* Reads an amount as the file writes them. False when it is for the full reading to say
   what it is, or how it shows its thousands. */
bool row_cache_amount(const struct cost_file *f, struct slice text, money *cents);

/* Pushes the lines of the rows that come next, as many as are row_cache,
   written in the usual way and of a plain kind, into the run's sink. -1
   when the sink stopped it. */
int row_cache_lines(struct cost_file *f) __attribute__((warn_unused_result));

/* The line of the current row, which reader_advance found, when it is row_cache and
   written in the usual way, or NULL. Borrowed until the next row. */
const struct cost_line *row_cache_find(struct cost_file *f);

/* Remembers the line that the current row gave when it was read
   in full without a fault. */
void row_cache_add(struct cost_file *f, const struct cost_line *line);

#endif
