/* Proof: whether the verifier accepts a listing, also after it was tampered with. */
#ifndef TESTS_PROOF_H
#define TESTS_PROOF_H

#include "engine/verify/verify.h"

/* What is done to a row of the listing before it is read again. */
enum tampering {
    NOTHING,
    CENT_MORE,
    ROW_MISSING,
    ROW_TWICE,
    TAMPERINGS,
    OTHER_HALF = TAMPERINGS /* of a transfer */
};

/* A listing and its budget. All borrowed. */
struct proof {
    const struct budget *budget;
    enum closing close;
    struct period_range range;
    const struct listing_row *rows;
    size_t count;
};

/* Whether the verifier accepts it for the lines that `replay` pushes, when the row at `at`
   was tampered with. */
bool proof_holds(const struct proof *p, struct line_replay replay,
                 enum tampering tampering, size_t at);

#endif
