/* Schemas: the columns of each kind of file, by all their names in both languages. */
#ifndef INPUT_TABLE_SCHEMA_H
#define INPUT_TABLE_SCHEMA_H

#include "base/slice.h"
#include "input/forms/column_contents.h"

enum { SCHEMA_FIELDS = 24 }; /* the most fields that a schema has */

/* Whether a cell decides what is paid, and by whom: always, or where it is filled. A row
   that ends before such a cell may have been cut off (row_width.h). */
enum decides { DECIDES_NOTHING, DECIDES_FILLED, DECIDES_ALWAYS };

/* A column with a meaning. */
struct field {
    const char *names; /* alternatives, English first: "period|periode" */
    bool needed;
    bool total;   /* a cell with "Totaal" here makes its row a row of totals */
    bool codes;   /* it may hold short codes: SOM is Someren, not a sum */
    bool money;   /* it holds amounts: its header may name a currency (header_words.h) */
    bool shown;   /* and nothing else: it may stand twice */
    int with_vat; /* the field of the same amounts with VAT; 0 = there is none */
    unsigned either; /* one of the fields with this number is needed; 0 = it is none */
    enum decides decides;
    enum holds holds;    /* what its cells look like, for a hint */
    const char *likely;  /* what others call it, the likeliest first, for a hint; * stands
                            for a header with one of `names` as a word. Or NULL */
    const char *setting; /* the setting that names its column, for a hint; or NULL */
};

/* The columns of one kind of file. */
struct schema {
    const char *file, *dutch_file; /* "keys.csv", "sleutels.csv" */
    const struct field *fields;
    size_t count;
    bool rows_needed; /* a header without rows is an error */
    bool open;        /* every other column is read too, as a driver */
    bool money;       /* some field holds amounts */
};

enum municipality_field {
    MUNICIPALITY_CODE,
    MUNICIPALITY_NAME,
    MUNICIPALITY_FROM,
    MUNICIPALITY_UNTIL,
    MUNICIPALITY_MEASURED,
    MUNICIPALITY_FORMERLY
};
enum key_field { KEY_NAME, KEY_DRIVER, KEY_WEIGHT, KEY_PARTS, KEY_FROM };
enum setting_field { SETTING_NAME, SETTING_VALUE };
enum cost_field {
    COST_PERIOD,
    COST_DATE,
    COST_CATEGORY,
    COST_ACCOUNT,
    COST_AMOUNT,
    COST_DEBIT,
    COST_CREDIT,
    COST_SIDE,
    COST_LINE,
    COST_KEY_PERIOD,
    COST_DESCRIPTION,
    COST_KEY,
    COST_MUNICIPALITY,
    COST_INCURRED,
    COST_VAT,
    COST_YEAR,
    COST_QUARTER,
    COST_MONTH,
    COST_GROSS,
    COST_TARIFF,
    COST_FACTOR,
    COST_TASK,
    COST_FAVOUR
};
enum account_field {
    ACCOUNT_PATTERN,
    ACCOUNT_CATEGORY,
    ACCOUNT_KEY,
    ACCOUNT_MUNICIPALITY,
    ACCOUNT_INCURRED
};
enum advance_field {
    ADVANCE_MUNICIPALITY,
    ADVANCE_PERIOD,
    ADVANCE_AMOUNT,
    ADVANCE_TO,
    ADVANCE_VAT
};

enum listing_field {
    LISTING_PERIOD,
    LISTING_CATEGORY,
    LISTING_LINE,
    LISTING_MUNICIPALITY,
    LISTING_AMOUNT,
    LISTING_VAT,
    LISTING_HALF,
    LISTING_KIND
};

enum closed_column {
    CLOSED_ROW_KIND,
    CLOSED_ROW_PERIOD,
    CLOSED_ROW_CATEGORY,
    CLOSED_ROW_LINE,
    CLOSED_ROW_KEY,
    CLOSED_ROW_MUNICIPALITY,
    CLOSED_ROW_NUMERATOR,
    CLOSED_ROW_DENOMINATOR,
    CLOSED_ROW_GIVEN,
    CLOSED_ROW_GIVEN_VAT,
    CLOSED_ROW_HALF,
    CLOSED_ROW_KEY_PERIOD,
    CLOSED_ROW_INCURRED,
    CLOSED_ROW_FAVOUR,
    CLOSED_ROW_AMOUNT,
    CLOSED_ROW_VAT,
    CLOSED_ROW_TO,
    CLOSED_ROW_CLOSE,
    CLOSED_ROW_MODEL,
    CLOSED_ROW_HOST,
    CLOSED_ROW_MUNICIPALITIES,
    CLOSED_ROW_CATEGORIES,
    CLOSED_ROW_DIGEST
};

extern const struct schema schema_listing; /* a line listing written by `allocate` */
extern const struct schema schema_closed;  /* one written by `close` */
extern const struct schema schema_municipalities, schema_keys, schema_settings,
    schema_costs, schema_accounts, schema_advances;

/* The field of a schema that has this name, or -1. */
int schema_field(const struct schema *schema, struct slice name);

#endif
