/* Verification: a listing that was written earlier, proved against its input.

   Three promises are confirmed, without the code that divides (rounding.h), from exact
   fractions alone: every line is divided completely; every cell is the floor or the
   ceiling of its exact value; and so is every published total, which is the plain sum
   of its lines. Whatever differs is told: a cent that moved, a row that is missing or
   there twice, a line that came later. */
#ifndef ENGINE_VERIFY_H
#define ENGINE_VERIFY_H

#include "model/listing.h"

struct verifier;

/* A verifier that waits for the lines, then for the rows of the listing. It
   keeps both: some 60 bytes a line and 20 bytes a row. `range`: the periods that
   the listing shows; lines of others are passed over. `b` must outlive it. Owned
   by the caller: verifier_free. */
struct verifier *verifier_new(const struct budget *b, enum closing close,
                              struct period_range range);
void verifier_free(struct verifier *v);

/* Where the cost lines go, all of them before the first row. Faults of the shares that
   they need are added to `d`. */
struct line_sink verifier_lines(struct verifier *v, struct diags *d);

/* Where the rows of the listing go, in their order. Rows of lines that the input does
   not have, and rows that are there twice, are added to `d`. */
struct listing_sink verifier_rows(struct verifier *v, struct diags *d);

/* Checks lines and totals, after the last row. Everything that differs is added to
   `d`; -1 when anything did, now or before. */
int verifier_finish(struct verifier *v, struct diags *d)
    __attribute__((warn_unused_result));

#endif
