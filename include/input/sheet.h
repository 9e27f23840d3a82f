/* A sheet: one input file as rows of cells that have a meaning, whatever its delimiter,
   order of columns and language. */
#ifndef INPUT_SHEET_H
#define INPUT_SHEET_H

#include "base/letters.h"
#include "input/csvin.h"
#include "input/digest.h"
#include "input/loading.h"
#include "input/total_words.h"

/* A column that nobody reads and that may be meant to be read: its name is
   nearly one that is known, or it has none. What is said of it depends on
   whether its cells are filled. */
struct slip {
    size_t cell;
    const char *name, *near; /* in the arena; "" = it has none */
    struct place place;
    bool filled; /* some row has text there */
};

struct sheet {
    struct loading *l;           /* borrowed */
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
    struct csvin_row row; /* the current one; the header after sheet_open */
    int present[SCHEMA_FIELDS]; /* the fields that have a cell */
    size_t present_count;
    struct slice cells[SCHEMA_FIELDS]; /* of the current row by field: see sheet_cell */
    struct slip *slips;                /* in the arena */
    size_t slip_count, slips_empty;    /* all of them, those not known to be filled */
    struct place doubtful;             /* of the first row that may be one of totals */
    char doubtful_text[40];            /* cut to fit; "" = there is none */
    bool stopped;                      /* reading broke off before the end of the file */
};

/* Opens a file, finds its delimiter and reads its header. Adds every fault of the header;
   -1 when there is nothing to be read. The caller closes the sheet in both cases. */
int sheet_open(struct sheet *s, struct loading *l, const char *path,
               const struct schema *schema) __attribute__((warn_unused_result));
void sheet_close(struct sheet *s);

/* The next row, blank ones and those that are no rows of data passed over with their
   faults: false at the end. At the end an error is added if there was no row and rows are
   needed. */
bool sheet_next(struct sheet *s);

/* A sheet for the rows that start in a part of the file, from byte `from`, where a row
   starts, to `until`. Faults are added to `d`, on lines that count from there. The caller
   closes it before the whole. */
void sheet_part(struct sheet *part, const struct sheet *whole, uint64_t from,
                uint64_t until, struct diags *d);

/* Goes to where a part that starts here came to. */
void sheet_skip(struct sheet *s, const struct sheet *part);

/* Reads what is left of the file for its SHA-256 alone. */
void sheet_finish_digest(struct sheet *s);

/* The same in two steps. The next row as it stands, not looked at: false at the end. Then
   whether it holds data, after adding its faults. */
bool sheet_advance(struct sheet *s);
bool sheet_accept(struct sheet *s);

/* What a cell's text means: without blanks around it, without the ' that is
   written before a text which a spreadsheet would take for a formula, also by
   our own CSV writer, and without the =" " that makes a spreadsheet take 04000 for
   a text. */
struct slice sheet_unmarked(struct slice text);
static inline struct slice sheet_text(struct slice cell) {
    struct slice text = slice_trim(cell);
    bool marked = text.len > 0 && (text.at[0] == '\'' || text.at[0] == '=');
    return marked ? sheet_unmarked(text) : text;
}

/* Starts again at the first row, adding faults to `d` from now on; -1 after a failure. */
int sheet_rewind(struct sheet *s, struct diags *d) __attribute__((warn_unused_result));

/* Ends the first pass: the file and its rows go to the budget's list of inputs. */
void sheet_record(struct sheet *s);

static inline bool sheet_has(const struct sheet *s, int field) {
    return s->cell_of[field] >= 0;
}

/* A cell of the row that sheet_next gave, without blanks around it; empty when the file
   has no such column. Borrowed until the next row. */
static inline struct slice sheet_cell(const struct sheet *s, int field) {
    return s->cells[field];
}

/* Where that cell is; the row's first cell when there is no such column. */
struct place sheet_place(const struct sheet *s, int field);

/* Where the row starts. */
struct place sheet_row_place(const struct sheet *s);

#endif
