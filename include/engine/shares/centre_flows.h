/* Flows through cost centres: which costs go the way of each key, where they come from and
   where they go. They are for information: what municipalities bear is divided by shares.

   Let d_k be what cost lines have with key k, and a_jk what key j gives to key k
   (key_split.h). Then all that goes the way of k is t_k = d_k + sum over j of a_jk t_j: the
   linear system (I - A^T) t = d, in exact fractions. It is solved by strongly connected
   components, those that charge first: keys that charge each other in circles are one
   together, and any other key is one by itself (Tarjan, Depth-first search and linear graph algorithms, SIAM
   Journal on Computing 1, 1972). */
#ifndef ENGINE_SHARES_CENTRE_FLOWS_H
#define ENGINE_SHARES_CENTRE_FLOWS_H

#include "model/budget.h"

/* What cost lines of one key have in one period. */
struct key_cost {
    int key;
    period period; /* whose drivers and keys count */
    money amount;  /* cents */
};

/* A key that charges another, or is charged. */
struct cost_centre {
    int key;
    struct ratio direct, total; /* owned: d and t, in cents */
};

enum { CENTRE_NONE = -1 };

/* A flow from one of the centres, to another or to a municipality. */
struct centre_flow {
    size_t from;
    int centre;          /* to this one, or CENTRE_NONE */
    int municipality;    /* to this one, or MUNICIPALITY_NONE */
    struct ratio amount; /* owned: cents */
};

/* Of several periods, the sums. */
struct centre_flows {
    struct cost_centre *centres; /* owned: without circles each before those it charges */
    size_t centre_count, centre_room;
    struct centre_flow *flows; /* owned: by `from`, to centres and then municipalities */
    size_t flow_count, flow_room;
};

/* Finds the flows of costs whose keys have shares in their periods (share_cache.h). */
void centre_flows_init(struct centre_flows *f, const struct budget *b,
                       const struct key_cost *costs, size_t count);
void centre_flows_clear(struct centre_flows *f);

#endif
