#include "engine/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/fingerprint.h"

struct mark {
    uint64_t id, row; /* fingerprints: the order among copies */
    uint32_t pile;
    uint32_t slot; /* residue's number x 2, + 1 when negative; or MARK_NONE */
};

void marks_init(struct marks *m) {
    *m = (struct marks){0};
}

void marks_clear(struct marks *m) {
    marks_seated(m);
    for (int plane = 0; plane < PLANES; plane++)
        free(m->seats[plane]);
    marks_init(m);
}

void marks_seated(struct marks *m) {
    free(m->lines);
    free(m->vat_slots);
    m->lines = NULL;
    m->vat_slots = NULL;
}

static uint32_t slot_of(uint32_t number, money amount) {
    return number == MARK_NONE ? MARK_NONE : number * 2 + (amount < 0);
}

/* VAT is remembered from the first line on that has some. */
static void add_vat_slot(struct marks *m, uint32_t slot) {
    if (!m->vat_slots && slot == MARK_NONE)
        return;
    if (!m->vat_slots || m->vat_room < m->room) {
        bool first = !m->vat_slots;
        m->vat_room = m->room;
        m->vat_slots = mem_grow(m->vat_slots, m->vat_room, sizeof *m->vat_slots);
        for (size_t i = 0; first && i < m->count; i++)
            m->vat_slots[i] = MARK_NONE;
    }
    m->vat_slots[m->count] = slot;
}

void marks_add(struct marks *m, const struct cost_line *line, uint32_t pile,
               const uint32_t residue[PLANES]) {
    if (m->count == MARK_NONE)
        mem_exhausted(); /* a hundred gigabytes of marks */
    m->lines = mem_room(m->lines, m->count, &m->room, sizeof *m->lines);
    struct mark *mark = &m->lines[m->count];
    *mark =
        (struct mark){.pile = pile, .slot = slot_of(residue[PLANE_NET], line->amount)};
    if (pile != MARK_NONE) {
        mark->id = fingerprint_id(line->line);
        mark->row = fingerprint_row(line);
    }
    add_vat_slot(m, slot_of(residue[PLANE_VAT], line->vat));
    m->count++;
}

static uint32_t renumber(uint32_t slot, const uint32_t *number) {
    return slot == MARK_NONE ? slot : number[slot / 2] * 2 + slot % 2;
}

void marks_append(struct marks *into, struct marks *from, const uint32_t *pile,
                  uint32_t *const *const number[PLANES]) {
    for (size_t i = 0; i < from->count; i++) {
        if (into->count == MARK_NONE)
            mem_exhausted();
        into->lines =
            mem_room(into->lines, into->count, &into->room, sizeof *into->lines);
        struct mark *mark = &into->lines[into->count];
        *mark = from->lines[i];
        uint32_t old = mark->pile, vat = from->vat_slots ? from->vat_slots[i] : MARK_NONE;
        if (old != MARK_NONE) {
            mark->pile = pile[old];
            mark->slot = renumber(mark->slot, number[PLANE_NET][old]);
            vat = renumber(vat, number[PLANE_VAT][old]);
        }
        add_vat_slot(into, vat);
        into->count++;
    }
    marks_clear(from);
}

/* --- seating ------------------------------------------------------------------------ */

static uint32_t slot_in(const struct marks *m, enum plane plane, size_t line) {
    if (plane == PLANE_NET)
        return m->lines[line].slot;
    return m->vat_slots ? m->vat_slots[line] : MARK_NONE;
}

/* Buckets: the lines of each pile, residue and sign. */
struct buckets {
    size_t *first;   /* owned: of each pile, its first bucket */
    uint32_t *start; /* owned: of each bucket, its first place in `order`; one more at the
                        end */
    uint32_t *order; /* owned: lines */
    size_t count;
};

/* Fills the buckets by counting: two walks over the lines. */
static void fill(struct buckets *b, const struct marks *m, enum plane plane,
                 const struct seating *piles, size_t pile_count) {
    b->first = mem_alloc(pile_count * sizeof *b->first);
    b->count = 0;
    for (size_t p = 0; p < pile_count; p++) {
        b->first[p] = b->count;
        b->count += piles[p].residues * 2;
    }
    /* Counted two places ahead, so that filling leaves the starts one place ahead. */
    b->start = mem_zero(b->count + 2, sizeof *b->start);
    for (size_t i = 0; i < m->count; i++)
        if (slot_in(m, plane, i) != MARK_NONE)
            b->start[b->first[m->lines[i].pile] + slot_in(m, plane, i) + 2]++;
    for (size_t k = 0; k < b->count; k++)
        b->start[k + 2] += b->start[k + 1];
    b->order = mem_alloc(b->start[b->count + 1] * sizeof *b->order);
    for (size_t i = 0; i < m->count; i++)
        if (slot_in(m, plane, i) != MARK_NONE)
            b->order[b->start[b->first[m->lines[i].pile] + slot_in(m, plane, i) + 1]++] =
                (uint32_t)i;
}

static bool comes_before(const struct mark *a, const struct mark *b) {
    return a->id != b->id ? a->id < b->id : a->row < b->row;
}

/* A line that is sorted with many others: what it is compared by is copied beside it. */
struct copy {
    uint64_t id, row;
    uint32_t line;
};

static int by_order(const void *a, const void *b) {
    const struct copy *x = a, *y = b;
    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static void sort_many(const struct marks *m, uint32_t *lines, size_t count) {
    struct copy *copies = mem_alloc(count * sizeof *copies);
    for (size_t i = 0; i < count; i++) {
        const struct mark *mark = &m->lines[lines[i]];
        copies[i] = (struct copy){mark->id, mark->row, lines[i]};
    }
    qsort(copies, count, sizeof *copies, by_order);
    for (size_t i = 0; i < count; i++)
        lines[i] = copies[i].line;
    free(copies);
}

/* Sorts a bucket. Most hold a few lines, and most files are in order: insertion is right
   for both; the rest goes to qsort once it shows that it is neither. */
static void sort_lines(const struct marks *m, uint32_t *lines, size_t count) {
    size_t moves = 0;
    for (size_t i = 1; i < count; i++) {
        uint32_t line = lines[i];
        size_t at = i;
        for (; at > 0 && comes_before(&m->lines[line], &m->lines[lines[at - 1]]); at--)
            lines[at] = lines[at - 1];
        lines[at] = line;
        moves += i - at;
        if (moves > 64 + 2 * count) {
            sort_many(m, lines, count);
            return;
        }
    }
}

/* Seats the lines of one residue. As many as there are of both signs cancel in pairs. */
static void seat_residue(const struct marks *m, const struct buckets *b, size_t bucket,
                         uint32_t index, struct seat *seats) {
    uint32_t *plus = b->order + b->start[bucket],
             *minus = b->order + b->start[bucket + 1];
    size_t plus_count = (size_t)(minus - plus);
    size_t minus_count = b->start[bucket + 2] - b->start[bucket + 1];
    size_t pairs = plus_count < minus_count ? plus_count : minus_count;
    sort_lines(m, plus, plus_count);
    sort_lines(m, minus, minus_count);
    for (size_t i = 0; i < plus_count; i++)
        seats[plus[i]] =
            (struct seat){index, i < pairs ? MARK_NONE : (uint32_t)(i - pairs)};
    for (size_t i = 0; i < minus_count; i++)
        seats[minus[i]] =
            (struct seat){index, i < pairs ? MARK_NONE : (uint32_t)(i - pairs)};
}

void marks_seat(struct marks *m, enum plane plane, const struct seating *piles,
                size_t count) {
    if (plane == PLANE_VAT && !m->vat_slots)
        return;
    struct seat *seats = mem_alloc(m->count * sizeof *seats);
    for (size_t i = 0; i < m->count; i++)
        seats[i] = (struct seat){MARK_NONE, MARK_NONE};
    struct buckets b;
    fill(&b, m, plane, piles, count);
    for (size_t p = 0; p < count; p++)
        for (size_t number = 0; number < piles[p].residues; number++)
            seat_residue(m, &b, b.first[p] + number * 2, piles[p].rank[number], seats);
    free(b.first);
    free(b.start);
    free(b.order);
    m->seats[plane] = seats;
}
