#include "engine/rounding/residues.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void residues_init(struct residues *r, uint64_t denominator) {
    *r = (struct residues){.modulus = modulus_of(denominator)};
}

void residues_clear(struct residues *r) {
    free(r->counts);
    free(r->list);
    free(r->waiting);
    *r = (struct residues){0};
}

/* --- the list ----------------------------------------------------------------------- */

enum { LIST_FIRST = 16, LIST_LONG = 1024 };

/* Whether the list is in order and has every residue once. */
static bool is_combined(const struct residues *r) {
    for (size_t i = 1; i < r->count; i++)
        if (r->list[i].key <= r->list[i - 1].key)
            return false;
    return true;
}

/* Sorts the list and joins equal residues; those that cancel are dropped. */
static void combine(struct residues *r) {
    size_t kept = 0;
    if (is_combined(r))
        return;
    radix_sort(r->list, r->count);
    for (size_t i = 0, end; i < r->count; i = end) {
        struct sort_item pair = r->list[i];
        for (end = i + 1; end < r->count && r->list[end].key == pair.key; end++)
            pair.value += r->list[end].value;
        if (pair.value != 0)
            r->list[kept++] = pair;
    }
    r->count = kept;
}

/* Makes room for one more. A long list is combined each time that it is full, which costs
   less than looking up every residue. */
static void make_room(struct residues *r) {
    if (r->room >= LIST_LONG)
        combine(r);
    if (r->count < r->room / 2)
        return;
    r->room = r->room ? r->room * 2 : LIST_FIRST;
    r->list = mem_grow(r->list, r->room, sizeof *r->list);
}

/* --- the table of plain counts ------------------------------------------------------ */

/* A table with a count for every possible residue is much faster. It is worth its memory
   when one in so many residues was seen; a small one always is. */
enum { SMALL_TABLE = 1024, LARGE_TABLE = 1 << 20, LARGEST_TABLE = 1 << 30 };
enum { ENOUGH_SEEN = 64, ENOUGH_OF_LARGE = 8 };

static bool table_is_worth(const struct residues *r) {
    if (r->modulus.value == 0 || r->modulus.value > LARGEST_TABLE)
        return false;
    size_t part = r->modulus.value > LARGE_TABLE ? ENOUGH_OF_LARGE : ENOUGH_SEEN;
    return r->modulus.value <= SMALL_TABLE || r->count >= r->modulus.value / part;
}

static void store(struct residues *r, uint64_t size, int64_t count);

static void list_to_table(struct residues *r) {
    struct sort_item *list = r->list;
    size_t count = r->count;
    r->counts = mem_zero((size_t)r->modulus.value, sizeof *r->counts);
    r->list = NULL;
    r->count = r->room = 0;
    for (size_t i = 0; i < count; i++)
        store(r, list[i].key, list[i].value);
    free(list);
}

/* Adds to a count of the table. A sum that does not fit is returned, for the list, and
   the count starts from 0 again. */
static int64_t count_or_overflow(struct residues *r, uint64_t size, int64_t count) {
    int64_t sum = r->counts[size] + count;
    bool fits = sum >= INT16_MIN && sum <= INT16_MAX;
    r->counts[size] = (int16_t)(fits ? sum : 0);
    return fits ? 0 : sum;
}

static void store(struct residues *r, uint64_t size, int64_t count) {
    if (r->counts)
        count = count_or_overflow(r, size, count);
    if (count == 0)
        return;
    if (r->count == r->room)
        make_room(r);
    r->list[r->count++] = (struct sort_item){size, count};
    if (r->count == r->room && !r->counts && table_is_worth(r))
        list_to_table(r);
}

void residues_add(struct residues *r, uint64_t size, int64_t count) {
    r->sum += (wide)count * (wide)size;
    store(r, size, count);
}

/* --- waiting lines ---------------------------------------------------------------- */

/* Lines of different groups come in any order, and the tables of all groups together
   exceed the processor's cache. So lines wait, four bytes each, until a table has many of
   them, a quarter of its bytes at most: its counts are then fetched together. */
enum { WAITING_FIRST = 256, WAITING_MOST = 8 * 1024, TABLE_PART = 8 };

static void count_waiting(struct residues *r) {
    int16_t *counts = r->counts;
    int64_t sum = 0; /* of a few thousand residues below 2^31 */
    for (size_t i = 0; i < r->waiting_count; i++) {
        uint32_t size = r->waiting[i] / 2;
        int one = 1 - 2 * (int)(r->waiting[i] % 2), count = counts[size] + one;
        sum += (int64_t)size * one;
        if (count == (int16_t)count)
            counts[size] = (int16_t)count;
        else
            store(r, size, one);
    }
    r->sum += sum;
    r->waiting_count = 0;
}

bool residues_make_room(struct residues *r) {
    size_t most = r->modulus.value / TABLE_PART < WAITING_MOST
                      ? r->modulus.value / TABLE_PART
                      : WAITING_MOST;
    if (!r->counts)
        return false;
    if (r->waiting_room >= most && r->waiting_room > 0) {
        count_waiting(r);
        return true;
    }
    r->waiting_room = r->waiting_room ? r->waiting_room * 2 : WAITING_FIRST;
    r->waiting = mem_grow(r->waiting, r->waiting_room, sizeof *r->waiting);
    return true;
}

/* Adds counts to those of a table that begin at `size`. */
static void add_counts(struct residues *into, uint64_t size, const int16_t *from,
                       uint64_t count) {
    for (uint64_t i = 0; i < count; i++)
        if (from[i] != 0)
            store(into, size + i, from[i]);
}

enum { BLOCK = 32 /* counts, for a compiler to add at once */ };

/* The same for a block. False, and nothing was added, when a sum does not fit: when it has
   another sign than both of what was added. */
static bool add_block(int16_t *into, const int16_t *from) {
    uint16_t sums[BLOCK], odd = 0;
    for (int i = 0; i < BLOCK; i++) {
        const uint16_t one = (uint16_t)into[i], other = (uint16_t)from[i];
        sums[i] = (uint16_t)(one + other);
        odd |= (one ^ sums[i]) & (other ^ sums[i]);
    }
    if (odd & 0x8000)
        return false;
    memcpy(into, sums, sizeof sums);
    return true;
}

/* Adds one table to another. */
static void add_table(struct residues *into, const int16_t *from) {
    uint64_t size = 0, modulus = into->modulus.value;
    for (; size + BLOCK <= modulus; size += BLOCK)
        if (!add_block(into->counts + size, from + size))
            add_counts(into, size, from + size, BLOCK);
    add_counts(into, size, from + size, modulus - size);
}

void residues_merge(struct residues *into, struct residues *from) {
    count_waiting(from);
    wide sum = into->sum + from->sum;
    if (!into->counts && (from->counts || into->count == 0)) {
        struct residues fuller = *from;
        *from = *into;
        *into = fuller;
    }
    if (from->counts)
        add_table(into, from->counts);
    for (size_t i = 0; i < from->count; i++)
        store(into, from->list[i].key, from->list[i].value);
    into->sum = sum;
}

/* --- the walk ----------------------------------------------------------------------- */

void residues_sort(struct residues *r) {
    count_waiting(r);
    free(r->waiting);
    r->waiting = NULL;
    r->waiting_room = 0;
    combine(r);
    assert(is_combined(r));
}

/* What the list has of a residue, beyond the table's count. */
static int64_t overflow_of(const struct residues *r, uint64_t size) {
    size_t low = 0, high = r->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->list[middle].key < size)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->count && r->list[low].key == size ? r->list[low].value : 0;
}

bool residues_next_counted(const struct residues *r, uint64_t *at,
                           struct residue *found) {
    for (uint64_t size = *at; size < r->modulus.value; size++) {
        int64_t count = r->counts[size];
        if (r->count > 0)
            count += overflow_of(r, size);
        if (count == 0)
            continue;
        *found = (struct residue){size, count};
        *at = size + 1;
        return true;
    }
    return false;
}
