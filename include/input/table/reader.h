/* Table reader: one input file as rows of cells by field, whatever its delimiter, order
   of columns and language. */
#ifndef INPUT_TABLE_READER_H
#define INPUT_TABLE_READER_H

#include "base/digest.h"
#include "base/letters.h"
#include "input/csv/csvin.h"
#include "input/forms/time_forms.h"
#include "input/forms/total_words.h"
#include "input/table/columns.h"
#include "input/table/load_context.h"

struct text_numbers;

struct reader {
    struct load_context *l;      /* borrowed */
    const struct schema *schema; /* borrowed */
    struct diags *d;             /* borrowed: where faults go */
    const char *file;            /* borrowed: as places show it */
    struct source source;
    struct csvin *in;      /* owned */
    struct digest *digest; /* owned; NULL when no SHA-256 was asked for */
    char delimiter, decimal_mark;
    struct said said; /* what the settings say of this file */
    bool mark_said;   /* the settings name this file where they say its decimal mark */
    bool sep_line;    /* the first line is sep=; */
    size_t above;     /* rows above the header, that line too */
    struct columns columns;
    const struct column_contents *contents; /* in the arena, by cell: of the first rows;
                                               NULL = nobody looked */
    struct text_numbers *texts;        /* owned: of a sheet (cell_marks.h); or NULL */
    struct csvin_row row;              /* the current one; the header after reader_open */
    struct slice cells[SCHEMA_FIELDS]; /* of the current row by field: see reader_cell */
    struct place doubtful;             /* of the first row that may be one of totals */
    char doubtful_text[40];            /* cut to fit; "" = there is none */
    uint64_t short_row;                /* line of the first row without some cells that
                                          decide (row_width.h); 0 = there is none */
    size_t short_cells;                /* that it has */
    uint64_t filtered;                 /* rows that the settings leave out */
    bool stopped;                      /* reading broke off before the end of the file */
};

/* Opens a file, finds its delimiter and reads its header. Adds every fault of the header;
   -1 when no row can be read. The caller closes the reader in both cases. */
int reader_open(struct reader *s, struct load_context *l, const char *path,
                const struct schema *schema) __attribute__((warn_unused_result));
void reader_close(struct reader *s);

/* The next row of data: false at the end. Rows that hold no data are skipped, after
   adding their faults. */
bool reader_next(struct reader *s);

/* A reader for the rows that start in a part of the file: from byte `from`, where a row
   starts, until before byte `until`. Faults are added to `d`, with lines that count from
   there. The caller closes it before the whole. */
void reader_chunk(struct reader *part, const struct reader *whole, uint64_t from,
                  uint64_t until, struct diags *d);

/* Goes to the end of a part that started here, and takes over what it found. */
void reader_skip(struct reader *s, const struct reader *part);

/* Reads the rest of the file for its SHA-256 alone. */
void reader_finish_digest(struct reader *s);

/* reader_next in two steps: reads the next row, false at the end; and whether that row
   holds data, after adding its faults and finding its cells. */
bool reader_advance(struct reader *s);
bool reader_accept(struct reader *s);

/* Whether the current row is one that the settings take, or do not speak of. */
bool reader_takes(const struct reader *s);

/* The text of a cell without blanks around it, without the ' that guards a text which a
   spreadsheet would take for a formula (our own CSV writer adds it), and without the =" "
   that makes a spreadsheet take 04000 for a text. */
struct slice reader_unmarked(struct slice text);
static inline struct slice reader_text(struct slice cell) {
    struct slice text = slice_trim(cell);
    bool marked = text.len > 0 && (text.at[0] == '\'' || text.at[0] == '=');
    return marked ? reader_unmarked(text) : text;
}

/* Starts again at the first row; from now on faults go to `d`. -1 after a failure. */
int reader_rewind(struct reader *s, struct diags *d) __attribute__((warn_unused_result));

/* Ends the first pass: adds the file to the budget's list of inputs, and reports what
   only the whole file shows. */
void reader_record(struct reader *s);

/* Whether the file has a column for a field; and whether the settings name it. */
static inline bool reader_has(const struct reader *s, int field) {
    return s->columns.cell_of[field] >= 0;
}
static inline bool reader_named(const struct reader *s, int field) {
    return columns_named(&s->columns, &s->said, field);
}

/* What the settings say of the order of its dates. */
static inline enum date_order reader_date_order(const struct reader *s) {
    return (enum date_order)s->said.date_order.value;
}

/* Adds the fault that a field's column is missing; and the header that others use for it,
   in the arena, or NULL; its cell, or -1; the cell of the column whose cells look like the
   field's, or -1; and the header of a cell. Only while the header is the current row. */
void reader_missing(struct reader *s, int field);
int reader_alike_cell(struct reader *s, int field);
const char *reader_likely(struct reader *s, int field);
int reader_likely_cell(struct reader *s, int field);
const char *reader_header(struct reader *s, size_t cell);

/* A field's cell in the row that reader_next gave, as reader_text; empty when the file
   has no such column. Borrowed until the next row. */
static inline struct slice reader_cell(const struct reader *s, int field) {
    return s->cells[field];
}

/* Makes a cell of the current row that of a field. False when it is empty. */
bool reader_point(struct reader *s, int field, size_t cell);
/* The place of that cell; of the row's first cell when there is no such column. */
struct place reader_place(const struct reader *s, int field);

/* The place of the whole row. */
struct place reader_row_place(const struct reader *s);

#endif
