/* Cost assignment: the category and key by which a cost line is shared, or the one
   municipality that bears it; and the party that incurred it. */
#ifndef INPUT_COSTS_COST_ASSIGNMENT_H
#define INPUT_COSTS_COST_ASSIGNMENT_H

#include "input/costs/cost_file.h"

enum assignment_result {
    ASSIGNMENT_READ,
    ASSIGNMENT_LEFT_OUT,  /* its account is of category `none` */
    ASSIGNMENT_UNCOVERED, /* no rule covers its account; not a fault yet */
    ASSIGNMENT_FAULT      /* a fault was added */
};

/* Reads the assignment from the current row. A line's own cells count more than the rule
   of its account. */
enum assignment_result cost_assignment_read(struct cost_file *f, struct cost_line *line)
    __attribute__((warn_unused_result));

/* The key of the current row, whose line is not shared by it: the one that would share it.
   -1 after a fault. */
int cost_assignment_key(struct cost_file *f, const struct cost_line *line, int *key)
    __attribute__((warn_unused_result));

/* The category of the current row, whose line is not shared: the one under which it is
   shared with those of a key. -1 after a fault. */
int cost_assignment_category(struct cost_file *f, const struct cost_line *line,
                             category *c) __attribute__((warn_unused_result));

#endif
