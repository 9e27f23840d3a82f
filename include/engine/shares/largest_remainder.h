/* Largest remainder: divides one amount on its own (Hamilton's method). Many lines are
   rounded together (rounding.h), with the same result for a single line. */
#ifndef ENGINE_SHARES_LARGEST_REMAINDER_H
#define ENGINE_SHARES_LARGEST_REMAINDER_H

#include "engine/shares/divider.h"

/* Divides `amount` into given[municipality]: each the floor or ceiling of its exact
   value, the largest remainders rounded up, the earlier municipality on ties. A negative
   amount gives the mirror image of the positive. */
void largest_remainder(const struct divider *d, money amount, money *given);

#endif
