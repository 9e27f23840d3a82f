/* The rows of the line listing, made line by line. */
#ifndef VIEW_ALLOCATE_LISTING_ROWS_H
#define VIEW_ALLOCATE_LISTING_ROWS_H

#include "view/allocate/allocate.h"
#include "view/allocate/closed_cells.h"

/* What the listing is for. Readers and JSON get a share as one text, CSV as two numbers,
   because a spreadsheet reads 1/3 as the first of March. */
enum listing_shape { SHAPE_READERS, SHAPE_JSON, SHAPE_CSV };

/* What the rows are made from. */
struct listing {
    const struct allocation *a;    /* borrowed */
    const struct allocate_view *v; /* borrowed */
    enum listing_shape shape;
    const struct figure_style *style; /* of exact values and calculations */
};

enum { LISTING_COLUMNS = 30, LISTING_KEPT = 64 };

/* Makes the rows of lines; each thread has one of these. */
struct listing_rows {
    const struct listing *listing; /* borrowed */
    struct row_sink *sink;         /* borrowed */
    enum amount_part part_count;   /* 1, or AMOUNT_PARTS with VAT */
    struct line_parts
        parts[AMOUNT_PARTS]; /* owned arrays: what each bears of the current line */
    struct buf period, line, share, denominator; /* texts of the current cells */
    struct buf exact[AMOUNT_PARTS];              /* texts, if the divider has no unit */
    struct buf product, tail;   /* the text of the one cell; cells behind the amounts */
    struct closed_cells closed; /* of a closed file */
    struct kept_group *kept;    /* owned: LISTING_KEPT of them, by number of the group */
    struct known_kind *kinds;   /* owned: as many, by number of the kind */
};

void listing_rows_init(struct listing_rows *r, const struct listing *l,
                       struct row_sink *sink);
void listing_rows_clear(struct listing_rows *r);

/* Fills in the columns of a listing; returns their number. */
size_t listing_columns(struct column columns[LISTING_COLUMNS], const struct listing *l);

/* Pushes the rows of a line, which the allocation received as number `ordinal`; its name
   is in `line->line`. One row for each municipality, in their order; own costs have one
   row, for the municipality that bears them. Returns what the sink returned, and stops
   when that is not 0. */
int listing_rows_push(struct listing_rows *r, const struct cost_line *line,
                      uint64_t ordinal);

#endif
