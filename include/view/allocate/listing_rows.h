/* The rows of the line listing: those of one line after the other. */
#ifndef VIEW_ALLOCATE_LISTING_ROWS_H
#define VIEW_ALLOCATE_LISTING_ROWS_H

#include "view/allocate/allocate.h"

/* For whom the listing is. Readers and JSON see a share as one text, CSV as two numbers,
   because a spreadsheet takes 1/3 for the first of March. */
enum listing_shape { SHAPE_READERS, SHAPE_JSON, SHAPE_CSV };

/* What the rows are made from. */
struct listing {
    const struct allocation *a;    /* borrowed */
    const struct allocate_view *v; /* borrowed */
    enum listing_shape shape;
    const struct figure_style *style; /* of the exact values */
};

enum { LISTING_COLUMNS = 12, LISTING_KEPT = 64 };

/* Makes the rows of lines: one for each thread. */
struct listing_rows {
    const struct listing *listing; /* borrowed */
    struct row_sink *sink;         /* borrowed */
    enum amount_part part_count;   /* 1, or AMOUNT_PARTS with VAT */
    struct line_parts
        parts[AMOUNT_PARTS]; /* owned arrays: what is borne of the line at hand */
    struct buf period, line, share, denominator; /* texts of cells at hand */
    struct buf exact[AMOUNT_PARTS];              /* where the group's divider has none */
    struct kept_group *kept;  /* owned: LISTING_KEPT of them, by number of the group */
    struct known_kind *kinds; /* owned: as many, by number of the kind */
};

void listing_rows_init(struct listing_rows *r, const struct listing *l,
                       struct row_sink *sink);
void listing_rows_clear(struct listing_rows *r);

/* Fills in the columns of a listing; returns how many they are. */
size_t listing_columns(struct column columns[LISTING_COLUMNS], enum listing_shape shape,
                       bool vat);

/* Pushes the rows of the line that the allocation took in as number `ordinal`, whose
   name is in `line->line`: one for each municipality, in that order, or of own costs
   for the one that bears them. Returns what the sink returned, and stops when that is
   not 0. */
int listing_rows_push(struct listing_rows *r, const struct cost_line *line,
                      uint64_t ordinal);

#endif
