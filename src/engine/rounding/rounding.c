#include "engine/rounding/rounding.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/rounding/tree.h"

/* Whether two groups are under the same root. A whole year that is a period of its own is
   a root beside its quarters. */
static bool same_root(const struct rounding_task *a, const struct rounding_task *b,
                      enum closing close) {
    period p = a->period, q = b->period;
    if (p == q || close == CLOSE_QUARTER)
        return p == q;
    return period_quarter(p) && period_quarter(q) && period_year(p) == period_year(q);
}

/* Lays out the tree of `count` groups of one root: groups, then categories, then periods,
   then the year when there are several. Returns how many totals there are, at most 3
   count + 1. */
static size_t lay_out(struct total *totals, const struct rounding_task *list,
                      size_t count) {
    size_t categories = 0, periods = 0;
    struct total *category = totals + count;
    for (size_t i = 0; i < count; i++) {
        const struct rounding_task *g = &list[i], *before = i ? g - 1 : NULL;
        bool new_period = !before || before->period != g->period;
        bool new_category = new_period || before->category != g->category;
        periods += new_period;
        categories += new_category;
        category[categories - 1] = (struct total){.parent = periods - 1};
        totals[i] = (struct total){count + categories - 1, g->classes, g->sum, g->given};
    }
    size_t first = count + categories, year = first + periods;
    for (size_t i = 0; i < categories; i++)
        category[i].parent += first;
    for (size_t i = first; i < year; i++)
        totals[i] = (struct total){.parent = year};
    if (periods == 1)
        return year;
    totals[year] = (struct total){.parent = year};
    return year + 1;
}

/* --- the groups, each by itself --------------------------------------------------- */

enum { ENOUGH_RESIDUES = 50000 /* fewer are not worth a thread */ };

struct groups {
    const struct rounding_task *list;
    size_t count;
    atomic_size_t next;       /* of the list: not taken by a thread yet */
    atomic_size_t unresolved; /* one of the list that could not be decided */
};

static void round_groups(void *self, size_t thread) {
    struct groups *g = self;
    (void)thread;
    for (size_t i; (i = atomic_fetch_add(&g->next, 1)) < g->count;)
        residue_classes_round(g->list[i].classes, g->list[i].sum);
}

/* Lets the listed lines of groups follow the totals. */
static void follow_groups(void *self, size_t thread) {
    struct groups *g = self;
    (void)thread;
    for (size_t i; (i = atomic_fetch_add(&g->next, 1)) < g->count;) {
        const struct rounding_task *r = &g->list[i];
        if (r->classes->listed && r->classes->follows &&
            !residue_classes_follow(r->classes, r->sum, r->given))
            atomic_store(&g->unresolved, i);
    }
}

/* Which thread does which group makes no difference: groups know nothing of each other.
   Returns one that could not be decided, or ROUNDING_DONE. */
static size_t side_by_side(const struct rounding_task *list, size_t count, unsigned jobs,
                           job *work) {
    struct groups groups = {.list = list, .count = count};
    atomic_init(&groups.next, 0);
    atomic_init(&groups.unresolved, ROUNDING_DONE);
    uint64_t residues = 0;
    for (size_t i = 0; i < count; i++)
        residues += residues_count(&list[i].classes->residues);
    jobs_run(jobs_worth(residues, ENOUGH_RESIDUES, jobs), work, &groups);
    return atomic_load(&groups.unresolved);
}

/* --- all of them ------------------------------------------------------------------ */

size_t rounding_run(const struct rounding_task *list, size_t count, enum closing close,
                    size_t municipalities, unsigned jobs) {
    struct total *totals = mem_alloc((3 * count + 1) * sizeof *totals);
    size_t unresolved = side_by_side(list, count, jobs, round_groups);
    for (size_t first = 0, end; first < count && unresolved == ROUNDING_DONE;
         first = end) {
        for (end = first + 1; end < count && same_root(&list[first], &list[end], close);)
            end++;
        size_t made = lay_out(totals, list + first, end - first);
        const struct total *fault = tree_round(totals, made, municipalities);
        if (fault)
            unresolved = first + (size_t)(fault - totals);
    }
    free(totals);
    return unresolved == ROUNDING_DONE ? side_by_side(list, count, jobs, follow_groups)
                                       : unresolved;
}
