#include "engine/rounding/slack.h"

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

/* How far every cell of a residue class can be moved. */
static uint64_t slack_of(const struct divider *d, struct residue r) {
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

/* Looks at residue classes from the first on until they can be moved by `missing` D-ths of a
   cent together; `at` ends behind them. False when all are not enough. */
static bool find_enough(const struct divider *d, const struct residues *r,
                        uint64_t missing, uint64_t *at) {
    struct residue found;
    while (residues_next(r, at, &found)) {
        uint64_t leeway = slack_of(d, found);
        if (leeway >= missing)
            return true;
        missing -= leeway;
    }
    return false;
}

bool slack_suffices(const struct divider *d, const struct residues *r) {
    uint64_t at = 0;
    return d->width != DIVIDER_WIDE && find_enough(d, r, d->denominator, &at);
}

uint64_t slack_first(const struct divider *d, const struct residues *r, uint64_t cents) {
    uint64_t at = 0;
    return find_enough(d, r, cents * d->denominator, &at) ? at : residues_count(r);
}

/* --- using it --------------------------------------------------------------------- */

void slack_init(struct slack *l, const struct divider *d, money sum, const money *given) {
    uint64_t size = money_size(sum);
    *l = (struct slack){.divider = d, .left = d->denominator};
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

void slack_owe(struct slack *l, const int64_t *owed) {
    for (size_t j = 0; j < l->divider->count; j++) {
        int64_t due = (int64_t)l->due[j];
        due = owed[j] + (l->rising[j] ? due : -due);
        l->rising[j] = due > 0;
        l->due[j] = due < 0 ? 0 - (uint64_t)due : (uint64_t)due;
        l->left = l->due[j] > l->left ? l->due[j] : l->left;
    }
}

void slack_clear(struct slack *l) {
    free(l->due);
    free(l->rising);
    *l = (struct slack){0};
}

/* How far the cells of a residue class can all be moved, as far as that is of use yet. */
static uint64_t reach(const struct slack *l, const uint64_t *flow) {
    uint64_t least = l->left;
    for (size_t j = 0; j < l->divider->count; j++)
        if (takes_part(l->divider, j) && to_whole(l->divider, flow[j]) < least)
            least = to_whole(l->divider, flow[j]);
    return least;
}

/* What a column cannot leave to the residue classes after this one: what is due beyond
   `left`. */
static uint64_t pressing(const struct slack *l, size_t column) {
    return l->due[column] > l->left ? l->due[column] - l->left : 0;
}

/* Moves the columns that go one way by `sum` together, each at least by what is pressing
   and at most by `most`: first all that is pressing, then the rest of the sum from the
   first column on. */
static void move_side(struct slack *l, uint64_t *flow, bool rising, wide sum,
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

/* Both sides must move by the same sum, or the line's would change: by the least that
   lets neither fall behind. That is never too much for the other. For let every column
   move by the part `most` / `left`, as it was, of what it is due: none falls behind,
   none moves by more than `most`, and the sides are even, since they are due the same
   together. So what a side must move by at least is not more than that, what it can at
   most not less; and between whole bounds whole parts can be found. */
void slack_move(struct slack *l, uint64_t *flow) {
    uint64_t most = reach(l, flow);
    wide sum[2] = {0, 0};
    if (most == 0)
        return;
    l->left -= most;
    for (size_t j = 0; j < l->divider->count; j++)
        sum[l->rising[j]] += pressing(l, j);
    wide both = sum[0] > sum[1] ? sum[0] : sum[1];
    move_side(l, flow, false, both, most);
    move_side(l, flow, true, both, most);
}
