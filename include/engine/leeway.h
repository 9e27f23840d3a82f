/* Leeway: groups whose totals can be rounded either way, because their lines can follow.

   A group with many lines has so many undecided cells that any rounding of its totals
   will do: one line can take up what another gives. That can be told from a few of its
   super-lines. Say that the total of column j is to end d_j above its exact value,
   with |d_j| < 1 and all d_j together 0, and that super-line i has no cell nearer than
   w_i to a whole cent. Then every cell of i can be moved by d_j x v_i with 0 <= v_i <=
   w_i, neither passing a whole cent nor changing the line's sum. As soon as all w_i
   together are a cent, the v_i can be chosen to add up to 1: the columns then total
   what they are to total, a flow within all bounds, so that there is one of whole
   cents as well (rounding.h).

   So for the totals such a group is a single line of its sum, and only a
   listing weaves its lines: first moving the cells of some super-lines, in
   D-ths of a cent that are whole numbers, and then rounding cycles away as
   ever, which leaves nothing undecided. */
#ifndef ENGINE_LEEWAY_H
#define ENGINE_LEEWAY_H

#include "engine/divider.h"
#include "engine/residues.h"

/* Whether the lines of a group, counted and sorted, can follow any rounding of its
   totals. Never so where D has more than 64 bits, which is not worth finding out. */
bool leeway_suffices(const struct divider *d, const struct residues *r);

/* The way from the exact totals of such a group to rounded ones. */
struct leeway {
    const struct divider *divider; /* borrowed */
    uint64_t left; /* D-ths that each column can still be moved by, at most D */
    uint64_t *
        due; /* owned: by column, D-ths that it is still to be moved by; below `left` + 1 */
    bool *rising; /* owned: by column, the way it goes */
};

/* Sets out from the exact division of `sum` to given[municipality], each the floor or the
   ceiling of its part, all of them `sum` together. */
void leeway_init(struct leeway *l, const struct divider *d, money sum,
                 const money *given);
void leeway_clear(struct leeway *l);

/* Moves the cells of the next super-line as far as they are needed: flow[column] is
   above the floor, in D-ths, and stays within 0 .. D. Their sum is not changed. */
void leeway_move(struct leeway *l, uint64_t *flow);

#endif
