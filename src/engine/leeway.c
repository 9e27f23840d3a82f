#include "engine/leeway.h"

#include <stdlib.h>

#include "base/mem.h"

/* How far a flow is from a whole cent. */
static uint64_t to_whole(const struct divider *d, uint64_t flow) {
    return flow < d->denominator - flow ? flow : d->denominator - flow;
}

/* Whether a municipality gets something, but not all: only then are
   there cells to move. */
static bool takes_part(const struct divider *d, size_t column) {
    return d->numerators[column] % d->denominator != 0;
}

/* --- whether there is enough ------------------------------------------------------ */

/* How far every cell of a super-line can be moved. */
static uint64_t leeway_of(const struct divider *d, struct residue r) {
    uint64_t least = d->denominator;
    for (size_t j = 0; j < d->count && least > 0; j++) {
        mp_limb_t rest;
        if (!takes_part(d, j))
            continue;
        divider_rest(d, j, r.size, residue_copies(r), &rest);
        if (to_whole(d, rest) < least)
            least = to_whole(d, rest);
    }
    return least < d->denominator ? least : 0;
}

bool leeway_suffices(const struct divider *d, const struct residues *r) {
    uint64_t missing = d->denominator, at = 0;
    struct residue found;
    while (d->width != DIVIDER_WIDE && residues_next(r, &at, &found)) {
        uint64_t leeway = leeway_of(d, found);
        if (leeway >= missing)
            return true;
        missing -= leeway;
    }
    return false;
}

/* --- using it --------------------------------------------------------------------- */

void leeway_init(struct leeway *l, const struct divider *d, money sum,
                 const money *given) {
    uint64_t size = money_size(sum);
    *l = (struct leeway){.divider = d, .left = d->denominator};
    l->due = mem_alloc(d->count * sizeof *l->due);
    l->rising = mem_alloc(d->count * sizeof *l->rising);
    for (size_t j = 0; j < d->count; j++) {
        mp_limb_t rest;
        money nearer = (money)divider_split(d, j, size, &rest); /* to zero */
        bool farther = given[j] != (sum < 0 ? -nearer : nearer);
        l->rising[j] = farther == (sum >= 0);
        l->due[j] = farther ? d->denominator - rest : rest;
    }
}

void leeway_clear(struct leeway *l) {
    free(l->due);
    free(l->rising);
    *l = (struct leeway){0};
}

/* What cannot wait for the super-lines after this one: as much as
   is due beyond `left`. */
static uint64_t pressing(const struct leeway *l, size_t column) {
    return l->due[column] > l->left ? l->due[column] - l->left : 0;
}

/* Moves the columns that go one way by `sum` together, each at least by what is
   pressing and at most by `most`. */
static void move_side(struct leeway *l, uint64_t *flow, bool rising, wide sum,
                      uint64_t most) {
    for (size_t j = 0; j < l->divider->count; j++)
        sum -= l->rising[j] == rising ? pressing(l, j) : 0;
    for (size_t j = 0; j < l->divider->count; j++) {
        if (l->rising[j] != rising)
            continue;
        uint64_t by = pressing(l, j), room = (l->due[j] < most ? l->due[j] : most) - by;
        uint64_t more = sum < room ? (uint64_t)sum : room;
        sum -= more;
        by += more;
        l->due[j] -= by;
        flow[j] = rising ? flow[j] + by : flow[j] - by;
    }
}

/* Both sides must move by the same sum: the least that lets neither fall behind. There
   is such a sum, since each side could move by just `most` / `left` of what it is due,
   and what is between whole bounds can be whole. */
void leeway_move(struct leeway *l, uint64_t *flow) {
    uint64_t most = l->left;
    wide sum[2] = {0, 0};
    for (size_t j = 0; j < l->divider->count; j++)
        if (takes_part(l->divider, j) && to_whole(l->divider, flow[j]) < most)
            most = to_whole(l->divider, flow[j]);
    if (most == 0)
        return;
    l->left -= most;
    for (size_t j = 0; j < l->divider->count; j++)
        sum[l->rising[j]] += pressing(l, j);
    wide both = sum[0] > sum[1] ? sum[0] : sum[1];
    move_side(l, flow, false, both, most);
    move_side(l, flow, true, both, most);
}
