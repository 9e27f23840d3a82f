/* Copy order: an order of lines that depends on their contents, not on their place in the
   file. */
#ifndef ENGINE_ROUNDING_COPY_ORDER_H
#define ENGINE_ROUNDING_COPY_ORDER_H

#include "model/budget.h"

/* A number that sorts line ids naturally: shorter ones first, then by their last seven
   bytes, so that 9 comes before 10 and INV-0009 before INV-0010. Longer ids may share a
   number. */
uint64_t copy_order_id(struct slice id);

/* A hash of a row: equal for equal rows, and for a row with all signs reversed. Different
   rows share one with a chance of 2^-64. */
uint64_t copy_order_row(const struct cost_line *line);

#endif
