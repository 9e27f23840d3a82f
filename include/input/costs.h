/* Costs: cost files become cost lines, one at a time, that flow into a sink. */
#ifndef INPUT_COSTS_H
#define INPUT_COSTS_H

#include "input/accounts.h"
#include "input/coverage.h"
#include "input/memo.h"
#include "input/repeats.h"
#include "input/sheet.h"
#include "input/uncovered.h"

/* What reading all cost files needs and finds out. */
struct cost_run {
    struct loading *l;               /* borrowed */
    const struct accounts *accounts; /* borrowed */
    struct line_sink *sink;          /* borrowed */
    struct diags *told;              /* borrowed: where faults go in every pass */
    bool first_pass;                 /* the budget and the diagnostics may be added to */
    /* What texts mean. */
    struct memo periods, dates, categories, municipalities, keys, parties, account_rules;
    int category_keys[CATEGORY_SHARED_COUNT]; /* the key named like each, or KEY_NONE */
    struct repeats *repeats; /* borrowed: where rows are remembered, or NULL */
    struct uncovered uncovered;
    struct coverage coverage;
    bool *key_used;        /* owned: by key */
    uint64_t bytes;        /* of all files: for progress */
    uint64_t bytes_before; /* of the files already read in this pass */
    uint64_t bytes_told;
};

/* How a file writes its amounts: one style a file. */
enum amount_style { STYLE_AMOUNT, STYLE_SIDE, STYLE_DEBIT_CREDIT };

enum { GROUPING_SHOWN = 40 };

/* One cost file. */
struct cost_file {
    struct cost_run *run; /* borrowed */
    struct sheet sheet;
    enum amount_style style;
    period period;                        /* of its name or the setting, or PERIOD_NONE */
    char grouping_used[GROUPING_SHOWN];   /* the first amount with group marks, or "" */
    char grouping_unused[GROUPING_SHOWN]; /* the first of four digits without */
    bool grouping_told;
};

/* Once all other files are read. */
void cost_run_init(struct cost_run *r, struct loading *l,
                   const struct accounts *accounts);
void cost_run_clear(struct cost_run *r);

/* Reads one cost file and pushes its lines into the sink. `was` is what the file was
   like: set in the first pass, compared in a later one. -1 when the sink stopped it, or
   when the file is not what it was; other faults are only added. */
int costs_read(struct cost_run *r, const char *path, struct stat *was)
    __attribute__((warn_unused_result));

#endif
