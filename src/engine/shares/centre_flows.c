#include "engine/shares/centre_flows.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "engine/shares/key_split.h"
#include "engine/shares/linear.h"

/* A key in one period. */
struct node {
    struct key_split split; /* owned once it has an `index` */
    size_t index, low;      /* Tarjan's numbers, from 1; 0 = not reached */
    size_t component;       /* the number of its component, from 1; 0 = not known yet */
    size_t row;             /* its place in the component */
    struct ratio direct;    /* owned: the costs of its own */
    struct ratio total;     /* owned: what is known to go its way */
    bool involved;          /* charges another, or is charged */
    size_t centre;          /* the number among the flows, when it is involved */
};

/* The keys of one period, and their components, which are solved one by one. */
struct walk {
    struct shares_task task;
    struct node *nodes; /* owned: by key */
    int *open;          /* owned: keys whose component is not known yet */
    size_t open_count, reached;
    int *keys; /* owned: by component, those that are charged first */
    size_t key_count, component_count;
};

static int charged_by(const struct node *n, size_t charge) {
    const struct weight *w = &n->split.version->charges[charge];
    return weight_is_nil(w) ? KEY_NONE : w->key;
}

static size_t charge_count(const struct node *n) {
    return n->split.version->charge_count;
}

static void walk_init(struct walk *w) {
    size_t keys = w->task.budget->key_count;
    w->nodes = mem_zero(keys, sizeof *w->nodes);
    w->open = mem_alloc(keys * sizeof *w->open);
    w->keys = mem_alloc(keys * sizeof *w->keys);
    for (size_t i = 0; i < keys; i++) {
        ratio_init(&w->nodes[i].direct);
        ratio_init(&w->nodes[i].total);
    }
}

static void walk_clear(struct walk *w) {
    for (size_t i = 0; i < w->task.budget->key_count; i++) {
        key_split_clear(&w->nodes[i].split);
        ratio_clear(&w->nodes[i].direct);
        ratio_clear(&w->nodes[i].total);
    }
    free(w->nodes);
    free(w->open);
    free(w->keys);
}

/* --- components --------------------------------------------------------------------- */

static void split(struct walk *w, int key) {
    struct shares_task task = w->task;
    struct reported reported;
    struct diags none;
    task.key = key;
    reported_init(&reported);
    diags_init(&none);
    int result = key_split_init(&w->nodes[key].split, &task, "", &reported, &none);
    assert(result == 0);
    (void)result;
    diags_clear(&none);
    reported_clear(&reported);
}

/* Makes a component of the open keys from `key` on. */
static void close_component(struct walk *w, int key) {
    size_t row = 0;
    int last;
    w->component_count++;
    do {
        last = w->open[--w->open_count];
        w->nodes[last].component = w->component_count;
        w->nodes[last].row = row++;
        w->keys[w->key_count++] = last;
    } while (last != key);
}

static void reach(struct walk *w, int key) {
    struct node *n = &w->nodes[key];
    n->index = n->low = ++w->reached;
    w->open[w->open_count++] = key;
    split(w, key);
    for (size_t i = charge_count(n); i-- > 0;) {
        int to = charged_by(n, i);
        if (to == KEY_NONE)
            continue;
        n->involved = w->nodes[to].involved = true;
        if (w->nodes[to].index == 0)
            reach(w, to);
        if (w->nodes[to].component == 0 && w->nodes[to].low < n->low)
            n->low = w->nodes[to].low;
    }
    if (n->low == n->index)
        close_component(w, key);
}

/* --- totals ------------------------------------------------------------------------- */

static bool charges_itself(const struct node *n, int key) {
    for (size_t i = 0; i < charge_count(n); i++)
        if (charged_by(n, i) == key)
            return true;
    return false;
}

/* Sets `scale` to the least number that makes what a key gives to keys whole. */
static void find_scale(const struct node *n, struct ratio *scale) {
    ratio_set_int(scale, 1);
    for (size_t i = 0; i < charge_count(n); i++)
        mpz_lcm(mpq_numref(scale->q), mpq_numref(scale->q),
                mpq_denref(n->split.charged[i].q));
}

/* Writes the column of I - A^T that has what a key gives to others of its component, times its
   scale: so all of its numbers are whole, and small. */
static void write_column(const struct walk *w, const struct node *n,
                         const struct ratio *scale, struct ratio *rows, size_t width) {
    struct ratio charged;
    ratio_init(&charged);
    ratio_set(&rows[n->row * width + n->row], scale);
    for (size_t i = 0; i < charge_count(n); i++) {
        int to = charged_by(n, i);
        if (to == KEY_NONE || w->nodes[to].component != n->component)
            continue;
        ratio_set(&charged, &n->split.charged[i]);
        ratio_mul(&charged, scale);
        ratio_sub(&rows[w->nodes[to].row * width + n->row], &charged);
    }
    ratio_clear(&charged);
}

/* Replaces what is known to go the way of each key of a component by all that does. The
   unknowns are totals divided by the scales. */
static void solve_component(struct walk *w, const int *keys, size_t count) {
    size_t width = count + 1;
    if (count == 1 && !charges_itself(&w->nodes[*keys], *keys))
        return;
    struct ratio *rows = ratio_list_new(count * width), *scales = ratio_list_new(count);
    for (size_t i = 0; i < count; i++) {
        find_scale(&w->nodes[keys[i]], &scales[i]);
        write_column(w, &w->nodes[keys[i]], &scales[i], rows, width);
        ratio_set(&rows[i * width + count], &w->nodes[keys[i]].total);
    }
    linear_solve(rows, count, 1);
    for (size_t i = 0; i < count; i++) {
        ratio_set(&w->nodes[keys[i]].total, &rows[i * width + count]);
        ratio_mul(&w->nodes[keys[i]].total, &scales[i]);
    }
    ratio_list_free(scales, count);
    ratio_list_free(rows, count * width);
}

/* Adds a part of all that goes the way of a key. */
static const struct ratio *add_flow(struct centre_flows *f, const struct node *from,
                                    int centre, int municipality,
                                    const struct ratio *part) {
    f->flows = mem_room(f->flows, f->flow_count, &f->flow_room, sizeof *f->flows);
    struct centre_flow *flow = &f->flows[f->flow_count++];
    *flow = (struct centre_flow){
        .from = from->centre, .centre = centre, .municipality = municipality};
    ratio_init(&flow->amount);
    ratio_set(&flow->amount, &from->total);
    ratio_mul(&flow->amount, part);
    return &flow->amount;
}

static void pass_on(struct walk *w, const struct node *n, struct centre_flows *f) {
    for (size_t i = 0; i < charge_count(n); i++) {
        int key = charged_by(n, i);
        if (key == KEY_NONE)
            continue;
        struct node *to = &w->nodes[key];
        const struct ratio *amount =
            add_flow(f, n, (int)to->centre, MUNICIPALITY_NONE, &n->split.charged[i]);
        if (to->component != n->component)
            ratio_add(&to->total, amount);
    }
    struct ratio direct;
    ratio_init(&direct);
    for (size_t m = 0; m < n->split.direct.count; m++) {
        if (portions_nil(&n->split.direct, m))
            continue;
        portions_get(&n->split.direct, m, &direct);
        add_flow(f, n, CENTRE_NONE, (int)m, &direct);
    }
    ratio_clear(&direct);
}

/* --- one period --------------------------------------------------------------------- */

/* The number of a key among the centres, which it may have from another period. */
static size_t centre_of(struct centre_flows *f, int key) {
    for (size_t i = 0; i < f->centre_count; i++)
        if (f->centres[i].key == key)
            return i;
    f->centres =
        mem_room(f->centres, f->centre_count, &f->centre_room, sizeof *f->centres);
    struct cost_centre *made = &f->centres[f->centre_count];
    made->key = key;
    ratio_init(&made->direct);
    ratio_init(&made->total);
    return f->centre_count++;
}

/* The costs are looked at from the last on, and charges too: what is reached last comes
   first among the centres, so that they stand in the order of the costs. */
static void add_costs(struct walk *w, const struct key_cost *costs, size_t count) {
    struct ratio amount;
    ratio_init(&amount);
    for (size_t i = count; i-- > 0;) {
        if (costs[i].period != w->task.period)
            continue;
        struct node *n = &w->nodes[costs[i].key];
        ratio_set_int(&amount, costs[i].amount);
        ratio_add(&n->direct, &amount);
        ratio_add(&n->total, &amount);
        if (n->index == 0)
            reach(w, costs[i].key);
    }
    ratio_clear(&amount);
}

/* The place in the keys where the component begins that ends before `end`. */
static size_t component_begin(const struct walk *w, size_t end) {
    size_t begin = end - 1;
    while (begin > 0 &&
           w->nodes[w->keys[begin - 1]].component == w->nodes[w->keys[begin]].component)
        begin--;
    return begin;
}

static void number_component(struct walk *w, size_t begin, size_t end,
                             struct centre_flows *f) {
    for (size_t i = begin; i < end; i++)
        if (w->nodes[w->keys[i]].involved)
            w->nodes[w->keys[i]].centre = centre_of(f, w->keys[i]);
}

static void empty_component(struct walk *w, size_t begin, size_t end,
                            struct centre_flows *f) {
    solve_component(w, w->keys + begin, end - begin);
    for (size_t i = begin; i < end; i++) {
        const struct node *n = &w->nodes[w->keys[i]];
        if (!n->involved)
            continue;
        ratio_add(&f->centres[n->centre].direct, &n->direct);
        ratio_add(&f->centres[n->centre].total, &n->total);
        pass_on(w, n, f);
    }
}

/* Goes through the components, those that charge first. */
static void walk_components(struct walk *w, struct centre_flows *f,
                            void (*visit)(struct walk *w, size_t begin, size_t end,
                                          struct centre_flows *f)) {
    for (size_t end = w->key_count; end > 0; end = component_begin(w, end))
        visit(w, component_begin(w, end), end, f);
}

static void add_period(struct centre_flows *f, const struct budget *b, period p,
                       const struct key_cost *costs, size_t count) {
    struct roster roster;
    struct diags none;
    diags_init(&none);
    if (roster_init(&roster, b, p, &none) == 0) {
        struct walk w = {.task = {b, KEY_NONE, p, &roster}};
        walk_init(&w);
        add_costs(&w, costs, count);
        walk_components(&w, f, number_component);
        walk_components(&w, f, empty_component);
        walk_clear(&w);
        roster_clear(&roster);
    }
    diags_clear(&none);
}

/* --- all of them -------------------------------------------------------------------- */

static int compare_flows(const void *one, const void *other) {
    const struct centre_flow *a = one, *b = other;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if ((a->centre == CENTRE_NONE) != (b->centre == CENTRE_NONE))
        return a->centre == CENTRE_NONE ? 1 : -1;
    if (a->centre != b->centre)
        return a->centre < b->centre ? -1 : 1;
    return (a->municipality > b->municipality) - (a->municipality < b->municipality);
}

/* Adds the flows of several periods up. */
static void merge(struct centre_flows *f) {
    size_t kept = 0;
    if (f->flow_count > 0)
        qsort(f->flows, f->flow_count, sizeof *f->flows, compare_flows);
    for (size_t i = 0; i < f->flow_count; i++) {
        if (kept > 0 && compare_flows(&f->flows[kept - 1], &f->flows[i]) == 0) {
            ratio_add(&f->flows[kept - 1].amount, &f->flows[i].amount);
            ratio_clear(&f->flows[i].amount);
        } else {
            f->flows[kept++] = f->flows[i];
        }
    }
    f->flow_count = kept;
}

void centre_flows_init(struct centre_flows *f, const struct budget *b,
                       const struct key_cost *costs, size_t count) {
    bool *done = mem_zero(count, sizeof *done);
    *f = (struct centre_flows){0};
    for (size_t i = 0; i < count; i++) {
        if (done[i])
            continue;
        add_period(f, b, costs[i].period, costs, count);
        for (size_t j = i; j < count; j++)
            done[j] = done[j] || costs[j].period == costs[i].period;
    }
    free(done);
    merge(f);
}

void centre_flows_clear(struct centre_flows *f) {
    for (size_t i = 0; i < f->centre_count; i++) {
        ratio_clear(&f->centres[i].direct);
        ratio_clear(&f->centres[i].total);
    }
    for (size_t i = 0; i < f->flow_count; i++)
        ratio_clear(&f->flows[i].amount);
    free(f->centres);
    free(f->flows);
    *f = (struct centre_flows){0};
}
