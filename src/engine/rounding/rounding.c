#include "engine/rounding/rounding.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/rounding/distribute.h"
#include "engine/rounding/distribution_order.h"
#include "engine/rounding/tree.h"

/* --- the tree of totals ----------------------------------------------------------- */

/* Whether two groups have the same root. A whole year that is a period of its own is a
   root beside its quarters. */
static bool same_root(const struct rounding_group *a, const struct rounding_group *b,
                      enum closing close) {
    period p = a->period, q = b->period;
    if (p == q || close == CLOSE_QUARTER)
        return p == q;
    return period_quarter(p) && period_quarter(q) && period_year(p) == period_year(q);
}

/* Lays out the tree of the `count` groups of one root: groups, then categories, then
   periods, then the year when there are several periods. Returns the number of totals, at
   most 3 count + 1. */
static size_t lay_out(struct total *totals, const struct rounding_group *groups,
                      size_t count, enum amount_part part) {
    size_t categories = 0, periods = 0;
    struct total *of_category = totals + count;
    for (size_t i = 0; i < count; i++) {
        const struct rounding_group *g = &groups[i], *before = i ? g - 1 : NULL;
        bool new_period = !before || before->period != g->period;
        bool new_category = new_period || before->category != g->category;
        periods += new_period;
        categories += new_category;
        of_category[categories - 1] = (struct total){.parent = periods - 1};
        totals[i] = (struct total){count + categories - 1, &g->classes[part],
                                   g->sum[part], g->given[part]};
    }
    size_t first = count + categories, year = first + periods;
    for (size_t i = 0; i < categories; i++)
        of_category[i].parent += first;
    for (size_t i = first; i < year; i++)
        totals[i] = (struct total){.parent = year};
    if (periods == 1)
        return year;
    totals[year] = (struct total){.parent = year};
    return year + 1;
}

/* Decides the totals of one amount part, root by root. */
static size_t round_totals(const struct rounding *r, enum amount_part part) {
    struct total *totals = mem_alloc((3 * r->count + 1) * sizeof *totals);
    size_t unresolved = ROUNDING_DONE;
    for (size_t first = 0, end; first < r->count && unresolved == ROUNDING_DONE;
         first = end) {
        const struct rounding_group *root = &r->groups[first];
        for (end = first + 1;
             end < r->count && same_root(root, &r->groups[end], r->close);)
            end++;
        size_t made = lay_out(totals, root, end - first, part);
        const struct total *fault = tree_round(totals, made, r->municipalities);
        if (fault)
            unresolved = first + (size_t)(fault - totals);
    }
    free(totals);
    return unresolved;
}

/* --- the groups, each by itself --------------------------------------------------- */

enum { ENOUGH_RESIDUES = 50000, ENOUGH_LINES = 50000 /* fewer are not worth a thread */ };

/* The work on all groups. They are independent: any thread can do any of them. */
struct groups_at_work {
    const struct rounding *r;
    enum amount_part part;
    struct round_up_bits *round_ups;
    atomic_size_t unresolved; /* a group that could not be decided, or ROUNDING_DONE */
};

static void round_group(void *self, size_t i, size_t thread) {
    const struct groups_at_work *w = self;
    const struct rounding_group *g = &w->r->groups[i];
    (void)thread;
    residue_classes_round(&g->classes[w->part], g->sum[w->part]);
}

/* Lets the listed lines of a group follow the totals. */
static void follow_group(void *self, size_t i, size_t thread) {
    struct groups_at_work *w = self;
    const struct rounding_group *g = &w->r->groups[i];
    struct residue_classes *classes = &g->classes[w->part];
    (void)thread;
    if (classes->listed && classes->follows &&
        !residue_classes_follow(classes, g->sum[w->part], g->given[w->part]))
        atomic_store(&w->unresolved, i);
}

static size_t threads_for(const struct rounding *r, enum amount_part part) {
    uint64_t residues = 0;
    for (size_t i = 0; i < r->count; i++)
        residues += residues_count(&r->groups[i].classes[part].residues);
    return jobs_worth(residues, ENOUGH_RESIDUES, r->jobs);
}

/* Every total that is published is the plain sum of its lines. */
__attribute__((unused)) static bool is_whole(const struct rounding *r,
                                             enum amount_part part) {
    for (size_t i = 0; i < r->count; i++) {
        money left = r->groups[i].sum[part];
        for (size_t j = 0; j < r->municipalities; j++)
            left -= r->groups[i].given[part][j];
        if (left != 0)
            return false;
    }
    return true;
}

static size_t round_part(const struct rounding *r, enum amount_part part) {
    struct groups_at_work work = {.r = r, .part = part};
    size_t threads = threads_for(r, part);
    atomic_init(&work.unresolved, ROUNDING_DONE);
    jobs_each(threads, r->count, round_group, &work);
    size_t unresolved = round_totals(r, part);
    if (unresolved != ROUNDING_DONE)
        return unresolved;
    assert(is_whole(r, part));
    jobs_each(threads, r->count, follow_group, &work);
    return atomic_load(&work.unresolved);
}

/* --- the lines, when they are listed ---------------------------------------------- */

static void distribute_groups(void *self, size_t i, size_t thread) {
    const struct groups_at_work *w = self;
    (void)thread;
    for (int part = 0; part < AMOUNT_PARTS; part++)
        if (w->round_ups[part].bits && w->r->groups[i].classes[part].listed)
            distribute_group(&w->r->groups[i].classes[part], &w->round_ups[part]);
}

size_t rounding_run(const struct rounding *r, struct round_up_bits *round_ups) {
    size_t unresolved = ROUNDING_DONE;
    if (r->listed)
        distribution_order_make(r, round_ups);
    for (size_t i = 0; i < r->count; i++)
        for (int part = 0; part < AMOUNT_PARTS; part++)
            residues_sort(&r->groups[i].classes[part].residues);
    for (enum amount_part part = 0; part < AMOUNT_PARTS; part++)
        if (unresolved == ROUNDING_DONE)
            unresolved = round_part(r, part);
    if (r->listed && unresolved == ROUNDING_DONE) {
        struct groups_at_work work = {.r = r, .round_ups = round_ups};
        jobs_each(jobs_worth(r->lines, ENOUGH_LINES, r->jobs), r->count,
                  distribute_groups, &work);
    }
    return unresolved;
}
