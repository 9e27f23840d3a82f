/* CSV in: the rows of one file, each with its physical line.

   Cells are what libcsv makes of them: RFC 4180 with quotes in unquoted cells
   taken literally and blanks around cells stripped. Blank rows are passed over.
   Rows that cannot mean anything else are read without it (plain.h), which
   changes nothing but the time. */
#ifndef INPUT_CSV_CSVIN_H
#define INPUT_CSV_CSVIN_H

#include "input/csv/decode.h"
#include "input/csv/row_view.h"

enum {
    CSVIN_CELLS = 4096, /* cells of a row that are kept; more are only counted */
    CSVIN_CELL_BYTES = 1024 * 1024,        /* longest cell */
    CSVIN_ROW_BYTES = 8 * CSVIN_CELL_BYTES /* longest row, without index */
};

/* A row, borrowed until the next call. */
struct csvin_row {
    const struct slice *cells; /* as many as `count` */
    const uint64_t *lines;     /* on which each of them starts; NULL = that of the row */
    size_t count;  /* cells up to the last that is not empty, or CSVIN_CELLS */
    size_t width;  /* the same, but never cut off */
    size_t total;  /* cells, with empty ones at the end */
    uint64_t line; /* on which the row starts, as those above: physical lines, from 1 */
};

enum csvin_result {
    CSVIN_END,
    CSVIN_ROW,
    CSVIN_STOP /* reading cannot go on; the fault was added */
};

struct csvin; /* a file that is being read */

/* Reads from `source` (borrowed) with a delimiter. Faults are added
   to `d`. The caller frees. */
struct csvin *csvin_new(struct source *source, char delimiter, struct diags *d);
void csvin_free(struct csvin *in);

/* Starts again at the front, with this delimiter and adding faults to `d` from now on. */
void csvin_rewind(struct csvin *in, char delimiter, struct diags *d);

/* Makes ready to view at the next rows, of `width` cells, without taking them:
   those of the plainest kind (view.h), of which csvin_next would give the same
   cells, stripped of blanks. Borrowed until another function is called. False
   when there are none at hand. */
bool csvin_row_view(struct csvin *in, size_t width, struct row_view *g);

/* Goes on behind the rows that were passed. */
void csvin_pass(struct csvin *in, const struct row_view *g);

/* Whether the file can be read in parts, side by side. Only
   after its first row was read. */
bool csvin_parts(const struct csvin *in);

/* Where in the file's bytes the next row starts, or blank rows before it. */
uint64_t csvin_offset(struct csvin *in);

/* A reader of the rows of whole's file that start before byte `until`, from where
   `source` (borrowed) stands, which is where a row starts. Its lines and rows count from
   there. The caller frees. */
struct csvin *csvin_part(const struct csvin *whole, struct source *source, uint64_t until,
                         struct diags *d);

/* Whether a part turned out to be written in another way than was taken for granted:
   nothing that it gave is right. */
bool csvin_mistaken(const struct csvin *in);

/* Goes to where a part that starts at this place came to: its
   rows and lines are counted. */
void csvin_skip(struct csvin *in, const struct csvin *part);

/* Physical lines behind. */
uint64_t csvin_lines(const struct csvin *in);

/* The next row that is not blank. A row with NUL bytes, or with bytes that mean nothing
   in the file's encoding, is passed over after adding its faults. */
enum csvin_result csvin_next(struct csvin *in, struct csvin_row *row)
    __attribute__((warn_unused_result));

/* Where a cell of a row is, counted from 0; past the end of the
   row, the row's last line. */
struct place csvin_place(const struct csvin *in, const struct csvin_row *row,
                         size_t cell);

/* Rows given or passed over for a fault since the front. */
uint64_t csvin_rows(const struct csvin *in);

/* How the file writes its letters, as far as it has been read. */
enum encoding csvin_encoding(const struct csvin *in);

#endif
