#include "report/flows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/bars.h"

/* Down: the least and most that a picture takes, what a node takes at least on average,
   and what is left between nodes, so that their names can be read. */
enum {
    HEIGHT_LEAST = 300 * FLOW_PIXEL,
    HEIGHT_MOST = 880 * FLOW_PIXEL,
    HEIGHT_NODE = 45 * FLOW_PIXEL,
    GAP = 15 * FLOW_PIXEL
};

/* What is on the sides of a node. */
struct sides {
    money in, out;
};

/* The nodes of a column. */
struct column_sum {
    unsigned count;
    money sum;
};

static money size_of(const struct flow *flow) {
    return flow->amount < 0 ? -flow->amount : flow->amount;
}

/* --- columns ------------------------------------------------------------------------ */

/* Moves nodes behind those they receive from. Whether one was moved. */
static bool move_nodes(struct flow_shape *s) {
    bool moved = false;
    for (size_t i = 0; i < s->picture->flow_count; i++) {
        const struct flow *flow = &s->picture->flows[i];
        if (flow->amount == 0)
            continue;
        struct flow_node *from = &s->nodes[flow->from], *to = &s->nodes[flow->to];
        from->column = from->column == FLOW_NOWHERE ? 0 : from->column;
        if (to->column <= from->column) {
            to->column = from->column + 1;
            moved = true;
        }
    }
    return moved;
}

/* Puts those that pass nothing on in the last column. */
static void move_ends(struct flow_shape *s) {
    bool *passes = mem_zero(s->picture->node_count, sizeof *passes);
    for (size_t i = 0; i < s->picture->flow_count; i++)
        if (s->picture->flows[i].amount != 0)
            passes[s->picture->flows[i].from] = true;
    for (size_t i = 0; i < s->picture->node_count; i++)
        if (!passes[i] && s->nodes[i].column != FLOW_NOWHERE)
            s->nodes[i].column = s->columns - 1;
    free(passes);
}

/* False when there is nothing to draw, too much, or a circle. */
static bool find_columns(struct flow_shape *s) {
    for (size_t i = 0; i < s->picture->node_count; i++)
        s->nodes[i].column = FLOW_NOWHERE;
    size_t rounds = 0;
    while (move_nodes(s))
        if (++rounds > FLOW_COLUMNS_MOST)
            return false;
    for (size_t i = 0; i < s->picture->node_count; i++)
        if (s->nodes[i].column >= s->columns)
            s->columns = s->nodes[i].column + 1;
    move_ends(s);
    return s->columns > 1 && s->columns <= FLOW_COLUMNS_MOST;
}

/* --- heights ------------------------------------------------------------------------ */

/* False when the amounts are too large to be added up. */
static bool add_sides(const struct flow_picture *p, struct sides *sides) {
    for (size_t i = 0; i < p->flow_count; i++)
        if (money_add(&sides[p->flows[i].from].out, size_of(&p->flows[i])) != 0 ||
            money_add(&sides[p->flows[i].to].in, size_of(&p->flows[i])) != 0)
            return false;
    return true;
}

static money node_size(const struct sides *side) {
    return side->in > side->out ? side->in : side->out;
}

static bool add_columns(const struct flow_shape *s, const struct sides *sides,
                        struct column_sum columns[FLOW_COLUMNS_MOST]) {
    for (size_t i = 0; i < s->picture->node_count; i++) {
        if (s->nodes[i].column == FLOW_NOWHERE)
            continue;
        struct column_sum *c = &columns[s->nodes[i].column];
        if (++c->count > FLOW_NODES_MOST || money_add(&c->sum, node_size(&sides[i])) != 0)
            return false;
    }
    return true;
}

static unsigned room_of(const struct flow_shape *s, const struct column_sum *c) {
    return s->height - (c->count - 1) * GAP;
}

/* The column that fills its room most: its sum takes all of its room. */
static struct column_sum tightest(struct flow_shape *s,
                                  const struct column_sum columns[FLOW_COLUMNS_MOST]) {
    unsigned most = 0;
    for (int i = 0; i < s->columns; i++)
        most = columns[i].count > most ? columns[i].count : most;
    s->height = most * HEIGHT_NODE;
    s->height = s->height < HEIGHT_LEAST ? HEIGHT_LEAST : s->height;
    s->height = s->height > HEIGHT_MOST ? HEIGHT_MOST : s->height;
    struct column_sum tight = columns[0];
    for (int i = 1; i < s->columns; i++)
        if ((wide)columns[i].sum * room_of(s, &tight) >
            (wide)tight.sum * room_of(s, &columns[i]))
            tight = columns[i];
    return tight;
}

/* --- places ------------------------------------------------------------------------- */

/* The height of an amount. */
static unsigned height_of(const struct flow_shape *s, const struct column_sum *tight,
                          money amount) {
    return bars_length(amount, tight->sum, room_of(s, tight));
}

/* Stacks the nodes of a column, in the middle of the picture. */
static void stack_column(struct flow_shape *s, int column) {
    unsigned used = 0, at;
    for (size_t i = 0; i < s->picture->node_count; i++)
        if (s->nodes[i].column == column)
            used += s->nodes[i].height + GAP;
    at = used < s->height + GAP ? (s->height + GAP - used) / 2 : 0;
    for (size_t i = 0; i < s->picture->node_count; i++)
        if (s->nodes[i].column == column) {
            s->nodes[i].top = at;
            at += s->nodes[i].height + GAP;
        }
}

/* Puts the bands below each other on both of their sides; ends are rounded, not heights,
   so that a side is as high as its sum. */
static void place_bands(struct flow_shape *s, const struct column_sum *tight) {
    struct sides *sides = mem_zero(s->picture->node_count, sizeof *sides);
    for (size_t i = 0; i < s->picture->flow_count; i++) {
        const struct flow *flow = &s->picture->flows[i];
        money *out = &sides[flow->from].out, *in = &sides[flow->to].in;
        unsigned from = height_of(s, tight, *out), to = height_of(s, tight, *in);
        *out += size_of(flow);
        *in += size_of(flow);
        s->bands[i] = (struct flow_band){
            s->nodes[flow->from].top + from, height_of(s, tight, *out) - from,
            s->nodes[flow->to].top + to, height_of(s, tight, *in) - to};
    }
    free(sides);
}

/* False when the amounts are too large. */
static bool place(struct flow_shape *s) {
    struct sides *sides = mem_zero(s->picture->node_count, sizeof *sides);
    struct column_sum columns[FLOW_COLUMNS_MOST] = {{0, 0}};
    bool fits = add_sides(s->picture, sides) && add_columns(s, sides, columns);
    if (fits) {
        struct column_sum tight = tightest(s, columns);
        for (size_t i = 0; i < s->picture->node_count; i++)
            s->nodes[i].height = height_of(s, &tight, node_size(&sides[i]));
        for (int i = 0; i < s->columns; i++)
            stack_column(s, i);
        place_bands(s, &tight);
    }
    free(sides);
    return fits;
}

bool flow_shape_init(struct flow_shape *s, const struct flow_picture *picture) {
    *s = (struct flow_shape){.picture = picture};
    if (picture->flow_count > FLOW_BANDS_MOST)
        return false;
    s->nodes = mem_zero(picture->node_count, sizeof *s->nodes);
    s->bands = mem_zero(picture->flow_count, sizeof *s->bands);
    bool drawn = find_columns(s) && place(s);
    if (!drawn)
        flow_shape_clear(s);
    return drawn;
}

void flow_shape_clear(struct flow_shape *s) {
    free(s->nodes);
    free(s->bands);
    *s = (struct flow_shape){0};
}

unsigned flow_left(const struct flow_shape *s, int column) {
    return (unsigned)(column * (FLOW_WIDTH - FLOW_NODE) / (s->columns - 1));
}
