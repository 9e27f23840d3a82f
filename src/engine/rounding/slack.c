#include "engine/rounding/slack.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* How far a flow is from a whole cent. */
static uint64_t to_whole(const struct divider *d, uint64_t flow) {
    return flow < d->denominator - flow ? flow : d->denominator - flow;
}

/* Whether a municipality gets something, but not all: only then has it cells to move. */
static bool takes_part(const struct divider *d, size_t column) {
    return d->numerators[column] % d->denominator != 0;
}

/* --- whether there is enough ------------------------------------------------------ */

/* How far all cells of a residue class can be moved. */
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

/* Finds the first residue classes with a slack of `missing` D-ths of a cent together;
   `at` ends after them. False when all are not enough. */
static bool find_enough(const struct divider *d, const struct residues *r,
                        uint64_t missing, uint64_t *at) {
    struct residue found;
    while (residues_next(r, at, &found)) {
        uint64_t slack = slack_of(d, found);
        if (slack >= missing)
            return true;
        missing -= slack;
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

/* Whether no column has to be moved further than it can, and all that is due sums to 0.
   */
__attribute__((unused)) static bool is_balanced(const struct slack *s) {
    wide sum = 0;
    for (size_t j = 0; j < s->divider->count; j++) {
        if (s->due[j] > s->left)
            return false;
        sum += s->rising[j] ? (wide)s->due[j] : -(wide)s->due[j];
    }
    return sum == 0;
}

void slack_init(struct slack *s, const struct divider *d, money sum, const money *given) {
    uint64_t size = money_size(sum);
    *s = (struct slack){.divider = d, .left = d->denominator};
    s->due = mem_alloc(d->count * sizeof *s->due);
    s->rising = mem_alloc(d->count * sizeof *s->rising);
    for (size_t j = 0; j < d->count; j++) {
        mp_limb_t rest;
        money nearer = (money)divider_split(d, j, size, &rest); /* to zero */
        bool farther = given[j] != (sum < 0 ? -nearer : nearer);
        s->rising[j] = farther == (sum >= 0);
        s->due[j] = farther ? d->denominator - rest : rest;
    }
    assert(is_balanced(s));
}

void slack_owe(struct slack *s, const int64_t *owed) {
    for (size_t j = 0; j < s->divider->count; j++) {
        int64_t due = (int64_t)s->due[j];
        due = owed[j] + (s->rising[j] ? due : -due);
        s->rising[j] = due > 0;
        s->due[j] = due < 0 ? 0 - (uint64_t)due : (uint64_t)due;
        s->left = s->due[j] > s->left ? s->due[j] : s->left;
    }
    assert(is_balanced(s));
}

void slack_clear(struct slack *s) {
    free(s->due);
    free(s->rising);
    *s = (struct slack){0};
}

/* How far all cells of a residue class can be moved, at most `left`. */
static uint64_t reach(const struct slack *s, const uint64_t *flow) {
    uint64_t least = s->left;
    for (size_t j = 0; j < s->divider->count; j++)
        if (takes_part(s->divider, j) && to_whole(s->divider, flow[j]) < least)
            least = to_whole(s->divider, flow[j]);
    return least;
}

/* How far a column has to be moved now: what is due beyond `left`. */
static uint64_t pressing(const struct slack *s, size_t column) {
    return s->due[column] > s->left ? s->due[column] - s->left : 0;
}

/* Moves the columns of one direction by `sum` together, each at least by what is pressing
   and at most by `most`: first all that is pressing, then the rest of the sum from the
   first column on. */
static void move_side(struct slack *s, uint64_t *flow, bool rising, wide sum,
                      uint64_t most) {
    for (size_t j = 0; j < s->divider->count; j++)
        sum -= s->rising[j] == rising ? pressing(s, j) : 0;
    for (size_t j = 0; j < s->divider->count; j++) {
        if (s->rising[j] != rising)
            continue;
        uint64_t by = pressing(s, j), room = (s->due[j] < most ? s->due[j] : most) - by;
        uint64_t more = sum < room ? (uint64_t)sum : room;
        sum -= more;
        by += more;
        s->due[j] -= by;
        flow[j] = rising ? flow[j] + by : flow[j] - by;
    }
}

/* Columns that rise and columns that fall must move by the same sum, or that of the class
   would change: by the least sum with which neither side falls behind. The other side can
   always do that much. For suppose that every column moves by most / left (`left` before
   it is lowered) of what it is due: none falls behind, none moves by more than `most`,
   and both sides move by the same sum, since they are due the same together. So the least
   that a side must move by is not above that sum, and the most that it can is not below;
   and since these bounds are whole, whole amounts exist between them. */
void slack_move(struct slack *s, uint64_t *flow) {
    uint64_t most = reach(s, flow);
    wide sum[2] = {0, 0};
    if (most == 0)
        return;
    s->left -= most;
    for (size_t j = 0; j < s->divider->count; j++)
        sum[s->rising[j]] += pressing(s, j);
    wide both = sum[0] > sum[1] ? sum[0] : sum[1];
    move_side(s, flow, false, both, most);
    move_side(s, flow, true, both, most);
    assert(is_balanced(s));
}
