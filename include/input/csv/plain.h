/* Plain rows, as nearly all rows of a cost file are, read straight from the text.

   A row is plain when every CSV reader agrees on it: it ends with LF or CR LF on the line
   on which it began; quotes stand only where RFC 4180 has them, at both ends of a cell
   and doubled within; TAB is the only control character. Its cells are slices of the
   text; only cells with doubled quotes are copied. Every other row is left to libcsv, the
   reference (csvin.h), and so is a row that the text at hand does not hold whole. */
#ifndef INPUT_CSV_PLAIN_H
#define INPUT_CSV_PLAIN_H

#include "input/csv/row_view.h"
#include "input/csv/scan.h"

enum { PLAIN_CELLS = 1024 }; /* most cells of a plain row */

/* The structural bytes of a window of text, found by a scanner (scan.h): what is left. */
struct structural_index {
    const char *text;           /* borrowed: the window */
    const uint16_t *next, *end; /* their positions in it */
};

struct plain {
    scanner *scan; /* NULL = no row is plain */
    char delimiter;
    uint64_t window; /* where in the file the scanned text starts */
    size_t window_len;
    uint16_t *positions; /* owned: what `index` walks along */
    struct structural_index index;
    struct slice *cells; /* owned: of the row that was read last */
    size_t cell_count;
    uint16_t *ends; /* owned: where cells end; for row views */
    char *unquoted; /* owned: cells that had doubled quotes */
    size_t unquoted_len;
};

/* Allocates nothing until there is something to scan. */
void plain_init(struct plain *p);
void plain_clear(struct plain *p);

/* Prepares for a file, or for another pass over it. */
void plain_start(struct plain *p, char delimiter);

/* Reads the row that `text` begins with, `offset` bytes into the file. Returns its length
   in bytes with its line end, and leaves its cells in `p` until the next call, as libcsv
   would give them. 0 when the row is not plain, or not all there. */
size_t plain_row(struct plain *p, struct slice text, uint64_t offset);

/* Writes the text between the quotes of a cell to `to`, which has room for all of it,
   with each doubled quote made one. */
struct slice plain_undouble(char *to, struct slice text);

/* Opens a view of that row and those behind it, of v->width cells each. False when there
   is too little text. */
bool plain_row_view(struct plain *p, struct slice text, uint64_t offset,
                    struct row_view *v);

#endif
