/* Fingerprints: an order of lines that depends on what they say, not
   on where they stand. */
#ifndef ENGINE_ROUNDING_COPY_ORDER_H
#define ENGINE_ROUNDING_COPY_ORDER_H

#include "model/budget.h"

/* A number that sorts line ids naturally: shorter ones first, then by their last
   seven bytes, so that 9 comes before 10 and INV-0009 before INV-0010. Longer
   ids may share it. */
uint64_t copy_order_id(struct slice id);

/* A number that is the same for rows that say the same, and for a row whose signs are all
   reversed; of different rows it differs but for a chance of 2^-64. */
uint64_t copy_order_row(const struct cost_line *line);

#endif
