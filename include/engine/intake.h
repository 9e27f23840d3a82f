/* The intake: cost lines counted and added up per group as they flow by. Several intakes
   can be filled side by side and merged: all they keep is whole numbers that add up. */
#ifndef ENGINE_INTAKE_H
#define ENGINE_INTAKE_H

#include "engine/extras.h"
#include "engine/marks.h"
#include "engine/sharebook.h"
#include "engine/superlines.h"

/* What makes a group (allocate.h) the group that it is. */
struct group_id {
    period period;
    enum category category;
    int key;
    period key_period;
};

/* The order of groups: negative, 0 or positive. */
int group_order(const struct group_id *a, const struct group_id *b);

/* The group that a shared line belongs to. */
struct group_id group_id_of(const struct cost_line *line);

/* The lines of one group so far. Sums are wide, so that no order of adding can overflow them:
   whether a total is a money is looked at when it is complete. */
struct pile {
    wide sum[PLANES];
    uint64_t lines;
    struct superlines *planes; /* owned: PLANES of them; NULL when there was a fault */
    struct group_id id;
};

/* The own costs of one municipality in one period so far. */
struct own_pile {
    wide sum[PLANES];
    uint64_t lines;
};

struct own_page {
    period period;
    struct own_pile *pile; /* owned: one per municipality */
};

struct intake {
    const struct budget *budget;
    struct sharebook *book; /* borrowed */
    struct diags *diags;    /* borrowed */
    struct pile *piles;     /* owned: in order of arrival */
    size_t pile_count, pile_room;
    uint32_t *slots; /* owned: hash table of numbers of piles + 1, 0 = free */
    size_t slot_count;
    struct own_page *own; /* owned */
    size_t own_count, own_room;
    uint32_t recent;        /* pile of the last line: the next one mostly follows it */
    size_t recent_own;      /* the same for own costs */
    struct place first;     /* file of the first line, for faults of totals */
    uint32_t *pile_of_kind; /* owned: by kind of line, number of the pile + 1, or 0 */
    size_t kind_room;
    bool listed;         /* lines are remembered for a listing */
    uint64_t taken;      /* lines so far */
    struct marks *marks; /* when listed, owned: by pile */
    size_t marks_room;
    struct extras extras[PLANES]; /* when listed: after the last line */
};

void intake_init(struct intake *in, const struct budget *b, struct sharebook *book,
                 bool listed, struct diags *d);
void intake_clear(struct intake *in);

/* Takes one line in. Faults of its key are added to the diagnostics; later lines are
   taken all the same, so that every fault of every group is found. */
void intake_take(struct intake *in, const struct cost_line *line);

/* Takes in all that `from` (cleared afterwards) has taken; its lines come after those of
   `into`. They may belong to different books on one budget. */
void intake_merge(struct intake *into, struct intake *from);

#endif
