#include "engine/forest.h"

#include <stdlib.h>

#include "base/mem.h"

/* The hot loops are written once for numbers of any length and compiled twice: with a
   constant length of one word the compiler keeps them in registers. */
#define SPECIALISED static inline __attribute__((always_inline))

/* Parts of `work`. */
enum { UP, DOWN, CARRY, OTHER, WORK_PARTS };

void forest_init(struct forest *f, size_t nodes, const mp_limb_t *whole, size_t limbs,
                 uint64_t *raised) {
    *f =
        (struct forest){.nodes = nodes, .limbs = limbs, .whole = whole, .raised = raised};
    f->degree = mem_zero(nodes, sizeof *f->degree);
    f->parent = mem_alloc(nodes * sizeof *f->parent);
    f->rising = mem_zero(nodes, sizeof *f->rising);
    f->name = mem_zero(nodes, sizeof *f->name);
    f->flow = mem_zero(nodes * limbs, sizeof *f->flow);
    f->work = mem_zero(WORK_PARTS * limbs, sizeof *f->work);
    for (size_t i = 0; i < nodes; i++)
        f->parent[i] = FOREST_NOBODY;
}

void forest_clear(struct forest *f) {
    free(f->degree);
    free(f->parent);
    free(f->rising);
    free(f->name);
    free(f->flow);
    free(f->work);
    *f = (struct forest){0};
}

static mp_limb_t *part(const struct forest *f, int which) {
    return f->work + (size_t)which * f->limbs;
}

/* --- numbers of k words ------------------------------------------------------------- */

SPECIALISED int compare(const mp_limb_t *a, const mp_limb_t *b, size_t k) {
    if (k == 1)
        return (*a > *b) - (*a < *b);
    return mpn_cmp(a, b, (mp_size_t)k);
}

SPECIALISED void copy(mp_limb_t *to, const mp_limb_t *from, size_t k) {
    if (k == 1)
        *to = *from;
    else
        mpn_copyi(to, from, (mp_size_t)k);
}

SPECIALISED void add(mp_limb_t *sum, const mp_limb_t *amount, size_t k) {
    if (k == 1)
        *sum += *amount;
    else
        mpn_add_n(sum, sum, amount, (mp_size_t)k);
}

SPECIALISED void subtract(mp_limb_t *to, const mp_limb_t *from, const mp_limb_t *amount,
                          size_t k) {
    if (k == 1)
        *to = *from - *amount;
    else
        mpn_sub_n(to, from, amount, (mp_size_t)k);
}

SPECIALISED bool is_nil(const mp_limb_t *a, size_t k) {
    return k == 1 ? *a == 0 : mpn_zero_p(a, (mp_size_t)k);
}

/* --- ways --------------------------------------------------------------------------- */

/* Climbs from `node` to `root` and lowers `up` to what every edge on the way can gain
   along the climb, `down` to what it can lose. False when the climb ends at another root.
 */
SPECIALISED bool measure_words(const struct forest *f, size_t k, uint32_t node,
                               uint32_t root, mp_limb_t *up, mp_limb_t *down,
                               mp_limb_t *room) {
    while (node != root) {
        if (f->parent[node] == FOREST_NOBODY)
            return false;
        const mp_limb_t *flow = f->flow + node * k;
        bool rising = f->rising[node];
        subtract(room, f->whole, flow, k);
        const mp_limb_t *gain = rising ? room : flow, *loss = rising ? flow : room;
        if (compare(gain, up, k) < 0)
            copy(up, gain, k);
        if (compare(loss, down, k) < 0)
            copy(down, loss, k);
        node = f->parent[node];
    }
    return true;
}

static bool measure(const struct forest *f, uint32_t node, uint32_t root, mp_limb_t *up,
                    mp_limb_t *down) {
    if (f->limbs > 1)
        return measure_words(f, f->limbs, node, root, up, down, part(f, OTHER));
    mp_limb_t least_up = *up, least_down = *down, room;
    bool met = measure_words(f, 1, node, root, &least_up, &least_down, &room);
    *up = least_up;
    *down = least_down;
    return met;
}

/* Takes out the edge above `node`, which has become whole. */
static void decide(struct forest *f, uint32_t node, bool raised) {
    if (raised && f->raised)
        bit_set(f->raised, f->name[node]);
    f->degree[node]--;
    f->degree[f->parent[node]]--;
    f->parent[node] = FOREST_NOBODY;
    f->edges--;
}

/* Climbs from `node` to `root`: every edge gains `amount` along the climb, or loses it.
 */
SPECIALISED void shift_words(struct forest *f, size_t k, uint32_t node, uint32_t root,
                             const mp_limb_t *amount, bool gain) {
    while (node != root) {
        uint32_t next = f->parent[node];
        mp_limb_t *flow = f->flow + node * k;
        if (f->rising[node] == gain) {
            add(flow, amount, k);
            if (compare(flow, f->whole, k) == 0)
                decide(f, node, true);
        } else {
            subtract(flow, flow, amount, k);
            if (is_nil(flow, k))
                decide(f, node, false);
        }
        node = next;
    }
}

static void shift(struct forest *f, uint32_t node, uint32_t root, const mp_limb_t *amount,
                  bool gain) {
    if (f->limbs > 1)
        shift_words(f, f->limbs, node, root, amount, gain);
    else
        shift_words(f, 1, node, root, &(const mp_limb_t){*amount}, gain);
}

/* --- trees -------------------------------------------------------------------------- */

/* Puts an edge between `node`, a root, and its new parent. */
static void hang(struct forest *f, uint32_t node, uint32_t parent, const mp_limb_t *flow,
                 uint64_t name, bool rising) {
    f->parent[node] = parent;
    f->rising[node] = rising;
    f->name[node] = name;
    copy(f->flow + node * f->limbs, flow, f->limbs);
}

/* Turns the tree of `node` so that it becomes the root: the edges above it are handed
   down, each from the node below to the node above, and seen from the other end. */
static void make_root(struct forest *f, uint32_t node) {
    uint32_t parent = f->parent[node], below = node;
    if (parent == FOREST_NOBODY)
        return;
    mp_limb_t *carried = part(f, CARRY), *next = part(f, OTHER);
    uint64_t name = f->name[node];
    bool rising = f->rising[node];
    copy(carried, f->flow + node * f->limbs, f->limbs);
    f->parent[node] = FOREST_NOBODY;
    while (parent != FOREST_NOBODY) {
        uint32_t above = f->parent[parent];
        uint64_t name_above = f->name[parent];
        bool rising_above = f->rising[parent];
        copy(next, f->flow + parent * f->limbs, f->limbs);
        hang(f, parent, below, carried, name, !rising);
        copy(carried, next, f->limbs);
        name = name_above;
        rising = rising_above;
        below = parent;
        parent = above;
    }
}

static void join(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *flow,
                 uint64_t name) {
    make_root(f, to);
    hang(f, to, from, flow, name, false);
    f->degree[from]++;
    f->degree[to]++;
    f->edges++;
}

void forest_add(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *flow,
                uint64_t name, bool raise) {
    size_t k = f->limbs;
    mp_limb_t *up = part(f, UP), *down = part(f, DOWN);
    make_root(f, from);
    subtract(up, f->whole, flow, k);
    copy(down, flow, k);
    if (!measure(f, to, from, up, down)) {
        join(f, from, to, flow, name);
        return;
    }
    int order = compare(up, down, k);
    bool gain = order < 0 || (order == 0 && raise);
    mp_limb_t *left = gain ? up : down;
    shift(f, to, from, left, gain);
    if (gain)
        add(left, flow, k);
    else
        subtract(left, flow, left, k);
    if (gain && compare(left, f->whole, k) == 0) {
        if (f->raised)
            bit_set(f->raised, name);
    } else if (!is_nil(left, k)) {
        join(f, from, to, left, name);
    }
}

bool forest_send(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *most,
                 mp_limb_t *sent) {
    mp_limb_t *up = part(f, UP), *down = part(f, DOWN);
    make_root(f, from);
    copy(up, most, f->limbs);
    copy(down, f->whole, f->limbs);
    if (!measure(f, to, from, up, down))
        return false;
    copy(sent, up, f->limbs);
    shift(f, to, from, up, true);
    return true;
}
