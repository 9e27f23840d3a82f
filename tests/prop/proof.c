#include "proof.h"

/* The rows as they are read again. */
struct reading {
    const struct proof *proof;
    enum tampering tampering;
    size_t at, next;
    bool repeated;
};

static int next_row(void *self, struct listing_row *row) {
    struct reading *r = self;
    if (r->tampering == ROW_MISSING && r->next == r->at)
        r->next++;
    if (r->next >= r->proof->count)
        return 0;
    *row = r->proof->rows[r->next];
    bool here = r->next == r->at;
    if (here && r->tampering == CENT_MORE)
        row->amount[AMOUNT_NET]++;
    if (here && r->tampering == OTHER_HALF)
        row->half = row->half == HALF_BORNE ? HALF_CREDITED : HALF_BORNE;
    if (here && r->tampering == ROW_TWICE && !r->repeated)
        r->repeated = true;
    else
        r->next++;
    return 1;
}

bool proof_holds(const struct proof *p, struct line_replay replay,
                 enum tampering tampering, size_t at) {
    struct reading reading = {.proof = p, .tampering = tampering, .at = at};
    struct diags faults;
    diags_init(&faults);
    struct verifier *v = verifier_new(p->budget, p->close, p->range);
    struct line_sink lines =
        verifier_lines(v, (struct listing_source){&reading, next_row}, &faults);
    bool pushed = replay.replay(replay.self, &lines) == 0;
    bool holds = verifier_finish(v, &replay, "listing.csv", &faults) == 0;
    verifier_free(v);
    diags_clear(&faults);
    return pushed && holds;
}
