#include "engine/layout.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "engine/rounding/distribute.h"
#include "engine/rounding/rounding.h"
#include "engine/rounding/distribution_order.h"

/* --- periods and own costs ---------------------------------------------------------- */

static int by_time(const void *a, const void *b) {
    const period *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void list_periods(struct allocation *a, const struct accumulator *in) {
    size_t count = 0, kept = 0;
    period *list = mem_zero(in->sum_count + in->own_count, sizeof *list);
    for (size_t i = 0; i < in->sum_count; i++)
        list[count++] = in->sums[i].id.period;
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

static void list_own(struct allocation *a, const struct accumulator *in) {
    size_t count = a->budget->municipality_count;
    a->own = mem_zero(a->period_count * count, sizeof *a->own);
    for (size_t i = 0; i < in->own_count; i++) {
        const period *at = bsearch(&in->own[i].period, a->periods, a->period_count,
                                   sizeof *a->periods, by_time);
        struct own_cost *own = a->own + (size_t)(at - a->periods) * count;
        for (size_t j = 0; j < count; j++) {
            const struct own_sum *p = &in->own[i].sum[j];
            own[j] = (struct own_cost){(money)p->sum[AMOUNT_NET],
                                       (money)p->sum[AMOUNT_VAT], p->lines};
            a->lines += own[j].lines;
            a->costs[AMOUNT_NET] += own[j].amount[AMOUNT_NET];
            a->costs[AMOUNT_VAT] += own[j].amount[AMOUNT_VAT];
        }
    }
}

/* --- groups ------------------------------------------------------------------------- */

static int by_group(const void *a, const void *b) {
    return group_order(&(*(struct group_sum *const *)a)->id,
                       &(*(struct group_sum *const *)b)->id);
}

static struct group group_of(const struct group_sum *p, size_t municipalities) {
    struct group g = {.period = p->id.period, .category = p->id.category};
    g.key = p->id.key;
    g.key_period = p->id.key_period;
    g.divider = p->planes[AMOUNT_NET].divider;
    g.shares = g.divider->shares;
    g.lines = p->lines;
    g.sum[AMOUNT_NET] = (money)p->sum[AMOUNT_NET];
    g.sum[AMOUNT_VAT] = (money)p->sum[AMOUNT_VAT];
    g.given[AMOUNT_NET] = mem_zero(municipalities, sizeof *g.given[AMOUNT_NET]);
    g.given[AMOUNT_VAT] = mem_zero(municipalities, sizeof *g.given[AMOUNT_VAT]);
    return g;
}

static void list_groups(struct allocation *a, struct accumulator *in) {
    size_t count = in->sum_count;
    struct group_sum **sums = mem_alloc(count * sizeof(struct group_sum *));
    for (size_t i = 0; i < count; i++)
        sums[i] = &in->sums[i];
    if (count)
        qsort(sums, count, sizeof(struct group_sum *), by_group);
    a->work->sums = sums;
    a->groups = mem_zero(count, sizeof *a->groups);
    a->group_count = count;
    for (size_t i = 0; i < count; i++) {
        a->groups[i] = group_of(sums[i], a->budget->municipality_count);
        a->lines += a->groups[i].lines;
        a->costs[AMOUNT_NET] += a->groups[i].sum[AMOUNT_NET];
        a->costs[AMOUNT_VAT] += a->groups[i].sum[AMOUNT_VAT];
    }
}

/* --- totals that fit ---------------------------------------------------------------- */

static wide size_of(wide sum) {
    return sum < 0 ? -sum : sum;
}

/* The sizes of all totals of one part together. As long as that is a money, no total of
   any of them can overflow, in whatever order it is added up. A sum of sums, each of at
   most 2^64 lines of less than 2^63 cents, may itself leave 128 bits: so it stops at the
   limit. */
static bool fits(const struct accumulator *in, enum amount_part part) {
    const struct budget *b = in->budget;
    wide size = 0;
    for (size_t i = 0; i < b->left_out_count && size <= MONEY_MAX; i++)
        size += size_of(b->left_out[i].amount[part]);
    for (size_t i = 0; i < in->sum_count && size <= MONEY_MAX; i++)
        size += size_of(in->sums[i].sum[part]);
    for (size_t i = 0; i < in->own_count; i++)
        for (size_t j = 0; j < b->municipality_count && size <= MONEY_MAX; j++)
            size += size_of(in->own[i].sum[j].sum[part]);
    return size <= MONEY_MAX;
}

int layout_make(struct allocation *a, struct diags *d) {
    struct accumulator *in = &a->work->accumulator;
    if (!fits(in, AMOUNT_NET) || !fits(in, AMOUNT_VAT)) {
        diag_add(d, in->first, DIAG_TOTAL_TOO_LARGE, NULL);
        return -1;
    }
    list_periods(a, in);
    list_groups(a, in);
    list_own(a, in);
    const struct left_out out = budget_left_out(a->budget, (struct period_range){0});
    a->costs[AMOUNT_NET] += out.amount[AMOUNT_NET];
    a->costs[AMOUNT_VAT] += out.amount[AMOUNT_VAT];
    return 0;
}

/* --- rounding ----------------------------------------------------------------------- */

/* Puts the residues of every group in order; if lines are to be listed, these give
   them. */
static void sort_residues(struct accumulator *in, unsigned jobs) {
    struct residue_classes **planes =
        mem_alloc(in->sum_count * sizeof(struct residue_classes *));
    for (size_t i = 0; i < in->sum_count; i++)
        planes[i] = in->sums[i].planes;
    if (in->listed)
        distribution_order_make(in->records, planes, in->sum_count, in->round_ups,
                                in->taken, jobs);
    for (size_t i = 0; i < in->sum_count; i++)
        for (int part = 0; part < AMOUNT_PARTS; part++)
            residues_sort(&planes[i][part].residues);
    free(planes);
}

static const struct group *round_part(struct allocation *a, enum amount_part part) {
    struct rounding_task *list = mem_zero(a->group_count, sizeof *list);
    for (size_t i = 0; i < a->group_count; i++) {
        struct group *g = &a->groups[i];
        list[i].period = g->period;
        list[i].category = g->category;
        list[i].classes = &a->work->sums[i]->planes[part];
        list[i].sum = g->sum[part];
        list[i].given = g->given[part];
    }
    size_t unresolved = rounding_run(list, a->group_count, a->close,
                                     a->budget->municipality_count, a->jobs);
    free(list);
    return unresolved == ROUNDING_DONE ? NULL : &a->groups[unresolved];
}

/* --- dealing ------------------------------------------------------------------------ */

/* All groups in all planes, which know nothing of each other. */
struct dealing {
    struct accumulator *accumulator;
    atomic_size_t next; /* sum that no thread has taken yet */
};

static void distribute_sums(void *self, size_t thread) {
    struct dealing *all = self;
    struct accumulator *in = all->accumulator;
    (void)thread;
    for (size_t i; (i = atomic_fetch_add(&all->next, 1)) < in->sum_count;)
        for (int part = 0; part < AMOUNT_PARTS; part++)
            if (in->round_ups[part].bits)
                distribute_group(&in->sums[i].planes[part], &in->round_ups[part]);
}

enum { ENOUGH_LINES = 50000 /* fewer are not worth a thread */ };

static void distribute_lines(struct accumulator *in, unsigned jobs) {
    struct dealing all = {.accumulator = in};
    atomic_init(&all.next, 0);
    jobs_run(jobs_worth(in->taken, ENOUGH_LINES, jobs), distribute_sums, &all);
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

int layout_round(struct allocation *a, struct diags *d) {
    int result = 0;
    sort_residues(&a->work->accumulator, a->jobs);
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        const struct group *unresolved = round_part(a, (enum amount_part)part);
        if (unresolved) {
            add_unresolved(a, unresolved, d);
            result = -1;
        }
    }
    if (a->work->accumulator.listed && result == 0)
        distribute_lines(&a->work->accumulator, a->jobs);
    return result;
}
