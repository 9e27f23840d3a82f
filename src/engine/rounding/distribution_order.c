#include "engine/rounding/distribution_order.h"

#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/rounding/distribute.h"

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

/* --- one group in one part --------------------------------------------------------- */

/* What is needed to put the lines of a group in order, and then of the next. */
struct ordering {
    size_t room;                     /* lines: elements of all arrays */
    struct residue_classes *group;   /* borrowed */
    struct round_up_bits *round_ups; /* borrowed */
    size_t ordered;                  /* lines of the group */
    struct sort_item *sorted;  /* owned: signed residue; line, and its index in `all` */
    struct sort_item *scratch; /* owned: for sorting */
    struct copy *all;          /* owned */
    struct copy *copies;       /* owned: those of one residue and sign */
    uint32_t *paired;          /* owned: lines of one residue and sign that cancel */
};

static void ordering_clear(struct ordering *s) {
    free(s->sorted);
    free(s->scratch);
    free(s->all);
    free(s->copies);
    free(s->paired);
}

/* Makes room for a group of so many lines. */
static void ordering_widen(struct ordering *s, size_t lines) {
    if (s->all && lines <= s->room)
        return;
    ordering_clear(s);
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

/* Gathers all lines that leave a residue in the part; how many there are. */
static size_t gather(struct ordering *s, const struct line_records *m,
                     enum amount_part part) {
    uint32_t count = 0;
    for (const struct record_block *block = m->latest; block; block = block->next)
        for (uint32_t i = 0; i < block->count; i++) {
            const struct line_record *record = &block->records[i];
            uint64_t residue = record_residue(block, i, part);
            uint32_t line = block->base + record->line;
            if (residue == 0)
                continue;
            s->all[count] = (struct copy){record->id, record->row, line};
            s->sorted[count] = (struct sort_item){residue, pack(line, count)};
            count++;
        }
    return count;
}

/* Puts the lines of one residue and sign in order; the first of them are paired. */
static void order_side(struct ordering *s, const struct sort_item *first, size_t count,
                       size_t pairs) {
    for (size_t i = 0; i < count; i++)
        s->copies[i] = s->all[index_of(first[i].value)];
    sort_copies(s->copies, count);
    for (size_t i = 0; i < pairs; i++)
        s->paired[i] = s->copies[i].line;
    for (size_t i = pairs; i < count; i++)
        s->group->lines[s->ordered++] = s->copies[i].line;
    if (pairs > 0)
        distribute_paired(s->group->divider, first->key / 2, s->paired, pairs,
                          s->round_ups);
}

/* Puts several lines of one residue in order, the positive ones first. As many as there are of
   both signs cancel in pairs. */
static void order_copies(struct ordering *s, const struct sort_item *first,
                         size_t count) {
    size_t plus = 0;
    while (plus < count && first[plus].key % 2 == 0)
        plus++;
    size_t minus = count - plus, pairs = plus < minus ? plus : minus;
    order_side(s, first, plus, pairs);
    order_side(s, first + plus, minus, pairs);
    if (plus != minus)
        residues_append(&s->group->residues, first->key / 2,
                        (int64_t)plus - (int64_t)minus);
}

/* Most lines have a residue of their own, and what they say does not matter. */
static void order_residue(struct ordering *s, const struct sort_item *first,
                          size_t count) {
    if (count > 1) {
        order_copies(s, first, count);
        return;
    }
    s->group->lines[s->ordered++] = line_of(first->value);
    residues_append(&s->group->residues, first->key / 2, first->key % 2 ? -1 : 1);
}

static void order_part(struct ordering *s, const struct line_records *m,
                       enum amount_part part) {
    size_t count = gather(s, m, part);
    radix_sort_in(s->sorted, count, s->scratch);
    s->ordered = 0;
    s->group->lines = mem_alloc(count * sizeof *s->group->lines);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && s->sorted[end].key / 2 == s->sorted[i].key / 2;)
            end++;
        order_residue(s, s->sorted + i, end - i);
    }
}

/* --- all of them -------------------------------------------------------------------- */

/* The groups, which know nothing of each other. */
struct groups_at_work {
    const struct rounding *r;
    struct round_up_bits *round_ups; /* by part */
    struct ordering *orderings;      /* by thread */
};

static void order_group(void *self, size_t i, size_t thread) {
    const struct groups_at_work *w = self;
    const struct rounding_group *g = &w->r->groups[i];
    struct ordering *s = &w->orderings[thread];
    ordering_widen(s, line_records_count(g->records));
    for (enum amount_part part = 0; part < AMOUNT_PARTS; part++) {
        s->group = &g->classes[part];
        s->round_ups = &w->round_ups[part];
        if (s->round_ups->bits)
            order_part(s, g->records, part);
    }
    line_records_clear(g->records);
}

static bool has_vat(const struct rounding *r) {
    for (size_t i = 0; i < r->count; i++)
        for (const struct record_block *block = r->groups[i].records->latest; block;
             block = block->next)
            if (block->vat)
                return true;
    return false;
}

enum { ENOUGH_LINES = 20000 /* fewer are not worth a thread */ };

void distribution_order_make(const struct rounding *r, struct round_up_bits *round_ups) {
    size_t threads = jobs_worth(r->lines, ENOUGH_LINES, r->jobs);
    struct ordering *orderings = mem_zero(threads, sizeof *orderings);
    struct groups_at_work work = {r, round_ups, orderings};
    if (r->count > 0)
        round_up_bits_init(&round_ups[AMOUNT_NET], r->lines, r->municipalities);
    if (has_vat(r))
        round_up_bits_init(&round_ups[AMOUNT_VAT], r->lines, r->municipalities);
    jobs_each(threads, r->count, order_group, &work);
    for (size_t i = 0; i < threads; i++)
        ordering_clear(&orderings[i]);
    free(orderings);
}
