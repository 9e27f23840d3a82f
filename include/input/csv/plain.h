/* Plain rows, as nearly all rows of a cost file are: views of the rows that every CSV
   reader agrees on (row_view.h), in the text as it is read. Every other row is left to
   libcsv, the reference (csvin.h), and so is a row that the text at hand does not hold
   whole. */
#ifndef INPUT_CSV_PLAIN_H
#define INPUT_CSV_PLAIN_H

#include "input/csv/row_view.h"
#include "input/csv/scan.h"

struct plain {
    scanner *scan; /* NULL = no row is plain */
    char delimiter;
    bool doubtful;   /* some cells of the text may be Windows-1252 */
    uint64_t window; /* where in the file the scanned text starts */
    size_t window_len;
    uint16_t *positions;        /* owned: of the structural bytes in the window */
    const uint16_t *next, *end; /* those that are left */
    char *copies;               /* owned: room for row views */
};

/* Allocates nothing until there is something to scan. */
void plain_init(struct plain *p);
void plain_clear(struct plain *p);

/* Prepares for a file, or for another pass over it. */
void plain_start(struct plain *p, char delimiter);

/* Opens a view of the row that `text` begins with, `offset` bytes into the file, and those
   behind it. False when there is too little text. */
bool plain_view(struct plain *p, struct slice text, uint64_t offset, struct row_view *v);

/* The same, and views the first row: false when that is not plain. */
bool plain_row(struct plain *p, struct slice text, uint64_t offset, struct row_view *v);

#endif
