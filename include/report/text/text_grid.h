/* A table as lanes on a page: how wide each must be, how they fit, how they print. */
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
    struct buf text;       /* owned: the cell at hand */
    struct slice left;     /* what is not printed of it yet */
    unsigned wait;         /* lines to pass before it is printed */
};

/* All lanes of a table. */
struct grid {
    const struct page *page;
    const struct table *table;
    struct lane *lanes; /* owned */
    size_t count;
    size_t first, end; /* lanes of the block at hand, besides lane 0 */
    unsigned gap;
    struct buf line; /* owned */
    enum row_kind previous;
    bool begun; /* a row was printed */
};

/* Measures all cells of a table (borrowed). -1 when its source failed. In either case the
   caller releases with grid_clear. */
int grid_start(struct grid *g, const struct page *page, const struct table *t)
    __attribute__((warn_unused_result));
void grid_clear(struct grid *g);

/* Whether the lanes fit the page side by side: with headings on one line; on more lines;
   and last with narrow gaps. They have their widths then. */
bool grid_fits(struct grid *g);

/* The same with cells of words on more lines, the widest first. */
bool grid_fits_narrowed(struct grid *g);

/* Prints the lanes side by side, with the widths chosen. -1 when the source or
   the sink failed. */
int grid_print(struct grid *g) __attribute__((warn_unused_result));

/* Prints them however wide that is. */
int grid_print_wide(struct grid *g) __attribute__((warn_unused_result));

/* Prints as many lanes at a time as fit beside the first, which every block repeats. */
int grid_print_blocks(struct grid *g) __attribute__((warn_unused_result));

#endif
