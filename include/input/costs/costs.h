/* Costs: reads a cost file into cost lines, one at a time, and pushes these into a sink. */
#ifndef INPUT_COSTS_COSTS_H
#define INPUT_COSTS_COSTS_H

#include "input/costs/cost_run.h"
#include "input/costs/row_cache.h"
#include "input/costs/cost_facts.h"
#include "input/costs/remarks.h"

/* How a file writes its amounts. */
enum amount_style { STYLE_AMOUNT, STYLE_SIDE, STYLE_DEBIT_CREDIT };

/* One cost file, or a chunk of it. */
struct cost_file {
    struct cost_run *run; /* borrowed */
    struct reader reader;
    int amount; /* the field with the amount: COST_AMOUNT, or COST_GROSS */
    enum amount_style style;
    period period;          /* for lines without one: of the name or settings, or none */
    date named_month;       /* the first day of the month in its name, or DATE_NONE */
    period named;           /* the period in its name, or PERIOD_NONE */
    struct grouping groups; /* of its amounts */
    struct remarks remarks;
    struct cost_facts facts;
    struct row_cache row_cache;
};

/* Reads one cost file and pushes its lines into the sink. The first pass fills in `file`, a
   later one compares the file with it. -1 when the sink stopped it, or when the file has
   changed; other faults are only added. */
int costs_read(struct cost_run *r, struct known_file *file)
    __attribute__((warn_unused_result));

#endif
