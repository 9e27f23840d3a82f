/* Verification: a listing that was written earlier, proved against its input.

   Three promises are confirmed, without the code that divides (rounding.h), from exact
   fractions alone: every line is divided completely; every cell is the floor or the
   ceiling of its exact value; and so is every published total, which is the plain sum
   of its lines. Whatever differs is reported: a cent that moved, a row that is missing or
   there twice, a line that came later, a total, share or control of the report that says
   something else.

   Lines and rows are read side by side: a line that meets its rows is judged and forgotten.
   Where the listing has another order, lines are kept until their rows come. */
#ifndef ENGINE_VERIFY_VERIFY_H
#define ENGINE_VERIFY_VERIFY_H

#include "model/listing.h"

struct verifier;

/* A verifier that waits for the lines. It keeps those which do not meet their rows: some
   100 bytes a line and 24 bytes a row. `range`: the periods that the listing shows; lines
   of others are passed over. `b` must outlive it. Owned by the caller: verifier_free. */
struct verifier *verifier_new(const struct budget *b, enum closing close,
                              struct period_range range);
void verifier_free(struct verifier *v);

/* Where to tell what the listing says beside its rows. */
struct listing_figures verifier_figures(struct verifier *v);

/* Where the cost lines go, while rows are taken from `rows`. Faults of the shares that
   they need are added to `d`. */
struct line_sink verifier_lines(struct verifier *v, struct listing_source rows,
                                struct diags *d);

/* Reads the rows that are left and checks what is kept, and the totals. The lines flow by
   once more, from `again`, when there are rows without a line. Everything that differs is
   added to `d`; -1 when anything did. `file` names the listing. */
int verifier_finish(struct verifier *v, const struct line_replay *again, const char *file,
                    struct diags *d) __attribute__((warn_unused_result));

#endif
