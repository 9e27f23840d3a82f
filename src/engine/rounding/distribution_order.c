#include "engine/rounding/distribution_order.h"

#include <assert.h>
#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/rounding/distribute.h"

/* --- the order of copies ------------------------------------------------------------ */

/* A line of a residue, and what it is ordered by. */
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

/* Sorts copies. Most residues have few, and most files are in order, which suits
   insertion. After too many moves qsort takes over. */
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

/* The arrays to put the lines of a group in order, reused for the next group. */
struct ordering {
    size_t room;                     /* lines: elements of all arrays */
    struct residue_classes *group;   /* borrowed */
    struct round_up_bits *round_ups; /* borrowed */
    size_t ordered;                  /* lines of the group */
    struct sort_item *sorted;  /* owned: signed residue; line, and its index in `all` */
    struct sort_item *scratch; /* owned: for sorting */
    struct copy *all;          /* owned */
    struct copy *copies;       /* owned: the lines of one residue and sign */
    uint32_t *paired;          /* owned: lines of one residue and sign that cancel */
};

static void ordering_clear(struct ordering *o) {
    free(o->sorted);
    free(o->scratch);
    free(o->all);
    free(o->copies);
    free(o->paired);
}

/* Makes room for a group of so many lines. */
static void ordering_widen(struct ordering *o, size_t lines) {
    if (o->all && lines <= o->room)
        return;
    ordering_clear(o);
    o->room = lines + lines / 8; /* groups often have about as many */
    o->sorted = mem_alloc(o->room * sizeof *o->sorted);
    o->scratch = mem_alloc(o->room * sizeof *o->scratch);
    o->all = mem_alloc(o->room * sizeof *o->all);
    o->copies = mem_alloc(o->room * sizeof *o->copies);
    o->paired = mem_alloc(o->room * sizeof *o->paired);
}

/* A line and its index in one number. */
static int64_t pack(uint32_t line, uint32_t index) {
    return (int64_t)((uint64_t)line << 32 | index);
}

static uint32_t line_of(int64_t packed) {
    return (uint32_t)((uint64_t)packed >> 32);
}

static uint32_t index_of(int64_t packed) {
    return (uint32_t)packed;
}

/* Gathers all lines that leave a residue in the part, and returns their number. */
static size_t gather(struct ordering *o, const struct line_records *records,
                     enum amount_part part) {
    uint32_t count = 0;
    for (const struct record_block *block = records->latest; block; block = block->next)
        for (uint32_t i = 0; i < block->count; i++) {
            const struct line_record *record = &block->records[i];
            uint64_t residue = record_residue(block, i, part);
            uint32_t line = block->base + record->line;
            if (residue == 0)
                continue;
            o->all[count] = (struct copy){record->id, record->row, line};
            o->sorted[count] = (struct sort_item){residue, pack(line, count)};
            count++;
        }
    return count;
}

/* Puts the lines of one residue and sign in order; the first `pairs` of them cancel. */
static void order_side(struct ordering *o, const struct sort_item *first, size_t count,
                       size_t pairs) {
    for (size_t i = 0; i < count; i++)
        o->copies[i] = o->all[index_of(first[i].value)];
    sort_copies(o->copies, count);
    for (size_t i = 0; i < pairs; i++)
        o->paired[i] = o->copies[i].line;
    for (size_t i = pairs; i < count; i++)
        o->group->lines[o->ordered++] = o->copies[i].line;
    if (pairs > 0)
        distribute_paired(o->group->divider, first->key / 2, o->paired, pairs,
                          o->round_ups);
}

/* Puts several lines of one residue in order, the positive ones first. Lines of opposite
   signs cancel in pairs. */
static void order_copies(struct ordering *o, const struct sort_item *first,
                         size_t count) {
    size_t plus = 0;
    while (plus < count && first[plus].key % 2 == 0)
        plus++;
    size_t minus = count - plus, pairs = plus < minus ? plus : minus;
    order_side(o, first, plus, pairs);
    order_side(o, first + plus, minus, pairs);
    if (plus != minus)
        residues_append(&o->group->residues, first->key / 2,
                        (int64_t)plus - (int64_t)minus);
}

/* Most lines have a residue of their own, and need no comparing. */
static void order_residue(struct ordering *o, const struct sort_item *first,
                          size_t count) {
    if (count > 1) {
        order_copies(o, first, count);
        return;
    }
    o->group->lines[o->ordered++] = line_of(first->value);
    residues_append(&o->group->residues, first->key / 2, first->key % 2 ? -1 : 1);
}

/* Whether every residue has as many lines in the order as it counts. */
__attribute__((unused)) static bool is_counted(const struct ordering *o) {
    uint64_t lines = 0;
    struct residue r;
    for (uint64_t at = 0; residues_next(&o->group->residues, &at, &r);)
        lines += residue_copies(r);
    return lines == o->ordered;
}

static void order_part(struct ordering *o, const struct line_records *records,
                       enum amount_part part) {
    size_t count = gather(o, records, part);
    radix_sort_in(o->sorted, count, o->scratch);
    o->ordered = 0;
    o->group->lines = mem_alloc(count * sizeof *o->group->lines);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && o->sorted[end].key / 2 == o->sorted[i].key / 2;)
            end++;
        order_residue(o, o->sorted + i, end - i);
    }
    assert(is_counted(o));
}

/* --- all groups --------------------------------------------------------------------- */

/* The work on all groups, which are independent of each other. */
struct groups_at_work {
    const struct rounding *r;
    struct round_up_bits *round_ups; /* by part */
    struct ordering *orderings;      /* by thread */
};

static void order_group(void *self, size_t i, size_t thread) {
    const struct groups_at_work *w = self;
    const struct rounding_group *g = &w->r->groups[i];
    struct ordering *o = &w->orderings[thread];
    ordering_widen(o, line_records_count(g->records));
    for (enum amount_part part = 0; part < AMOUNT_PARTS; part++) {
        o->group = &g->classes[part];
        o->round_ups = &w->round_ups[part];
        if (o->round_ups->bits && o->group->listed)
            order_part(o, g->records, part);
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
