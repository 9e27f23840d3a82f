/* Scopes: what the settings say of one file. A row of settings may begin with the files
   that it is for and a colon: a file's name, in which * stands for anything, or one of
   our tables. Where several rows set the same thing for a file, the most specific one
   counts: its whole name, then the longest pattern, then its table, then no scope at
   all. */
#ifndef INPUT_TABLE_SCOPE_H
#define INPUT_TABLE_SCOPE_H

#include "base/diag.h"
#include "base/nearest.h"
#include "input/table/schema.h"

struct load_context;

/* How specifically a row names a file. */
enum {
    RANK_NOT = 0,     /* it is not for the file */
    RANK_ALL = 1,     /* it names no files */
    RANK_TABLE = 2,   /* it names the file's table */
    RANK_PATTERN = 3, /* and one for each byte of the pattern */
    RANK_NAME = 65536 /* it is the file's name */
};

/* Which setting a row makes. */
enum scoped_kind {
    SCOPED_DELIMITER,
    SCOPED_DECIMAL_MARK,
    SCOPED_SIGN,
    SCOPED_DEBIT_SIGN,
    SCOPED_CREDIT_SIGN,
    SCOPED_VAT_SIGN,
    SCOPED_EMPTY_AMOUNT,
    SCOPED_DATE_ORDER,
    SCOPED_ENCODING,
    SCOPED_KINDS,
    SCOPED_SHEETS, /* any text: see scoped_sheets */
    SCOPED_COLUMN,
    SCOPED_FILTER
};

/* How amounts count: with the sign that they are written with, or with the other one. */
enum amount_sign { SIGN_UNSAID, SIGN_AS_WRITTEN, SIGN_REVERSED };

/* How VAT counts: with the sign that it is written with, or with that of its amount. */
enum vat_sign { VAT_UNSAID, VAT_AS_WRITTEN, VAT_OF_AMOUNT };

/* A row of settings that may be for some files only. All of it is in the arena. */
struct scoped {
    struct scoped *next;
    const char *scope;          /* as written; "" = it names no files */
    const char *pattern;        /* the same in lower case; "" when it names a table */
    const struct schema *table; /* or NULL */
    enum scoped_kind kind;
    const char *column;  /* of SCOPED_COLUMN: NAME in column.NAME; of SCOPED_FILTER the
                            header in filter.HEADER */
    const char *text;    /* the value as written; "-" = that column is not read */
    int value;           /* what it means; of the kinds before these */
    struct place place;  /* of the name */
    struct place valued; /* of the value */
    bool met;            /* it is for some file that was read */
    bool mapped;         /* and the header of that file was compared with it */
    bool found;          /* and had the column */
    const char *near;    /* a header that may be meant, or NULL */
    struct nearest file; /* the file that may be meant */
};

/* What the settings say, and how specifically. */
struct said_value {
    int value; /* 0 = nothing */
    unsigned rank;
    const struct scoped *clash; /* a row of the same rank that says otherwise, or NULL */
};

/* A column by which rows are chosen. */
struct said_filter {
    struct scoped *row;
    unsigned rank;
    const struct scoped *clash; /* as in struct said_value */
};

/* What the settings say of one file. Borrowed from the arena. */
struct said {
    struct said_value delimiter, decimal_mark, sign, debit_sign, credit_sign, vat_sign,
        empty_amount, date_order, encoding;
    struct scoped *columns[SCHEMA_FIELDS]; /* by field: the row that names its column, or
                                              NULL */
    unsigned ranks[SCHEMA_FIELDS];         /* of these */
    const struct scoped *clashes[SCHEMA_FIELDS]; /* as in struct said_value */
    struct scoped **off; /* rows that switch off a header which is no field's */
    size_t off_count;
    struct said_filter *filters;
    size_t filter_count;
    const char *currency; /* of the budget: a header may name it (header_words.h) */
};

/* Adds a row of settings, which is copied. */
struct scoped *scoped_add(struct load_context *l, const struct scoped *row);

/* The row that sets the same thing for the same files, or NULL. */
const struct scoped *scoped_twin(const struct load_context *l, const struct scoped *row);

/* Finds what the settings and options say of the file at `path`. Two rows of one rank
   that say different things are a fault. */
void said_find(struct said *said, struct load_context *l, const char *path,
               const struct schema *schema);

/* The row that names sheets, parted by |, of the workbook at `path` which count for a table;
   or NULL. */
const struct scoped *scoped_sheets(struct load_context *l, const char *path,
                                   const struct schema *schema);

/* Whether a row switches off the column that it names. */
bool scoped_is_off(const struct scoped *row);

/* Warns of rows whose files are not there, or whose column none of these has, once all
   headers are known. */
void scoped_report(const struct load_context *l, struct diags *d);

#endif
