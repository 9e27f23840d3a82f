/* A table as lanes on a page: their widths, whether they fit, and how to print them. */
#ifndef REPORT_TEXT_TEXT_GRID_H
#define REPORT_TEXT_TEXT_GRID_H

#include "report/text/text.h"

/* A column as it is printed. */
struct lane {
    size_t column;         /* of the table */
    struct buf heading;    /* owned: clean text */
    unsigned heading_word; /* widest piece of the heading that stays whole */
    unsigned cells;        /* widest cell */
    unsigned width;        /* as chosen */
    struct buf text;       /* owned: the cell of the current row */
    struct slice left;     /* what is not yet printed of it */
    unsigned wait;         /* lines to pass before it is printed */
};

/* All lanes of a table. */
struct grid {
    const struct text_page *page;
    const struct table *table;
    struct lane *lanes; /* owned */
    size_t count;
    size_t first, end; /* lanes of the current block, besides lane 0 */
    unsigned gap;
    struct buf line; /* owned */
    enum row_kind previous;
    bool begun; /* a row was printed */
};

/* Measures all cells of a table (borrowed). -1 when its source failed. The caller
   releases with grid_clear in either case. */
int grid_start(struct grid *g, const struct text_page *page, const struct table *t)
    __attribute__((warn_unused_result));
void grid_clear(struct grid *g);

/* Chooses widths with which the lanes fit the page side by side: with headings on one
   line, or else on more lines, or else with narrow gaps. False when they do not fit. */
bool grid_fits(struct grid *g);

/* The same with cells of text on more lines, the widest first. */
bool grid_fits_narrowed(struct grid *g);

/* Prints the lanes side by side, with the widths chosen. -1 when the source or
   the sink failed. */
int grid_print(struct grid *g) __attribute__((warn_unused_result));

/* Prints the lanes side by side, even if they are too wide for the page. */
int grid_print_wide(struct grid *g) __attribute__((warn_unused_result));

/* Prints the lanes in blocks, each with as many as fit beside the first lane, which is
   repeated. */
int grid_print_blocks(struct grid *g) __attribute__((warn_unused_result));

#endif
