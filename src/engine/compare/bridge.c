#include "engine/compare/bridge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/name_map.h"
#include "engine/compare/counterfactual.h"
#include "number/ratio_sums.h"

enum state { ALL_BEFORE, AFTER_COSTS, AFTER_DRIVERS, ALL_AFTER, STATES };

struct bridge {
    struct comparison *c; /* borrowed */
    const struct budget *before, *after;
    struct ratio_sums exact[STATES]; /* cents, one per row */
    bool before_is_closed; /* a closed file, whose keys are known by their shares alone */
    int *key_before; /* owned: by key of after, the same one of before, or KEY_NONE */
    size_t *gap_of;  /* owned: [kind x keys of after + key], its gap + 1 or 0 */
    /* Owned: <drivers of one side>_<keys of one side>. */
    struct counterfactual *before_before, *before_after, *after_before;
};

/* Shares, and the row of each municipality in them. */
struct split {
    const struct shares *shares; /* borrowed; NULL = missing */
    const size_t *rows;
};

/* --- sides ------------------------------------------------------------------------ */

/* The key of a budget that is named after a category. */
static int key_of_category(const struct budget *b, category c) {
    for (size_t i = 0; c != CATEGORY_UNKNOWN && i < b->key_count; i++)
        if (b->keys[i].category == c)
            return (int)i;
    return KEY_NONE;
}

/* Finds the key of before with the same name as each of after, or the same category. */
static int *match_keys(const struct budget *before, const struct budget *after) {
    int *found = mem_zero(after->key_count, sizeof *found);
    struct name_map names;
    name_map_init(&names);
    for (size_t i = 0; i < before->key_count; i++)
        name_map_add(&names, slice_of(before->keys[i].name), (int)i);
    for (size_t i = 0; i < after->key_count; i++) {
        found[i] = name_map_find(&names, slice_of(after->keys[i].name));
        if (found[i] == KEY_NONE)
            found[i] = key_of_category(before, category_in(&before->categories,
                                                           &after->categories,
                                                           after->keys[i].category));
    }
    name_map_clear(&names);
    return found;
}

static void bridge_init(struct bridge *b, struct comparison *c) {
    *b = (struct bridge){.c = c};
    b->before = c->before.allocation->budget;
    b->after = c->after.allocation->budget;
    b->before_is_closed = comparison_from_closed(c);
    for (int state = 0; state < STATES; state++)
        ratio_sums_init(&b->exact[state], c->count);
    b->key_before = match_keys(b->before, b->after);
    b->gap_of = mem_zero(GAP_KINDS * b->after->key_count, sizeof *b->gap_of);
    b->before_before = counterfactual_new(b->before, b->before, 0);
    b->before_after = counterfactual_new(b->before, b->after, -c->years);
    b->after_before = counterfactual_new(b->after, b->before, c->years);
}

static void bridge_clear(struct bridge *b) {
    free(b->key_before);
    free(b->gap_of);
    counterfactual_free(b->before_before);
    counterfactual_free(b->before_after);
    counterfactual_free(b->after_before);
    for (int state = 0; state < STATES; state++)
        ratio_sums_clear(&b->exact[state]);
}

/* --- gaps ------------------------------------------------------------------------- */

static void add_gap(struct bridge *b, enum gap_kind kind, const struct group *g) {
    struct comparison *c = b->c;
    size_t *known = &b->gap_of[kind * b->after->key_count + (size_t)g->key];
    if (*known) {
        struct gap *gap = &c->gaps[*known - 1];
        gap->first = g->key_period < gap->first ? g->key_period : gap->first;
        gap->last = g->key_period > gap->last ? g->key_period : gap->last;
        return;
    }
    const char *key = b->after->keys[g->key].name;
    c->gaps = mem_room(c->gaps, c->gap_count, &c->gap_room, sizeof *c->gaps);
    c->gaps[c->gap_count++] = (struct gap){kind, key, g->key_period, g->key_period};
    *known = c->gap_count;
}

/* --- states ----------------------------------------------------------------------- */

static void add_shared(struct bridge *b, enum state state, money sum,
                       struct split split) {
    ratio_sums_add(&b->exact[state], &split.shares->share, split.rows, sum);
}

/* Fills in how the states 1 to 3 split a group of after, as far as figures exist. States
   1 and 2 use before's key, if it has one then, else after's. */
static void find_splits(struct bridge *b, const struct group *g,
                        struct split splits[STATES]) {
    period then = g->key_period - period_make(b->c->years, 0);
    int key = b->key_before[g->key];
    bool has_key =
        key != KEY_NONE && key_on(&b->before->keys[key], period_first_day(then)) != NULL;
    splits[AFTER_COSTS] = (struct split){NULL, b->c->before_rows};
    splits[AFTER_DRIVERS] = splits[ALL_AFTER] =
        (struct split){g->shares, b->c->after_rows};
    if (has_key) {
        splits[AFTER_COSTS].shares = counterfactual_shares(b->before_before, key, then);
        splits[AFTER_DRIVERS].shares =
            counterfactual_shares(b->after_before, key, g->key_period);
    } else {
        splits[AFTER_COSTS].shares = counterfactual_shares(b->before_after, g->key, then);
        add_gap(b, GAP_KEY, g);
    }
}

/* A state without figures gets the split of its neighbour. */
static void fill_gaps(struct bridge *b, const struct group *g,
                      struct split splits[STATES]) {
    struct split *costs = &splits[AFTER_COSTS], *drivers = &splits[AFTER_DRIVERS];
    if (!costs->shares)
        add_gap(b, GAP_DRIVERS_BEFORE, g);
    if (!drivers->shares && !b->before_is_closed)
        add_gap(b, GAP_DRIVERS_AFTER, g);
    if (!costs->shares)
        *costs = drivers->shares ? *drivers : splits[ALL_AFTER];
    if (!drivers->shares)
        *drivers = *costs;
}

static void add_group(struct bridge *b, const struct group *g) {
    struct split splits[STATES];
    find_splits(b, g, splits);
    fill_gaps(b, g, splits);
    for (enum state state = AFTER_COSTS; state < STATES; state++)
        add_shared(b, state, g->sum[AMOUNT_NET], splits[state]);
}

static void add_groups(struct bridge *b) {
    const struct allocation *before = b->c->before.allocation;
    const struct allocation *after = b->c->after.allocation;
    for (size_t i = 0; i < before->group_count; i++) {
        const struct group *g = &before->groups[i];
        if (comparison_shows(b->c, false, g->period))
            add_shared(b, ALL_BEFORE, g->sum[AMOUNT_NET],
                       (struct split){g->shares, b->c->before_rows});
    }
    for (size_t i = 0; i < after->group_count; i++)
        if (comparison_shows(b->c, true, after->groups[i].period))
            add_group(b, &after->groups[i]);
}

/* Own costs are borne whole: they change with the costs, and with nothing else. */
static void add_own(struct bridge *b) {
    for (size_t row = 0; row < b->c->count; row++) {
        const struct change *change = &b->c->rows[row].own;
        ratio_sums_add_whole(&b->exact[ALL_BEFORE], row, change->before);
        for (int state = AFTER_COSTS; state < STATES; state++)
            ratio_sums_add_whole(&b->exact[state], row, change->after);
    }
}

/* --- effects ---------------------------------------------------------------------- */

/* The effect of the step to `state` on a row; false when it does not fit a money. */
static bool effect_of(const struct bridge *b, enum state state, size_t row,
                      money *effect) {
    struct ratio step, before;
    ratio_init(&step);
    ratio_init(&before);
    ratio_sums_get(&b->exact[state], row, &step);
    ratio_sums_get(&b->exact[state - 1], row, &before);
    ratio_sub(&step, &before);
    bool fits = ratio_nearest(&step, effect);
    ratio_clear(&before);
    ratio_clear(&step);
    return fits;
}

static bool fill_row(const struct bridge *b, size_t row) {
    struct effects *e = &b->c->rows[row].effects;
    e->rounding = b->c->rows[row].change.difference;
    return effect_of(b, AFTER_COSTS, row, &e->costs) &&
           effect_of(b, AFTER_DRIVERS, row, &e->drivers) &&
           effect_of(b, ALL_AFTER, row, &e->keys) &&
           money_add(&e->rounding, -e->costs) == 0 &&
           money_add(&e->rounding, -e->drivers) == 0 &&
           money_add(&e->rounding, -e->keys) == 0;
}

int bridge_fill(struct comparison *c) {
    struct bridge b;
    bridge_init(&b, c);
    add_groups(&b);
    add_own(&b);
    int status = 0;
    for (size_t row = 0; row < c->count && status == 0; row++)
        status = fill_row(&b, row) ? 0 : -1;
    bridge_clear(&b);
    return status;
}
