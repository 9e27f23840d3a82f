/* Verification: proves an earlier listing against its input.

   Three promises are confirmed from exact fractions alone, without the code that divides
   (rounding.h): every line is divided completely; every cell is the floor or the ceiling
   of its exact value; and so is every published total, which is the plain sum of its
   lines. Every difference is reported: a cent that moved, a row that is missing or
   double, a line that was added later, a total, share or control figure that differs.

   Lines and rows are read side by side (pairing.h): memory is small while the listing has
   the order of the lines, and grows with what is out of step. */
#ifndef ENGINE_VERIFY_VERIFY_H
#define ENGINE_VERIFY_VERIFY_H

#include "model/closed.h"
#include "model/listing.h"

struct verifier;

/* A verifier without lines yet. `range`: the periods that the listing shows; lines of other
   periods are skipped. `b` must outlive it. Owned by the caller: verifier_free. */
struct verifier *verifier_new(const struct budget *b, enum closing close,
                              struct period_range range);
void verifier_free(struct verifier *v);

/* Says that the listing shows one closed period (borrowed; NULL: it does not). */
void verifier_closed(struct verifier *v, const struct closed_period *closed);

/* Receives the other figures of the listing. */
struct listing_figures verifier_figures(struct verifier *v);

/* The sink for the cost lines; meanwhile rows are read from `rows`. Faults of the shares
   that lines need are added to `d`. */
struct line_sink verifier_lines(struct verifier *v, struct listing_source rows,
                                struct diags *d);

/* Reads the remaining rows and checks the lines kept, and the totals. When rows have no
   line the lines are read once more, from `again`. Adds all differences to `d`; -1 if
   there are any. `file` names the listing. */
int verifier_finish(struct verifier *v, const struct line_replay *again, const char *file,
                    struct diags *d) __attribute__((warn_unused_result));

#endif
