/* Cost run: what reading all cost files needs and finds, in one thread; runs of several
   threads can be joined. */
#ifndef INPUT_COSTS_COST_RUN_H
#define INPUT_COSTS_COST_RUN_H

#include "input/costs/account_sums.h"
#include "input/costs/accounts.h"
#include "input/costs/cost_facts.h"
#include "input/costs/coverage.h"
#include "input/costs/left_out.h"
#include "input/costs/remarks.h"
#include "input/costs/repeats.h"
#include "input/table/memo.h"
#include "input/table/reader.h"

struct line_digest;

/* The memos of a run, by what their texts stand for. */
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

/* The keys as the folder has them, whatever a comparison makes of the budget's. */
struct key_list {
    const struct key *list; /* borrowed: in the arena of a budget */
    size_t count;
};

struct cost_run {
    struct load_context *l;          /* borrowed */
    const struct accounts *accounts; /* borrowed */
    struct line_sink *sink;          /* borrowed */
    struct diags *always; /* borrowed: for faults of any pass, not only the first */
    bool first_pass;      /* faults and facts go to the caller and the budget */
    bool levels;   /* this pass is for sums of accounts: each row is read in full */
    bool shared;   /* some line is shared */
    bool products; /* some line has a product */
    bool halves;   /* some line is half of a transfer */
    struct key_list folder_keys; /* count the units of tariffs */
    struct memo memos[RUN_MEMOS];
    int category_keys[CATEGORIES_MOST]; /* the key named like each, or KEY_NONE */
    struct own_remark own; /* the first line of one municipality on a shared account */
    struct line_digest *digest;    /* borrowed: to add lines to, or NULL */
    struct repeats *repeats;       /* borrowed: the rows to add to, or NULL */
    struct account_sums uncovered; /* accounts that no rule covers */
    struct account_sums others;    /* accounts that only the rule * covers */
    struct coverage coverage;
    struct left_out_sums left_out;
    period taken_part; /* the last that was checked: somebody takes part in it; or none */
    bool *key_used;    /* owned: by key */
    bool *rule_used;   /* owned: by rule of the accounts */
    uint64_t bytes;    /* of all files: for progress */
    uint64_t bytes_before;   /* of the files already read in this pass */
    uint64_t bytes_reported; /* of the current file */
    uint32_t kinds;          /* kinds of lines so far: see struct cost_line */
    unsigned chunks; /* chunks that progress is reported for; 0 = do not report it */
};

/* After all other files were read. */
void cost_run_init(struct cost_run *r, struct load_context *l,
                   const struct accounts *accounts);
void cost_run_clear(struct cost_run *r);

/* A run of its own for another thread, which pushes lines into `sink` (borrowed). */
void cost_run_fork(struct cost_run *part, const struct cost_run *r,
                   struct line_sink *sink);

/* Passes a line of a file with these facts on to the sink, or counts it among those that
   are left out. -1 when the
   sink stopped it. */
static inline int cost_run_take(struct cost_run *r, struct cost_facts *facts,
                                const struct cost_line *line, bool left_out) {
    if (line->other > 0)
        account_sums_count(&r->others, line->other, &line->amount[AMOUNT_NET]);
    if (!left_out)
        return r->sink->take(r->sink->self, line);
    cost_facts_leave(facts, line);
    left_out_add(&r->left_out, line);
    return 0;
}

/* Adds what `part` found in later lines; its places are moved by `lines`. */
void cost_run_join(struct cost_run *r, const struct cost_run *part, uint64_t lines);

#endif
