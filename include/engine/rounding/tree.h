/* The tree: the published totals above the groups of one root, rounded together.

   Groups add up to categories, categories to a period, and quarters to a year when the
   year is what is closed. Every total of every municipality is a flow from its node to
   the node above it, and must end at its floor or ceiling like the cells below. These
   flows are added bottom-up to the cells that the groups left undecided
   (residue_classes.h). The flows of the root, where the last fractions meet, come last:
   there the largest remainders are served first, as a treasurer expects, as far as the
   cells below can follow.

   Keys have different denominators; above the groups everything is in parts of their
   least common multiple, however many machine words that takes. */
#ifndef ENGINE_ROUNDING_TREE_H
#define ENGINE_ROUNDING_TREE_H

#include "engine/rounding/residue_classes.h"

/* A node of the tree: a group, or a total of nodes. Groups come first. */
struct total {
    size_t parent; /* index of a later node; the last node is the root */
    struct residue_classes *classes; /* borrowed: of a group, rounded; NULL for a total */
    money sum;                       /* of a group: all its lines, cents */
    money *given; /* borrowed: of a group, its cents by municipality, filled in */
};

/* Decides everything below the root `totals[count - 1]`, for `columns` municipalities.
   Returns NULL, or the first group with a cell that could not be decided: a fault of this
   program, since there can be none (forest.h). */
const struct total *tree_round(struct total *totals, size_t count, size_t columns)
    __attribute__((warn_unused_result));

#endif
