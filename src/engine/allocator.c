#include "engine/allocator.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/deal.h"
#include "engine/rounding.h"
#include "engine/seats.h"

/* --- periods and own costs ---------------------------------------------------------- */

static int by_time(const void *a, const void *b) {
    const period *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void list_periods(struct allocation *a, const struct intake *in) {
    size_t count = 0, kept = 0;
    period *list = mem_zero(in->pile_count + in->own_count, sizeof *list);
    for (size_t i = 0; i < in->pile_count; i++)
        list[count++] = in->piles[i].id.period;
    for (size_t i = 0; i < in->own_count; i++)
        list[count++] = in->own[i].period;
    if (count)
        qsort(list, count, sizeof *list, by_time);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || list[kept - 1] != list[i])
            list[kept++] = list[i];
    a->periods = list;
    a->period_count = kept;
}

static void list_own(struct allocation *a, const struct intake *in) {
    size_t count = a->budget->municipality_count;
    a->own = mem_zero(a->period_count * count, sizeof *a->own);
    for (size_t i = 0; i < in->own_count; i++) {
        const period *at = bsearch(&in->own[i].period, a->periods, a->period_count,
                                   sizeof *a->periods, by_time);
        struct own_cost *own = a->own + (size_t)(at - a->periods) * count;
        for (size_t j = 0; j < count; j++) {
            const struct own_pile *p = &in->own[i].pile[j];
            own[j] = (struct own_cost){(money)p->sum[PLANE_NET], (money)p->sum[PLANE_VAT],
                                       p->lines};
            a->lines += own[j].lines;
            a->costs += own[j].amount;
            a->costs_vat += own[j].vat;
        }
    }
}

/* --- groups ------------------------------------------------------------------------- */

static int by_group(const void *a, const void *b) {
    return group_order(&(*(struct pile *const *)a)->id, &(*(struct pile *const *)b)->id);
}

static struct group group_of(const struct pile *p, size_t municipalities) {
    struct group g = {.period = p->id.period, .category = p->id.category};
    g.key = p->id.key;
    g.key_period = p->id.key_period;
    g.divider = p->planes[PLANE_NET].divider;
    g.shares = g.divider->shares;
    g.lines = p->lines;
    g.sum = (money)p->sum[PLANE_NET];
    g.vat_sum = (money)p->sum[PLANE_VAT];
    g.given = mem_zero(municipalities, sizeof *g.given);
    g.given_vat = mem_zero(municipalities, sizeof *g.given_vat);
    return g;
}

static void list_groups(struct allocation *a, struct intake *in) {
    size_t count = in->pile_count;
    struct pile **piles = mem_alloc(count * sizeof(struct pile *));
    for (size_t i = 0; i < count; i++)
        piles[i] = &in->piles[i];
    if (count)
        qsort(piles, count, sizeof(struct pile *), by_group);
    a->work->piles = piles;
    a->groups = mem_zero(count, sizeof *a->groups);
    a->group_count = count;
    for (size_t i = 0; i < count; i++) {
        a->groups[i] = group_of(piles[i], a->budget->municipality_count);
        a->lines += a->groups[i].lines;
        a->costs += a->groups[i].sum;
        a->costs_vat += a->groups[i].vat_sum;
    }
}

/* --- totals that fit ---------------------------------------------------------------- */

static wide size_of(wide sum) {
    return sum < 0 ? -sum : sum;
}

/* The sizes of all totals of one plane together. As long as that is a money, no total of
   any of them can overflow, in whatever order it is added up. A sum of sums, each of at
   most 2^64 lines of less than 2^63 cents, may itself leave 128 bits: so it stops at the
   limit. */
static bool fits(const struct intake *in, enum plane plane) {
    const struct budget *b = in->budget;
    wide size = 0;
    for (size_t i = 0; i < b->left_out_count && size <= MONEY_MAX; i++)
        size += size_of(plane == PLANE_NET ? b->left_out[i].amount : b->left_out[i].vat);
    for (size_t i = 0; i < in->pile_count && size <= MONEY_MAX; i++)
        size += size_of(in->piles[i].sum[plane]);
    for (size_t i = 0; i < in->own_count; i++)
        for (size_t j = 0; j < b->municipality_count && size <= MONEY_MAX; j++)
            size += size_of(in->own[i].pile[j].sum[plane]);
    return size <= MONEY_MAX;
}

int allocator_lay_out(struct allocation *a, struct diags *d) {
    struct intake *in = &a->work->intake;
    if (!fits(in, PLANE_NET) || !fits(in, PLANE_VAT)) {
        diag_add(d, in->first, DIAG_TOTAL_TOO_LARGE, NULL);
        return -1;
    }
    list_periods(a, in);
    list_groups(a, in);
    list_own(a, in);
    const struct left_out out = budget_left_out(a->budget, (struct period_range){0});
    a->costs += out.amount;
    a->costs_vat += out.vat;
    return 0;
}

/* --- rounding ----------------------------------------------------------------------- */

/* Puts the residues of every group in order; if lines are to be listed, these give
   them. */
static void sort_residues(struct intake *in, unsigned jobs) {
    struct superlines **planes = mem_alloc(in->pile_count * sizeof(struct superlines *));
    for (size_t i = 0; i < in->pile_count; i++)
        planes[i] = in->piles[i].planes;
    if (in->listed)
        seats_take(in->marks, planes, in->pile_count, in->extras, in->taken, jobs);
    for (size_t i = 0; i < in->pile_count; i++)
        for (int plane = 0; plane < PLANES; plane++)
            residues_sort(&planes[i][plane].residues);
    free(planes);
}

static const struct group *round_plane(struct allocation *a, enum plane plane) {
    struct rounded *list = mem_zero(a->group_count, sizeof *list);
    for (size_t i = 0; i < a->group_count; i++) {
        struct group *g = &a->groups[i];
        list[i].group = g;
        list[i].lines = &a->work->piles[i]->planes[plane];
        list[i].sum = plane == PLANE_NET ? g->sum : g->vat_sum;
        list[i].given = plane == PLANE_NET ? g->given : g->given_vat;
    }
    const struct group *unresolved = rounding_run(list, a->group_count, a->close,
                                                  a->budget->municipality_count, a->jobs);
    free(list);
    return unresolved;
}

/* --- dealing ------------------------------------------------------------------------ */

/* All groups in all planes, which know nothing of each other. */
struct dealing {
    struct intake *intake;
    atomic_size_t next; /* pile that no thread has taken yet */
};

static void deal_piles(void *self, size_t thread) {
    struct dealing *all = self;
    struct intake *in = all->intake;
    (void)thread;
    for (size_t i; (i = atomic_fetch_add(&all->next, 1)) < in->pile_count;)
        for (int plane = 0; plane < PLANES; plane++)
            if (in->extras[plane].bits)
                deal_group(&in->piles[i].planes[plane], &in->extras[plane]);
}

enum { ENOUGH_LINES = 50000 /* fewer are not worth a thread */ };

static void deal_lines(struct intake *in, unsigned jobs) {
    struct dealing all = {.intake = in};
    atomic_init(&all.next, 0);
    jobs_run(jobs_worth(in->taken, ENOUGH_LINES, jobs), deal_piles, &all);
}

/* --- all of it ---------------------------------------------------------------------- */

/* Nothing can be done about it by whoever reads it, but to tell us which group it was. */
static void add_unresolved(const struct allocation *a, const struct group *g,
                           struct diags *d) {
    struct buf when;
    buf_init(&when);
    period_write(&when, g->period);
    diag_add(d, (struct place){0}, DIAG_INTERNAL_ROUNDING, buf_str(&when),
             category_name(g->category), a->budget->keys[g->key].name, NULL);
    buf_clear(&when);
}

int allocator_round(struct allocation *a, struct diags *d) {
    int result = 0;
    sort_residues(&a->work->intake, a->jobs);
    for (int plane = 0; plane < PLANES; plane++) {
        const struct group *unresolved = round_plane(a, (enum plane)plane);
        if (unresolved) {
            add_unresolved(a, unresolved, d);
            result = -1;
        }
    }
    if (a->work->intake.listed && result == 0)
        deal_lines(&a->work->intake, a->jobs);
    return result;
}
