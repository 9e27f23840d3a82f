#include "engine/superlines.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/forest.h"

/* Nodes of the forest: the columns, then places for super-lines. Up to n - 1 of them are
   taken when a new one comes; as many again make looking for free ones cheap. */
struct weaving {
    struct superlines *lines;
    struct forest forest;
    size_t columns;
    uint32_t *idle; /* owned: free nodes */
    size_t idle_count;
    mp_limb_t *flow; /* owned: of the cell at hand */
};

void superlines_init(struct superlines *s, const struct divider *divider, bool listed) {
    *s = (struct superlines){.divider = divider, .listed = listed};
    residues_init(&s->residues, divider->denominator);
}

void superlines_clear(struct superlines *s) {
    residues_clear(&s->residues);
    free(s->raised);
    free(s->cells);
    free(s->flows);
    *s = (struct superlines){0};
}

static void weaving_init(struct weaving *w, struct superlines *s) {
    const struct divider *d = s->divider;
    *w = (struct weaving){.lines = s, .columns = d->count};
    forest_init(&w->forest, 3 * d->count, d->whole, d->limbs, s->raised);
    w->idle = mem_alloc(2 * d->count * sizeof *w->idle);
    w->flow = mem_alloc(d->limbs * sizeof *w->flow);
}

static void weaving_clear(struct weaving *w) {
    forest_clear(&w->forest);
    free(w->idle);
    free(w->flow);
}

/* A node for a new super-line. */
static uint32_t take_node(struct weaving *w) {
    if (w->idle_count == 0)
        for (size_t node = 3 * w->columns; node-- > w->columns;)
            if (w->forest.degree[node] == 0)
                w->idle[w->idle_count++] = (uint32_t)node;
    return w->idle[--w->idle_count];
}

/* The fraction of a cent that a super-line leaves in a column, in D-ths. */
static void cell_rest(const struct divider *d, struct residue r, size_t column,
                      mp_limb_t *rest) {
    if (d->width == DIVIDER_NARROW)
        divider_split_narrow(d, column, r.size, rest);
    else
        divider_split(d, column, r.size, rest);
    uint64_t copies = r.count < 0 ? 0 - (uint64_t)r.count : (uint64_t)r.count;
    if (copies > 1)
        divider_times(d, copies, rest);
}

/* Adds the cells of one super-line to the forest. Its flows are fractions above the
   floor, so those of a negative one are what the positive lacks. Of two equal shifts the
   one is made that takes the new cell away from zero, so that opposite signs give
   opposite results. */
static void add_line(struct weaving *w, uint64_t index, struct residue r) {
    const struct divider *d = w->lines->divider;
    uint32_t node = take_node(w);
    for (size_t j = 0; j < w->columns; j++) {
        cell_rest(d, r, j, w->flow);
        if (divider_is_nil(d, w->flow))
            continue;
        if (r.count < 0)
            mpn_sub_n(w->flow, d->whole, w->flow, (mp_size_t)d->limbs);
        forest_add(&w->forest, node, (uint32_t)j, w->flow, index * w->columns + j,
                   r.count > 0);
    }
}

/* Takes the cells that are left out of the forest, in no particular order: a forest is
   what its edges are. */
static void keep_undecided(struct weaving *w) {
    struct superlines *s = w->lines;
    const struct forest *f = &w->forest;
    size_t limbs = f->limbs;
    s->cells = mem_alloc(f->edges * sizeof *s->cells);
    s->flows = mem_alloc(f->edges * limbs * sizeof *s->flows);
    s->line_count = 2 * w->columns;
    for (size_t node = 0; node < f->nodes; node++) {
        if (f->above[node].parent == FOREST_NOBODY)
            continue;
        bool column = node < w->columns;
        size_t line = column ? f->above[node].parent : node;
        struct undecided *cell = &s->cells[s->cell_count];
        cell->line = (uint32_t)(line - w->columns);
        cell->column = column ? (uint32_t)node : f->above[node].parent;
        cell->name = f->above[node].name;
        memcpy(s->flows + s->cell_count++ * limbs, f->flow + node * limbs,
               limbs * sizeof *s->flows);
    }
}

/* The sign of the first super-line that is not decided. */
static int first_direction(const struct superlines *s) {
    uint64_t first = UINT64_MAX, at = 0;
    for (size_t i = 0; i < s->cell_count; i++)
        if (s->cells[i].name / s->divider->count < first)
            first = s->cells[i].name / s->divider->count;
    struct residue r;
    if (s->cell_count == 0)
        return 0;
    at = first;
    return residues_next(&s->residues, &at, &r) && r.count > 0 ? 1 : -1;
}

void superlines_round(struct superlines *s) {
    struct weaving w;
    struct residue r;
    if (s->listed) {
        size_t bits = s->residues.count * s->divider->count;
        s->raised = mem_zero(bits / 64 + 1, sizeof *s->raised);
    }
    weaving_init(&w, s);
    for (uint64_t at = 0; residues_next(&s->residues, &at, &r);)
        add_line(&w, at - 1, r);
    keep_undecided(&w);
    s->direction = first_direction(s);
    weaving_clear(&w);
}
