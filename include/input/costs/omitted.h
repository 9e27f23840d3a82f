/* Omitted lines: those whose account has the category `none`, counted by period. */
#ifndef INPUT_COSTS_OMITTED_H
#define INPUT_COSTS_OMITTED_H

#include "model/budget.h"

struct omitted_period {
    period period;
    uint64_t lines;
    wide amount[AMOUNT_PARTS]; /* cents */
};

struct omitted {
    struct omitted_period *list; /* owned: in order of arrival */
    size_t count, room;
    const char *file; /* borrowed: of the first line */
};

void omitted_init(struct omitted *o);
void omitted_clear(struct omitted *o);

/* Counts a line. */
void omitted_add(struct omitted *o, const struct cost_line *line);

/* Adds what `from` has counted, in later lines. */
void omitted_join(struct omitted *o, const struct omitted *from);

/* Writes the counts to the budget. Adds an error to `d` when an amount is too large. */
void omitted_record(struct omitted *o, struct budget *b, struct diags *d);

#endif
