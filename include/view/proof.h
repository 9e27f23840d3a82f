/* A proof: exact values beside the cents given, and where each rounding cent went. */
#ifndef VIEW_PROOF_H
#define VIEW_PROOF_H

#include "engine/allocate.h"
#include "report/report.h"

/* Differences are in cents with decimals. */
enum { CENT_PLACES = 4 };

/* One amount over all municipalities. The exact values total `sum`, and so do the
   cents. */
struct proof {
    const struct budget *budget; /* borrowed */
    money sum;
    struct ratio *exact; /* owned: cents, one per municipality */
    money *given;        /* owned: cents */
    bool *there;         /* owned: who takes part, or has a share all the same */
    int64_t *shown;      /* owned; NULL before proof_show: the exact values in
                                    ten-thousandths of a cent, which total `sum` too */
};

void proof_init(struct proof *p, const struct budget *b);
void proof_clear(struct proof *p);

/* Adds an amount divided by `shares`, and the cents of it that each municipality was
   `given`. */
void proof_add(struct proof *p, const struct shares *shares, money sum,
               const money *given);

/* Whether there is nothing to prove: what was added is nil for all, or for the one of
   `only`, or that one is not there. */
bool proof_is_nil(const struct proof *p, int only);

/* Adds the table of exact value, cents given and difference, with the sentences below
   it. `only` limits rows and sentences to one municipality, or MUNICIPALITY_NONE.
   `whole` names what is divided, for the sentences: "this line", "these lines". Borrowed
   from the report. Who is not there has no row. */
struct table *proof_table(struct report *r, struct proof *p, const char *title,
                          const char *whole, int only);

/* Decides how the exact values are shown; call it after the last proof_add. They are cut
   off after four decimals of a cent, and the ten-thousandths left over go to the largest
   remainders, so that the values shown add up as the exact ones do. */
void proof_show(struct proof *p);

/* What was given to municipality `m` less the exact value as shown: cents with
   four decimals. */
struct cell proof_difference(const struct proof *p, size_t m);

#endif
