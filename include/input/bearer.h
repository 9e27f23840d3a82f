/* Who bears a cost line: its category and key, or one
   municipality; and who incurred it. */
#ifndef INPUT_BEARER_H
#define INPUT_BEARER_H

#include "input/costs.h"

enum bearer_result {
    BEARER_READ,
    BEARER_LEFT_OUT,  /* its account is of category `none` */
    BEARER_UNCOVERED, /* no rule covers its account; not a fault yet */
    BEARER_FAULT      /* a fault was added */
};

/* Reads them from the current row. A line's own cells come
   before those of its account. */
enum bearer_result bearer_read(struct cost_file *f, struct cost_line *line)
    __attribute__((warn_unused_result));

#endif
