/* Costs: cost files become cost lines, one at a time, that flow into a sink. */
#ifndef INPUT_COSTS_H
#define INPUT_COSTS_H

#include "input/accounts.h"
#include "input/coverage.h"
#include "input/familiar.h"
#include "input/groups.h"
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
    struct {
        uint64_t lines;
        wide amount, vat;
        const char *file;  /* borrowed: of the first */
    } left_out;            /* lines whose account is of category `none` */
    period taken_part;     /* the latest in which somebody takes part, or PERIOD_NONE */
    bool *key_used;        /* owned: by key */
    bool *rule_used;       /* owned: by rule of the accounts */
    uint64_t bytes;        /* of all files: for progress */
    uint64_t bytes_before; /* of the files already read in this pass */
    uint64_t bytes_told;
    uint32_t kinds;     /* of lines that were told so far: see struct cost_line */
    unsigned stretches; /* how many go side by side, told as progress; 0 = tell none */
};

/* How a file writes its amounts: one style a file. */
enum amount_style { STYLE_AMOUNT, STYLE_SIDE, STYLE_DEBIT_CREDIT };

/* One cost file, or a stretch of it. */
struct cost_file {
    struct cost_run *run; /* borrowed */
    struct sheet sheet;
    enum amount_style style;
    period period;        /* of its name or the setting, or PERIOD_NONE */
    struct groups groups; /* of its amounts */
    struct familiar familiar;
};

/* Once all other files are read. */
void cost_run_init(struct cost_run *r, struct loading *l,
                   const struct accounts *accounts);
void cost_run_clear(struct cost_run *r);

/* A run of its own for another thread, which pushes lines into `sink` (borrowed). */
void cost_run_fork(struct cost_run *part, const struct cost_run *r,
                   struct line_sink *sink);

/* Adds what `part` found out from later lines; its places count from a
   line so many further on. */
void cost_run_join(struct cost_run *r, const struct cost_run *part, uint64_t lines);

/* Reads one cost file and pushes its lines into the sink. `was` is what the file was
   like: set in the first pass, compared in a later one. -1 when the sink stopped it, or
   when the file is not what it was; other faults are only added. */
int costs_read(struct cost_run *r, const char *path, struct stat *was)
    __attribute__((warn_unused_result));

#endif
