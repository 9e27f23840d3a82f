/* Residues: how many lines of a group leave the same rest.

   Two lines whose amounts are equal modulo the key's denominator D leave the same
   fractions of a cent everywhere: for the rounding they are the same problem. So a group
   need not remember its lines, only for every residue from 1 to D - 1 how many there are,
   a line of opposite sign counting as one less. Memory grows with the number of different
   residues, never beyond D. */
#ifndef ENGINE_RESIDUES_H
#define ENGINE_RESIDUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All lines of one residue: positive ones less negative ones. */
struct residue {
    uint64_t size;
    int64_t count;
};

struct residues {
    uint64_t limit;       /* D: residues are below it; 0 = beyond 64 bits */
    bool numbered;        /* residues keep their numbers, so there is always a list */
    int64_t *counts;      /* owned: by residue, once there are many; else NULL */
    struct residue *list; /* owned: in order of arrival, or by size once sorted */
    size_t count, room;   /* elements of `list` */
    uint32_t *slots;      /* owned: hash table of numbers in the list + 1, 0 = free */
    size_t slot_count;    /* a power of two, or 0 */
};

/* With `numbered`, residues_add returns numbers by which they can be found again. */
void residues_init(struct residues *r, uint64_t limit, bool numbered);
void residues_clear(struct residues *r);

/* Counts `count` more lines of a residue, which is not 0. Returns its number (0 unless
   `numbered`), counted from 0 in order of arrival. */
uint32_t residues_add(struct residues *r, uint64_t size, int64_t count);

/* Adds all of `from` in; both were initialised alike. With `numbered`, new_number[old] is
   filled with the numbers that the residues of `from` have in `into`. */
void residues_merge(struct residues *into, const struct residues *from,
                    uint32_t *new_number);

/* Sorts the list by size, after the last line. With `numbered`, rank[number] is filled.
 */
void residues_sort(struct residues *r, uint32_t *rank);

/* Walks over the residues by rising size, those with count 0 left out: *at begins as 0.
   False at the end. Only after residues_sort. `index` is the place in the list. */
bool residues_next(const struct residues *r, uint64_t *at, struct residue *found);

#endif
