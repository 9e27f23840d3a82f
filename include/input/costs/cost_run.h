/* Cost runs: what reading all cost files needs and finds out, in one place or several. */
#ifndef INPUT_COSTS_COST_RUN_H
#define INPUT_COSTS_COST_RUN_H

#include "input/costs/account_sums.h"
#include "input/costs/accounts.h"
#include "input/costs/copies.h"
#include "input/costs/coverage.h"
#include "input/costs/memo.h"
#include "input/costs/omitted.h"
#include "input/costs/remarks.h"
#include "input/costs/repeats.h"
#include "input/table/reader.h"

/* The cells of which each different text is looked up once. */
enum run_memo {
    RUN_PERIODS,
    RUN_DATES,
    RUN_CATEGORIES,
    RUN_MUNICIPALITIES,
    RUN_KEYS,
    RUN_PARTIES,
    RUN_ACCOUNTS, /* an account's rule: see cost_assignment.c */
    RUN_MEMOS
};

/* What reading all cost files needs and finds out. */
struct cost_run {
    struct load_context *l;          /* borrowed */
    const struct accounts *accounts; /* borrowed */
    struct line_sink *sink;          /* borrowed */
    struct diags *told;              /* borrowed: where faults go in every pass */
    bool first_pass;                 /* the budget and the diagnostics may be added to */
    bool shared;                     /* some line is shared */
    struct memo memos[RUN_MEMOS];    /* what texts mean */
    int category_keys[CATEGORY_SHARED_COUNT]; /* the key named like each, or KEY_NONE */
    struct own_remark own;         /* the first line that is not, though its account is */
    struct copy_digest *copy;      /* borrowed: what lines are added to for it, or NULL */
    struct repeats *repeats;       /* borrowed: where rows are remembered, or NULL */
    struct account_sums uncovered; /* accounts that no rule covers */
    struct account_sums others;    /* accounts that only the rule * covers */
    struct coverage coverage;
    struct omitted omitted;
    period taken_part;     /* the latest in which somebody takes part, or PERIOD_NONE */
    bool *key_used;        /* owned: by key */
    bool *rule_used;       /* owned: by rule of the accounts */
    uint64_t bytes;        /* of all files: for progress */
    uint64_t bytes_before; /* of the files already read in this pass */
    uint64_t bytes_told;
    uint32_t kinds;  /* of lines that were told so far: see struct cost_line */
    unsigned chunks; /* how many go side by side, told as progress; 0 = tell none */
};

/* Once all other files are read. */
void cost_run_init(struct cost_run *r, struct load_context *l,
                   const struct accounts *accounts);
void cost_run_clear(struct cost_run *r);

/* A run of its own for another thread, which pushes lines into `sink` (borrowed). */
void cost_run_fork(struct cost_run *part, const struct cost_run *r,
                   struct line_sink *sink);

/* Counts a line whose account only the rule * covers. */
static inline void cost_run_count_other(struct cost_run *r,
                                        const struct cost_line *line) {
    if (line->other > 0)
        account_sums_count(&r->others, line->other, line->amount[AMOUNT_NET]);
}

/* Adds what `part` found out from later lines; its places count from a
   line so many further on. */
void cost_run_join(struct cost_run *r, const struct cost_run *part, uint64_t lines);

#endif
