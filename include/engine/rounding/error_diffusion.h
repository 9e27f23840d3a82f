/* Error diffusion: the residue classes of a large group are rounded one after the other,
   each with the errors that earlier ones left. That takes one pass over the cells of a
   class, where weaving them into a forest (forest.h) takes walks through it.

   The flows of a residue class (residue_classes.h), which are its cells above their
   floors, total a whole number k of cents. These go to the k columns with the largest
   claims. A claim is the flow itself, which alone would give rounding to the nearest,
   plus a part of what earlier classes left the column owed, so that no column falls far
   behind. Where one would nevertheless, by more than DIFFUSION_CENTS, the class is woven
   instead. So little is owed in the end, and classes that were kept back can make up for
   it (slack.h).

   Of columns with equal claims the earlier gets the cent of a positive class, and the
   later that of a negative one. So when all signs are reversed the order of the columns
   is too, the other columns get a cent, and every result is reversed. */
#ifndef ENGINE_ROUNDING_ERROR_DIFFUSION_H
#define ENGINE_ROUNDING_ERROR_DIFFUSION_H

#include <stdint.h>

#include "engine/shares/divider.h"

/* Every two columns are compared, which pays only while there are few. */
enum { DIFFUSION_COLUMNS = 48 };

/* The most cents that a column can be owed, or be ahead. */
enum { DIFFUSION_CENTS = 2 };

struct error_diffusion {
    int64_t denominator;
    size_t columns;
    int64_t owed[DIFFUSION_COLUMNS]; /* D-ths of a cent; their sum is 0 */
};

/* Whether groups with this divider can be rounded by error diffusion. */
bool error_diffusion_suits(const struct divider *d);

/* Begins with nothing owed. */
void error_diffusion_init(struct error_diffusion *e, const struct divider *d);

/* Rounds one residue class. flow[column] is its cell above the floor, in D-ths, from 0 to
   below D. Sets the bits name + column of `raised` for the cells that end at their
   ceiling. False, and nothing done, when the class has to be woven. */
bool error_diffusion_round(struct error_diffusion *e, const uint64_t *flow, bool positive,
                           uint64_t *raised, uint64_t name);

#endif
