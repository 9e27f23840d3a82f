/* The rounding promise, and where it is kept.

   Cost lines are whole cents; a key gives each municipality an exact share of each; what
   that comes to is almost never whole cents. The promise:

   1. every line is divided completely: its cells sum to it;
   2. every cell is the floor or the ceiling of its exact value;
   3. so is every total that is published - key within category, category within period,
      period, and year when the year is what is closed - and it is the plain sum of its
      lines;
   4. a period's figures depend on that period alone, unless the year is closed as one;
   5. the same lines give the same cents in any order; all signs reversed reverse every
      result.

   Why that is possible: the sums along lines and the sums along one tree of totals form
   two nested families, so they are the balances of a network in which cents flow from
   each line through each municipality's totals to the root. The exact values are such a
   flow, between their floors and ceilings; the matrix of a network is totally unimodular;
   so there is a flow of whole cents between the same bounds:

     A. J. Hoffman and J. B. Kruskal, Integral boundary points of convex polyhedra, 1956
     B. D. Causey, L. H. Cox and L. R. Ernst, Applications of transportation theory to
       statistical problems, Journal of the American Statistical Association 80, 1985
     L. H. Cox, A constructive procedure for unbiased controlled rounding, ibid. 82, 1987

   Two trees that cross have no such guarantee: while quarters are closed one
   by one, a category's total over the year is simply the sum of what was
   published for its quarters.

   How, room by room:

     residues.h            counts lines of a group that leave the same rest together,
     residue_classes.h     and rounds them as one, group by group, until few cells are
                           undecided:
     forest.h              undecided cells never form a cycle, for every cycle is rounded
                           away;
     tree.h                lets the totals above the groups decide the rest, the root's
                           last;
     slack.h               knows the groups whose totals can be decided before their lines;
     error_diffusion.h     rounds most residue classes of those, when they are listed, one
                           by one;
     distribute.h          distributes the cents of each residue class over its lines, when
                           they are listed,
     distribution_order.h  in an order made of
     line_records.h        what is remembered of them; totals alone remember no line;
     round_up_bits.h       keeps which cells got a cent more until the lines flow by again.

   All is done in an order that the lines themselves give: groups by period, category
   and key; residues by size; municipalities as in their file. */
#ifndef ENGINE_ROUNDING_ROUNDING_H
#define ENGINE_ROUNDING_ROUNDING_H

#include "engine/rounding/residue_classes.h"
#include "model/budget.h"

/* One part of one group's amounts. */
struct rounding_task {
    period period;
    enum category category;
    struct residue_classes *classes; /* borrowed: residues counted and sorted */
    money sum;                       /* cents */
    money *given; /* borrowed: cents for each municipality, filled in */
};

enum { ROUNDING_DONE = SIZE_MAX };

/* Rounds all groups, sorted by period and category, root by root, on so many threads at
   most (0 = as many as there are processors); the result does not depend on how many.
   Returns ROUNDING_DONE, or the index of a group that could not be decided, which is a
   fault of the program. */
size_t rounding_run(const struct rounding_task *list, size_t count, enum closing close,
                    size_t municipalities, unsigned jobs)
    __attribute__((warn_unused_result));

#endif
