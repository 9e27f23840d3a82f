/* Cost centres: keys that charge other keys.

   Let b_k be what key k gives to municipalities by its drivers, and a_kj what it gives to
   key j (key_split.h). What a municipality bears of a cost with key k is
   s_k = b_k + sum over j of a_kj s_j, for all keys that k reaches: the linear system
   (I - A) s = b. Without circles its solution is what allocation centre by centre gives
   (the step-down method), with circles that of the reciprocal method, here in exact
   fractions instead of by iteration (Kaplan and Atkinson, Advanced Management Accounting,
   3rd edition, chapter 3). */
#ifndef ENGINE_SHARES_CENTRES_H
#define ENGINE_SHARES_CENTRES_H

#include "engine/shares/key_split.h"

/* The shares of a key, and of all keys that it reaches. */
struct centres {
    struct shares *shares; /* owned: those of the key first */
    size_t count;
};

/* Solves the system of the task's key. Faults are those of shares_init, less what
   `reported` has, and name the path from the key to the one with the fault; -1 after an
   error, and nothing is owned then. */
int centres_solve(struct centres *c, const struct shares_task *task,
                  struct reported *reported, struct diags *d)
    __attribute__((warn_unused_result));
void centres_clear(struct centres *c);

/* The shares of the task's key alone. */
int centres_shares(struct shares *shares, const struct shares_task *task,
                   struct reported *reported, struct diags *d)
    __attribute__((warn_unused_result));

#endif
