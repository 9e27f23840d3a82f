#include "engine/forest.h"

#include <stdlib.h>

#include "base/mem.h"

/* The functions below are written once for numbers of `k` words and compiled twice:
   where k is the constant 1, which is nearly always, the compiler keeps the numbers in
   registers. */
#define FOR_WORDS static inline __attribute__((always_inline))

/* Numbers under way: what an edge can gain and lose around the cycle, and two to pass
   on. */
enum { UP, DOWN, CARRY, OTHER, NUMBERS };

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
                       mp_limb_t *up, mp_limb_t *down, mp_limb_t *room) {
    while (node != root) {
        struct forest_edge edge = f->above[node];
        if (edge.parent == FOREST_NOBODY)
            return false;
        const mp_limb_t *flow = f->flow + node * k;
        subtract(room, f->whole, flow, k);
        if (edge.rising) {
            lower(up, room, k);
            lower(down, flow, k);
        } else {
            lower(up, flow, k);
            lower(down, room, k);
        }
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

/* Turns the tree of `node` so that it becomes the root: the edges above it are handed
   on, each from the node below it to the node above it, and seen from the other end. */
FOR_WORDS void make_root(struct forest *f, size_t k, uint32_t node, mp_limb_t *carried,
                         mp_limb_t *other) {
    struct forest_edge edge = f->above[node];
    f->above[node].parent = FOREST_NOBODY;
    copy(carried, f->flow + node * k, k);
    while (edge.parent != FOREST_NOBODY) {
        uint32_t below = node;
        node = edge.parent;
        struct forest_edge next = f->above[node];
        copy(other, f->flow + node * k, k);
        f->above[node] = (struct forest_edge){below, !edge.rising, edge.name};
        copy(f->flow + node * k, carried, k);
        copy(carried, other, k);
        edge = next;
    }
}

/* forest_add, with room for NUMBERS numbers. */
FOR_WORDS void add_edge(struct forest *f, size_t k, uint32_t from, uint32_t to,
                        const mp_limb_t *flow, uint64_t name, bool raise,
                        mp_limb_t *work) {
    mp_limb_t *up = work + UP * k, *down = work + DOWN * k, *left = work + OTHER * k;
    make_root(f, k, from, work + CARRY * k, left);
    subtract(up, f->whole, flow, k);
    copy(down, flow, k);
    if (measure(f, k, to, from, up, down, left)) {
        int order = compare(up, down, k);
        bool gain = order < 0 || (order == 0 && raise);
        shift(f, k, to, from, gain ? up : down, gain);
        if (gain)
            add(down, flow, up, k);
        else
            subtract(down, flow, down, k);
        if (gain && compare(down, f->whole, k) == 0) {
            if (f->raised)
                bit_set(f->raised, name);
            return;
        }
        if (is_nil(down, k))
            return;
    } else {
        copy(down, flow, k);
    }
    make_root(f, k, to, work + CARRY * k, left);
    f->above[to] = (struct forest_edge){from, false, name};
    copy(f->flow + to * k, down, k);
    f->degree[from]++;
    f->degree[to]++;
    f->edges++;
}

void forest_add(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *flow,
                uint64_t name, bool raise) {
    if (f->limbs == 1)
        add_edge(f, 1, from, to, &(const mp_limb_t){*flow}, name, raise,
                 (mp_limb_t[NUMBERS]){0});
    else
        add_edge(f, f->limbs, from, to, flow, name, raise, f->work);
}

bool forest_send(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *most,
                 mp_limb_t *sent) {
    size_t k = f->limbs;
    mp_limb_t *down = f->work + DOWN * k, *other = f->work + OTHER * k;
    make_root(f, k, from, f->work + CARRY * k, other);
    copy(sent, most, k);
    copy(down, f->whole, k);
    if (!measure(f, k, to, from, sent, down, other))
        return false;
    shift(f, k, to, from, sent, true);
    return true;
}
