#include "engine/rounding/error_diffusion.h"

#include <assert.h>

#include "base/bits.h"

/* A flow weighs this many times what is owed. More would round more cells to the nearest;
   less would leave fewer classes to be woven. Of a million lines over three or ten
   municipalities no class had to be woven, and 83 and 88 in a hundred cells were rounded
   to the nearest. */
enum { FLOW_WEIGHT = 4 };

bool error_diffusion_suits(const struct divider *d) {
    return d->width == DIVIDER_NARROW && d->count <= DIFFUSION_COLUMNS;
}

void error_diffusion_init(struct error_diffusion *e, const struct divider *d) {
    *e = (struct error_diffusion){.denominator = (int64_t)d->denominator,
                                  .columns = d->count};
}

/* The cells of a residue class that are not whole. */
struct fractions {
    uint32_t count;
    uint32_t cents;                     /* to give to them */
    uint32_t column[DIFFUSION_COLUMNS]; /* in rising order */
    uint32_t before[DIFFUSION_COLUMNS]; /* how many are served before it */
    int64_t claim[DIFFUSION_COLUMNS];
    int64_t owed[DIFFUSION_COLUMNS]; /* flow included */
};

static void find_fractions(const struct error_diffusion *e, const uint64_t *flow,
                           struct fractions *f) {
    uint64_t sum = 0;
    f->count = 0;
    for (size_t j = 0; j < e->columns; j++) {
        f->column[f->count] = (uint32_t)j;
        f->before[f->count] = 0;
        f->claim[f->count] = e->owed[j] + FLOW_WEIGHT * (int64_t)flow[j];
        f->owed[f->count] = e->owed[j] + (int64_t)flow[j];
        f->count += flow[j] > 0;
        sum += flow[j];
    }
    assert(sum % (uint64_t)e->denominator == 0);
    f->cents = (uint32_t)(sum / (uint64_t)e->denominator);
}

/* Ranks the claims by comparing every two, without a branch that depends on the figures:
   they are random, and no processor could predict it. */
static void rank(struct fractions *f, bool positive) {
    for (size_t late = 1; late < f->count; late++)
        for (size_t early = 0; early < late; early++) {
            bool first = f->claim[early] >= f->claim[late] + !positive;
            f->before[early] += !first;
            f->before[late] += first;
        }
}

/* Gives the cents away. False when that leaves a column too far behind or ahead. */
static bool serve(struct fractions *f, int64_t denominator) {
    int64_t most = DIFFUSION_CENTS * denominator;
    bool near = true;
    for (size_t i = 0; i < f->count; i++) {
        f->owed[i] -= f->before[i] < f->cents ? denominator : 0;
        near &= f->owed[i] <= most && f->owed[i] >= -most;
    }
    return near;
}

/* Whether all that is owed sums to 0, and no column is owed, or ahead by, too much. */
__attribute__((unused)) static bool is_balanced(const struct error_diffusion *e) {
    int64_t sum = 0, most = DIFFUSION_CENTS * e->denominator;
    bool near = true;
    for (size_t j = 0; j < e->columns; j++) {
        sum += e->owed[j];
        near = near && e->owed[j] <= most && e->owed[j] >= -most;
    }
    return near && sum == 0;
}

bool error_diffusion_round(struct error_diffusion *e, const uint64_t *flow, bool positive,
                           uint64_t *raised, uint64_t name) {
    struct fractions f;
    find_fractions(e, flow, &f);
    rank(&f, positive);
    if (!serve(&f, e->denominator))
        return false;
    for (size_t i = 0; i < f.count; i++) {
        e->owed[f.column[i]] = f.owed[i];
        bits_set_if(raised, name + f.column[i], f.before[i] < f.cents);
    }
    assert(is_balanced(e));
    return true;
}
