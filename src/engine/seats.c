#include "engine/seats.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/deal.h"

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

/* --- one group in one plane --------------------------------------------------------- */

/* What is needed to seat the lines of a group, and then of the next. */
struct seating {
    size_t room;              /* lines: elements of all arrays */
    struct superlines *group; /* borrowed */
    struct extras *extras;    /* borrowed */
    size_t seated;            /* lines of the group */
    struct keyed *sorted;     /* owned: signed residue; line, and its index in `all` */
    struct keyed *scratch;    /* owned: for sorting */
    struct copy *all;         /* owned */
    struct copy *copies;      /* owned: those of one residue and sign */
    uint32_t *paired;         /* owned: lines of one residue and sign that cancel */
};

static void seating_clear(struct seating *s) {
    free(s->sorted);
    free(s->scratch);
    free(s->all);
    free(s->copies);
    free(s->paired);
}

/* Makes room for a group of so many lines. */
static void seating_widen(struct seating *s, size_t lines) {
    if (s->all && lines <= s->room)
        return;
    seating_clear(s);
    s->room = lines + lines / 8; /* groups are often alike */
    s->sorted = mem_alloc(s->room * sizeof *s->sorted);
    s->scratch = mem_alloc(s->room * sizeof *s->scratch);
    s->all = mem_alloc(s->room * sizeof *s->all);
    s->copies = mem_alloc(s->room * sizeof *s->copies);
    s->paired = mem_alloc(s->room * sizeof *s->paired);
}

/* A line and its index, as the value of a pair. */
static int64_t pack(uint32_t line, uint32_t index) {
    return (int64_t)((uint64_t)line << 32 | index);
}

static uint32_t line_of(int64_t packed) {
    return (uint32_t)((uint64_t)packed >> 32);
}

static uint32_t index_of(int64_t packed) {
    return (uint32_t)packed;
}

/* Gathers all lines that leave a residue in the plane; how many there are. */
static size_t gather(struct seating *s, const struct marks *m, enum plane plane) {
    uint32_t count = 0;
    for (const struct mark_block *block = m->latest; block; block = block->next)
        for (uint32_t i = 0; i < block->count; i++) {
            const struct mark *mark = &block->marks[i];
            uint64_t residue = mark_residue(block, i, plane);
            uint32_t line = block->base + mark->line;
            if (residue == 0)
                continue;
            s->all[count] = (struct copy){mark->id, mark->row, line};
            s->sorted[count] = (struct keyed){residue, pack(line, count)};
            count++;
        }
    return count;
}

/* Seats the lines of one residue and sign; the first of them are paired. */
static void seat_side(struct seating *s, const struct keyed *first, size_t count,
                      size_t pairs) {
    for (size_t i = 0; i < count; i++)
        s->copies[i] = s->all[index_of(first[i].value)];
    sort_copies(s->copies, count);
    for (size_t i = 0; i < pairs; i++)
        s->paired[i] = s->copies[i].line;
    for (size_t i = pairs; i < count; i++)
        s->group->lines[s->seated++] = s->copies[i].line;
    if (pairs > 0)
        deal_paired(s->group->divider, first->key / 2, s->paired, pairs, s->extras);
}

/* Seats several lines of one residue, the positive ones first. As many as there are of
   both signs cancel in pairs. */
static void seat_copies(struct seating *s, const struct keyed *first, size_t count) {
    size_t plus = 0;
    while (plus < count && first[plus].key % 2 == 0)
        plus++;
    size_t minus = count - plus, pairs = plus < minus ? plus : minus;
    seat_side(s, first, plus, pairs);
    seat_side(s, first + plus, minus, pairs);
    if (plus != minus)
        residues_append(&s->group->residues, first->key / 2,
                        (int64_t)plus - (int64_t)minus);
}

/* Most lines have a residue of their own, and what they say does not matter. */
static void seat_residue(struct seating *s, const struct keyed *first, size_t count) {
    if (count > 1) {
        seat_copies(s, first, count);
        return;
    }
    s->group->lines[s->seated++] = line_of(first->value);
    residues_append(&s->group->residues, first->key / 2, first->key % 2 ? -1 : 1);
}

static void seat_plane(struct seating *s, const struct marks *m, enum plane plane) {
    size_t count = gather(s, m, plane);
    keyed_sort_in(s->sorted, count, s->scratch);
    s->seated = 0;
    s->group->lines = mem_alloc(count * sizeof *s->group->lines);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && s->sorted[end].key / 2 == s->sorted[i].key / 2;)
            end++;
        seat_residue(s, s->sorted + i, end - i);
    }
}

/* --- all of them -------------------------------------------------------------------- */

/* The groups, which know nothing of each other. */
struct groups {
    struct marks *marks;
    struct superlines *const *planes;
    size_t count;
    struct extras *extras; /* by plane */
    atomic_size_t next;    /* that no thread has taken yet */
};

static void seat_groups(void *self, size_t thread) {
    struct groups *all = self;
    struct seating s = {0};
    (void)thread;
    for (size_t g; (g = atomic_fetch_add(&all->next, 1)) < all->count;) {
        seating_widen(&s, marks_count(&all->marks[g]));
        for (int plane = 0; plane < PLANES; plane++) {
            s.group = &all->planes[g][plane];
            s.extras = &all->extras[plane];
            if (s.extras->bits)
                seat_plane(&s, &all->marks[g], (enum plane)plane);
        }
        marks_clear(&all->marks[g]);
    }
    seating_clear(&s);
}

static bool has_vat(const struct marks *m) {
    for (const struct mark_block *block = m->latest; block; block = block->next)
        if (block->vat)
            return true;
    return false;
}

enum { ENOUGH_LINES = 20000 /* fewer are not worth a thread */ };

void seats_take(struct marks *marks, struct superlines *const *groups, size_t count,
                struct extras *extras, uint64_t lines, unsigned jobs) {
    struct groups all = {
        .marks = marks, .planes = groups, .count = count, .extras = extras};
    bool vat = false;
    for (size_t g = 0; g < count && !vat; g++)
        vat = has_vat(&marks[g]);
    for (int plane = 0; plane < PLANES; plane++)
        if (count > 0 && (plane == PLANE_NET || vat))
            extras_init(&extras[plane], lines, groups[0]->divider->count);
    atomic_init(&all.next, 0);
    jobs_run(jobs_worth(lines, ENOUGH_LINES, jobs), seat_groups, &all);
}
