/* Coverage: which periods have costs in which categories. A period that lacks one which
   others have may wait for a file that somebody forgot. */
#ifndef INPUT_COSTS_COVERAGE_H
#define INPUT_COSTS_COVERAGE_H

#include "model/budget.h"

struct covered_period {
    period period;
    const char *file; /* borrowed: of its first line */
};

struct coverage {
    struct covered_period *list; /* owned: in the order met */
    size_t count, room;
    unsigned char *categories; /* owned: by period, bit c for shared category c */
};

void coverage_init(struct coverage *c);
void coverage_clear(struct coverage *c);

void coverage_add(struct coverage *c, const struct cost_line *line);

/* Adds what `from` has met, which comes later. */
void coverage_join(struct coverage *c, const struct coverage *from);

/* Warns of each period without costs in a category that another period has, and notes the
   categories that no period has. */
void coverage_report(const struct coverage *c, struct diags *d);

#endif
