/* Residues: how many lines of a group leave which residue.

   Two lines whose amounts are equal modulo the key's denominator D leave the same
   fractions of a cent everywhere: for rounding they are the same problem. So a group need
   not remember its lines, only how many there are of every residue from 1 to D - 1, where
   a line of opposite sign counts as one less. Memory grows with the number of different
   residues, never beyond D. */
#ifndef ENGINE_ROUNDING_RESIDUES_H
#define ENGINE_ROUNDING_RESIDUES_H

#include <stdbool.h>

#include "base/mem.h"
#include "engine/rounding/radix_sort.h"
#include "number/modulus.h"
#include "number/money.h"

/* All lines of one residue: positive ones less negative ones. */
struct residue {
    uint64_t size;
    int64_t count;
};

static inline uint64_t residue_copies(struct residue r) {
    return r.count < 0 ? 0 - (uint64_t)r.count : (uint64_t)r.count;
}

struct residues {
    uint32_t *waiting; /* owned: residues x 2, + 1 when negative, for the table */
    size_t waiting_count, waiting_room;
    struct modulus modulus; /* D: residues are below it */
    int16_t *counts;        /* owned: by residue, once there are many; else NULL */
    /* Owned: residues and counts that have no table, or do not fit its counts. A residue
       may occur several times until residues_sort. */
    struct sort_item *list;
    size_t count, room; /* elements of `list` */
    wide sum;           /* of all residues, without those that wait */
};

/* `denominator`: D, or 0 when it exceeds 64 bits. */
void residues_init(struct residues *r, uint64_t denominator);
void residues_clear(struct residues *r);

/* Counts `count` more lines of a residue, which is not 0. */
void residues_add(struct residues *r, uint64_t size, int64_t count);

/* Makes room for one more waiting line. False when there is no table. */
bool residues_make_room(struct residues *r);

/* The residue of `size` cents. */
static inline uint64_t residues_of(const struct residues *r, uint64_t size) {
    return modulus_rest(r->modulus, size);
}

/* Counts one more line of a residue. */
static inline void residues_take(struct residues *r, uint64_t size, bool negative) {
    if (r->waiting_count == r->waiting_room && !residues_make_room(r))
        residues_add(r, size, negative ? -1 : 1);
    else
        r->waiting[r->waiting_count++] = (uint32_t)size * 2 + negative;
}

/* Adds all of `from`, which keeps nothing of use; both have the same denominator. */
void residues_merge(struct residues *into, struct residues *from);

/* Adds a residue greater than all before, for callers that counted its lines themselves.
   Not to be combined with any other way of adding. */
static inline void residues_append(struct residues *r, uint64_t size, int64_t count) {
    if (r->count == r->room)
        r->list = mem_room(r->list, r->count, &r->room, sizeof *r->list);
    r->list[r->count++] = (struct sort_item){size, count};
    r->sum += (wide)count * (wide)size;
}

/* Sorts the residues, after the last line. */
void residues_sort(struct residues *r);

/* An upper bound of the number of residues. */
static inline uint64_t residues_count(const struct residues *r) {
    return r->counts ? r->modulus.value : r->count;
}

/* residues_next for a table. */
bool residues_next_counted(const struct residues *r, uint64_t *at, struct residue *found);

/* Walks over the residues with a count other than 0, by rising size. *at begins as 0, and
   is set to the index of the residue found, plus 1. False at the end. */
static inline bool residues_next(const struct residues *r, uint64_t *at,
                                 struct residue *found) {
    if (r->counts)
        return residues_next_counted(r, at, found);
    if (*at >= r->count)
        return false;
    *found = (struct residue){r->list[*at].key, r->list[*at].value};
    ++*at;
    return true;
}

/* The sum of all residues, after residues_sort. */
static inline wide residues_sum(const struct residues *r) {
    return r->sum;
}

#endif
