/* A report: tables of typed cells that every writer can write in its format. It knows
   figures and words, but not their meaning. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/lang.h"
#include "number/exact.h"

enum cell_type {
    CELL_EMPTY,
    CELL_TEXT,  /* text of the input: each writer escapes it and makes it harmless */
    CELL_TERM,  /* a word of our own: id in JSON and English CSV, label elsewhere */
    CELL_EXACT, /* an amount before rounding: text, not a number, in a workbook */
    CELL_MONEY, /* cents: two places */
    CELL_COUNT, /* a whole number: no places */
    CELL_FIGURE /* any decimal: percentages, driver values, euro per inhabitant */
};

struct cell {
    enum cell_type type;
    union {
        struct slice text; /* CELL_TEXT, borrowed */
        struct {
            const char *id, *label;
        } term;             /* CELL_TERM, borrowed */
        struct exact exact; /* CELL_EXACT, its unit borrowed */
        struct {
            int64_t digits;
            unsigned places;
        } figure; /* CELL_MONEY, CELL_COUNT and CELL_FIGURE: digits / 10^places */
    };
};

/* Inline, since listings make millions of cells. */
static inline struct cell cell_empty(void) {
    return (struct cell){.type = CELL_EMPTY};
}

static inline struct cell cell_text(struct slice text) {
    return (struct cell){.type = CELL_TEXT, .text = text};
}

static inline struct cell cell_string(const char *text) {
    return cell_text(slice_of(text));
}

static inline struct cell cell_term(const char *id, const char *label) {
    return (struct cell){.type = CELL_TERM, .term = {id, label}};
}

static inline struct cell cell_exact(struct exact exact) {
    return (struct cell){.type = CELL_EXACT, .exact = exact};
}

static inline struct cell cell_money(money amount) {
    return (struct cell){.type = CELL_MONEY, .figure = {amount, 2}};
}

static inline struct cell cell_count(int64_t count) {
    return (struct cell){.type = CELL_COUNT, .figure = {count, 0}};
}

static inline struct cell cell_figure(int64_t digits, unsigned places) {
    return (struct cell){.type = CELL_FIGURE, .figure = {digits, places}};
}

/* Whether the cell holds a number, and so a `figure`. */
static inline bool cell_is_figure(const struct cell *cell) {
    return cell->type >= CELL_MONEY;
}

/* A column. One that is the plain sum of other columns of its table names them: sum_first
   .. sum_last (0-based, inclusive). A workbook gets a formula for it. */
struct column {
    const char *id;          /* JSON name and English CSV header, e.g. "amount" */
    const char *csv_name;    /* CSV header in the reader's language, e.g. "bedrag" */
    const char *title;       /* heading in the reader's language, e.g. "Bedrag" */
    bool figure;             /* numbers: right-aligned */
    bool total;              /* a total over other columns: set apart */
    int sum_first, sum_last; /* -1, -1 when the column is no sum */
    bool detail;             /* too long for a screen, such as a checksum: not in text */
};

/* CSV and JSON have only body rows, so that adding up a column counts nothing twice. */
enum row_kind {
    ROW_BODY,
    ROW_SUBTOTAL, /* shown apart; not counted again in the total */
    ROW_TOTAL     /* below all; the sum of the ROW_BODY rows if the table is `summed` */
};

/* Columns of a block of rows, side by side. */
struct strip {
    enum strip_type {
        STRIP_SAME, /* the same in all rows */
        STRIP_MADE, /* different in each row */
        STRIP_EXACT /* two columns: exact amounts, and the cents they were rounded to */
    } type;
    union {                /* borrowed; all but `same` have an element per row */
        struct slice same; /* made by the sink's `make` */
        struct {
            const struct buf *made; /* made by `make` too */
            size_t longest;         /* most bytes of one */
        };
        struct {
            const struct exact *exact;
            const money *cents;
        };
    };
};

/* Takes rows one by one: `cells` has one cell per column, borrowed for the call. Returns
   0 to go on.

   The other functions are for tables of millions of rows, and may be NULL. `block` takes
   several body rows at once, strip by strip; `make` appends cells in the form that
   `block` needs, so that what many rows have in common is formatted once. With `fork`
   several threads can make body rows, each pushing into a fork of its own; `join` moves
   the rows of a fork into the sink, after which the fork is empty and can be used again;
   `release` frees a fork. */
struct row_sink {
    void *self;
    int (*row)(void *self, enum row_kind kind, const struct cell *cells);
    int (*block)(void *self, const struct strip *strips, size_t count, size_t rows);
    void (*make)(void *self, struct buf *out, const struct cell *cells, size_t count);
    struct row_sink (*fork)(void *self);
    int (*join)(void *self, struct row_sink *forked);
    void (*release)(struct row_sink *forked);
};

/* Makes the rows of a table that is too long to keep. It is called each time that a
   writer walks over the table, and must push the same rows every time. Returns what the
   sink returned, or -1. */
struct row_source {
    void *self; /* NULL function: the rows are kept in the table */
    int (*push)(void *self, struct row_sink *sink);
};

/* For whom a table is: readers (text, HTML, workbook), programs (CSV, JSON), or both. */
enum audience {
    FOR_TEXT = 1,
    FOR_CSV = 2, /* at most one table of a report */
    FOR_JSON = 4,
    FOR_PAGES = 8, /* HTML and workbook: there a reader looks up what he needs */
    FOR_READERS = FOR_TEXT | FOR_PAGES,
    FOR_ALL = FOR_READERS | FOR_CSV | FOR_JSON
};

enum chart { CHART_NONE, CHART_STACKED, CHART_DIVERGING };

/* A picture of flows: what goes from one node to another, as of costs. */
struct flow {
    size_t from, to; /* numbers of nodes */
    money amount;    /* cents; below 0 it goes back, and is drawn apart */
};
struct flow_picture {
    const char *title, *caption; /* what it shows; how to read it */
    const char *const *nodes;    /* their names */
    size_t node_count;
    const struct flow *flows; /* nothing goes round in a circle */
    size_t flow_count;
};

struct table {
    const char *id;         /* JSON member, e.g. "allocation" */
    const char *title;      /* caption in the reader's language, or NULL */
    const char *note;       /* a sentence below it, or NULL */
    const char *sheet_name; /* in a workbook; NULL: the title, but no sheet for CSV */
    unsigned audience;      /* enum audience, or-ed */
    bool single;            /* one row: an object in JSON, a list of pairs for readers */
    bool own_page;          /* has a page of its own when the HTML is printed */
    bool turnable;          /* text may print columns as rows when those fit better */
    bool summed;      /* ROW_TOTAL rows are the plain sum of the body rows, by column */
    enum chart chart; /* of the columns chart_first .. chart_last, a bar per body row */
    int chart_first, chart_last;
    const struct flow_picture *flows; /* borrowed: a picture in HTML, or NULL */
    const char *chart_title;          /* what the bars add up, or NULL: the title */
    bool left_out; /* nobody for whom the report is written sees it: it takes no rows */
    struct column *columns;
    size_t column_count;
    struct cell *cells;   /* owned: rows x columns, when there is no source */
    enum row_kind *kinds; /* owned */
    size_t row_count, row_room, cell_room;
    struct row_source source;
    void (*release)(void *source); /* frees what it makes rows of; NULL: it is borrowed */
};

/* A fact about the whole report, such as the organisation. */
struct fact {
    const char *id;    /* JSON member, or NULL: not in JSON */
    const char *title; /* in the reader's language, or NULL: not for readers */
    struct cell value;
};

struct report_warning {
    const char *file; /* or NULL */
    uint64_t line;
    uint32_t column;
    const char *code;
    const char *message;      /* in the reader's language */
    const char *data_message; /* in that of CSV and JSON; NULL = the same */
};

struct report {
    struct arena arena;   /* owned: texts and columns */
    const char *kind;     /* JSON "report": "allocation" */
    const char *version;  /* of the program */
    const char *title;    /* heading in the reader's language */
    const char *currency; /* "EUR", for readers; in JSON only if it is also a fact */
    enum lang lang;
    unsigned audience;  /* enum audience: for whom it will be written; at first all */
    enum lang csv_lang; /* of CSV: --lang or the setting, never the locale */
    struct fact *facts; /* owned */
    size_t fact_count, fact_room;
    struct table **tables; /* owned */
    size_t table_count, table_room;
    struct report_warning *warnings; /* owned */
    size_t warning_count, warning_room;
    const char **remarks; /* owned array: sentences at the end, for readers */
    size_t remark_count, remark_room;
};

/* An empty report. `kind`, `title` are borrowed. Owned by the caller: report_free. */
struct report *report_new(const char *kind, const char *title, enum lang lang);
void report_free(struct report *r);

/* Texts that live as long as the report: a copy; the text of a buffer, which is cleared;
   a formatted text. */
const char *report_text(struct report *r, struct slice text);
const char *report_keep(struct report *r, struct buf *text);
const char *report_format(struct report *r, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void report_add_fact(struct report *r, const char *id, const char *title,
                     struct cell value);
void report_add_warning(struct report *r, struct report_warning warning);
void report_add_remark(struct report *r, const char *sentence);

/* A new table with `count` columns (copied) for `audience`; borrowed from the report. */
struct table *report_add_table(struct report *r, const char *id, unsigned audience,
                               const struct column *columns, size_t count);

/* Adds a row of `column_count` cells (copied; the texts in them borrowed). */
void table_add_row(struct table *t, enum row_kind kind, const struct cell *cells);

/* Removes the last column of a table whose rows are kept. */
void table_drop_column(struct table *t);

/* Walks over the rows, kept or made. Returns what the sink returned, or -1. */
int table_rows(const struct table *t, struct row_sink *sink)
    __attribute__((warn_unused_result));

#endif
