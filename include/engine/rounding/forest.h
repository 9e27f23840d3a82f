/* Forest: fractional flows of cents, of which every cycle is rounded away.

   Think of cents that flow along edges between nodes: from a cost line to a municipality,
   from a municipality's subtotal to its total. The balance of a node, inflow less
   outflow, is whole. Flows are fractional; each may end at its floor or at its ceiling.

   Some amount can be sent around a cycle of fractional edges without changing any
   balance: edges in the direction of travel gain it, the others lose it. The amount is
   chosen so that some edge becomes whole: that edge is decided for good and drops out. So
   no cycle remains, and the edges that are still fractional form a forest. In the end not
   even a forest can remain: a leaf of it would be a node with a single fractional edge,
   whose balance could not be whole. That is how the sums along two nested families of
   totals can all be kept at once. A solution in whole cents exists because the matrix of
   such a network is totally unimodular (Hoffman and Kruskal 1956); rounding tables in
   this way is "controlled rounding" (Causey, Cox and Ernst 1985; Cox 1987).

   The forest keeps only the fraction of a flow, in D-ths between 0 and D; the caller
   keeps its floor. Numbers are `limbs` machine words long. */
#ifndef ENGINE_ROUNDING_FOREST_H
#define ENGINE_ROUNDING_FOREST_H

#include "number/ratio.h"

/* The parent of a root. */
#define FOREST_NOBODY UINT32_MAX

/* The undecided edge between a node and its parent. Which of the two is the parent is
   arbitrary. */
struct forest_edge {
    uint32_t parent; /* FOREST_NOBODY at a root */
    bool rising;     /* the flow runs from the node to its parent */
    uint64_t name;   /* given by the caller */
};

struct forest {
    size_t nodes, limbs;
    const mp_limb_t *whole;    /* borrowed: D */
    uint64_t *raised;          /* borrowed: a bit per edge name; may be NULL */
    size_t edges;              /* undecided */
    uint32_t *degree;          /* owned: undecided edges at each node */
    struct forest_edge *above; /* owned: by node */
    mp_limb_t *gain; /* owned: what the edge above each node can still gain towards its
                        parent, `limbs` words: 0 < gain < D. It can lose D - gain. Its
                        flow is D - gain when it is rising, else gain. */
    mp_limb_t *work; /* owned: scratch numbers */
};

/* A forest of `nodes` nodes and no edges. Bit `name` of `raised` is set when the edge of
   that name ends at its ceiling, and is otherwise left alone. */
void forest_init(struct forest *f, size_t nodes, const mp_limb_t *whole, size_t limbs,
                 uint64_t *raised);
void forest_clear(struct forest *f);

/* Adds an edge on which `flow` (strictly between 0 and D) runs from one node to another,
   and rounds away the cycle that it closes, if any. Sent around one way or the other, two
   amounts make some edge whole: the smaller is taken, and on ties the one that raises the
   new edge if `raise`, else the one that lowers it. */
void forest_add(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *flow,
                uint64_t name, bool raise);

/* Adds edges from a node that has none yet to the nodes 0 to count - 1, in this order,
   named `name` and up. Here a flow may be whole: 0, which needs no edge, or D, which is
   at its ceiling. */
void forest_add_star(struct forest *f, uint32_t from, uint32_t count,
                     const mp_limb_t *flows, uint64_t name, bool raise);

/* Sends as much as possible, at most `most`, through the forest from `to` to `from`, as
   if an edge outside the forest brought it back; `sent` receives the amount. False, and
   nothing done, when the two are not connected. */
bool forest_send(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *most,
                 mp_limb_t *sent);

#endif
