#include "engine/rounding/tree.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/mem.h"
#include "engine/rounding/forest.h"

/* Nodes of the forest: one for each total and municipality, then the undecided residue
   classes. Names of its edges: for totals the number of the lower node, then one for each
   undecided cell. */
struct tree {
    struct total *totals; /* borrowed */
    size_t count, columns;
    size_t groups; /* the first of the totals */
    size_t limbs;
    mp_limb_t *whole; /* owned: the common denominator, a whole cent */
    /* The exact totals above the groups, by total and municipality. Of groups there can be
       thousands: their floors stand in `given`, and they are divided when asked for. */
    money *floor;       /* owned: whole cents, rounded down */
    mp_limb_t *rest;    /* owned: what is above the floor, `limbs` words each */
    mp_limb_t *divided; /* owned: the rests of the group that was divided last */
    size_t cells;       /* undecided cells of all groups */
    uint64_t *raised;   /* owned: a bit for every name */
    struct forest forest;
    int direction; /* sign of the first undecided residue class */
};

static bool is_undecided(const struct total *t) {
    return t->classes && t->classes->cell_count > 0;
}

/* The floor of a total for a municipality. */
static money *floor_of(const struct tree *tree, size_t t, size_t j) {
    return t < tree->groups ? &tree->totals[t].given[j]
                            : &tree->floor[(t - tree->groups) * tree->columns + j];
}

/* The rest above it: of groups, only for the one that was divided last. */
static mp_limb_t *rest_of(const struct tree *tree, size_t t, size_t j) {
    return t < tree->groups
               ? tree->divided + j * tree->limbs
               : tree->rest + ((t - tree->groups) * tree->columns + j) * tree->limbs;
}

/* --- numbers over the common denominator -------------------------------------------- */

/* The least common denominator of the groups with undecided cells: the totals of the
   others are whole. */
static void find_whole(struct tree *tree) {
    mpz_t common;
    mpz_init(common);
    integer_set(common, 1);
    for (size_t t = 0; t < tree->count; t++)
        if (is_undecided(&tree->totals[t]))
            mpz_lcm(common, common,
                    tree->totals[t].classes->divider->shares->share.denominator);
    tree->limbs = mpz_size(common);
    tree->whole = mem_alloc(tree->limbs * sizeof *tree->whole);
    mpn_copyi(tree->whole, mpz_limbs_read(common), (mp_size_t)tree->limbs);
    mpz_clear(common);
}

/* Converts a number of D-ths of a cent to the common denominator. */
static void widen(const struct tree *tree, const struct divider *d, const mp_limb_t *from,
                  mp_limb_t *to) {
    mpz_t factor, number, whole;
    mpz_init(factor);
    mpz_divexact(factor, mpz_roinit_n(whole, tree->whole, (mp_size_t)tree->limbs),
                 d->shares->share.denominator);
    mpz_mul(factor, factor, mpz_roinit_n(number, from, (mp_size_t)d->limbs));
    memset(to, 0, tree->limbs * sizeof *to);
    if (mpz_size(factor))
        mpn_copyi(to, mpz_limbs_read(factor), (mp_size_t)mpz_size(factor));
    mpz_clear(factor);
}

/* sum += amount, both below a cent. Returns 1 when that makes a cent, which is taken off.
   */
static int add_rest(const struct tree *tree, mp_limb_t *sum, const mp_limb_t *amount) {
    mp_size_t limbs = (mp_size_t)tree->limbs;
    mp_limb_t carry = mpn_add_n(sum, sum, amount, limbs);
    if (!carry && mpn_cmp(sum, tree->whole, limbs) < 0)
        return 0;
    mpn_sub_n(sum, sum, tree->whole, limbs);
    return 1;
}

/* --- exact totals ------------------------------------------------------------------- */

/* Divides a group's sum exactly. */
static void divide_group(struct tree *tree, size_t t) {
    const struct divider *d = tree->totals[t].classes->divider;
    money sum = tree->totals[t].sum;
    uint64_t size = money_size(sum);
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    memset(tree->divided, 0, tree->columns * tree->limbs * sizeof *tree->divided);
    for (size_t j = 0; j < tree->columns; j++) {
        money *floor = floor_of(tree, t, j);
        *floor = (money)divider_split(d, j, size, rest);
        bool whole = divider_is_nil(d, rest);
        if (sum < 0) {
            *floor = -*floor - !whole;
            if (!whole)
                mpn_sub_n(rest, d->whole, rest, (mp_size_t)d->limbs);
        }
        if (!whole)
            widen(tree, d, rest, rest_of(tree, t, j));
    }
    free(rest);
}

static void add_totals(struct tree *tree) {
    for (size_t t = 0; t + 1 < tree->count; t++) {
        size_t above = tree->totals[t].parent;
        if (t < tree->groups)
            divide_group(tree, t);
        for (size_t j = 0; j < tree->columns; j++)
            *floor_of(tree, above, j) +=
                *floor_of(tree, t, j) +
                add_rest(tree, rest_of(tree, above, j), rest_of(tree, t, j));
    }
}

/* --- the forest --------------------------------------------------------------------- */

/* Adds the cells that the groups left undecided. They form no cycle, so nothing is
   decided here. */
static void plant(struct tree *tree) {
    mp_limb_t *flow = mem_alloc(tree->limbs * sizeof *flow);
    size_t line = tree->count * tree->columns, name = line;
    for (size_t t = 0; t < tree->count; t++) {
        const struct residue_classes *c = tree->totals[t].classes;
        if (!is_undecided(&tree->totals[t]))
            continue;
        for (size_t i = 0; i < c->cell_count; i++) {
            const struct undecided *cell = &c->cells[i];
            widen(tree, c->divider, c->flows + i * c->divider->limbs, flow);
            forest_add(&tree->forest, (uint32_t)(line + cell->line),
                       (uint32_t)(t * tree->columns + cell->column), flow, name++, true);
        }
        line += c->line_count;
    }
    free(flow);
}

/* Adds the flows from every total but the root to the one above it. */
static void climb(struct tree *tree) {
    for (size_t t = 0; t + 1 < tree->count; t++) {
        if (t < tree->groups)
            divide_group(tree, t);
        for (size_t j = 0; j < tree->columns; j++) {
            size_t at = t * tree->columns + j;
            const mp_limb_t *rest = rest_of(tree, t, j);
            if (mpn_zero_p(rest, (mp_size_t)tree->limbs))
                continue;
            size_t above = tree->totals[t].parent * tree->columns + j;
            forest_add(&tree->forest, (uint32_t)at, (uint32_t)above, rest, at,
                       tree->direction > 0);
        }
    }
}

/* --- the root ----------------------------------------------------------------------- */

/* A municipality's remainder at the root. When the direction is negative it is that of
   the negated total, so that negated lines give negated results. */
struct remainder {
    const struct tree *tree;
    size_t column;
    mp_limb_t *rest; /* borrowed: in the tree */
};

/* Largest first; the earlier municipality on ties. */
static int by_remainder(const void *a, const void *b) {
    const struct remainder *x = a, *y = b;
    int order = mpn_cmp(y->rest, x->rest, (mp_size_t)x->tree->limbs);
    return order ? order : (x->column > y->column) - (x->column < y->column);
}

static bool is_whole(const struct tree *tree, const mp_limb_t *rest) {
    mp_size_t limbs = (mp_size_t)tree->limbs;
    return mpn_zero_p(rest, limbs) || mpn_cmp(rest, tree->whole, limbs) == 0;
}

/* Lists the remainders that are not 0, in order. */
static size_t list_remainders(struct tree *tree, struct remainder *list) {
    size_t count = 0;
    for (size_t j = 0; j < tree->columns; j++) {
        mp_limb_t *rest = rest_of(tree, tree->count - 1, j);
        if (mpn_zero_p(rest, (mp_size_t)tree->limbs))
            continue;
        if (tree->direction < 0)
            mpn_sub_n(rest, tree->whole, rest, (mp_size_t)tree->limbs);
        list[count++] = (struct remainder){tree, j, rest};
    }
    if (count)
        qsort(list, count, sizeof *list, by_remainder);
    return count;
}

/* Raises one remainder at the cost of another, as far as the cells between them allow.
   False when they are not connected. */
static bool serve(struct tree *tree, struct remainder *receiver, struct remainder *donor,
                  mp_limb_t *most, mp_limb_t *sent) {
    mp_size_t limbs = (mp_size_t)tree->limbs;
    size_t first = (tree->count - 1) * tree->columns;
    uint32_t to = (uint32_t)(first + receiver->column),
             from = (uint32_t)(first + donor->column);
    mpn_sub_n(most, tree->whole, receiver->rest, limbs);
    if (mpn_cmp(donor->rest, most, limbs) < 0)
        mpn_copyi(most, donor->rest, limbs);
    bool joined = tree->direction > 0 ? forest_send(&tree->forest, to, from, most, sent)
                                      : forest_send(&tree->forest, from, to, most, sent);
    if (joined) {
        mpn_add_n(receiver->rest, receiver->rest, sent, limbs);
        mpn_sub_n(donor->rest, donor->rest, sent, limbs);
    }
    return joined;
}

/* Raises the largest remainders at the cost of the smallest. */
static void round_root(struct tree *tree) {
    struct remainder *list = mem_alloc(tree->columns * sizeof *list);
    mp_limb_t *most = mem_alloc(2 * tree->limbs * sizeof *most);
    size_t count = list_remainders(tree, list);
    for (size_t i = 0, end = count; i < end; i++) {
        while (end > i + 1 && is_whole(tree, list[end - 1].rest))
            end--; /* gave all it had */
        for (size_t k = end; k-- > i + 1 && !is_whole(tree, list[i].rest);)
            while (!is_whole(tree, list[i].rest) && !is_whole(tree, list[k].rest) &&
                   serve(tree, &list[i], &list[k], most, most + tree->limbs))
                ;
    }
    size_t first = (tree->count - 1) * tree->columns;
    for (size_t i = 0; i < count; i++)
        if (mpn_zero_p(list[i].rest, (mp_size_t)tree->limbs) == (tree->direction < 0))
            bits_set(tree->raised, first + list[i].column);
    free(most);
    free(list);
}

/* --- results ------------------------------------------------------------------------ */

static void fill_given(struct tree *tree) {
    uint64_t name = tree->count * tree->columns;
    for (size_t t = 0; t < tree->count; t++) {
        const struct total *total = &tree->totals[t];
        for (size_t j = 0; t < tree->groups && j < tree->columns; j++)
            total->given[j] += bits_get(tree->raised, t * tree->columns + j);
        struct residue_classes *c = total->classes;
        for (size_t i = 0; c && i < c->cell_count; i++, name++)
            if (c->raised && bits_get(tree->raised, name))
                bits_set(c->raised, c->cells[i].name);
    }
}

/* Promise 3: whether every total above the groups is the plain sum of its groups, and the
   floor or the ceiling of its exact value. (The root's rests were rounded by now, the
   fractional ones alone.) */
__attribute__((unused)) static bool is_rounded(const struct tree *tree) {
    size_t cells = tree->count * tree->columns, root = cells - tree->columns;
    money *sums = mem_zero(cells, sizeof *sums);
    bool rounded = true;
    for (size_t at = 0; at < cells; at++) {
        size_t t = at / tree->columns, j = at % tree->columns;
        const struct total *total = &tree->totals[t];
        bool raised = bits_get(tree->raised, at);
        if (t < tree->groups)
            sums[at] = total->given[j];
        if (at < root)
            sums[total->parent * tree->columns + j] += sums[at];
        if (t < tree->groups)
            continue;
        rounded = rounded && sums[at] == *floor_of(tree, t, j) + raised;
        if (at < root && mpn_zero_p(rest_of(tree, t, j), (mp_size_t)tree->limbs))
            rounded = rounded && !raised;
    }
    free(sums);
    return rounded;
}

/* The first group below a total, which may be that group itself. */
static const struct total *first_below(const struct tree *tree, size_t total) {
    for (size_t t = 0; t < tree->count; t++)
        for (size_t above = t;; above = tree->totals[above].parent) {
            if (above == total && tree->totals[t].classes)
                return &tree->totals[t];
            if (above + 1 >= tree->count)
                break;
        }
    return &tree->totals[0];
}

/* Every node's balance is whole, so no edge can be left. It is checked nevertheless. */
static const struct total *find_unresolved(const struct tree *tree) {
    for (size_t t = 0; t < tree->count && tree->forest.edges; t++)
        for (size_t j = 0; j < tree->columns; j++)
            if (tree->forest.degree[t * tree->columns + j])
                return first_below(tree, t);
    for (size_t j = 0; j < tree->columns; j++)
        if (!is_whole(tree, rest_of(tree, tree->count - 1, j)))
            return &tree->totals[0];
    return NULL;
}

static void tree_init(struct tree *tree, struct total *totals, size_t count,
                      size_t columns) {
    *tree = (struct tree){.totals = totals, .count = count, .columns = columns};
    size_t nodes = count * columns;
    find_whole(tree);
    while (tree->groups < count && totals[tree->groups].classes)
        tree->groups++;
    assert(tree->groups < count);
    size_t above = (count - tree->groups) * columns;
    tree->floor = mem_zero(above, sizeof *tree->floor);
    tree->rest = mem_zero(above * tree->limbs, sizeof *tree->rest);
    tree->divided = mem_zero(columns * tree->limbs, sizeof *tree->divided);
    for (size_t t = 0; t < count; t++) {
        if (!is_undecided(&totals[t]))
            continue;
        nodes += totals[t].classes->line_count;
        tree->cells += totals[t].classes->cell_count;
        if (tree->direction == 0)
            tree->direction = totals[t].classes->direction;
    }
    tree->raised =
        mem_zero((count * columns + tree->cells) / 64 + 1, sizeof *tree->raised);
    forest_init(&tree->forest, nodes, tree->whole, tree->limbs, tree->raised);
}

const struct total *tree_round(struct total *totals, size_t count, size_t columns) {
    struct tree tree;
    tree_init(&tree, totals, count, columns);
    add_totals(&tree);
    plant(&tree);
    climb(&tree);
    round_root(&tree);
    fill_given(&tree);
    const struct total *unresolved = find_unresolved(&tree);
    assert(unresolved || is_rounded(&tree));
    forest_clear(&tree.forest);
    free(tree.raised);
    free(tree.divided);
    free(tree.rest);
    free(tree.floor);
    free(tree.whole);
    return unresolved;
}
