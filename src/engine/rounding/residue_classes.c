#include "engine/rounding/residue_classes.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "engine/rounding/error_diffusion.h"
#include "engine/rounding/forest.h"
#include "engine/rounding/slack.h"

/* Weaves residue classes into a forest. Its nodes: the columns, then 2n for residue
   classes. At most n - 1 of those are in use when a new class comes; with twice as many,
   free ones rarely have to be searched for. */
struct weaving {
    struct residue_classes *classes; /* borrowed */
    struct forest forest;
    size_t columns;
    uint32_t *idle; /* owned: free nodes */
    size_t idle_count;
    mp_limb_t *flows;   /* owned: of the residue class at hand */
    struct slack slack; /* when the lines follow */
};

void residue_classes_init(struct residue_classes *c, const struct divider *divider,
                          bool listed) {
    *c = (struct residue_classes){.divider = divider, .listed = listed};
    residues_init(&c->residues, divider->denominator);
}

void residue_classes_forget(struct residue_classes *c) {
    free(c->raised);
    free(c->lines);
    c->raised = NULL;
    c->lines = NULL;
}

void residue_classes_clear(struct residue_classes *c) {
    residues_clear(&c->residues);
    residue_classes_forget(c);
    free(c->cells);
    free(c->flows);
    *c = (struct residue_classes){0};
}

static void weaving_init(struct weaving *w, struct residue_classes *c) {
    const struct divider *d = c->divider;
    *w = (struct weaving){.classes = c, .columns = d->count};
    forest_init(&w->forest, 3 * d->count, d->whole, d->limbs, c->raised);
    w->idle = mem_alloc(2 * d->count * sizeof *w->idle);
    w->flows = mem_alloc(d->count * d->limbs * sizeof *w->flows);
}

static void weaving_clear(struct weaving *w) {
    forest_clear(&w->forest);
    free(w->idle);
    free(w->flows);
    slack_clear(&w->slack);
}

/* A free node, for a new residue class. */
static uint32_t take_node(struct weaving *w) {
    if (w->idle_count == 0)
        for (size_t node = 3 * w->columns; node-- > w->columns;)
            if (w->forest.degree[node] == 0)
                w->idle[w->idle_count++] = (uint32_t)node;
    return w->idle[--w->idle_count];
}

/* The rest that a residue class leaves in a column. Most classes are one line of a narrow
   residue. */
static inline void make_rest(const struct divider *d, size_t column, struct residue r,
                             mp_limb_t *rest) {
    if (d->width == DIVIDER_NARROW && residue_copies(r) == 1)
        divider_split_narrow(d, column, r.size, rest);
    else
        divider_rest(d, column, r.size, residue_copies(r), rest);
}

/* The flows of a residue class: its cells above their floors. Those of a negative class
   are what the rests of the positive one lack to D. */
static void make_flows(struct weaving *w, struct residue r) {
    const struct divider *d = w->classes->divider;
    for (size_t j = 0; j < w->columns; j++) {
        mp_limb_t *flow = w->flows + j * d->limbs;
        make_rest(d, j, r, flow);
        if (r.count < 0 && !divider_is_nil(d, flow))
            mpn_sub_n(flow, d->whole, flow, (mp_size_t)d->limbs);
    }
}

/* Whether the flows of a residue class are from 0 to D and total whole cents. */
__attribute__((unused)) static bool are_balanced(const struct weaving *w) {
    const struct divider *d = w->classes->divider;
    mp_size_t limbs = (mp_size_t)d->limbs;
    mp_limb_t *sum = mem_zero(d->limbs, sizeof *sum); /* below D */
    bool within = true;
    for (size_t j = 0; j < w->columns; j++) {
        const mp_limb_t *flow = w->flows + j * d->limbs;
        within = within && mpn_cmp(flow, d->whole, limbs) <= 0;
        if (mpn_add_n(sum, sum, flow, limbs) || mpn_cmp(sum, d->whole, limbs) >= 0)
            mpn_sub_n(sum, sum, d->whole, limbs);
    }
    bool whole = divider_is_nil(d, sum);
    free(sum);
    return within && whole;
}

/* Adds the flows of a residue class to the forest. On ties the new cell moves away from
   zero, so that opposite signs give opposite results. */
static void weave(struct weaving *w, uint64_t index, struct residue r) {
    assert(are_balanced(w));
    forest_add_star(&w->forest, take_node(w), (uint32_t)w->columns, w->flows,
                    index * w->columns, r.count > 0);
}

/* Weaves the residue classes before `end`, moved as far as the totals need it. */
static void weave_before(struct weaving *w, uint64_t end) {
    struct residue r;
    for (uint64_t at = 0; at < end && residues_next(&w->classes->residues, &at, &r);) {
        make_flows(w, r);
        if (w->slack.left > 0)
            slack_move(&w->slack, w->flows);
        weave(w, at - 1, r);
    }
}

/* Numbers the residue classes that are undecided, by node: few of the free nodes are in
   use at the end, which is when nobody asks for one. */
static uint32_t *number_lines(struct weaving *w, size_t *count) {
    uint32_t *numbers = w->idle;
    w->idle_count = 0;
    for (size_t i = 0; i < 2 * w->columns; i++)
        if (w->forest.degree[w->columns + i] > 0)
            numbers[i] = (uint32_t)(*count)++;
    return numbers;
}

/* Copies the undecided cells out of the forest. Their order does not matter. */
static void keep_undecided(struct weaving *w) {
    struct residue_classes *c = w->classes;
    const struct forest *f = &w->forest;
    size_t limbs = f->limbs;
    c->cells = mem_alloc(f->edges * sizeof *c->cells);
    c->flows = mem_alloc(f->edges * limbs * sizeof *c->flows);
    const uint32_t *numbers = number_lines(w, &c->line_count);
    /* Fewer than n classes are undecided, of two cells or more. */
    assert(f->edges + 2 <= 2 * w->columns);
    for (size_t node = 0; node < f->nodes; node++) {
        if (f->above[node].parent == FOREST_NOBODY)
            continue;
        bool column = node < w->columns;
        size_t line = column ? f->above[node].parent : node;
        struct undecided *cell = &c->cells[c->cell_count];
        cell->line = numbers[line - w->columns];
        cell->column = column ? (uint32_t)node : f->above[node].parent;
        cell->name = f->above[node].name;
        mp_limb_t *flow = c->flows + c->cell_count++ * limbs;
        if (f->above[node].rising)
            mpn_sub_n(flow, f->whole, f->gain + node * limbs, (mp_size_t)limbs);
        else
            mpn_copyi(flow, f->gain + node * limbs, (mp_size_t)limbs);
    }
}

/* The sign of the first residue class with an undecided cell. */
static int first_direction(const struct residue_classes *c) {
    uint64_t first = UINT64_MAX, at = 0;
    for (size_t i = 0; i < c->cell_count; i++)
        if (c->cells[i].name / c->divider->count < first)
            first = c->cells[i].name / c->divider->count;
    struct residue r;
    if (c->cell_count == 0)
        return 0;
    at = first;
    return residues_next(&c->residues, &at, &r) && r.count > 0 ? 1 : -1;
}

/* The sign of the sum of the residues. That of the group's sum would not do: lines that
   divide without a rest may reverse it, and must change nothing for the others. */
static int common_direction(const struct residue_classes *c) {
    wide sum = residues_sum(&c->residues);
    return (sum > 0) - (sum < 0);
}

/* For a group that follows: the cells of a single line of its sum. */
static void keep_sum(struct residue_classes *c, money sum) {
    const struct divider *d = c->divider;
    uint64_t size = money_size(sum);
    c->cells = mem_alloc(d->count * sizeof *c->cells);
    c->flows = mem_alloc(d->count * sizeof *c->flows);
    c->line_count = 1;
    c->direction = common_direction(c);
    for (size_t j = 0; j < d->count; j++) {
        mp_limb_t rest;
        divider_split(d, j, size, &rest);
        if (rest == 0)
            continue;
        c->flows[c->cell_count] = sum < 0 ? d->denominator - rest : rest;
        c->cells[c->cell_count++] = (struct undecided){.column = (uint32_t)j, .name = j};
    }
}

static void make_raised(struct residue_classes *c) {
    uint64_t bits = (uint64_t)c->residues.count * c->divider->count;
    size_t words = (size_t)(bits / 64) + 2; /* the last for bits_eight */
    c->raised = mem_zero(words, sizeof *c->raised);
}

void residue_classes_round(struct residue_classes *c, money sum) {
    struct weaving w;
    c->follows = slack_suffices(c->divider, &c->residues);
    if (c->follows) {
        keep_sum(c, sum);
        return;
    }
    if (c->listed)
        make_raised(c);
    weaving_init(&w, c);
    weave_before(&w, UINT64_MAX);
    keep_undecided(&w);
    c->direction = first_direction(c);
    weaving_clear(&w);
}

/* Rounds the residue classes from `first` on by error diffusion, and weaves those for
   which that fails. */
static void diffuse_from(struct weaving *w, uint64_t first) {
    struct residue_classes *c = w->classes;
    struct error_diffusion diffusion;
    struct residue r;
    error_diffusion_init(&diffusion, c->divider);
    for (uint64_t at = first; residues_next(&c->residues, &at, &r);) {
        make_flows(w, r);
        if (!error_diffusion_round(&diffusion, w->flows, r.count > 0, c->raised,
                                   (at - 1) * w->columns))
            weave(w, at - 1, r);
    }
    slack_owe(&w->slack, diffusion.owed);
}

bool residue_classes_follow(struct residue_classes *c, money sum, const money *given) {
    struct weaving w;
    make_raised(c);
    weaving_init(&w, c);
    slack_init(&w.slack, c->divider, sum, given);
    uint64_t first = UINT64_MAX;
    if (error_diffusion_suits(c->divider)) {
        first = slack_first(c->divider, &c->residues, 1 + DIFFUSION_CENTS);
        diffuse_from(&w, first);
    }
    weave_before(&w, first);
    bool decided = w.forest.edges == 0;
    weaving_clear(&w);
    return decided;
}
