/* Costs: cost files become cost lines, one at a time, that flow into a sink. */
#ifndef INPUT_COSTS_H
#define INPUT_COSTS_H

#include "input/memo.h"
#include "input/sheet.h"

/* Which shared categories a period has costs in: bit c for category c. */
struct coverage {
    period period;
    unsigned categories;
    struct place place; /* of its first line */
};

/* What reading all cost files needs and finds out. */
struct cost_run {
    struct loading *l;      /* borrowed */
    struct line_sink *sink; /* borrowed */
    bool first_pass;        /* the budget and the diagnostics may be added to */
    struct memo periods, municipalities, keys, parties; /* what texts mean */
    struct coverage *coverage;                          /* owned: in the order met */
    size_t coverage_count, coverage_room;
};

void cost_run_init(struct cost_run *r, struct loading *l);
void cost_run_clear(struct cost_run *r);

/* Reads one cost file and pushes its lines into the sink. -1 when the sink stopped it or
   the file could not be read at all; other faults are only added. */
int costs_read(struct cost_run *r, const char *path) __attribute__((warn_unused_result));

/* Adds the warnings that only all cost lines together can give. */
void costs_review(struct cost_run *r);

#endif
