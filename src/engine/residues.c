#include "engine/residues.h"

#include <stdlib.h>

#include "base/mem.h"

void residues_init(struct residues *r, uint64_t limit, bool numbered) {
    *r = (struct residues){.limit = limit, .numbered = numbered};
}

void residues_clear(struct residues *r) {
    free(r->counts);
    free(r->list);
    free(r->slots);
    *r = (struct residues){0};
}

/* --- the list and its hash table ---------------------------------------------------- */

/* Residues of equal steps spread well when multiplied by 2^64 / the golden ratio (Knuth,
   The Art of Computer Programming, volume 3, 6.4). */
static size_t first_slot(const struct residues *r, uint64_t size) {
    return (size_t)(size * 11400714819323198485u >> 32) & (r->slot_count - 1);
}

/* The slot of a residue, or the free one where it belongs. */
static uint32_t *slot_of(const struct residues *r, uint64_t size) {
    size_t i = first_slot(r, size);
    while (r->slots[i] && r->list[r->slots[i] - 1].size != size)
        i = (i + 1) & (r->slot_count - 1);
    return &r->slots[i];
}

/* Keeps the table at most half full. */
static void widen(struct residues *r) {
    if (r->count * 2 < r->slot_count)
        return;
    if (r->count >= UINT32_MAX / 4)
        mem_exhausted(); /* some hundred gigabytes of residues */
    free(r->slots);
    r->slot_count = r->slot_count ? r->slot_count * 2 : 16;
    r->slots = mem_zero(r->slot_count, sizeof *r->slots);
    for (size_t i = 0; i < r->count; i++)
        *slot_of(r, r->list[i].size) = (uint32_t)i + 1;
}

/* --- plain counts ------------------------------------------------------------------- */

/* A count for every possible residue is faster, and smaller once a third of them is
   there. */
static void spread_out(struct residues *r) {
    if (r->numbered || r->limit == 0 || r->count < r->limit / 3)
        return;
    r->counts = mem_zero((size_t)r->limit, sizeof *r->counts);
    for (size_t i = 0; i < r->count; i++)
        r->counts[r->list[i].size] = r->list[i].count;
    free(r->list);
    free(r->slots);
    r->list = NULL;
    r->slots = NULL;
    r->count = r->room = r->slot_count = 0;
}

uint32_t residues_add(struct residues *r, uint64_t size, int64_t count) {
    if (r->counts) {
        r->counts[size] += count;
        return 0;
    }
    widen(r);
    uint32_t *slot = slot_of(r, size);
    if (*slot) {
        r->list[*slot - 1].count += count;
        return *slot - 1;
    }
    r->list = mem_room(r->list, r->count, &r->room, sizeof *r->list);
    r->list[r->count++] = (struct residue){size, count};
    uint32_t number = *slot = (uint32_t)r->count;
    spread_out(r);
    return number - 1;
}

void residues_merge(struct residues *into, const struct residues *from,
                    uint32_t *new_number) {
    for (uint64_t size = 0; from->counts && size < from->limit; size++)
        if (from->counts[size])
            residues_add(into, size, from->counts[size]);
    for (size_t i = 0; i < from->count; i++) {
        uint32_t number = residues_add(into, from->list[i].size, from->list[i].count);
        if (new_number)
            new_number[i] = number;
    }
}

/* --- in order ----------------------------------------------------------------------- */

/* A residue and the number it had. */
struct numbered {
    struct residue residue;
    uint32_t number;
};

static int by_size(const void *a, const void *b) {
    const struct numbered *x = a, *y = b;
    return (x->residue.size > y->residue.size) - (x->residue.size < y->residue.size);
}

void residues_sort(struct residues *r, uint32_t *rank) {
    free(r->slots); /* nothing will be looked up any more */
    r->slots = NULL;
    r->slot_count = 0;
    if (r->count == 0)
        return;
    struct numbered *sorted = mem_alloc(r->count * sizeof *sorted);
    for (size_t i = 0; i < r->count; i++)
        sorted[i] = (struct numbered){r->list[i], (uint32_t)i};
    qsort(sorted, r->count, sizeof *sorted, by_size);
    for (size_t i = 0; i < r->count; i++) {
        r->list[i] = sorted[i].residue;
        if (rank)
            rank[sorted[i].number] = (uint32_t)i;
    }
    free(sorted);
}

bool residues_next(const struct residues *r, uint64_t *at, struct residue *found) {
    for (; r->counts && *at < r->limit; ++*at)
        if (r->counts[*at]) {
            *found = (struct residue){*at, r->counts[*at]};
            ++*at;
            return true;
        }
    for (; !r->counts && *at < r->count; ++*at)
        if (r->list[*at].count) {
            *found = r->list[*at];
            ++*at;
            return true;
        }
    return false;
}
