/* Rounding: a total of whole cents divided by exact shares into whole cents. */
#ifndef ENGINE_ROUNDING_H
#define ENGINE_ROUNDING_H

#include "engine/shares.h"

/* Divides `sum` cents into given[j], one per municipality: each the floor or ceiling of
   its exact value, the largest remainders rounded up, the earlier municipality on ties. A
   negative sum gives the mirror image of the positive. */
void rounding_divide(money sum, const struct shares *shares, money *given);

#endif
