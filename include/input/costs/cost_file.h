/* Cost file: one cost file, or a chunk of it, while its lines are read. */
#ifndef INPUT_COSTS_COST_FILE_H
#define INPUT_COSTS_COST_FILE_H

#include "input/costs/cost_facts.h"
#include "input/costs/cost_run.h"
#include "input/costs/line_cache.h"
#include "input/costs/remarks.h"
#include "input/table/grouping.h"
#include "input/table/levels.h"
#include "input/table/row_totals.h"

/* How a file writes its amounts. */
enum amount_style { STYLE_AMOUNT, STYLE_SIDE, STYLE_DEBIT_CREDIT };

/* The column behind amounts. */
struct behind_column {
    enum behind kind;
    const char *header; /* in the arena; "" = it has none */
};

struct cost_file {
    struct cost_run *run; /* borrowed */
    struct reader reader;
    int amount; /* the field with the amount: COST_AMOUNT, or COST_GROSS */
    enum amount_style style;
    period period;    /* for lines without one: of the name or settings, or none */
    date named_month; /* the first day of the month in its name, or DATE_NONE */
    period named;     /* the period in its name, or PERIOD_NONE */
    const struct period_column *column; /* of the current amount; or NULL */
    date column_month; /* the month that its header names, its first day; or DATE_NONE */
    struct behind_column behind, behind_credit; /* the amounts, or debits; and credits */
    struct grouping groups;                     /* of its amounts */
    struct remarks remarks;
    struct cost_facts facts;
    struct row_totals totals;
    struct levels levels; /* of its accounts; owned */
    struct line_cache line_cache;
    struct product product; /* of the current row, and of what it credits */
    struct product credited;
};

/* Whether the current row names neither category nor account. */
static inline bool cost_file_is_bare(const struct cost_file *f) {
    return reader_cell(&f->reader, COST_CATEGORY).len == 0 &&
           reader_cell(&f->reader, COST_ACCOUNT).len == 0;
}

/* Adds a row to those that may be totals: what was added to the file's sum since it was
   `before`, modulo 2^64. */
static inline void cost_file_add(struct cost_file *f, uint64_t line, uint64_t before,
                                 bool bare) {
    row_totals_add(&f->totals, line, (money)((uint64_t)f->facts.sum[AMOUNT_NET] - before),
                   bare);
}

#endif
