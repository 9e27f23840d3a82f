/* Coverage: which periods have costs in which categories. Where a period lacks a category
   that others have, a file may have been forgotten. */
#ifndef INPUT_COSTS_COVERAGE_H
#define INPUT_COSTS_COVERAGE_H

#include "model/budget.h"

/* A set of shared categories: bits by their numbers. */
struct category_set {
    uint64_t bits[CATEGORIES_MOST / 64 + 1];
};

struct covered_period {
    period period;
    const char *file; /* borrowed: of its first line */
};

struct coverage {
    struct covered_period *list; /* owned: in order of arrival */
    size_t count, room;
    struct category_set *categories; /* owned: by period */
    struct category_set moved;       /* those of transfers, which are no costs */
};

void coverage_init(struct coverage *c);
void coverage_clear(struct coverage *c);

void coverage_add(struct coverage *c, const struct cost_line *line);

/* Adds what `from` found in later lines. */
void coverage_join(struct coverage *c, const struct coverage *from);

/* Warns of every period that lacks a category which another period has, and notes the
   categories that no period has. */
void coverage_report(const struct coverage *c, const struct categories *all,
                     struct diags *d);

#endif
