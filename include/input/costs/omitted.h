/* Omitted lines: those that their account leaves out, counted per period. */
#ifndef INPUT_COSTS_OMITTED_H
#define INPUT_COSTS_OMITTED_H

#include "model/budget.h"

struct omitted_period {
    period period;
    uint64_t lines;
    wide amount[AMOUNT_PARTS]; /* cents */
};

struct omitted {
    struct omitted_period *list; /* owned: in the order met */
    size_t count, room;
    const char *file; /* borrowed: of the first line */
};

void omitted_init(struct omitted *o);
void omitted_clear(struct omitted *o);

/* Counts a line that its account leaves out. */
void omitted_add(struct omitted *o, const struct cost_line *line);

/* Adds what `from` has counted, in later lines. */
void omitted_join(struct omitted *o, const struct omitted *from);

/* Fills in what the budget says of lines left out. Adds an error to `d` when it is too
   large to be told. */
void omitted_record(struct omitted *o, struct budget *b, struct diags *d);

#endif
