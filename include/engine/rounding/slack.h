/* Leeway: groups whose totals can be rounded either way, because their lines can follow.

   A total must be what the cells below it add up to, each of them the floor or the
   ceiling of its exact value. In a group of many lines that binds nothing: one line
   takes up what another gives, and every rounding of the totals will do that keeps
   their sum. A few of the residue classes (residue_classes.h) are enough to tell:

   - Let column j, that of municipality j, have to end d_j above its exact total. Then
     |d_j| < 1 cent, as each total ends at its floor or ceiling; and all d_j together
     are 0, as exact and rounded totals both add up to the group's sum. Let c be 1.
   - Let w_i be how far residue class i's cells are from whole cents: the least distance
     of any, up or down. Municipalities that get nothing, or all, do not count: they
     have whole cells only, and their d_j is 0.
   - Move every cell of i by d_j x v_i, for some v_i from 0 to w_i / c. None passes a
     whole cent, because |d_j| x v_i <= w_i; and the line's sum stays, because all d_j
     together are 0.
   - If the w_i add up to c cents or more, there are v_i that add up to exactly 1. Moved
     by these, column j ends d_j higher: at its rounded total.
   - What results is fractional still, but lies between all floors and ceilings and has
     whole sums along lines and columns. So there is such a table of whole cents, too,
     by the theorem on which all rounding here rests (rounding.h).

   The condition is sufficient, not necessary: a group that fails it is decided
   together with the totals, like every small one.

   So for the totals such a group is a single line of its sum (tree.h), and unless its
   lines are listed that is all. For a listing the lines are woven afterwards: the
   cells of the first residue classes are moved, by whole D-ths of a cent, until every
   column has its total; then cycles are rounded away as ever. As all sums are whole by
   then, nothing is left undecided (forest.h).

   The same holds for greater d_j, when c is as many cents as the greatest of them. So
   where there are more than a few lines the first are kept back, as many as can be moved
   by c cents, and the others are carried (error_diffusion.h), which is quicker. Those kept back
   then take up, besides, what a column is owed after that. */
#ifndef ENGINE_ROUNDING_SLACK_H
#define ENGINE_ROUNDING_SLACK_H

#include "engine/rounding/residues.h"
#include "engine/shares/divider.h"

/* Whether the lines of a group, counted and sorted, can follow any rounding of its
   totals. Never so where D has more than 64 bits, which is not worth finding out. */
bool slack_suffices(const struct divider *d, const struct residues *r);

/* How many residue classes, the first, are enough to move every column by so many cents: as
   where in `r` (residues_next) the next one is looked for. That is behind all when all of
   them are not enough. D x cents must fit 64 bits. */
uint64_t slack_first(const struct divider *d, const struct residues *r, uint64_t cents);

/* The way from the exact totals of such a group to rounded ones. All in D-ths of a cent,
   and by column. */
struct slack {
    const struct divider *divider; /* borrowed */
    uint64_t left; /* the most that a column can be moved yet: from D or more down to 0 */
    uint64_t *due; /* owned: what it has to be moved yet, at most `left` */
    bool *rising;  /* owned: whether it goes up */
};

/* Sets out from the exact division of `sum` to given[municipality]: cents,
   each the floor or the ceiling of its part, all of them `sum` together. Owned
   by the caller: slack_clear. */
void slack_init(struct slack *l, const struct divider *d, money sum, const money *given);
void slack_clear(struct slack *l);

/* Has every column moved by owed[column] more, together 0. Before the first move; D is
   narrow. */
void slack_owe(struct slack *l, const int64_t *owed);

/* Moves the cells of the next residue class, in the order in which slack_suffices saw
   them, as far as the columns need it. flow[column]: above the floor, in D-ths, from 0
   to D before and after; their sum is not changed. */
void slack_move(struct slack *l, uint64_t *flow);

#endif
