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

#include "engine/rounding/line_records.h"
#include "engine/rounding/residue_classes.h"
#include "engine/rounding/round_up_bits.h"
#include "model/budget.h"

/* One group, as rounding sees it. */
struct rounding_group {
    period period;
    enum category category;
    struct residue_classes *classes; /* borrowed: AMOUNT_PARTS, their residues counted
                                        unless lines are listed */
    struct line_records *records;    /* borrowed: of its lines, when these are listed */
    const money *sum;                /* borrowed: cents, AMOUNT_PARTS */
    money *const *given;             /* borrowed: cents [part][municipality], filled in */
};

/* All groups of an allocation. */
struct rounding {
    struct rounding_group *groups; /* owned by the caller: by period and category */
    size_t count;
    size_t municipalities;
    enum closing close;
    uint64_t lines; /* of which the ordinals in records are */
    bool listed;    /* lines will be listed */
    unsigned jobs;  /* threads at most; 0 = as many as there are processors */
};

enum { ROUNDING_DONE = SIZE_MAX };

/* Rounds all groups in both parts, root by root. The result does not depend on how many
   threads there are. round_ups[part] is filled when lines are listed: owned by the caller,
   who clears it; that of VAT stays empty when there is none. Returns ROUNDING_DONE, or the
   index of a group that could not be decided, which is a fault of the program. */
size_t rounding_run(const struct rounding *r, struct round_up_bits *round_ups)
    __attribute__((warn_unused_result));

#endif
