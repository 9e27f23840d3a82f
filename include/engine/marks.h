/* Marks: what is remembered of every line when lines are to be listed, so that the cents
   of a super-line can be dealt to its copies in an order that is not that of the file.

   That order is by the line's own number, then by a fingerprint of all that is known of
   the row: rows that differ in nothing can change places unnoticed. 24 bytes a line while
   lines are taken in, 8 for each plane afterwards. */
#ifndef ENGINE_MARKS_H
#define ENGINE_MARKS_H

#include "engine/plane.h"
#include "engine/residues.h"
#include "model/budget.h"

#define MARK_NONE UINT32_MAX

/* Where a line belongs in one plane. */
struct seat {
    uint32_t residue; /* index in the sorted residues of its group; MARK_NONE = all its
                         cells are whole */
    uint32_t rank; /* among the copies of the super-line, from 0; MARK_NONE = it cancels
                      against a line of opposite sign */
};

struct marks {
    struct mark *lines; /* owned */
    size_t count, room;
    uint32_t *vat_slots; /* owned: NULL while no line had VAT */
    size_t vat_room;
    struct seat *seats[PLANES]; /* owned: by line, after marks_seat; NULL = all whole */
};

void marks_init(struct marks *m);
void marks_clear(struct marks *m);

/* Remembers the next line: the pile it was added to and the number of its residue in each
   plane; MARK_NONE for own costs and for amounts that leave no rest. */
void marks_add(struct marks *m, const struct cost_line *line, uint32_t pile,
               const uint32_t residue[PLANES]);

/* Adds the lines of `from` (taken) behind those of `into`. pile[old] and
   number[plane][old pile] [old number] are what their piles and residues are called in
   `into`. */
void marks_append(struct marks *into, struct marks *from, const uint32_t *pile,
                  uint32_t *const *const number[PLANES]);

/* What marks_seat is told of a pile: how its residues were sorted. */
struct seating {
    const uint32_t *rank; /* borrowed: by number, from residues_sort */
    size_t residues;
};

/* Seats every line, after the last: one plane after the other, then marks_seated. */
void marks_seat(struct marks *m, enum plane plane, const struct seating *piles,
                size_t count);

/* Releases what is not needed once both planes are seated. */
void marks_seated(struct marks *m);

#endif
