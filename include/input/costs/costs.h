/* Costs: cost files become cost lines, one at a time, that flow into a sink. */
#ifndef INPUT_COSTS_COSTS_H
#define INPUT_COSTS_COSTS_H

#include "input/costs/cost_run.h"
#include "input/costs/row_cache.h"
#include "input/costs/cost_facts.h"
#include "input/costs/remarks.h"

/* How a file writes its amounts: one style a file. */
enum amount_style { STYLE_AMOUNT, STYLE_SIDE, STYLE_DEBIT_CREDIT };

/* One cost file, or a chunk of it. */
struct cost_file {
    struct cost_run *run; /* borrowed */
    struct reader reader;
    int amount; /* the field of one amount: COST_AMOUNT, or COST_GROSS */
    enum amount_style style;
    period period;          /* of its name or the setting, or PERIOD_NONE */
    date named_month;       /* the first day of the month in its name, or DATE_NONE */
    period named;           /* of its name, or PERIOD_NONE */
    struct grouping groups; /* of its amounts */
    struct remarks remarks;
    struct cost_facts facts;
    struct row_cache row_cache;
};

/* Reads one cost file and pushes its lines into the sink. What is known of it is filled in by
   the first pass, and compared in a later one. -1 when the sink stopped it, or when the file
   is not what it was; other faults are only added. */
int costs_read(struct cost_run *r, struct known_file *file)
    __attribute__((warn_unused_result));

#endif
