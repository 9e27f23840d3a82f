/* A reader: one input file as rows of cells that have a meaning, whatever its delimiter,
   order of columns and language. */
#ifndef INPUT_TABLE_READER_H
#define INPUT_TABLE_READER_H

#include "base/letters.h"
#include "input/csv/csvin.h"
#include "input/csv/digest.h"
#include "input/table/load_context.h"
#include "input/table/total_words.h"

/* A column that nobody reads and that may be meant to be read: its name is
   nearly one that is known, or it has none. What is said of it depends on
   whether its cells are filled. */
struct slip {
    size_t cell;
    const char *name, *near; /* in the arena; "" = it has none */
    struct place place;
    bool filled; /* some row has text there */
};

struct reader {
    struct load_context *l;      /* borrowed */
    const struct schema *schema; /* borrowed */
    struct diags *d;             /* borrowed: where faults go */
    const char *file;            /* borrowed: as places show it */
    struct source source;
    struct csvin *in;      /* owned */
    struct digest *digest; /* owned; NULL when no SHA-256 was asked for */
    char delimiter, decimal_mark;
    struct said said;           /* what the settings say of this file */
    bool mark_said;             /* its decimal mark, by a row that names the file */
    bool sep_line;              /* the first line is sep=; */
    size_t width;               /* cells of the header */
    int cell_of[SCHEMA_FIELDS]; /* the cell of each field, or -1: the file has no such
                                   column */
    const char *headers[SCHEMA_FIELDS]; /* in the arena: as the file has them, line ends
                                           apart; NULL = there is no such column */
    const bool *taken;    /* in the arena, by cell: it is some field's, or sent away */
    struct csvin_row row; /* the current one; the header after reader_open */
    int present[SCHEMA_FIELDS]; /* the fields that have a cell */
    size_t present_count;
    struct slice cells[SCHEMA_FIELDS]; /* of the current row by field: see reader_cell */
    struct slip *slips;                /* in the arena */
    size_t slip_count, slips_empty;    /* all of them, those not known to be filled */
    struct place doubtful;             /* of the first row that may be one of totals */
    char doubtful_text[40];            /* cut to fit; "" = there is none */
    bool stopped;                      /* reading broke off before the end of the file */
};

/* Opens a file, finds its delimiter and reads its header. Adds every fault of the header;
   -1 when there is nothing to be read. The caller closes the reader in both cases. */
int reader_open(struct reader *s, struct load_context *l, const char *path,
                const struct schema *schema) __attribute__((warn_unused_result));
void reader_close(struct reader *s);

/* The next row, blank ones and those that are no rows of data passed over with their
   faults: false at the end. At the end an error is added if there was no row and rows are
   needed. */
bool reader_next(struct reader *s);

/* A reader for the rows that start in a part of the file, from byte `from`, where a row
   starts, to `until`. Faults are added to `d`, on lines that count from there. The caller
   closes it before the whole. */
void reader_part(struct reader *part, const struct reader *whole, uint64_t from,
                 uint64_t until, struct diags *d);

/* Goes to where a part that starts here came to. */
void reader_skip(struct reader *s, const struct reader *part);

/* Reads what is left of the file for its SHA-256 alone. */
void reader_finish_digest(struct reader *s);

/* The same in two steps. The next row as it stands, not looked at: false at the end. Then
   whether it holds data, after adding its faults. */
bool reader_advance(struct reader *s);
bool reader_accept(struct reader *s);

/* What a cell's text means: without blanks around it, without the ' that is
   written before a text which a spreadsheet would take for a formula, also by
   our own CSV writer, and without the =" " that makes a spreadsheet take 04000 for
   a text. */
struct slice reader_unmarked(struct slice text);
static inline struct slice reader_text(struct slice cell) {
    struct slice text = slice_trim(cell);
    bool marked = text.len > 0 && (text.at[0] == '\'' || text.at[0] == '=');
    return marked ? reader_unmarked(text) : text;
}

/* Starts again at the first row, adding faults to `d` from now on; -1 after a failure. */
int reader_rewind(struct reader *s, struct diags *d) __attribute__((warn_unused_result));

/* Ends the first pass: the file and its rows go to the budget's list of inputs. */
void reader_record(struct reader *s);

static inline bool reader_has(const struct reader *s, int field) {
    return s->cell_of[field] >= 0;
}

/* A cell of the row that reader_next gave, without blanks around it; empty when the file
   has no such column. Borrowed until the next row. */
static inline struct slice reader_cell(const struct reader *s, int field) {
    return s->cells[field];
}

/* Where that cell is; the row's first cell when there is no such column. */
struct place reader_place(const struct reader *s, int field);

/* Where the row starts. */
struct place reader_row_place(const struct reader *s);

#endif
