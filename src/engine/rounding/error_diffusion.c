#include "engine/rounding/error_diffusion.h"

#include "base/bits.h"

/* A flow weighs so many times what is owed. With more, more cells are what a calculator
   says; with less, fewer lines have to be woven. Of a million lines over three or ten
   municipalities none had to, and 83 and 88 cells in a hundred were the nearest. */
enum { FLOW_WEIGHT = 4 };

bool error_diffusion_suits(const struct divider *d) {
    return d->width == DIVIDER_NARROW && d->count <= DIFFUSION_COLUMNS;
}

void error_diffusion_init(struct error_diffusion *c, const struct divider *d) {
    *c = (struct error_diffusion){.denominator = (int64_t)d->denominator,
                                  .columns = d->count};
}

/* The cells of a residue class that are not whole. */
struct fractions {
    uint32_t count, cents; /* of the latter so many are to be given to them */
    uint32_t column[DIFFUSION_COLUMNS]; /* in rising order */
    uint32_t before[DIFFUSION_COLUMNS]; /* how many are served before it */
    int64_t claim[DIFFUSION_COLUMNS];
    int64_t owed[DIFFUSION_COLUMNS]; /* this line's part included */
};

static void find_fractions(const struct error_diffusion *c, const uint64_t *flow,
                           struct fractions *f) {
    uint64_t sum = 0;
    f->count = 0;
    for (size_t j = 0; j < c->columns; j++) {
        f->column[f->count] = (uint32_t)j;
        f->before[f->count] = 0;
        f->claim[f->count] = c->owed[j] + FLOW_WEIGHT * (int64_t)flow[j];
        f->owed[f->count] = c->owed[j] + (int64_t)flow[j];
        f->count += flow[j] > 0;
        sum += flow[j];
    }
    f->cents = (uint32_t)(sum / (uint64_t)c->denominator);
}

/* By comparing each with each: without a branch that depends on the figures, which are as
   good as thrown. */
static void rank(struct fractions *f, bool positive) {
    for (size_t late = 1; late < f->count; late++)
        for (size_t early = 0; early < late; early++) {
            bool first = f->claim[early] >= f->claim[late] + !positive;
            f->before[early] += !first;
            f->before[late] += first;
        }
}

/* Gives the cents away; whether no column is too far behind or ahead then. */
static bool serve(struct fractions *f, int64_t denominator) {
    int64_t most = DIFFUSION_CENTS * denominator;
    bool near = true;
    for (size_t i = 0; i < f->count; i++) {
        f->owed[i] -= f->before[i] < f->cents ? denominator : 0;
        near &= f->owed[i] <= most && f->owed[i] >= -most;
    }
    return near;
}

bool error_diffusion_round(struct error_diffusion *c, const uint64_t *flow, bool positive,
                           uint64_t *raised, uint64_t name) {
    struct fractions f;
    find_fractions(c, flow, &f);
    rank(&f, positive);
    if (!serve(&f, c->denominator))
        return false;
    for (size_t i = 0; i < f.count; i++) {
        c->owed[f.column[i]] = f.owed[i];
        bits_set_if(raised, name + f.column[i], f.before[i] < f.cents);
    }
    return true;
}
