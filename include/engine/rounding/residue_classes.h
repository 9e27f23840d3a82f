/* Residue classes: the lines of one group, rounded together until few cells are
   undecided.

   The m lines of a group that leave the same residue r (residues.h) are one residue
   class. In each column j, that of municipality j, they have m x (r x N_j mod D) D-ths of
   a cent to give. The whole cents of that are given; a fraction that is left is a cell to
   be decided, up or down. Once the cents of the class are whole in every column they are
   distributed over its lines (distribute.h), and every line gets its floor or its
   ceiling.

   Each undecided cell is an edge of a forest (forest.h) between its residue class and its
   column: the class is woven into the forest. As cycles are rounded away at once, fewer
   than n residue classes are undecided at any time, however many there are. Neither the
   sum of a class nor the total of a column changes by that. The cells that remain are
   decided together with the totals above (tree.h).

   A group whose lines can follow any totals (slack.h) is rounded the other way round. For
   the totals it is a single line of its sum; when they are known its lines follow, if
   they are listed at all. Most are then rounded by error diffusion (error_diffusion.h),
   the others woven into a forest. */
#ifndef ENGINE_ROUNDING_RESIDUE_CLASSES_H
#define ENGINE_ROUNDING_RESIDUE_CLASSES_H

#include "engine/rounding/residues.h"
#include "engine/shares/divider.h"

/* A cell that the group alone could not decide. */
struct undecided {
    uint32_t line;   /* number of its residue class, from 0 */
    uint32_t column; /* municipality */
    uint64_t name;   /* index of its residue x municipalities + column */
};

struct residue_classes {
    const struct divider *divider; /* borrowed */
    struct residues residues;      /* owned: sorted */
    bool listed;                   /* lines will be listed */
    bool follows;                  /* lines follow the totals, which are rounded first */
    uint64_t *raised; /* owned: bit `name` = the cell ends at its ceiling; NULL when no
                         lines are listed, or as long as they have to follow */
    uint32_t *lines; /* owned: the lines of each residue class, in the order in which they
                         get cents; NULL when no lines are listed, or once distributed */
    struct undecided *cells; /* owned */
    mp_limb_t *flows;        /* owned: of the cells, divider->limbs words each */
    size_t cell_count;
    size_t line_count; /* undecided residue classes */
    int direction; /* sign of the first residue class with an undecided cell; 0 = none */
};

void residue_classes_init(struct residue_classes *c, const struct divider *divider,
                          bool listed);
void residue_classes_clear(struct residue_classes *c);

/* Releases `raised` and `lines`. */
void residue_classes_forget(struct residue_classes *c);

/* Decides all cells that the group can decide by itself. `sum`: the cents of all lines,
   which are counted in `residues` and sorted (residues_sort). Independent of other
   groups. */
void residue_classes_round(struct residue_classes *c, money sum);

/* Rounds the lines of a listed group that follows, to the totals given[municipality].
   False when a cell stays undecided, which is a fault of this program. */
bool residue_classes_follow(struct residue_classes *c, money sum, const money *given)
    __attribute__((warn_unused_result));

#endif
