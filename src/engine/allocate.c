#include "engine/allocate.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/groups.h"
#include "engine/rounding/distribute.h"

struct allocation *allocation_new(const struct budget *b, enum closing close,
                                  bool lines) {
    struct allocation *a = mem_zero(1, sizeof *a);
    a->budget = b;
    a->close = close;
    a->work = mem_zero(1, sizeof *a->work);
    a->work->cache = share_cache_new(b);
    accumulator_init(&a->work->accumulator, b, a->work->cache, lines, NULL);
    return a;
}

void allocation_free(struct allocation *a) {
    if (!a)
        return;
    for (size_t i = 0; i < a->group_count; i++) {
        for (int part = 0; part < AMOUNT_PARTS; part++)
            free(a->groups[i].given[part]);
    }
    free(a->groups);
    free(a->periods);
    free(a->own);
    free(a->work->sums);
    accumulator_clear(&a->work->accumulator);
    for (int part = 0; part < AMOUNT_PARTS; part++)
        round_up_bits_clear(&a->work->round_ups[part]);
    share_cache_free(a->work->cache);
    free(a->work);
    free(a);
}

/* --- taking lines in ---------------------------------------------------------------- */

static int take(void *self, const struct cost_line *line) {
    accumulator_take(self, line);
    return 0;
}

/* An accumulator for another thread. It has a cache of its own. Its faults are dropped:
   they are all about shares, which are computed again when it is joined. */
struct fork {
    struct accumulator accumulator; /* first: the `self` of `take` */
    struct share_cache *cache;
    struct diags dropped;
};

static struct line_sink fork_accumulator(void *self, struct diags *d) {
    const struct accumulator *in = self;
    struct fork *fork = mem_alloc(sizeof *fork);
    (void)d;
    diags_init(&fork->dropped);
    fork->cache = share_cache_new(in->budget);
    accumulator_init(&fork->accumulator, in->budget, fork->cache, in->listed,
                     &fork->dropped);
    fork->accumulator.only = in->only;
    fork->accumulator.only_count = in->only_count;
    return (struct line_sink){
        .self = &fork->accumulator, .take = take, .no_texts = !in->listed};
}

static void join_accumulator(void *self, struct line_sink *sink, bool keep) {
    struct fork *fork = sink->self;
    if (keep)
        accumulator_merge(self, &fork->accumulator);
    accumulator_clear(&fork->accumulator);
    share_cache_free(fork->cache);
    diags_clear(&fork->dropped);
    free(fork);
}

void allocation_list_only(struct allocation *a, const struct group_id *groups,
                          size_t count) {
    a->work->accumulator.only = groups;
    a->work->accumulator.only_count = count;
}

struct line_sink allocation_sink(struct allocation *a, struct diags *d) {
    a->work->accumulator.diags = d;
    return (struct line_sink){.self = &a->work->accumulator,
                              .take = take,
                              .no_texts = !a->work->accumulator.listed,
                              .fork = fork_accumulator,
                              .join = join_accumulator};
}

/* --- the result --------------------------------------------------------------------- */

static bool has_share(const struct allocation *a, size_t municipality) {
    for (size_t i = 0; i < a->group_count; i++)
        if (!shares_nil(a->groups[i].shares, municipality))
            return true;
    return false;
}

/* Warns of every municipality that takes part and has a share of nothing. */
static void warn_no_share(const struct allocation *a, struct diags *d) {
    for (size_t j = 0; j < a->budget->municipality_count; j++) {
        const struct version *version = NULL;
        for (size_t i = 0; i < a->group_count && !version; i++)
            if (i == 0 || a->groups[i].key_period != a->groups[i - 1].key_period)
                version = share_cache_roster(a->work->cache, a->groups[i].key_period, d)
                              ->version[j];
        if (version && !has_share(a, j))
            diag_add(d, version->place, DIAG_NO_SHARE, a->budget->municipalities[j].name,
                     NULL);
    }
}

/* Whether every group has shares. If not, the fault was added with the group's first
   line. */
static bool all_shared(const struct accumulator *in) {
    for (size_t i = 0; i < in->sum_count; i++)
        if (!in->sums[i].classes)
            return false;
    return true;
}

/* A fault of the program. It names the group, which is what a bug report needs. */
static void add_unresolved(const struct allocation *a, const struct group *g,
                           struct diags *d) {
    struct buf when;
    buf_init(&when);
    period_write(&when, g->period);
    diag_add(d, (struct place){0}, DIAG_INTERNAL_ROUNDING, buf_str(&when),
             category_name(&a->budget->categories, g->category),
             a->budget->keys[g->key].name, NULL);
    buf_clear(&when);
}

static int round_groups(struct allocation *a, struct diags *d) {
    const struct rounding rounding = {.groups = groups_to_round(a),
                                      .count = a->group_count,
                                      .municipalities = a->budget->municipality_count,
                                      .close = a->close,
                                      .lines = a->work->accumulator.taken,
                                      .listed = a->work->accumulator.listed,
                                      .jobs = a->jobs};
    size_t unresolved = rounding_run(&rounding, a->work->round_ups);
    free(rounding.groups);
    if (unresolved == ROUNDING_DONE)
        return 0;
    add_unresolved(a, &a->groups[unresolved], d);
    return -1;
}

int allocation_finish(struct allocation *a, struct diags *d) {
    if (!all_shared(&a->work->accumulator) || groups_make(a, d) || round_groups(a, d))
        return -1;
    /* After an error a share of nothing may only be its consequence. */
    if (!diag_any_error(d))
        warn_no_share(a, d);
    return 0;
}

size_t allocation_first_group(const struct allocation *a, period p, category c) {
    size_t first = 0, end = a->group_count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        const struct group *g = &a->groups[middle];
        if (g->period < p || (g->period == p && g->category < c))
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

money allocation_amount(const struct allocation *a, size_t period_index, category c,
                        size_t municipality, enum amount_part part) {
    if (c == CATEGORY_OWN) {
        const struct own_cost *own =
            &a->own[period_index * a->budget->municipality_count + municipality];
        return own->amount[part];
    }
    money sum = 0;
    period p = a->periods[period_index];
    const struct group *end = a->groups + a->group_count,
                       *g = a->groups + allocation_first_group(a, p, c);
    for (; g < end && g->period == p && g->category == c; g++)
        sum += g->given[part][municipality];
    return sum;
}

money allocation_shared(const struct allocation *a, size_t period_index,
                        size_t municipality, enum amount_part part) {
    money sum = 0;
    period p = a->periods[period_index];
    const struct group *end = a->groups + a->group_count,
                       *g = a->groups + allocation_first_group(a, p, 0);
    for (; g < end && g->period == p; g++)
        sum += g->given[part][municipality];
    return sum;
}

static int compare_to_sum(const void *id, const void *sum) {
    return group_order(id, &(*(struct group_sum *const *)sum)->id);
}

const struct group *allocation_group(const struct allocation *a,
                                     const struct cost_line *line) {
    if (line->category == CATEGORY_OWN)
        return NULL;
    struct group_id id = group_id_of(line);
    struct group_sum **found = bsearch(&id, a->work->sums, a->group_count,
                                       sizeof(struct group_sum *), compare_to_sum);
    return found ? &a->groups[found - a->work->sums] : NULL;
}

/* Own cost: one municipality bears it whole. */
static void give_whole(const struct allocation *a, int municipality, money amount,
                       struct line_parts parts) {
    for (size_t j = 0; j < a->budget->municipality_count; j++) {
        parts.cents[j] = (int)j == municipality ? amount : 0;
        if (parts.exact)
            parts.exact[j] = (struct exact){parts.cents[j], 0, NULL};
    }
}

void allocation_cells(const struct allocation *a, const struct group *group,
                      uint64_t ordinal, const struct cost_line *line,
                      enum amount_part part, struct line_parts parts) {
    money amount = line->amount[part];
    if (!group) {
        give_whole(a, line->municipality, amount, parts);
        return;
    }
    distribute_line(group->divider, round_up_bits_of(&a->work->round_ups[part], ordinal),
                    amount, parts.cents, parts.exact);
}

void allocation_line(const struct allocation *a, uint64_t ordinal,
                     const struct cost_line *line, enum amount_part part, money *cells) {
    allocation_cells(a, allocation_group(a, line), ordinal, line, part,
                     (struct line_parts){cells, NULL});
}
