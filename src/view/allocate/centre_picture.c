#include "view/allocate/centre_picture.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/flows.h"

enum { CENTRES_MOST = 64 };
static const money AMOUNT_MOST = MONEY_MAX / 4;

/* What goes from each centre to each other. */
struct net {
    size_t count;
    money *amount; /* owned: [from x count + to] */
    bool folded;   /* something was left out */
};

static money *amount_of(const struct net *n, size_t from, size_t to) {
    return &n->amount[from * n->count + to];
}

/* --- circles ------------------------------------------------------------------------ */

/* Leaves what goes there and not back. */
static void fold_pair(struct net *n, size_t one, size_t other) {
    money *there = amount_of(n, one, other), *back = amount_of(n, other, one);
    if (one == other) {
        n->folded = n->folded || *there != 0;
        *there = 0;
        return;
    }
    n->folded = n->folded || *back != 0 || *there < 0;
    money difference = *there - *back;
    *there = difference > 0 ? difference : 0;
    *back = difference < 0 ? -difference : 0;
}

/* A centre of those left from which something comes to `to`, or `count`. */
static size_t comes_from(const struct net *n, const bool *left, size_t to) {
    size_t from = 0;
    while (from < n->count && !(left[from] && *amount_of(n, from, to) > 0))
        from++;
    return from;
}

/* Strikes off centres to which nothing comes from those left, until there are no more.
   Returns one that is left, which is behind a circle, or `count`. */
static size_t strike_off(const struct net *n, bool *left) {
    bool more = true;
    size_t some = n->count;
    while (more) {
        more = false;
        some = n->count;
        for (size_t i = 0; i < n->count; i++) {
            if (left[i] && comes_from(n, left, i) == n->count) {
                left[i] = false;
                more = true;
            }
            some = left[i] ? i : some;
        }
    }
    return some;
}

/* Takes the least amount of the circle behind a centre off each of its amounts. */
static void fold_circle(struct net *n, const bool *left, size_t at) {
    money least = MONEY_MAX;
    for (size_t i = 0; i < n->count; i++)
        at = comes_from(n, left, at);
    for (size_t to = at, from, i = 0; i == 0 || to != at; to = from, i++) {
        from = comes_from(n, left, to);
        least = *amount_of(n, from, to) < least ? *amount_of(n, from, to) : least;
    }
    for (size_t to = at, from, i = 0; i == 0 || to != at; to = from, i++) {
        from = comes_from(n, left, to);
        *amount_of(n, from, to) -= least;
    }
    n->folded = true;
}

static void fold(struct net *n) {
    bool *left = mem_alloc(n->count * sizeof *left);
    for (size_t i = 0; i < n->count; i++)
        for (size_t j = i; j < n->count; j++)
            fold_pair(n, i, j);
    for (bool more = true; more;) {
        for (size_t i = 0; i < n->count; i++)
            left[i] = true;
        size_t some = strike_off(n, left);
        more = some < n->count;
        if (more)
            fold_circle(n, left, some);
    }
    free(left);
}

/* --- the picture -------------------------------------------------------------------- */

/* What is being drawn; its lists are in the report's arena. */
struct drawing {
    struct report *report;
    const struct budget *budget;
    const struct centre_flows *flows;
    struct flow_picture *picture;
    const char **nodes;
    struct flow *list;
    bool negative;
};

/* In cents, cut off. False when it is too large to be drawn. */
static bool cents_of(const struct ratio *amount, money *cents) {
    struct ratio cut;
    ratio_init(&cut);
    ratio_set(&cut, amount);
    ratio_cut(&cut);
    bool fits = ratio_floor(&cut, cents) && -AMOUNT_MOST < *cents && *cents < AMOUNT_MOST;
    ratio_clear(&cut);
    return fits;
}

static void add_flow(struct drawing *d, size_t from, size_t to, money amount) {
    if (amount == 0)
        return;
    d->list[d->picture->flow_count++] = (struct flow){from, to, amount};
    d->negative = d->negative || amount < 0;
}

/* First all between centres, so that these are above what municipalities bear. */
static bool add_flows(struct drawing *d, struct net *net) {
    const struct centre_flows *f = d->flows;
    money cents;
    for (size_t i = 0; i < f->flow_count; i++) {
        if (!cents_of(&f->flows[i].amount, &cents))
            return false;
        if (f->flows[i].centre != CENTRE_NONE)
            *amount_of(net, f->flows[i].from, (size_t)f->flows[i].centre) = cents;
    }
    fold(net);
    for (size_t i = 0; i < net->count; i++)
        for (size_t j = 0; j < net->count; j++)
            add_flow(d, i, j, *amount_of(net, i, j));
    for (size_t i = 0; i < f->flow_count; i++)
        if (f->flows[i].centre == CENTRE_NONE && cents_of(&f->flows[i].amount, &cents))
            add_flow(d, f->flows[i].from, net->count + (size_t)f->flows[i].municipality,
                     cents);
    return true;
}

static void name_nodes(struct drawing *d) {
    size_t count = 0;
    for (size_t i = 0; i < d->flows->centre_count; i++)
        d->nodes[count++] = d->budget->keys[d->flows->centres[i].key].name;
    for (size_t m = 0; m < d->budget->municipality_count; m++)
        d->nodes[count++] = d->budget->municipalities[m].name;
    d->picture->node_count = count;
}

static const char *caption(const struct drawing *d, bool folded) {
    return report_format(
        d->report, "%s%s%s",
        _("From centres to municipalities: each band is as wide as its amount."),
        folded ? _(" What goes round in a circle is left out: of what two centres charge "
                   "each other only the difference is drawn.")
               : "",
        d->negative ? _(" Dashed is what a municipality gets back.") : "");
}

const struct flow_picture *centre_picture(struct report *r, const struct budget *b,
                                          const struct centre_flows *flows) {
    struct net net = {.count = flows->centre_count};
    if (net.count > CENTRES_MOST || flows->flow_count > FLOW_BANDS_MOST)
        return NULL;
    net.amount = mem_zero(net.count * net.count, sizeof *net.amount);
    struct flow_picture *picture = arena_take(&r->arena, sizeof *picture);
    struct drawing d = {.report = r, .budget = b, .flows = flows, .picture = picture};
    d.nodes =
        arena_take(&r->arena, (net.count + b->municipality_count) * sizeof *d.nodes);
    d.list = arena_take(&r->arena, flows->flow_count * sizeof *d.list);
    *picture = (struct flow_picture){.nodes = d.nodes, .flows = d.list};
    name_nodes(&d);
    bool drawn = add_flows(&d, &net);
    picture->title = _("Flows from cost centres to municipalities");
    picture->caption = caption(&d, net.folded);
    free(net.amount);
    return drawn ? picture : NULL;
}
