/* Lines left out: those whose account has the category `none`, counted by period. */
#ifndef INPUT_COSTS_LEFT_OUT_H
#define INPUT_COSTS_LEFT_OUT_H

#include "model/budget.h"

struct left_out_period {
    period period;
    uint64_t lines;
    wide amount[AMOUNT_PARTS]; /* cents */
};

struct left_out_sums {
    struct left_out_period *list; /* owned: in order of arrival */
    size_t count, room;
    const char *file; /* borrowed: of the first line */
};

void left_out_init(struct left_out_sums *o);
void left_out_clear(struct left_out_sums *o);

/* Counts a line. */
void left_out_add(struct left_out_sums *o, const struct cost_line *line);

/* Adds what `from` has counted, in later lines. */
void left_out_join(struct left_out_sums *o, const struct left_out_sums *from);

/* Writes the counts to the budget. Adds an error to `d` when an amount is too large. */
void left_out_record(struct left_out_sums *o, struct budget *b, struct diags *d);

#endif
