/* Cost file: one cost file, or a chunk of it, while its lines are read. */
#ifndef INPUT_COSTS_COST_FILE_H
#define INPUT_COSTS_COST_FILE_H

#include "input/costs/cost_facts.h"
#include "input/costs/cost_run.h"
#include "input/costs/line_cache.h"
#include "input/costs/remarks.h"
#include "input/table/grouping.h"

/* How a file writes its amounts. */
enum amount_style { STYLE_AMOUNT, STYLE_SIDE, STYLE_DEBIT_CREDIT };

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
    struct grouping groups; /* of its amounts */
    struct remarks remarks;
    struct cost_facts facts;
    struct line_cache line_cache;
    struct product product; /* of the current row, and of what it credits */
    struct product credited;
};

#endif
