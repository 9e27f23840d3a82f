/* The rounding promise, and where it is kept.

   Cost lines are whole cents; a key gives each municipality an exact share of them, which
   is almost never whole cents. The promise:

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
   each line through each municipality's totals to the root. The exact values are a flow
   in it, between their floors and ceilings. The matrix of a network is totally
   unimodular, so a flow of whole cents between the same bounds exists:

     A. J. Hoffman and J. B. Kruskal, Integral boundary points of convex polyhedra, 1956
     B. D. Causey, L. H. Cox and L. R. Ernst, Applications of transportation theory to
       statistical problems, Journal of the American Statistical Association 80, 1985
     L. H. Cox, A constructive procedure for unbiased controlled rounding, ibid. 82, 1987

   Two trees that cross have no such guarantee: while quarters are closed one by one, a
   category's total over the year is simply the sum of what was published for its
   quarters.

   How, file by file:

     residues.h            counts the lines of a group by their residues;
     residue_classes.h     rounds the lines of one residue together, until few cells of
                           the group are undecided;
     forest.h              holds the undecided cells, and rounds away every cycle of them;
     tree.h                decides the rest together with the totals above the groups,
                           the root last;
     slack.h               finds the groups whose totals can be decided before their
                           lines;
     error_diffusion.h     rounds most residue classes of those groups one by one, when
                           lines are listed.

   Only when lines are listed:

     line_records.h        remembers the lines;
     copy_order.h          gives each what it is put in order by;
     radix_sort.h          sorts them by residue;
     distribution_order.h  puts the lines of each residue class in order;
     distribute.h          distributes the cents of a class over its lines;
     round_up_bits.h       keeps which cells get a cent more, until the listing asks.

   thousands.h rounds the table of a report in thousands by the same forest.

   Nothing depends on the order of the file: groups go by period, category and key,
   residues by size, lines of one residue by their contents, municipalities as in their
   file. */
#ifndef ENGINE_ROUNDING_ROUNDING_H
#define ENGINE_ROUNDING_ROUNDING_H

#include "engine/rounding/line_records.h"
#include "engine/rounding/residue_classes.h"
#include "engine/rounding/round_up_bits.h"
#include "model/budget.h"

/* One group, as rounding sees it. */
struct rounding_group {
    period period;
    category category;
    struct residue_classes *classes; /* borrowed: AMOUNT_PARTS; residues are counted here
                                        when lines are listed, before otherwise */
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
    uint64_t lines; /* more than every ordinal in the records */
    bool listed;    /* lines will be listed */
    unsigned jobs;  /* threads at most; 0 = one per processor */
};

/* No group is undecided. */
#define ROUNDING_DONE SIZE_MAX

/* Rounds all groups in both amount parts, root by root. The result does not depend on the
   number of threads. Fills round_ups[part], owned by the caller, when lines are listed;
   that of VAT stays empty when there is none. Returns ROUNDING_DONE, or the index of a
   group that could not be decided, which is a fault of the program. */
size_t rounding_run(const struct rounding *r, struct round_up_bits *round_ups)
    __attribute__((warn_unused_result));

#endif
