/* The cells by which a closed file is more than a line listing. */
#ifndef VIEW_ALLOCATE_CLOSED_CELLS_H
#define VIEW_ALLOCATE_CLOSED_CELLS_H

#include "model/closed.h"
#include "report/report.h"

struct listing;

enum closed_kind { CLOSED_KIND_LINE, CLOSED_KIND_ADVANCE, CLOSED_KIND_CLOSED };

/* Of a row: key, municipality and share; the columns behind those of a listing; the name
   of the line; and what is borne of it. */
enum {
    CLOSED_TAIL_GUARD = 4,
    CLOSED_NAME_GUARD = 8,
    CLOSED_AMOUNT_GUARD,
    CLOSED_GUARDS = CLOSED_AMOUNT_GUARD + AMOUNT_PARTS
};

/* Texts of the current cells. */
struct closed_cells {
    struct buf fields;
    struct buf guards[CLOSED_GUARDS];
};

void closed_cells_clear(struct closed_cells *c);

/* The first cell of a row. */
struct cell closed_cells_kind(enum closed_kind kind);

/* Puts an apostrophe before texts that a spreadsheet would take for a number or a date and
   write back as another text. Our reader takes it off. */
void closed_cells_guard(struct closed_cells *c, struct cell *cells, size_t count);
void closed_cells_guard_name(struct closed_cells *c, struct cell *cell);

/* Whether an amount is so large that a spreadsheet would show it without its cents; and a
   cell in which it then is a text. */
bool closed_cells_is_large(money amount);
struct cell closed_cells_amount(struct closed_cells *c, enum amount_part part,
                                money amount);

/* The columns behind those of a listing, and their cells for a line: how many. The last
   one is never empty: some spreadsheets leave out empty cells at the end of rows. */
size_t closed_cells_columns(struct column *columns);
size_t closed_cells_line(struct closed_cells *c, const struct listing *l,
                         const struct cost_line *line, struct cell *cells);

/* Pushes the rows below the lines. Returns what the sink returned. */
int closed_cells_end(const struct listing *l, struct row_sink *sink);

#endif
