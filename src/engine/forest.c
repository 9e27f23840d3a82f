#include "engine/forest.h"

#include <stdlib.h>

#include "base/mem.h"

/* The functions below are written once for numbers of `k` words and compiled twice:
   where k is the constant 1, which is nearly always, the compiler keeps the numbers in
   registers. */
#define FOR_WORDS static inline __attribute__((always_inline))

/* Numbers under way, of k words each. */
struct numbers {
    mp_limb_t *up, *down; /* what the edges of a cycle can gain and lose */
    mp_limb_t *carried, *other;
};

enum { NUMBERS = 4 };

void forest_init(struct forest *f, size_t nodes, const mp_limb_t *whole, size_t limbs,
                 uint64_t *raised) {
    *f =
        (struct forest){.nodes = nodes, .limbs = limbs, .whole = whole, .raised = raised};
    f->degree = mem_zero(nodes, sizeof *f->degree);
    f->above = mem_zero(nodes, sizeof *f->above);
    f->flow = mem_zero(nodes * limbs, sizeof *f->flow);
    f->work = mem_zero(NUMBERS * limbs, sizeof *f->work);
    for (size_t i = 0; i < nodes; i++)
        f->above[i].parent = FOREST_NOBODY;
}

void forest_clear(struct forest *f) {
    free(f->degree);
    free(f->above);
    free(f->flow);
    free(f->work);
    *f = (struct forest){0};
}

/* --- numbers of k words ------------------------------------------------------------- */

FOR_WORDS int compare(const mp_limb_t *a, const mp_limb_t *b, size_t k) {
    return k == 1 ? (*a > *b) - (*a < *b) : mpn_cmp(a, b, (mp_size_t)k);
}

FOR_WORDS bool is_nil(const mp_limb_t *a, size_t k) {
    return k == 1 ? *a == 0 : mpn_zero_p(a, (mp_size_t)k);
}

FOR_WORDS void copy(mp_limb_t *to, const mp_limb_t *from, size_t k) {
    if (k == 1)
        *to = *from;
    else
        mpn_copyi(to, from, (mp_size_t)k);
}

FOR_WORDS void add(mp_limb_t *to, const mp_limb_t *a, const mp_limb_t *b, size_t k) {
    if (k == 1)
        *to = *a + *b;
    else
        mpn_add_n(to, a, b, (mp_size_t)k);
}

FOR_WORDS void subtract(mp_limb_t *to, const mp_limb_t *a, const mp_limb_t *b, size_t k) {
    if (k == 1)
        *to = *a - *b;
    else
        mpn_sub_n(to, a, b, (mp_size_t)k);
}

FOR_WORDS void lower(mp_limb_t *to, const mp_limb_t *bound, size_t k) {
    if (compare(bound, to, k) < 0)
        copy(to, bound, k);
}

/* --- ways --------------------------------------------------------------------------- */

/* Climbs from `node` to `root` and lowers `up` to what every edge on the way can gain
   along the climb, `down` to what it can lose. False when the climb ends at another
   root. */
FOR_WORDS bool measure(const struct forest *f, size_t k, uint32_t node, uint32_t root,
                       const struct numbers *n) {
    while (node != root) {
        struct forest_edge edge = f->above[node];
        if (edge.parent == FOREST_NOBODY)
            return false;
        const mp_limb_t *flow = f->flow + node * k;
        subtract(n->other, f->whole, flow, k);
        lower(n->up, edge.rising ? n->other : flow, k);
        lower(n->down, edge.rising ? flow : n->other, k);
        node = edge.parent;
    }
    return true;
}

/* Takes out the edge above `node`, which has become whole. */
static inline void decide(struct forest *f, uint32_t node, bool raised) {
    struct forest_edge *edge = &f->above[node];
    if (raised && f->raised)
        bit_set(f->raised, edge->name);
    f->degree[node]--;
    f->degree[edge->parent]--;
    f->edges--;
    edge->parent = FOREST_NOBODY;
}

/* Climbs from `node` to `root`: every edge gains `amount` along the climb, or loses
   it. */
FOR_WORDS void shift(struct forest *f, size_t k, uint32_t node, uint32_t root,
                     const mp_limb_t *amount, bool gain) {
    while (node != root) {
        struct forest_edge edge = f->above[node];
        mp_limb_t *flow = f->flow + node * k;
        if (edge.rising == gain) {
            add(flow, flow, amount, k);
            if (compare(flow, f->whole, k) == 0)
                decide(f, node, true);
        } else {
            subtract(flow, flow, amount, k);
            if (is_nil(flow, k))
                decide(f, node, false);
        }
        node = edge.parent;
    }
}

/* --- trees -------------------------------------------------------------------------- */

/* Turns the tree of `node` so that it becomes the root: the edges above it are handed on,
   each from the node below it to the node above it, and seen from the other end. */
FOR_WORDS void make_root(struct forest *f, size_t k, uint32_t node,
                         const struct numbers *n) {
    struct forest_edge edge = f->above[node];
    f->above[node].parent = FOREST_NOBODY;
    copy(n->carried, f->flow + node * k, k);
    while (edge.parent != FOREST_NOBODY) {
        uint32_t below = node;
        node = edge.parent;
        struct forest_edge next = f->above[node];
        copy(n->other, f->flow + node * k, k);
        f->above[node] = (struct forest_edge){below, !edge.rising, edge.name};
        copy(f->flow + node * k, n->carried, k);
        copy(n->carried, n->other, k);
        edge = next;
    }
}

/* An edge that is to be added. */
struct addition {
    uint32_t from, to;
    const mp_limb_t *flow;
    uint64_t name;
    bool raise;
};

/* Rounds away the cycle that an edge closes, if any. False when that makes the edge
   whole, which decides it; else n->down is the flow that it is left with. */
FOR_WORDS bool round_cycle(struct forest *f, size_t k, const struct addition *a,
                           const struct numbers *n) {
    subtract(n->up, f->whole, a->flow, k);
    copy(n->down, a->flow, k);
    if (!measure(f, k, a->to, a->from, n)) {
        copy(n->down, a->flow, k);
        return true;
    }
    int order = compare(n->up, n->down, k);
    bool gain = order < 0 || (order == 0 && a->raise);
    shift(f, k, a->to, a->from, gain ? n->up : n->down, gain);
    if (gain)
        add(n->down, a->flow, n->up, k);
    else
        subtract(n->down, a->flow, n->down, k);
    bool full = gain && compare(n->down, f->whole, k) == 0;
    if (full && f->raised)
        bit_set(f->raised, a->name);
    return !full && !is_nil(n->down, k);
}

FOR_WORDS void add_edge(struct forest *f, size_t k, const struct addition *a,
                        mp_limb_t *work) {
    struct numbers n = {work, work + k, work + 2 * k, work + 3 * k};
    make_root(f, k, a->from, &n);
    if (!round_cycle(f, k, a, &n))
        return;
    make_root(f, k, a->to, &n);
    f->above[a->to] = (struct forest_edge){a->from, false, a->name};
    copy(f->flow + a->to * k, n.down, k);
    f->degree[a->from]++;
    f->degree[a->to]++;
    f->edges++;
}

void forest_add(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *flow,
                uint64_t name, bool raise) {
    struct addition a = {from, to, flow, name, raise};
    mp_limb_t word = *flow, work[NUMBERS];
    if (f->limbs > 1) {
        add_edge(f, f->limbs, &a, f->work);
        return;
    }
    a.flow = &word;
    add_edge(f, 1, &a, work);
}

bool forest_send(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *most,
                 mp_limb_t *sent) {
    size_t k = f->limbs;
    struct numbers n = {sent, f->work, f->work + k, f->work + 2 * k};
    make_root(f, k, from, &n);
    copy(n.up, most, k);
    copy(n.down, f->whole, k);
    if (!measure(f, k, to, from, &n))
        return false;
    shift(f, k, to, from, sent, true);
    return true;
}
