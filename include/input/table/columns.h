/* Columns: which cell of a row holds which field, by the names in the file's header, and
   what to report of the columns that are not read. */
#ifndef INPUT_TABLE_COLUMNS_H
#define INPUT_TABLE_COLUMNS_H

#include "input/csv/csvin.h"
#include "input/table/load_context.h"
#include "input/table/period_columns.h"
#include "input/table/scope.h"

/* A column that is not read but may be meant to be: its name is nearly a known one, or it
   has none. Whether it is filled decides what is reported. */
struct slip {
    size_t cell;
    const char *name, *near; /* in the arena; "" = it has none */
    struct place place;
    bool filled; /* some row has text there */
};

/* A column by which rows are chosen: those count whose cell says one of `values`. */
struct column_filter {
    size_t cell;
    const char *values; /* in the arena: alternatives; blank|leeg = it is empty */
};

struct columns {
    size_t width;               /* cells of the header, without empty ones at its end */
    size_t total;               /* with these */
    int cell_of[SCHEMA_FIELDS]; /* the cell of each field; -1 = there is no such column */
    const char
        *headers[SCHEMA_FIELDS]; /* in the arena: as the file has them, on one line;
                                           NULL = there is no such column */
    bool *taken; /* in the arena, by cell: a field's, or switched off by settings */
    int present[SCHEMA_FIELDS]; /* the fields that have a cell */
    size_t present_count;
    struct period_columns periods; /* of costs: with amounts */
    struct column_filter *filters; /* in the arena */
    size_t filter_count;
    const char *unused;  /* in the arena: names of columns that are not read, or NULL */
    size_t unused_count; /* of which the first are named */
    struct place header; /* of the row */
    struct slip *slips;  /* in the arena */
    size_t slip_count, slips_empty; /* all of them; those not seen filled */
};

/* The header of a file, and what its names are compared with. All of it is borrowed. */
struct header {
    const struct csvin *in;
    const struct csvin_row *row;
    const struct schema *schema;
    const struct said *said;
    struct load_context *l;
    struct diags *d;                        /* where faults go */
    const struct column_contents *contents; /* of each cell; NULL = nobody looked */
    char delimiter;
};

/* Finds the cell of each field. Adds the faults of the header, but not that a needed
   column is missing: -1 then. */
int columns_map(struct columns *c, const struct header *h)
    __attribute__((warn_unused_result));

/* Adds the fault that a field's column is missing, with the header that may be meant: by
   its name, or by what the cells below it look like. */
void columns_missing(const struct columns *c, const struct header *h, int field);

/* The header of a cell, as a row of settings may name it: blanks stand for line ends, and
   for bars, which part the names in such a row. In the arena. */
const char *columns_header(const struct header *h, size_t cell);

/* Appends a row of settings that gives a field the column of a cell. */
void columns_row(struct buf *row, const struct header *h, size_t field, size_t cell);

/* The cell of a header, not taken, that others use for a field's column; or -1. And that
   of the column whose cells look like the field's; -1 too when the row is no header. */
int columns_likely(const struct columns *c, const struct header *h, int field);
int columns_alike(const struct columns *c, const struct header *h, int field);

/* Whether it was the settings that gave a field its column. */
static inline bool columns_named(const struct columns *c, const struct said *said,
                                 int field) {
    const struct scoped *own = said->columns[field];
    return own && !scoped_is_off(own) && c->cell_of[field] >= 0;
}

/* Marks the slips that a row fills. */
void columns_watch(struct columns *c, const struct csvin_row *row);

/* Reports the columns that are not read, and the slips: once all rows were read, or when
   none can be. */
void columns_report(const struct columns *c, struct arena *arena, struct diags *d);

/* Columns for a part of the file, with slips of their own; and taking over what the part
   saw. */
void columns_fork(struct columns *part, const struct columns *whole, struct arena *arena);
void columns_join(struct columns *whole, const struct columns *part);

#endif
