/* Seats: where every line that is to be listed stands among the copies of its
   super-line. 12 bytes a line for each plane. */
#ifndef ENGINE_SEATS_H
#define ENGINE_SEATS_H

#include "engine/marks.h"
#include "engine/superlines.h"

/* The rank of a line that cancels against one of opposite sign. */
#define RANK_PAIRED UINT32_MAX

/* Where a line belongs in one plane. */
struct seat {
    uint32_t residue; /* index in the residues of its group */
    uint32_t rank;    /* among the copies of the super-line, from 0; or RANK_PAIRED */
    uint32_t copies;  /* of the super-line; 0 = the line has none, for all its cells are
                         whole, or it is own cost. Not 0 when it is paired. */
};

struct seats {
    struct seat *list[PLANES]; /* owned: by line; NULL = all whole */
};

/* Seats `lines` lines in all by the marks of `count` groups, which are released, on so
   many threads at most (0 = as many as there are processors), and counts the residues
   of each group while at it: groups[i] has `planes` super-lines, PLANES of them, with
   no residues yet. */
void seats_init(struct seats *s, size_t lines, struct marks *marks,
                struct superlines *const *groups, size_t count, unsigned jobs);
void seats_clear(struct seats *s);

/* The seat of a line. */
static inline struct seat seats_of(const struct seats *s, enum plane plane,
                                   uint64_t line) {
    return s->list[plane] ? s->list[plane][line] : (struct seat){0};
}

#endif
