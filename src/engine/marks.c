#include "engine/marks.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/fingerprint.h"

struct mark {
    uint64_t id, row; /* fingerprints: the order among copies */
    money amount;
    uint32_t pile;
};

enum { FIRST_ROOM = 16 }; /* lines */

void marks_init(struct marks *m) {
    *m = (struct marks){0};
}

static void forget_lines(struct marks *m) {
    free(m->lines);
    free(m->vat);
    m->lines = NULL;
    m->vat = NULL;
}

void marks_clear(struct marks *m) {
    forget_lines(m);
    for (int plane = 0; plane < PLANES; plane++)
        free(m->seats[plane]);
    marks_init(m);
}

/* Makes room for `more` lines. VAT is remembered from the first line on that has some. */
static void make_room(struct marks *m, size_t more, bool vat) {
    if (more > MARK_NONE - m->count)
        mem_exhausted(); /* more than a hundred gigabytes of marks */
    size_t room = m->room ? m->room : FIRST_ROOM;
    while (room < m->count + more)
        room *= 2;
    if (room > m->room)
        m->lines = mem_grow(m->lines, m->room = room, sizeof *m->lines);
    if ((m->vat || vat) && m->vat_room < m->room) {
        size_t begin = m->vat_room;
        m->vat = mem_grow(m->vat, m->room, sizeof *m->vat);
        memset(m->vat + begin, 0, (m->room - begin) * sizeof *m->vat);
        m->vat_room = m->room;
    }
}

void marks_add(struct marks *m, const struct cost_line *line, uint32_t pile) {
    struct mark mark = {.amount = line->amount, .pile = pile};
    if (pile != MARK_NONE) {
        mark.id = fingerprint_id(line->line);
        mark.row = fingerprint_row(line);
    }
    if (m->count == m->room || (line->vat && !m->vat))
        make_room(m, 1, line->vat != 0);
    if (m->vat)
        m->vat[m->count] = line->vat;
    m->lines[m->count++] = mark;
}

void marks_append(struct marks *into, struct marks *from, const uint32_t *pile) {
    for (size_t i = 0; i < from->count; i++)
        if (from->lines[i].pile != MARK_NONE)
            from->lines[i].pile = pile[from->lines[i].pile];
    if (into->count == 0) {
        struct marks empty = *into;
        *into = *from;
        *from = empty;
    } else if (from->count > 0) {
        make_room(into, from->count, from->vat != NULL);
        memcpy(into->lines + into->count, from->lines, from->count * sizeof *from->lines);
        if (from->vat)
            memcpy(into->vat + into->count, from->vat, from->count * sizeof *from->vat);
        into->count += from->count;
    }
    marks_clear(from);
}

/* --- the order among copies --------------------------------------------------------- */

/* A line, and what it is compared by. */
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

/* Sorts copies. Most residues have few, and most files are in order: insertion is
   right for both. The rest goes to qsort as soon as it shows that it is neither. */
static void sort_copies(struct copy *copies, size_t count) {
    size_t moves = 0;
    for (size_t i = 1; i < count; i++) {
        struct copy copy = copies[i];
        size_t at = i;
        for (; at > 0 && by_order(&copy, &copies[at - 1]) < 0; at--)
            copies[at] = copies[at - 1];
        copies[at] = copy;
        moves += i - at;
        if (moves > 64 + 2 * count) {
            qsort(copies, count, sizeof *copies, by_order);
            return;
        }
    }
}

/* --- seating ------------------------------------------------------------------------ */

static money amount_of(const struct marks *m, enum plane plane, uint32_t line) {
    return plane == PLANE_NET ? m->lines[line].amount : m->vat[line];
}

/* What is needed to seat the lines of one pile in one plane. */
struct seating {
    const struct marks *marks;
    struct superlines *lines;
    struct seat *seats;   /* borrowed: by line */
    struct keyed *sorted; /* owned: residue, and line with its sign */
    struct copy *plus;    /* owned: lines of one residue, by sign */
    struct copy *minus;
};

/* A line number that carries the sign of its amount. */
static int64_t with_sign(uint32_t line, bool negative) {
    return negative ? -(int64_t)line - 1 : (int64_t)line;
}

static uint32_t line_of(int64_t signed_line) {
    return (uint32_t)(signed_line < 0 ? -(signed_line + 1) : signed_line);
}

static void seat_side(const struct seating *s, struct copy *copies, size_t count,
                      size_t pairs, uint32_t residue) {
    uint32_t left = (uint32_t)(count - pairs);
    sort_copies(copies, count);
    for (size_t i = 0; i < count; i++)
        s->seats[copies[i].line] =
            (struct seat){residue, i < pairs ? RANK_PAIRED : (uint32_t)(i - pairs), left};
}

/* Seats several lines of one residue. As many as there are of both signs cancel in
   pairs. */
static void seat_copies(struct seating *s, const struct keyed *first, size_t count) {
    size_t plus = 0, minus = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t line = line_of(first[i].value);
        const struct mark *mark = &s->marks->lines[line];
        struct copy copy = {mark->id, mark->row, line};
        if (first[i].value < 0)
            s->minus[minus++] = copy;
        else
            s->plus[plus++] = copy;
    }
    size_t pairs = plus < minus ? plus : minus;
    uint32_t index = (uint32_t)s->lines->residues.count;
    seat_side(s, s->plus, plus, pairs, index);
    seat_side(s, s->minus, minus, pairs, index);
    if (plus != minus)
        residues_append(&s->lines->residues, first->key, (int64_t)plus - (int64_t)minus);
}

/* Most lines have a residue of their own, and what they say does not matter. */
static void seat_residue(struct seating *s, const struct keyed *first, size_t count) {
    if (count > 1) {
        seat_copies(s, first, count);
        return;
    }
    uint32_t index = (uint32_t)s->lines->residues.count;
    s->seats[line_of(first->value)] = (struct seat){index, 0, 1};
    residues_append(&s->lines->residues, first->key, first->value < 0 ? -1 : 1);
}

/* Seats the lines of one pile: by residue, then residue by residue. */
static void seat_pile(struct seating *s, const uint32_t *lines, size_t count,
                      enum plane plane) {
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        money amount = amount_of(s->marks, plane, lines[i]);
        uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
        uint64_t residue = divider_residue(s->lines->divider, size);
        if (residue)
            s->sorted[left++] = (struct keyed){residue, with_sign(lines[i], amount < 0)};
    }
    keyed_sort(s->sorted, left);
    for (size_t i = 0, end; i < left; i = end) {
        for (end = i + 1; end < left && s->sorted[end].key == s->sorted[i].key;)
            end++;
        seat_residue(s, s->sorted + i, end - i);
    }
}

/* The lines of all piles, pile by pile: start[pile] is the first of each, start[count]
   the end. Both are owned by the caller. */
static uint32_t *sort_piles(const struct marks *m, size_t count, size_t *start) {
    uint32_t *order = mem_alloc(m->count * sizeof *order);
    /* Counted two places ahead, so that filling leaves the starts where they belong. */
    for (size_t i = 0; i < m->count; i++)
        if (m->lines[i].pile != MARK_NONE)
            start[m->lines[i].pile + 2]++;
    for (size_t p = 0; p < count; p++)
        start[p + 2] += start[p + 1];
    for (size_t i = 0; i < m->count; i++)
        if (m->lines[i].pile != MARK_NONE)
            order[start[m->lines[i].pile + 1]++] = (uint32_t)i;
    return order;
}

/* All piles of one plane, which know nothing of each other. */
struct seats {
    struct marks *marks;
    enum plane plane;
    struct superlines *const *piles;
    size_t count;
    const uint32_t *order; /* lines, pile by pile */
    const size_t *start;   /* of each pile in `order` */
    atomic_size_t next;    /* pile that no thread has taken yet */
};

static void seat_piles(void *self, size_t thread) {
    struct seats *all = self;
    (void)thread;
    for (size_t p; (p = atomic_fetch_add(&all->next, 1)) < all->count;) {
        size_t lines = all->start[p + 1] - all->start[p];
        struct seating s = {.marks = all->marks, .seats = all->marks->seats[all->plane]};
        s.lines = &all->piles[p][all->plane];
        s.sorted = mem_alloc(lines * sizeof *s.sorted);
        s.plus = mem_alloc(lines * sizeof *s.plus);
        s.minus = mem_alloc(lines * sizeof *s.minus);
        seat_pile(&s, all->order + all->start[p], lines, all->plane);
        free(s.sorted);
        free(s.plus);
        free(s.minus);
    }
}

enum { ENOUGH_LINES = 20000 /* fewer are not worth a thread */ };

static void seat_plane(struct seats *all, unsigned jobs) {
    struct marks *m = all->marks;
    struct seat *seats = m->seats[all->plane] = mem_alloc(m->count * sizeof *seats);
    for (size_t i = 0; i < m->count; i++)
        seats[i] = (struct seat){MARK_NONE, 0, 0};
    size_t threads = m->count / ENOUGH_LINES + 1, most = jobs ? jobs : jobs_processors();
    atomic_init(&all->next, 0);
    jobs_run(threads < most ? threads : most, seat_piles, all);
}

void marks_seat(struct marks *m, struct superlines *const *piles, size_t count,
                unsigned jobs) {
    size_t *start = mem_zero(count + 2, sizeof *start);
    uint32_t *order = sort_piles(m, count, start);
    for (int plane = 0; plane < PLANES; plane++)
        if (plane == PLANE_NET || m->vat)
            seat_plane(
                &(struct seats){m, (enum plane)plane, piles, count, order, start, 0},
                jobs);
    free(order);
    free(start);
    forget_lines(m);
}
