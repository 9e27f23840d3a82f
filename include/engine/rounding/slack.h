/* Slack: groups whose totals can be rounded either way, because their lines can follow.

   A total must be the sum of the cells below it, each of them the floor or the ceiling of
   its exact value. In a group of many lines that is no restriction: one line makes up for
   another, and any rounding of the totals that keeps their sum is possible. A few of the
   residue classes (residue_classes.h) are enough to prove it:

   - Let column j, that of municipality j, have to end d_j above its exact total. Then
   |d_j| < 1 cent, as each total ends at its floor or ceiling; and the sum of all d_j is
   0, as exact and rounded totals both add up to the group's sum. Let c be 1.
   - Let w_i, the slack of residue class i, be the least distance of any of its cells to a
   whole cent, up or down. Municipalities that get nothing, or all, do not count: they
   have whole cells only, and their d_j is 0.
   - Move every cell of i by d_j x v_i, for some v_i from 0 to w_i / c. No cell passes a
   whole cent, because |d_j| x v_i <= w_i; and the sum of the class stays, because the
   sum of all d_j is 0.
   - If the w_i add up to c cents or more, there are v_i that add up to exactly 1. Moved
     by these, column j ends d_j higher: at its rounded total.
   - The result is still fractional, but lies between all floors and ceilings and has
     whole sums along lines and columns. So a table of whole cents with the same sums and
     bounds exists too, by the theorem of rounding.h.

   The condition is sufficient, not necessary: a group that fails it is decided together
   with the totals, like every small one.

   So for the totals such a group is a single line of its sum (tree.h), and unless its
   lines are listed that is all. For a listing they are woven into a forest afterwards:
   the cells of the first residue classes are moved, by whole D-ths of a cent, until every
   column has its total; then cycles are rounded away as usual. As all sums are whole by
   then, nothing is left undecided (forest.h).

   The same holds for greater d_j, if c is as many cents as the greatest of them. So where
   there are more than a few lines, the first residue classes are kept back, as many as
   can be moved by c cents, and the others are rounded by error diffusion
   (error_diffusion.h), which is quicker. The classes kept back then also make up for what
   a column is owed after that. */
#ifndef ENGINE_ROUNDING_SLACK_H
#define ENGINE_ROUNDING_SLACK_H

#include "engine/rounding/residues.h"
#include "engine/shares/divider.h"

/* Whether the lines of a group, counted and sorted, can follow any rounding of its
   totals. Always false where D exceeds 64 bits: not worth finding out. */
bool slack_suffices(const struct divider *d, const struct residues *r);

/* The first residue classes that together can move every column by `cents`: returns where
   residues_next finds the one after them. That is after all when all are not enough.
   D x cents must fit 64 bits. */
uint64_t slack_first(const struct divider *d, const struct residues *r, uint64_t cents);

/* Moves the columns of such a group from their exact totals to rounded ones. In D-ths of
   a cent, by column. */
struct slack {
    const struct divider *divider; /* borrowed */
    uint64_t
        left; /* the most that a column can still be moved: from D or more down to 0 */
    uint64_t *due; /* owned: how far it still has to be moved, at most `left` */
    bool *rising;  /* owned: whether that is up */
};

/* Prepares to move from the exact division of `sum` to given[municipality]: cents, each
   the floor or the ceiling of its exact value, `sum` together. Owned by the caller:
   slack_clear. */
void slack_init(struct slack *s, const struct divider *d, money sum, const money *given);
void slack_clear(struct slack *s);

/* Adds owed[column], which sum to 0, to what each column has to be moved. To be called
   before the first move, for a narrow D. */
void slack_owe(struct slack *s, const int64_t *owed);

/* Moves the cells of the next residue class, in the order of slack_suffices, as far as
   the columns need it. flow[column]: above the floor, in D-ths, from 0 to D before and
   after; their sum does not change. */
void slack_move(struct slack *s, uint64_t *flow);

#endif
