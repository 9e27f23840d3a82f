#include "engine/groups.h"

#include <stdlib.h>

#include "base/mem.h"

/* --- periods and own costs ---------------------------------------------------------- */

static void list_periods(struct allocation *a, const struct accumulator *in) {
    size_t count = 0;
    period *list = mem_zero(in->sum_count + in->own_count, sizeof *list);
    for (size_t i = 0; i < in->sum_count; i++)
        list[count++] = in->sums[i].id.period;
    for (size_t i = 0; i < in->own_count; i++)
        list[count++] = in->own[i].period;
    a->periods = list;
    a->period_count = periods_sort(list, count);
}

static void list_own(struct allocation *a, const struct accumulator *in) {
    size_t count = a->budget->municipality_count;
    a->own = mem_zero(a->period_count * count, sizeof *a->own);
    for (size_t i = 0; i < in->own_count; i++) {
        size_t at = periods_find(a->periods, a->period_count, in->own[i].period);
        struct own_cost *own = a->own + at * count;
        for (size_t j = 0; j < count; j++) {
            const struct own_sum *sum = &in->own[i].sum[j];
            own[j] = (struct own_cost){
                {(money)sum->sum[AMOUNT_NET], (money)sum->sum[AMOUNT_VAT]}, sum->lines};
            a->lines += own[j].lines;
            amounts_add(a->costs, own[j].amount);
        }
    }
}

/* --- groups ------------------------------------------------------------------------- */

static int by_group(const void *a, const void *b) {
    return group_order(&(*(struct group_sum *const *)a)->id,
                       &(*(struct group_sum *const *)b)->id);
}

static struct group group_of(const struct group_sum *of, size_t municipalities) {
    struct group g = {.period = of->id.period, .category = of->id.category};
    g.key = of->id.key;
    g.key_period = of->id.key_period;
    g.divider = of->classes[AMOUNT_NET].divider;
    g.shares = g.divider->shares;
    g.lines = of->lines;
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        g.sum[part] = (money)of->sum[part];
        g.given[part] = mem_zero(municipalities, sizeof *g.given[part]);
    }
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
        amounts_add(a->costs, a->groups[i].sum);
    }
}

/* --- totals that fit ---------------------------------------------------------------- */

static wide size_of(wide sum) {
    return sum < 0 ? -sum : sum;
}

/* Whether the absolute sums of all groups, own costs and costs left out fit a money
   together. If so no total of any of them can overflow, in whatever order it is added up.
   A sum of sums, each of at most 2^64 lines of less than 2^63 cents, could itself exceed
   128 bits: so it stops at the limit. */
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

int groups_make(struct allocation *a, struct diags *d) {
    struct accumulator *in = &a->work->accumulator;
    if (!fits(in, AMOUNT_NET) || !fits(in, AMOUNT_VAT)) {
        diag_add(d, in->first, DIAG_TOTAL_TOO_LARGE, NULL);
        return -1;
    }
    list_periods(a, in);
    list_groups(a, in);
    list_own(a, in);
    const struct left_out out = budget_left_out(a->budget, (struct period_range){0});
    amounts_add(a->costs, out.amount);
    return 0;
}

struct rounding_group *groups_to_round(const struct allocation *a) {
    struct rounding_group *list = mem_zero(a->group_count, sizeof *list);
    for (size_t i = 0; i < a->group_count; i++) {
        const struct group *g = &a->groups[i];
        list[i] = (struct rounding_group){.period = g->period,
                                          .category = g->category,
                                          .classes = a->work->sums[i]->classes,
                                          .records = &a->work->sums[i]->records,
                                          .sum = g->sum,
                                          .given = g->given};
    }
    return list;
}
