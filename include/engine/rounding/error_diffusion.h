/* Carrying: the residue classes of a large group are rounded one after the other, each with
   what those before it left over. That takes one look at a line's cells, where weaving
   them (forest.h) takes walks through a forest.

   A residue class has whole cents to give away beyond the floors of its cells: its flows
   (residue_classes.h) add up to a whole number k of them. They go to the k columns with the
   largest claims: the flow itself, as a pocket calculator has it, and a part of what the
   lines before it left the column owing, so that no column falls far behind. Where one
   would all the same, by more than some cents, the line is left to be woven; so what is
   owed in the end is known to be little, and lines that were kept back can make it good
   (slack.h).

   Of columns with equal claims the earlier gets the cent of a positive line, and the
   later that of a negative one. So for opposite signs the columns stand in the opposite
   order, those that get a cent are those that did not, and all is reversed. */
#ifndef ENGINE_ROUNDING_ERROR_DIFFUSION_H
#define ENGINE_ROUNDING_ERROR_DIFFUSION_H

#include <stdint.h>

#include "engine/shares/divider.h"

/* All columns are compared with each other, which only pays while they are few. */
enum { DIFFUSION_COLUMNS = 48 };

/* Cents that can be owed to a column in the end, or that it can be ahead. */
enum { DIFFUSION_CENTS = 2 };

struct error_diffusion {
    int64_t denominator;
    size_t columns;
    int64_t owed[DIFFUSION_COLUMNS]; /* D-ths of a cent; together 0 */
};

/* Whether carrying is for groups with such a divider. */
bool error_diffusion_suits(const struct divider *d);

/* Nothing is owed yet. */
void error_diffusion_init(struct error_diffusion *c, const struct divider *d);

/* Rounds one residue class. flow[column] is its cell above the floor, in D-ths, from 0 to
   below D. Sets the bits name + column of `raised` for cells that end at their ceiling.
   False, and nothing done, when it has to be woven. */
bool error_diffusion_round(struct error_diffusion *c, const uint64_t *flow, bool positive,
                           uint64_t *raised, uint64_t name);

#endif
