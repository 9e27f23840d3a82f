/* Review: what is well written but looks forgotten. */
#ifndef INPUT_REVIEW_H
#define INPUT_REVIEW_H

#include "input/costs/cost_run.h"

/* Warns of each driver that no key uses; of one that holds text it is only a note. The
   number of inhabitants is of use without a key: costs are shown per inhabitant. */
void review_drivers(const struct load_context *l);

/* Notes each key that no line used. */
void review_keys(const struct cost_run *r);

/* Notes each rule for accounts that decides for no line. */
void review_accounts(const struct cost_run *r);

#endif
