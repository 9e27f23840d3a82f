#include "engine/rounding.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/tree.h"

/* Whether two groups are under the same root. A whole year that is a period of its own is
   a root beside its quarters. */
static bool same_root(const struct rounded *a, const struct rounded *b,
                      enum closing close) {
    period p = a->group->period, q = b->group->period;
    if (p == q || close == CLOSE_QUARTER)
        return p == q;
    return period_quarter(p) && period_quarter(q) && period_year(p) == period_year(q);
}

/* Lays out the tree of `count` groups of one root: groups, then categories, then periods,
   then the year when there are several. Returns how many totals there are, at most 3
   count + 1. */
static size_t lay_out(struct total *totals, const struct rounded *list, size_t count) {
    size_t categories = 0, periods = 0;
    struct total *category = totals + count;
    for (size_t i = 0; i < count; i++) {
        const struct group *g = list[i].group, *before = i ? list[i - 1].group : NULL;
        bool new_period = !before || before->period != g->period;
        bool new_category = new_period || before->category != g->category;
        periods += new_period;
        categories += new_category;
        category[categories - 1] = (struct total){.parent = periods - 1};
        totals[i] = (struct total){count + categories - 1, list[i].lines, list[i].sum,
                                   list[i].given};
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
    const struct rounded *list;
    size_t count;
    atomic_size_t next;       /* of the list: not taken by a thread yet */
    atomic_size_t unresolved; /* one of the list that could not be decided, or `count` */
};

static void round_groups(void *self, size_t thread) {
    struct groups *g = self;
    (void)thread;
    for (size_t i; (i = atomic_fetch_add(&g->next, 1)) < g->count;)
        superlines_round(g->list[i].lines, g->list[i].sum);
}

/* Lets the listed lines of groups follow the totals. */
static void follow_groups(void *self, size_t thread) {
    struct groups *g = self;
    (void)thread;
    for (size_t i; (i = atomic_fetch_add(&g->next, 1)) < g->count;) {
        const struct rounded *r = &g->list[i];
        if (r->lines->listed && r->lines->follows &&
            !superlines_follow(r->lines, r->sum, r->given))
            atomic_store(&g->unresolved, i);
    }
}

/* Which thread does which group makes no difference: groups know nothing of each other.
   Returns one that could not be decided, or NULL. */
static const struct group *side_by_side(const struct rounded *list, size_t count,
                                        unsigned jobs, job *work) {
    struct groups groups = {.list = list, .count = count};
    atomic_init(&groups.next, 0);
    atomic_init(&groups.unresolved, count);
    uint64_t residues = 0;
    for (size_t i = 0; i < count; i++)
        residues += residues_count(&list[i].lines->residues);
    jobs_run(jobs_worth(residues, ENOUGH_RESIDUES, jobs), work, &groups);
    size_t unresolved = atomic_load(&groups.unresolved);
    return unresolved < count ? list[unresolved].group : NULL;
}

/* --- all of them ------------------------------------------------------------------ */

const struct group *rounding_run(struct rounded *list, size_t count, enum closing close,
                                 size_t municipalities, unsigned jobs) {
    struct total *totals = mem_alloc((3 * count + 1) * sizeof *totals);
    const struct group *unresolved = side_by_side(list, count, jobs, round_groups);
    for (size_t first = 0, end; first < count && !unresolved; first = end) {
        for (end = first + 1; end < count && same_root(&list[first], &list[end], close);)
            end++;
        size_t made = lay_out(totals, list + first, end - first);
        const struct total *fault = tree_round(totals, made, municipalities);
        if (fault)
            unresolved = list[first + (size_t)(fault - totals)].group;
    }
    free(totals);
    return unresolved ? unresolved : side_by_side(list, count, jobs, follow_groups);
}
