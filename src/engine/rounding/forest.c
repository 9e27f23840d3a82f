#include "engine/rounding/forest.h"

#include <assert.h>
#include <stdlib.h>

#include "base/bits.h"
#include "base/mem.h"

/* The functions below are written for numbers of `k` words and compiled three times: for the
   constants k = 1, which is nearly always the case, and k = 2 numbers stay in registers. */
#define FOR_WORDS static inline __attribute__((always_inline))

/* Scratch numbers of k words each. */
struct numbers {
    mp_limb_t *least, *most; /* that the edges of a cycle can gain */
    mp_limb_t *moving, *other;
};

enum { NUMBERS = 5 }; /* these, and the gain of the edge being added */

void forest_init(struct forest *f, size_t nodes, const mp_limb_t *whole, size_t limbs,
                 uint64_t *raised) {
    *f =
        (struct forest){.nodes = nodes, .limbs = limbs, .whole = whole, .raised = raised};
    f->degree = mem_zero(nodes, sizeof *f->degree);
    f->above = mem_zero(nodes, sizeof *f->above);
    f->gain = mem_zero(nodes * limbs, sizeof *f->gain);
    f->work = mem_zero(NUMBERS * limbs, sizeof *f->work);
    for (size_t i = 0; i < nodes; i++)
        f->above[i].parent = FOREST_NOBODY;
}

/* Whether it is a forest: every edge is above one node, and every tree has a root. */
__attribute__((unused)) static bool is_forest(const struct forest *f) {
    size_t degrees = 0, edges = 0;
    bool fractional = true;
    for (size_t node = 0; node < f->nodes; node++) {
        const mp_limb_t *gain = f->gain + node * f->limbs;
        mp_size_t k = (mp_size_t)f->limbs;
        degrees += f->degree[node];
        if (f->above[node].parent == FOREST_NOBODY)
            continue;
        edges++;
        fractional = fractional && !mpn_zero_p(gain, k) && mpn_cmp(gain, f->whole, k) < 0;
    }
    return fractional && edges == f->edges && degrees == 2 * edges &&
           (edges == 0 || edges < f->nodes);
}

void forest_clear(struct forest *f) {
    assert(is_forest(f));
    free(f->degree);
    free(f->above);
    free(f->gain);
    free(f->work);
    *f = (struct forest){0};
}

/* --- numbers of k words ------------------------------------------------------------- */

__extension__ typedef unsigned __int128 twice;

/* A number of one word, or of two. */
FOR_WORDS twice get(const mp_limb_t *a, size_t k) {
    return k == 1 ? a[0] : (twice)a[1] << 64 | a[0];
}

FOR_WORDS void set(mp_limb_t *to, twice number, size_t k) {
    to[0] = (mp_limb_t)number;
    if (k == 2)
        to[1] = (mp_limb_t)(number >> 64);
}

FOR_WORDS bool is_less(const mp_limb_t *a, const mp_limb_t *b, size_t k) {
    return k <= 2 ? get(a, k) < get(b, k) : mpn_cmp(a, b, (mp_size_t)k) < 0;
}

FOR_WORDS bool is_same(const mp_limb_t *a, const mp_limb_t *b, size_t k) {
    return k <= 2 ? get(a, k) == get(b, k) : mpn_cmp(a, b, (mp_size_t)k) == 0;
}

FOR_WORDS bool is_nil(const mp_limb_t *a, size_t k) {
    return k <= 2 ? get(a, k) == 0 : mpn_zero_p(a, (mp_size_t)k);
}

FOR_WORDS void copy(mp_limb_t *to, const mp_limb_t *from, size_t k) {
    if (k <= 2)
        set(to, get(from, k), k);
    else
        mpn_copyi(to, from, (mp_size_t)k);
}

FOR_WORDS void add(mp_limb_t *to, const mp_limb_t *a, const mp_limb_t *b, size_t k) {
    if (k <= 2)
        set(to, get(a, k) + get(b, k), k);
    else
        mpn_add_n(to, a, b, (mp_size_t)k);
}

FOR_WORDS void subtract(mp_limb_t *to, const mp_limb_t *a, const mp_limb_t *b, size_t k) {
    if (k <= 2)
        set(to, get(a, k) - get(b, k), k);
    else
        mpn_sub_n(to, a, b, (mp_size_t)k);
}

FOR_WORDS void lower(mp_limb_t *to, const mp_limb_t *bound, size_t k) {
    if (is_less(bound, to, k))
        copy(to, bound, k);
}

FOR_WORDS void raise(mp_limb_t *to, const mp_limb_t *bound, size_t k) {
    if (is_less(to, bound, k))
        copy(to, bound, k);
}

/* --- paths -------------------------------------------------------------------------- */

/* Finds the least and the most that an edge on the path from `node` up to `root` can
   gain; the two begin as those of the other edges. False when the path ends at another
   root. */
FOR_WORDS bool measure(const struct forest *f, size_t k, uint32_t node, uint32_t root,
                       const struct numbers *n) {
    for (uint32_t parent; node != root; node = parent) {
        parent = f->above[node].parent;
        if (parent == FOREST_NOBODY)
            return false;
        lower(n->least, f->gain + node * k, k);
        raise(n->most, f->gain + node * k, k);
    }
    return true;
}

/* Removes the edge above `node`, which gained or lost all it could. */
static inline void decide(struct forest *f, uint32_t node, bool gained) {
    struct forest_edge *edge = &f->above[node];
    if (edge->rising == gained && f->raised)
        bits_set(f->raised, edge->name);
    f->degree[node]--;
    f->degree[edge->parent]--;
    f->edges--;
    edge->parent = FOREST_NOBODY;
}

/* Climbs from `node` to `root`: every edge gains or loses `amount` in that direction. */
FOR_WORDS void shift(struct forest *f, size_t k, uint32_t node, uint32_t root,
                     const mp_limb_t *amount, bool gain) {
    for (uint32_t parent; node != root; node = parent) {
        mp_limb_t *left = f->gain + node * k;
        parent = f->above[node].parent;
        if (gain)
            subtract(left, left, amount, k);
        else
            add(left, left, amount, k);
        if (gain ? is_nil(left, k) : is_same(left, f->whole, k))
            decide(f, node, gain);
    }
}

/* --- trees -------------------------------------------------------------------------- */

/* Makes `node` the root of its tree: every edge above it moves from its lower node to its
   upper one, and is seen from the other end. */
FOR_WORDS void make_root(struct forest *f, size_t k, uint32_t node,
                         const struct numbers *n) {
    struct forest_edge edge = f->above[node];
    if (edge.parent == FOREST_NOBODY)
        return;
    f->above[node].parent = FOREST_NOBODY;
    copy(n->moving, f->gain + node * k, k);
    while (edge.parent != FOREST_NOBODY) {
        uint32_t below = node;
        node = edge.parent;
        struct forest_edge next = f->above[node];
        copy(n->other, f->gain + node * k, k);
        f->above[node] = (struct forest_edge){below, !edge.rising, edge.name};
        subtract(f->gain + node * k, f->whole, n->moving, k);
        copy(n->moving, n->other, k);
        edge = next;
    }
}

/* An edge to add. */
struct addition {
    uint32_t from, to;
    mp_limb_t *gain; /* what its flow can gain */
    uint64_t name;
    bool raise;
};

/* Rounds away the cycle that an edge from a root closes, if any. False when that makes
   the edge itself whole, and decides it. */
FOR_WORDS bool round_cycle(struct forest *f, size_t k, const struct addition *a,
                           const struct numbers *n) {
    copy(n->least, a->gain, k);
    copy(n->most, a->gain, k);
    if (!measure(f, k, a->to, a->from, n))
        return true;
    subtract(n->most, f->whole, n->most, k); /* the least that any can lose */
    bool gain = a->raise ? !is_less(n->most, n->least, k) : is_less(n->least, n->most, k);
    if (gain) {
        shift(f, k, a->to, a->from, n->least, true);
        subtract(a->gain, a->gain, n->least, k);
    } else {
        shift(f, k, a->to, a->from, n->most, false);
        add(a->gain, a->gain, n->most, k);
    }
    bool full = is_nil(a->gain, k);
    if (full && f->raised)
        bits_set(f->raised, a->name);
    return !full && !is_same(a->gain, f->whole, k);
}

/* Joins two trees by an edge from the root of one, which becomes a child of the other
   node unless it has to stay a root. */
FOR_WORDS void join(struct forest *f, size_t k, const struct addition *a, bool stay_root,
                    const struct numbers *n) {
    if (stay_root) {
        make_root(f, k, a->to, n);
        f->above[a->to] = (struct forest_edge){a->from, false, a->name};
        subtract(f->gain + a->to * k, f->whole, a->gain, k);
    } else {
        f->above[a->from] = (struct forest_edge){a->to, true, a->name};
        copy(f->gain + a->from * k, a->gain, k);
    }
    f->degree[a->from]++;
    f->degree[a->to]++;
    f->edges++;
}

/* Adds an edge from a root. A node without edges closes no cycle. */
FOR_WORDS void add_edge(struct forest *f, size_t k, const struct addition *a,
                        bool stay_root, const struct numbers *n) {
    if (f->degree[a->from] == 0 || round_cycle(f, k, a, n))
        join(f, k, a, stay_root, n);
}

FOR_WORDS void add_single(struct forest *f, size_t k, struct addition *a,
                          const mp_limb_t *flow, mp_limb_t *work) {
    struct numbers n = {work, work + k, work + 2 * k, work + 3 * k};
    a->gain = work + 4 * k;
    assert(!is_nil(flow, k) && is_less(flow, f->whole, k));
    subtract(a->gain, f->whole, flow, k);
    make_root(f, k, a->from, &n);
    add_edge(f, k, a, false, &n);
}

void forest_add(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *flow,
                uint64_t name, bool raise) {
    struct addition a = {.from = from, .to = to, .name = name, .raise = raise};
    mp_limb_t work[2 * NUMBERS];
    if (f->limbs == 1)
        add_single(f, 1, &a, flow, work);
    else if (f->limbs == 2)
        add_single(f, 2, &a, flow, work);
    else
        add_single(f, f->limbs, &a, flow, f->work);
    assert(f->edges < f->nodes);
}

/* The node stays the root until its last edge is added, so that a climb from the others
   ends at it. */
FOR_WORDS void add_star(struct forest *f, size_t k, uint32_t count, struct addition *a,
                        const mp_limb_t *flow, mp_limb_t *work) {
    struct numbers n = {work, work + k, work + 2 * k, work + 3 * k};
    a->gain = work + 4 * k;
    for (a->to = 0; a->to < count; a->to++, a->name++, flow += k) {
        subtract(a->gain, f->whole, flow, k);
        if (!is_nil(a->gain, k) && !is_nil(flow, k))
            add_edge(f, k, a, a->to + 1 < count, &n);
        else if (is_nil(a->gain, k) && f->raised)
            bits_set(f->raised, a->name);
    }
}

void forest_add_star(struct forest *f, uint32_t from, uint32_t count,
                     const mp_limb_t *flows, uint64_t name, bool raise) {
    struct addition a = {.from = from, .name = name, .raise = raise};
    mp_limb_t work[2 * NUMBERS];
    if (f->limbs == 1)
        add_star(f, 1, count, &a, flows, work);
    else if (f->limbs == 2)
        add_star(f, 2, count, &a, flows, work);
    else
        add_star(f, f->limbs, count, &a, flows, f->work);
    assert(is_forest(f));
}

bool forest_send(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *most,
                 mp_limb_t *sent) {
    size_t k = f->limbs;
    struct numbers n = {sent, f->work, f->work + k, f->work + 2 * k};
    make_root(f, k, from, &n);
    copy(n.least, most, k);
    if (!measure(f, k, to, from, &n))
        return false;
    shift(f, k, to, from, sent, true);
    return true;
}
