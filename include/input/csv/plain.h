/* Plain rows: what nearly every row of a cost file is, read straight from the text.

   A row is plain when it means the same to everybody: it ends with LF or CR LF on the
   line on which it began; a quote stands only where RFC 4180 wants one, at both ends of a
   cell and doubled within; there is no NUL and no other control character than TAB. Of
   such a row the cells are slices of the text, and nothing is copied but cells with
   doubled quotes. Every other row is left to libcsv, the reference (csvin.h), and so is a
   row that the end of the text at hand cuts in two. */
#ifndef INPUT_CSV_PLAIN_H
#define INPUT_CSV_PLAIN_H

#include "input/csv/row_view.h"
#include "input/csv/scan.h"

enum { PLAIN_CELLS = 1024 }; /* most cells of a plain row */

/* Bytes that matter and were not looked at yet. */
struct structural_index {
    const char *text;           /* borrowed: the window */
    const uint16_t *next, *end; /* their positions in it */
};

struct plain {
    scanner *scan; /* NULL = no row is plain */
    char delimiter;
    uint64_t window; /* where in the file the text starts that was scanned */
    size_t window_len;
    uint16_t *at; /* owned: positions in it; see scan.h */
    struct structural_index index;
    struct slice *cells; /* owned: of the row that was read last */
    size_t cell_count;
    uint16_t *ends; /* owned: where cells end; for glances */
    char *unquoted; /* owned: cells that had doubled quotes */
    size_t unquoted_len;
};

/* No memory is taken until there is something to scan. */
void plain_init(struct plain *p);
void plain_clear(struct plain *p);

/* Makes ready for a file, or another pass over it. */
void plain_start(struct plain *p, char delimiter);

/* Reads the row at whose start `text` begins, `offset` bytes into the file. Returns its
   length in bytes with its line end, and leaves its cells in `p`, as libcsv would give
   them, until the next call. 0 when it is not plain, or not all there. */
size_t plain_row(struct plain *p, struct slice text, uint64_t offset);

/* Writes the text between the quotes of a cell, each doubled quote made one, to `to`,
   where there is room for all of it. */
struct slice plain_undouble(char *to, struct slice text);

/* Makes ready a view at that row and those behind it, of g->width cells. False when
   there is nothing to view at. */
bool plain_row_view(struct plain *p, struct slice text, uint64_t offset,
                    struct row_view *g);

#endif
