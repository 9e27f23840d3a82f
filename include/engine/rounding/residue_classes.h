/* Residue classes: the lines of one group, rounded until only few of their cells are
   undecided.

   The m lines of a group that leave the same residue r (residues.h) are one residue class:
   in each column, that of municipality j, it has m x (r x N_j mod D) D-ths of a cent to
   give. The whole cents of it are given; a fraction that is left is a cell still to be
   decided, up or down. Once the residue class's cents in each column are whole they are
   parts to its copies (distribute.h), and every copy gets its floor or its ceiling.

   Each undecided cell is an edge of a forest (forest.h), from its residue class to its
   column. As cycles are rounded away at once, no more than n - 1 residue classes are ever
   undecided at a time, however many there are. Neither a line's sum nor a column's total
   changes by it. What remains is decided together with the totals above (tree.h).

   A group whose lines can follow any totals (slack.h) goes the other way round: it
   passes for one line of its sum until the totals are known, and its lines follow, if
   they are listed at all: most are carried (error_diffusion.h), the others woven into a forest. */
#ifndef ENGINE_ROUNDING_RESIDUE_CLASSES_H
#define ENGINE_ROUNDING_RESIDUE_CLASSES_H

#include "engine/rounding/residues.h"
#include "engine/shares/divider.h"

/* A cell that the group alone could not decide. */
struct undecided {
    uint32_t line;   /* of those with undecided cells: counted from 0, with gaps */
    uint32_t column; /* municipality */
    uint64_t name;   /* index of the residue x municipalities + column */
};

struct residue_classes {
    const struct divider *divider; /* borrowed */
    struct residues residues;      /* owned: sorted */
    bool listed;                   /* lines will be listed */
    bool follows;                  /* the totals, which are rounded first */
    uint64_t *raised; /* owned: bit `name` = the cell ends at its ceiling; NULL when
                         no lines are listed, and while they are to follow */
    uint32_t
        *lines; /* owned: the copies of each residue class in order, for dealing; NULL
                        when no lines are listed, and afterwards */
    struct undecided *cells; /* owned */
    mp_limb_t *flows;        /* owned: of the cells, divider->limbs words each */
    size_t cell_count;
    size_t line_count; /* greater than every cells[].line */
    int direction; /* sign of the first residue class with an undecided cell; 0 = none */
};

void residue_classes_init(struct residue_classes *s, const struct divider *divider,
                          bool listed);
void residue_classes_clear(struct residue_classes *s);

/* Releases what is known of single cells and lines. */
void residue_classes_forget(struct residue_classes *s);

/* Decides what the group alone can decide. After the last line was counted in `residues`,
   and residues_sort; `sum` is that of all lines. Independent of every other group. */
void residue_classes_round(struct residue_classes *s, money sum);

/* Decides the rest of a listed group that follows, by the totals given[municipality].
   False when something is left undecided, which is a fault of this program. */
bool residue_classes_follow(struct residue_classes *s, money sum, const money *given)
    __attribute__((warn_unused_result));

#endif
