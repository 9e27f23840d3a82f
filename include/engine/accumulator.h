/* The accumulator: counts and adds up cost lines per group as they arrive. Threads can
   fill several, which are merged: all they keep is whole numbers that add up. */
#ifndef ENGINE_ACCUMULATOR_H
#define ENGINE_ACCUMULATOR_H

#include "base/hash_table.h"
#include "engine/rounding/line_records.h"
#include "engine/rounding/residue_classes.h"
#include "engine/shares/share_cache.h"

/* What identifies a group (allocate.h). */
struct group_id {
    period period;
    category category;
    int key;
    period key_period;
};

/* The order of groups: negative, 0 or positive. */
int group_order(const struct group_id *a, const struct group_id *b);

/* The group that a shared line belongs to. */
struct group_id group_id_of(const struct cost_line *line);

/* The lines of one group so far. Sums are wide, so that no order of adding can overflow
   them; whether a total fits a money is checked when it is complete. */
struct group_sum {
    wide sum[AMOUNT_PARTS];
    uint64_t lines;
    struct residue_classes *classes; /* owned: AMOUNT_PARTS; NULL = faulty key */
    struct line_records records;     /* owned: when lines are listed */
    struct group_id id;
};

/* The own costs of one municipality in one period so far. */
struct own_sum {
    wide sum[AMOUNT_PARTS];
    uint64_t lines;
};

struct own_period {
    period period;
    struct own_sum *sum; /* owned: one per municipality */
};

struct accumulator {
    const struct budget *budget;
    struct share_cache *cache; /* borrowed */
    struct diags *diags;       /* borrowed */
    struct group_sum *sums;    /* owned: in order of arrival */
    size_t sum_count, sum_room;
    struct hash_table table;     /* owned: numbers of sums, by group */
    struct own_period *own;      /* owned: in order of arrival */
    struct hash_table own_table; /* owned: numbers of these, by period */
    size_t own_count, own_room;
    uint32_t recent;       /* sum of the latest line, and mostly of the next one */
    size_t recent_own;     /* the same for own costs */
    struct place first;    /* file of the first line, for faults of totals */
    uint32_t *sum_of_kind; /* owned: by kind of line, its sum + 1; 0 = unknown */
    size_t kind_room;
    bool listed;                 /* lines are remembered for a listing */
    const struct group_id *only; /* borrowed: of these groups alone; NULL = of all */
    size_t only_count;
    uint64_t taken; /* lines so far */
};

void accumulator_init(struct accumulator *in, const struct budget *b,
                      struct share_cache *cache, bool listed, struct diags *d);
void accumulator_clear(struct accumulator *in);

/* Counts one line. Faults of its key are added to the diagnostics; later lines are
   counted all the same, so that the faults of every group are found. */
void accumulator_take(struct accumulator *in, const struct cost_line *line);

/* Adds the lines of `from`, which is cleared, after those of `into`. The two may have
   different share caches on one budget. */
void accumulator_merge(struct accumulator *into, struct accumulator *from);

#endif
