/* CSV reader: the rows of one file, each with its physical line.

   Cells are what libcsv makes of them: RFC 4180, but quotes inside unquoted cells are
   literal and blanks around cells are stripped. Blank rows are skipped. Rows that can
   be read in one way only are read without libcsv (row_view.h): faster, with the same
   result. */
#ifndef INPUT_CSV_CSVIN_H
#define INPUT_CSV_CSVIN_H

#include "input/csv/decode.h"
#include "input/csv/row_view.h"

enum {
    CSVIN_CELLS = 4096, /* cells of a row that are kept; more are only counted */
    CSVIN_CELL_BYTES = 1024 * 1024,        /* longest cell */
    CSVIN_ROW_BYTES = 8 * CSVIN_CELL_BYTES /* longest row, without delimiters */
};

/* What a cell is, where its text does not say it: in text that is made of a sheet, the byte
   that stands in front of a cell, and that is taken off. */
enum cell_mark {
    MARK_NONE = 0,
    MARK_ERROR = 0x1b,   /* an error of the spreadsheet: #REF! */
    MARK_FORMULA = 0x1c, /* a formula without a result */
    MARK_TEXT = 0x1d,    /* a text that could be read as a number */
    MARK_TOTAL = 0x1e    /* a number that is the sum of the cells above it */
};

/* Stands for a line end in a cell of such a text. */
enum { MARK_LINE_END = 0x0b };

/* A row, borrowed until the next call. */
struct csvin_row {
    struct slice *cells;        /* as many as `count` */
    const unsigned char *marks; /* enum cell_mark of each; NULL = they have none */
    const uint64_t *lines;      /* on which each of them starts; NULL = that of the row */
    size_t count;  /* cells up to the last that is not empty, or CSVIN_CELLS */
    size_t width;  /* the same without that limit */
    size_t total;  /* all cells, with empty ones at the end */
    uint64_t line; /* on which the row starts, as those above: physical lines, from 1 */
};

enum csvin_result {
    CSVIN_END,
    CSVIN_ROW,
    CSVIN_STOP /* reading cannot go on; the fault was added */
};

struct csvin; /* a file that is being read */

/* Reads from `source` (borrowed). Faults are added to `d`. The caller frees. */
struct csvin *csvin_new(struct source *source, char delimiter, struct diags *d);
void csvin_free(struct csvin *in);

/* Says the code page of the file, before its first row is read. */
void csvin_say(struct csvin *in, enum code_page page);

/* Starts again at the front, with this delimiter; from now on faults go to `d`. */
void csvin_rewind(struct csvin *in, char delimiter, struct diags *d);

/* From now on faults go to `d`. */
void csvin_report_to(struct csvin *in, struct diags *d);

/* Opens a view of the next rows where they stand in the text (row_view.h), without
   consuming them. Borrowed until another function is called. False when no rows that can
   be viewed are at hand. */
bool csvin_row_view(struct csvin *in, struct row_view *v);

/* Consumes the rows that were passed in the view. */
void csvin_pass(struct csvin *in, const struct row_view *v);

/* Whether the file can be read in parts, in parallel. Only after its first row was
   read. */
bool csvin_has_chunks(const struct csvin *in);

/* Where in the file's bytes the next row starts, or blank rows before it. */
uint64_t csvin_offset(struct csvin *in);

/* A reader of the rows of whole's file that start before byte `until`. `source`
   (borrowed) stands at the start of a row; lines and rows are counted from there. The
   caller frees. */
struct csvin *csvin_chunk(const struct csvin *whole, struct source *source,
                          uint64_t until, struct diags *d);

/* The encodings of the text that was read: bits 1 << encoding. Of text in bytes only
   characters that are not ASCII count; some cells of a file may be UTF-8, and others
   Windows-1252. */
unsigned csvin_encodings(const struct csvin *in);

/* Whether there are cells in both: reads the file again as far as needed, and gives the
   first that is not in the encoding of those before it. Then csvin_rewind is needed. */
bool csvin_mixed(struct csvin *in, struct place *at, enum encoding *encoding);

/* Counts the rows and lines of a part that started here; after it no row is left. */
void csvin_skip(struct csvin *in, const struct csvin *part);

/* Physical lines read so far. */
uint64_t csvin_lines(const struct csvin *in);

/* The next row that is not blank. A row with NUL bytes, or with bytes that are invalid in
   the file's encoding, is skipped after adding its faults. */
enum csvin_result csvin_next(struct csvin *in, struct csvin_row *row)
    __attribute__((warn_unused_result));

/* Where a cell of a row is, counted from 0; past the end of the
   row, the row's last line. */
struct place csvin_place(const struct csvin *in, const struct csvin_row *row,
                         size_t cell);

/* Rows since the front: those given and those skipped for a fault. */
uint64_t csvin_rows(const struct csvin *in);
#endif
