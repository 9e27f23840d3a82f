/* A forest of flows that are not whole yet: every cycle among them is rounded away.

   Think of cents that flow along edges between nodes: from a cost line to a municipality,
   from a municipality's subtotal to its total. What flows into a node flows out again, or
   the difference is whole. Flows are fractional; each may end as its floor or as its
   ceiling.

   Around a cycle of fractional edges some amount can be sent without any node noticing:
   edges along the way gain it, edges against the way lose it. The amount is chosen so
   that some edge becomes whole, which is then decided for good and drops out. So no cycle
   survives: the edges that are still fractional form a forest. In the end not even a
   forest can remain, since a leaf would be a node with one fractional edge, whose balance
   could not be whole. That is how sums along two nested families of totals can all be
   kept at once; an integer solution exists because the matrix of such a network is
   totally unimodular (Hoffman and Kruskal 1956), and rounding tables in this way is
   "controlled rounding" (Causey, Cox and Ernst 1985; Cox 1987).

   Only the fractional part of a flow is kept, as a number of D-ths between 0 and D; its
   floor is the caller's. Numbers are `limbs` machine words long. */
#ifndef ENGINE_ROUNDING_FOREST_H
#define ENGINE_ROUNDING_FOREST_H

#include "number/ratio.h"

/* A root has this parent. */
#define FOREST_NOBODY UINT32_MAX

/* The undecided edge from a node to its parent; which end is the parent has no
   meaning. */
struct forest_edge {
    uint32_t parent; /* FOREST_NOBODY at a root */
    bool rising;     /* the flow runs from the node to its parent */
    uint64_t name;   /* the caller's */
};

struct forest {
    size_t nodes, limbs;
    const mp_limb_t *whole;    /* borrowed: D */
    uint64_t *raised;          /* borrowed: a bit per edge name; may be NULL */
    size_t edges;              /* undecided */
    uint32_t *degree;          /* owned: undecided edges at each node */
    struct forest_edge *above; /* owned: by node */
    mp_limb_t *gain; /* owned: what the edge above each node can still gain on the way to
                        its parent, `limbs` words: 0 < gain < D. It can lose the rest of D;
                        its flow is what it can lose when it is rising, or else this. */
    mp_limb_t *work; /* owned: room for numbers under way */
};

/* A forest of `nodes` nodes and no edges. When an edge called `name` ends at its ceiling,
   bit `name` of `raised` is set; at its floor, or while it is undecided, it stays as it
   is. */
void forest_init(struct forest *f, size_t nodes, const mp_limb_t *whole, size_t limbs,
                 uint64_t *raised);
void forest_clear(struct forest *f);

/* Adds an edge on which `flow` (strictly between 0 and D) runs from one node to
   another, and rounds away the cycle it closes, if any: by the smaller of both
   amounts that make some edge whole, or when they are equal, the one that raises the
   new edge if `raise`. */
void forest_add(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *flow,
                uint64_t name, bool raise);

/* The same for the edges of a node that has none yet to the nodes 0 to count - 1, in
   this order, called `name` and up. Their flows may be whole here: 0, and no edge is
   needed; or D, and it is at its ceiling. */
void forest_add_star(struct forest *f, uint32_t from, uint32_t count,
                     const mp_limb_t *flows, uint64_t name, bool raise);

/* Sends as much as possible, but at most `most`, from `from` outside the forest to `to`
   and back through it; `sent` receives the amount. False, and nothing done, when they are
   not connected. */
bool forest_send(struct forest *f, uint32_t from, uint32_t to, const mp_limb_t *most,
                 mp_limb_t *sent);

#endif
