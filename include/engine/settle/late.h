/* Late: what came after a period was closed. Its late lines are booked in another period,
   by the key of then; its advances may be added to. */
#ifndef ENGINE_SETTLE_LATE_H
#define ENGINE_SETTLE_LATE_H

#include "engine/settle/settle.h"

/* What municipalities bear in a period of lines whose key period is closed. */
struct late_lines {
    period period, key_period;
    uint64_t lines;
    money *borne; /* owned: cents [part x municipalities + municipality] */
};

/* Adds a line to the late ones, if it is one; the allocation took it as number
   `ordinal`. */
void late_add(struct cross_charges *c, const struct cost_line *line, uint64_t ordinal);
void late_clear(struct cross_charges *c);

/* The advances that closed periods have got since, one for each payer and receiver; one
   that was taken back is negative. Owned by the caller. */
struct year_advance *late_advances(const struct cross_charges *c, size_t *count);

#endif
