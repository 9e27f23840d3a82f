/* Marks: what is remembered of the lines of a group when lines are to be listed, so that
   the cents of a super-line can be dealt to its copies in an order that is not that of
   the file.

   That order is by the line's own number, then by a fingerprint of all that is known
   of the row: rows that differ in nothing can change places unnoticed. 32 bytes a line,
   and 8 more where there is VAT; lines that divide without rests need no mark. */
#ifndef ENGINE_MARKS_H
#define ENGINE_MARKS_H

#include "engine/plane.h"
#include "model/budget.h"

struct mark {
    uint64_t id, row; /* fingerprints: the order among copies */
    uint64_t residue; /* of the net amount: x 2, + 1 when negative */
    uint32_t line;    /* ordinal, less `base` of its block */
};

/* Some marks of one group. Blocks stay where they are: marks of several threads are
   joined by linking them. */
struct mark_block {
    struct mark_block *next; /* owned */
    uint64_t *vat;           /* owned: residues of VAT; NULL when all are 0 */
    uint32_t count, room;
    uint32_t base;
    struct mark marks[];
};

struct marks {
    struct mark_block *latest; /* owned: the one that is filled, then those before it */
};

void marks_clear(struct marks *m);

/* Remembers a line, whose place among all lines is `ordinal`, by what its amounts leave
   undivided: residue[plane] as in struct mark. Ordinals must rise. */
void marks_add(struct marks *m, const struct cost_line *line, uint32_t ordinal,
               const uint64_t *residue);

/* Takes over the marks of `from`, whose ordinals are to rise by `base`. */
void marks_join(struct marks *m, struct marks *from, uint32_t base);

/* How many marks there are. */
size_t marks_count(const struct marks *m);

/* What a mark says of one plane. */
static inline uint64_t mark_residue(const struct mark_block *block, uint32_t at,
                                    enum plane plane) {
    if (plane == PLANE_NET)
        return block->marks[at].residue;
    return block->vat ? block->vat[at] : 0;
}

#endif
