/* Review: drivers, keys and rules for accounts that are valid but not used. */
#ifndef INPUT_REVIEW_H
#define INPUT_REVIEW_H

#include "input/costs/cost_run.h"

/* Warns of each driver that no key uses; of one that holds text it is only a note. The
   number of inhabitants needs no key: costs are shown per inhabitant. Adds the error of a
   driver that is used and may be thousands. */
void review_drivers(const struct load_context *l);

/* Notes each key that no line used. */
void review_keys(const struct cost_run *r);

/* Notes each rule for accounts that applies to no line. */
void review_accounts(const struct cost_run *r);

#endif
