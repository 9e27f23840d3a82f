/* Marks: what is remembered of every line when lines are to be listed, so that the cents
   of a super-line can be dealt to its copies in an order that is not that of the file.

   That order is by the line's own number, then by a fingerprint of all that is known
   of the row: rows that differ in nothing can change places unnoticed. 32 bytes a line
   while lines are taken in, 12 for each plane afterwards. */
#ifndef ENGINE_MARKS_H
#define ENGINE_MARKS_H

#include "engine/plane.h"
#include "engine/superlines.h"
#include "model/budget.h"

#define MARK_NONE UINT32_MAX

/* The rank of a line that cancels against one of opposite sign. */
#define RANK_PAIRED UINT32_MAX

/* Where a line belongs in one plane. */
struct seat {
    uint32_t residue; /* index in the residues of its group; MARK_NONE = all its cells are
                         whole, or it is own cost */
    uint32_t rank;    /* among the copies of the super-line, from 0; or RANK_PAIRED */
    uint32_t copies;  /* of the super-line */
};

struct marks {
    struct mark *lines; /* owned */
    size_t count, room;
    money *vat;                 /* owned: NULL while no line had VAT */
    size_t vat_room;            /* elements */
    struct seat *seats[PLANES]; /* owned: by line, after marks_seat; NULL = all whole */
};

void marks_init(struct marks *m);
void marks_clear(struct marks *m);

/* Remembers the next line, which belongs to a pile; MARK_NONE for own costs. */
void marks_add(struct marks *m, const struct cost_line *line, uint32_t pile);

/* Adds the lines of `from` (cleared afterwards) behind those of `into`; pile[old] is
   what their piles are called there. */
void marks_append(struct marks *into, struct marks *from, const uint32_t *pile);

/* Seats every line, after the last, on so many threads at most (0 = as many as there are processors), and counts the residues of each pile while at it:
   piles[pile] has `planes` super-lines, PLANES of them, with no residues yet. What is
   remembered of the lines is released. */
void marks_seat(struct marks *m, struct superlines *const *piles, size_t count,
                unsigned jobs);

#endif
