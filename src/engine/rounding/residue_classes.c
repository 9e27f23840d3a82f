#include "engine/rounding/residue_classes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/rounding/error_diffusion.h"
#include "engine/rounding/forest.h"
#include "engine/rounding/slack.h"

/* Nodes of the forest: the columns, then places for residue classes. Up to n - 1 of them are
   taken when a new one comes; as many again make looking for free ones cheap. */
struct weaving {
    struct residue_classes *lines;
    struct forest forest;
    size_t columns;
    uint32_t *idle; /* owned: free nodes */
    size_t idle_count;
    mp_limb_t *flows;    /* owned: of the residue class at hand */
    struct slack leeway; /* when the lines follow */
};

void residue_classes_init(struct residue_classes *s, const struct divider *divider,
                          bool listed) {
    *s = (struct residue_classes){.divider = divider, .listed = listed};
    residues_init(&s->residues, divider->denominator);
}

void residue_classes_forget(struct residue_classes *s) {
    free(s->raised);
    free(s->lines);
    s->raised = NULL;
    s->lines = NULL;
}

void residue_classes_clear(struct residue_classes *s) {
    residues_clear(&s->residues);
    residue_classes_forget(s);
    free(s->cells);
    free(s->flows);
    *s = (struct residue_classes){0};
}

static void weaving_init(struct weaving *w, struct residue_classes *s) {
    const struct divider *d = s->divider;
    *w = (struct weaving){.lines = s, .columns = d->count};
    forest_init(&w->forest, 3 * d->count, d->whole, d->limbs, s->raised);
    w->idle = mem_alloc(2 * d->count * sizeof *w->idle);
    w->flows = mem_alloc(d->count * d->limbs * sizeof *w->flows);
}

static void weaving_clear(struct weaving *w) {
    forest_clear(&w->forest);
    free(w->idle);
    free(w->flows);
    slack_clear(&w->leeway);
}

/* A node for a new residue class. */
static uint32_t take_node(struct weaving *w) {
    if (w->idle_count == 0)
        for (size_t node = 3 * w->columns; node-- > w->columns;)
            if (w->forest.degree[node] == 0)
                w->idle[w->idle_count++] = (uint32_t)node;
    return w->idle[--w->idle_count];
}

/* What a residue class leaves of a cent in a column. Most are one narrow residue. */
static inline void make_rest(const struct divider *d, size_t column, struct residue r,
                             mp_limb_t *rest) {
    if (d->width == DIVIDER_NARROW && residue_copies(r) == 1)
        divider_split_narrow(d, column, r.size, rest);
    else
        divider_rest(d, column, r.size, residue_copies(r), rest);
}

/* The flows of a residue class: fractions above the floor, so those of a negative one are
   what the positive lacks. */
static void make_flows(struct weaving *w, struct residue r) {
    const struct divider *d = w->lines->divider;
    for (size_t j = 0; j < w->columns; j++) {
        mp_limb_t *flow = w->flows + j * d->limbs;
        make_rest(d, j, r, flow);
        if (r.count < 0 && !divider_is_nil(d, flow))
            mpn_sub_n(flow, d->whole, flow, (mp_size_t)d->limbs);
    }
}

/* Adds the flows of a residue class to the forest. Of two equal shifts the
   one is made that takes the new cell away from zero, so that opposite
   signs give opposite results. */
static void weave(struct weaving *w, uint64_t index, struct residue r) {
    forest_add_star(&w->forest, take_node(w), (uint32_t)w->columns, w->flows,
                    index * w->columns, r.count > 0);
}

/* Weaves the lines in front of `end`, moved as far as totals need it. */
static void weave_lines(struct weaving *w, uint64_t end) {
    struct residue r;
    for (uint64_t at = 0; at < end && residues_next(&w->lines->residues, &at, &r);) {
        make_flows(w, r);
        if (w->leeway.left > 0)
            slack_move(&w->leeway, w->flows);
        weave(w, at - 1, r);
    }
}

/* Takes the cells that are left out of the forest, in no particular order: a forest is
   what its edges are. */
static void keep_undecided(struct weaving *w) {
    struct residue_classes *s = w->lines;
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
        mp_limb_t *flow = s->flows + s->cell_count++ * limbs;
        if (f->above[node].rising)
            mpn_sub_n(flow, f->whole, f->gain + node * limbs, (mp_size_t)limbs);
        else
            mpn_copyi(flow, f->gain + node * limbs, (mp_size_t)limbs);
    }
}

/* The sign of the first residue class that is not decided. */
static int first_direction(const struct residue_classes *s) {
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

/* The sign of what the residues add up to. That of the group's sum would not
   do: it may be turned by lines that divide without rests, which must change
   nothing for the others. */
static int common_direction(const struct residue_classes *s) {
    wide sum = residues_sum(&s->residues);
    return (sum > 0) - (sum < 0);
}

/* The cells of a group that follows: those of one line of its sum. */
static void keep_sum(struct residue_classes *s, money sum) {
    const struct divider *d = s->divider;
    uint64_t size = money_size(sum);
    s->cells = mem_alloc(d->count * sizeof *s->cells);
    s->flows = mem_alloc(d->count * sizeof *s->flows);
    s->line_count = 1;
    s->direction = common_direction(s);
    for (size_t j = 0; j < d->count; j++) {
        mp_limb_t rest;
        divider_split(d, j, size, &rest);
        if (rest == 0)
            continue;
        s->flows[s->cell_count] = sum < 0 ? d->denominator - rest : rest;
        s->cells[s->cell_count++] = (struct undecided){.column = (uint32_t)j, .name = j};
    }
}

static void make_room(struct residue_classes *s) {
    uint64_t bits = (uint64_t)s->residues.count * s->divider->count;
    size_t words = (size_t)(bits / 64) + 2; /* the last for bits_eight */
    s->raised = mem_zero(words, sizeof *s->raised);
}

void residue_classes_round(struct residue_classes *s, money sum) {
    struct weaving w;
    s->follows = slack_suffices(s->divider, &s->residues);
    if (s->follows) {
        keep_sum(s, sum);
        return;
    }
    if (s->listed)
        make_room(s);
    weaving_init(&w, s);
    weave_lines(&w, UINT64_MAX);
    keep_undecided(&w);
    s->direction = first_direction(s);
    weaving_clear(&w);
}

/* Carries the lines from `first` on, or weaves them. */
static void diffuse_lines(struct weaving *w, uint64_t first) {
    struct residue_classes *s = w->lines;
    struct error_diffusion carry;
    struct residue r;
    error_diffusion_init(&carry, s->divider);
    for (uint64_t at = first; residues_next(&s->residues, &at, &r);) {
        make_flows(w, r);
        if (!error_diffusion_round(&carry, w->flows, r.count > 0, s->raised,
                                   (at - 1) * w->columns))
            weave(w, at - 1, r);
    }
    slack_owe(&w->leeway, carry.owed);
}

bool residue_classes_follow(struct residue_classes *s, money sum, const money *given) {
    struct weaving w;
    make_room(s);
    weaving_init(&w, s);
    slack_init(&w.leeway, s->divider, sum, given);
    uint64_t first = UINT64_MAX;
    if (error_diffusion_suits(s->divider)) {
        first = slack_first(s->divider, &s->residues, 1 + DIFFUSION_CENTS);
        diffuse_lines(&w, first);
    }
    weave_lines(&w, first);
    bool decided = w.forest.edges == 0;
    weaving_clear(&w);
    return decided;
}
