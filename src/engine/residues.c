#include "engine/residues.h"

#include <stdlib.h>

#include "base/mem.h"

void residues_init(struct residues *r, uint64_t limit) {
    *r = (struct residues){.limit = limit};
}

void residues_clear(struct residues *r) {
    free(r->counts);
    free(r->list);
    free(r->waiting);
    *r = (struct residues){0};
}

/* --- the list ----------------------------------------------------------------------- */

enum { LIST_FIRST = 16, LIST_LONG = 1024 };

/* Puts the list in order and makes one of what is equal; what cancels out drops off. */
static void tidy(struct residues *r) {
    size_t kept = 0;
    keyed_sort(r->list, r->count);
    for (size_t i = 0, end; i < r->count; i = end) {
        struct keyed pair = r->list[i];
        for (end = i + 1; end < r->count && r->list[end].key == pair.key; end++)
            pair.value += r->list[end].value;
        if (pair.value != 0)
            r->list[kept++] = pair;
    }
    r->count = kept;
}

/* Makes room for one more: looking up where it belongs would cost more than tidying a
   long list each time that it is full. */
static void make_room(struct residues *r) {
    if (r->room >= LIST_LONG)
        tidy(r);
    if (r->count < r->room / 2)
        return;
    r->room = r->room ? r->room * 2 : LIST_FIRST;
    r->list = mem_grow(r->list, r->room, sizeof *r->list);
}

void residues_append(struct residues *r, uint64_t size, int64_t count) {
    r->list = mem_room(r->list, r->count, &r->room, sizeof *r->list);
    r->list[r->count++] = (struct keyed){size, count};
}

/* --- the table of plain counts ------------------------------------------------------ */

/* A count for every possible residue is much faster. It is worth its memory as soon as
   one of so many residues has been seen; a small table is worth it anyway. */
enum { SMALL_TABLE = 1024, LARGE_TABLE = 1 << 20, LARGEST_TABLE = 1 << 30 };
enum { ENOUGH_SEEN = 64, ENOUGH_OF_LARGE = 8 };

static bool table_is_worth(const struct residues *r) {
    if (r->limit == 0 || r->limit > LARGEST_TABLE)
        return false;
    size_t part = r->limit > LARGE_TABLE ? ENOUGH_OF_LARGE : ENOUGH_SEEN;
    return r->limit <= SMALL_TABLE || r->count >= r->limit / part;
}

static void list_to_table(struct residues *r) {
    struct keyed *list = r->list;
    size_t count = r->count;
    r->counts = mem_zero((size_t)r->limit, sizeof *r->counts);
    r->list = NULL;
    r->count = r->room = 0;
    for (size_t i = 0; i < count; i++)
        residues_add(r, list[i].key, list[i].value);
    free(list);
}

/* Adds to a count of the table. One that outgrows it starts from 0 again, and what it
   was is carried over to the list. */
static int64_t count_or_carry(struct residues *r, uint64_t size, int64_t count) {
    int64_t sum = r->counts[size] + count;
    bool fits = sum >= INT16_MIN && sum <= INT16_MAX;
    r->counts[size] = (int16_t)(fits ? sum : 0);
    return fits ? 0 : sum;
}

void residues_add(struct residues *r, uint64_t size, int64_t count) {
    if (r->counts)
        count = count_or_carry(r, size, count);
    if (count == 0)
        return;
    if (r->count == r->room)
        make_room(r);
    r->list[r->count++] = (struct keyed){size, count};
    if (r->count == r->room && !r->counts && table_is_worth(r))
        list_to_table(r);
}

/* --- lines that wait -------------------------------------------------------------- */

/* Lines come group by group at random, and the tables of all groups together are
   larger than any cache. So lines are kept waiting, four bytes each, until there are
   many for one table, whose counts are then fetched together: as many as a quarter of
   the table has bytes. */
enum { WAITING_FIRST = 256, WAITING_MOST = 8 * 1024, TABLE_PART = 8 };

static void count_waiting(struct residues *r) {
    for (size_t i = 0; i < r->waiting_count; i++)
        residues_add(r, r->waiting[i] / 2, r->waiting[i] % 2 ? -1 : 1);
    r->waiting_count = 0;
}

static void make_waiting_room(struct residues *r) {
    size_t most =
        r->limit / TABLE_PART < WAITING_MOST ? r->limit / TABLE_PART : WAITING_MOST;
    if (r->waiting_room >= most && r->waiting_room > 0) {
        count_waiting(r);
        return;
    }
    r->waiting_room = r->waiting_room ? r->waiting_room * 2 : WAITING_FIRST;
    r->waiting = mem_grow(r->waiting, r->waiting_room, sizeof *r->waiting);
}

void residues_take(struct residues *r, uint64_t size, bool negative) {
    if (!r->counts) {
        residues_add(r, size, negative ? -1 : 1);
        return;
    }
    if (r->waiting_count == r->waiting_room)
        make_waiting_room(r);
    r->waiting[r->waiting_count++] = (uint32_t)size * 2 + negative;
}

void residues_merge(struct residues *into, struct residues *from) {
    count_waiting(from);
    if (!into->counts && into->count == 0 && into->waiting_count == 0) {
        struct residues empty = *into;
        *into = *from;
        *from = empty;
        return;
    }
    for (uint64_t size = 0; from->counts && size < from->limit; size++)
        if (from->counts[size])
            residues_add(into, size, from->counts[size]);
    for (size_t i = 0; i < from->count; i++)
        residues_add(into, from->list[i].key, from->list[i].value);
}

/* --- in order ----------------------------------------------------------------------- */

void residues_sort(struct residues *r) {
    count_waiting(r);
    free(r->waiting);
    r->waiting = NULL;
    r->waiting_room = 0;
    tidy(r);
}

/* What was carried over from the table's count of a residue. */
static int64_t carried(const struct residues *r, uint64_t size) {
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

bool residues_next(const struct residues *r, uint64_t *at, struct residue *found) {
    uint64_t end = r->counts ? r->limit : r->count;
    for (uint64_t i = *at; i < end; i++) {
        int64_t count = r->counts ? r->counts[i] + carried(r, i) : r->list[i].value;
        if (count == 0)
            continue;
        *found = (struct residue){r->counts ? i : r->list[i].key, count};
        *at = i + 1;
        return true;
    }
    return false;
}
